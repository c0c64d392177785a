//! Questions to three sources over HTTP: how many a second, and how long those of a whole municipality take.
//!
//! One municipality asks, three sources answer, all on the two cores of this machine. Everything is signed on both sides, each
//! source writes its log before it answers, and all answers are held against one calculation over everything. In the same round
//! the same people are asked one by one, and by a floor that signs and writes nothing.

mod afnemer;
mod bodem;
mod bronnen;
mod gemeente;
mod inwoners;
mod tls;
mod verwerkingen;

use crate::fault::{Fault, Outcome};
use crate::report::{Goal, Report};
use crate::stats::median;
use afnemer::Vorm;
use bronnen::Bronnen;
use inwoners::Stad;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Adults of an average municipality, times six questions: 263 thousand.
const INWONERS: usize = 43_834;

struct Input {
    temp: PathBuf,
    json: PathBuf,
    /// Whom the sources know.
    persons: usize,
    /// Who lives in the municipality that asks everything.
    inwoners: usize,
    /// Of how many people each run asks one by one.
    een: usize,
    rounds: usize,
}

/// Reads `--flag value …` and measures.
pub fn run(words: impl Iterator<Item = String>) -> Outcome<()> {
    let input = read(words)?;
    // As many threads as a program of ours has by itself: one a core.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(measure(&input))
}

async fn measure(input: &Input) -> Outcome<()> {
    let rounds = rounds(input).await?;
    let mut report = Report::default();
    let get = |name: &str| rounds.of(name);
    let ratio = |name: &str, floor: &str| rounds.ratio(name, floor);
    report.figure("vragen_1000x1_a_second", median(get("1000x1 q/s")), Goal::AtLeast(1_000_000.0));
    report.figure("vragen_1000x1_to_one_by_one", ratio("1000x1 q/s", "one_by_one q/s"), Goal::AtLeast(100.0));
    report.figure("vragen_1000x1_to_unsigned", ratio("1000x1 q/s", "unsigned 1000x1 q/s"), Goal::AtLeast(0.1));
    report.figure("vragen_1000x8_to_1000x1", ratio("1000x8 q/s", "1000x1 q/s"), Goal::AtLeast(4.0));
    report.figure("vragen_1000x8_to_unsigned", ratio("1000x8 q/s", "unsigned 1000x8 q/s"), Goal::AtLeast(0.1));
    report.figure("vragen_gemeente_s", median(get("gemeente s")), Goal::AtMost(1.0));
    for (name, values) in &rounds.0 {
        report.raw(name, values);
    }
    report.close(&input.json)
}

/// Asks in each way in turn, and looks at the logs of the sources afterwards.
async fn rounds(input: &Input) -> Outcome<Rounds> {
    let stad = Arc::new(Stad::new(input.persons)?);
    let bronnen = Bronnen::open(&input.temp, &stad).await?;
    let duizend = Vorm { runs: 3, personen: 1_000, vragen: 1 };
    let alone = Vorm { runs: 1, ..duizend };
    let acht = Vorm { vragen: 8, ..duizend };
    let een = Vorm { personen: 1, ..duizend };
    let (mut rounds, all) = (Rounds::default(), usize::MAX);
    afnemer::signed(&bronnen, &stad, duizend, 10).await?;
    for _ in 0..input.rounds {
        rounds.add("one_by_one q/s", afnemer::signed(&bronnen, &stad, een, input.een).await?);
        rounds.add("unsigned 1000x1 q/s", afnemer::unsigned(&bronnen, &stad, duizend, all).await?);
        rounds.add("1000x1 q/s", afnemer::signed(&bronnen, &stad, duizend, all).await?);
        rounds.add("1000x1, one run a source q/s", afnemer::signed(&bronnen, &stad, alone, all).await?);
        rounds.add("unsigned 1000x8 q/s", afnemer::unsigned(&bronnen, &stad, acht, all).await?);
        rounds.add("1000x8 q/s", afnemer::signed(&bronnen, &stad, acht, all).await?);
        let whole = gemeente::ask(&bronnen, &stad, input.inwoners, &input.temp, false).await?;
        rounds.add("gemeente s", whole.seconds);
        rounds.add("gemeente lines s", whole.lines);
        let kept = gemeente::ask(&bronnen, &stad, input.inwoners, &input.temp, true).await?;
        rounds.add("gemeente, each step kept s", kept.seconds);
        rounds.add("gemeente unsigned s", gemeente::unsigned(&bronnen, &stad, input.inwoners).await?);
    }
    bronnen.check()?;
    Ok(rounds)
}

/// What each round measured, by name, in the order in which it was.
#[derive(Default)]
struct Rounds(Vec<(&'static str, Vec<f64>)>);

impl Rounds {
    fn add(&mut self, name: &'static str, value: f64) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(value),
            None => self.0.push((name, vec![value])),
        }
    }

    fn of(&self, name: &str) -> &[f64] {
        self.0.iter().find(|(known, _)| *known == name).map_or(&[], |(_, values)| values)
    }

    /// The middle of what they are to each other in each round.
    fn ratio(&self, name: &str, floor: &str) -> f64 {
        let all: Vec<f64> = self.of(name).iter().zip(self.of(floor)).map(|(ours, floor)| ours / floor).collect();
        median(&all)
    }
}

fn read(mut words: impl Iterator<Item = String>) -> Outcome<Input> {
    let mut flags = HashMap::new();
    while let Some(flag) = words.next() {
        let value = words.next().ok_or_else(|| Fault::new(format!("{flag} wants a value")))?;
        flags.insert(flag, value);
    }
    let mut take = |flag: &str, otherwise: Option<&str>| {
        flags.remove(flag).or(otherwise.map(str::to_owned)).ok_or_else(|| Fault::new(format!("{flag} is missing")))
    };
    let input = Input {
        temp: take("--temp", None)?.into(),
        json: take("--json", None)?.into(),
        persons: take("--persons", Some("264000"))?.parse()?,
        inwoners: INWONERS,
        een: 200,
        rounds: take("--rounds", Some("3"))?.parse()?,
    };
    match flags.keys().next() {
        Some(flag) => Err(Fault::new(format!("{flag} is not a flag of this measurement"))),
        None if input.persons < INWONERS => Err(Fault::new(format!("--persons: at least {INWONERS}"))),
        None => Ok(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is measured is also held against what it should be, on a few people.
    #[test]
    fn a_small_measurement_measures_what_is_right() {
        let temp = std::env::temp_dir().join(format!("eenloket-bench-vragen-{}", std::process::id()));
        std::fs::create_dir_all(&temp).expect("a folder");
        let json = temp.join("vragen.json");
        let input = Input { temp: temp.clone(), json, persons: 3_100, inwoners: 2_050, een: 3, rounds: 1 };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        runtime.block_on(measure(&input)).expect("nothing is wrong");
        assert!(input.json.exists());
        std::fs::remove_dir_all(temp).expect("it is there");
    }
}
