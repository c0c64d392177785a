//! A blind run: what a source and a municipality do, against the least that it takes.
//!
//! The floor of a source is the streams that its cells are made of and nothing else; the floor of the municipality is reading
//! all vectors once, adding them up and counting what is zero. Sealing and opening (HPKE, signatures, hashes of what is sent)
//! stand beside it; the hash of a vector is with the computing of a source, and with the opening of the municipality. Last, the whole of it against
//! MPyC, which computes the same with three processes of its own (`script/benches/blind.py`). Every count is held against the
//! answers that were given; one that differs ends the measurement.

mod bodem;
mod bron;
mod gemeente;
mod mpyc;
mod stad;

use crate::fault::{Fault, Outcome};
use crate::report::{Goal, Report};
use crate::stats::median;
use stad::{BRONNEN, Stad};
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Instant;

/// The most people of whom one vector can be: the check rows go with it.
const MOST: usize = (1 << 24) - 64 - 16 * BRONNEN;

struct Input {
    json: PathBuf,
    peer: PathBuf,
    python: PathBuf,
    persons: usize,
    /// The point of growth, and how often.
    many: usize,
    many_rounds: usize,
    rounds: usize,
    /// How many MPyC is asked about: in columns, and one by one.
    columns: usize,
    one_by_one: usize,
}

/// Reads `--flag value …` and measures.
pub fn run(words: impl Iterator<Item = String>) -> Outcome<()> {
    let input = read(words)?;
    let mut report = Report::default();
    at(input.persons, input.rounds, "", &mut report)?;
    at(input.many, input.many_rounds, "_16m", &mut report)?;
    let ours = together(input.persons, input.rounds, &mut report)?;
    for (way, persons) in [("columns", input.columns), ("one_by_one", input.one_by_one)] {
        let theirs = mpyc::ask(&input.python, &input.peer, way, persons)?;
        report.raw(&format!("mpyc {way} persons/s"), &theirs.persons_a_second);
        report.raw(&format!("mpyc {way} cpu ns a person"), &theirs.cpu);
        let name = format!("blind_to_mpyc_{way}");
        report.figure(&name, 1.0 / ours / median(&theirs.persons_a_second), Goal::AtLeast(100.0));
    }
    report.close(&input.json)
}

/// The whole of it as MPyC runs it: three sources at once on all processors of this machine, and then the municipality. Gives
/// seconds a person.
fn together(persons: usize, rounds: usize, report: &mut Report) -> Outcome<f64> {
    let stad = Stad::new(persons)?;
    let mut all = Rounds::default();
    for _ in 0..rounds {
        let (ronde, keyed) = stad.keyed()?;
        let (sources, sent) = seconds(|| {
            std::thread::scope(|scope| {
                let stad = &stad;
                let begin = |(place, keyed)| scope.spawn(move || bron::compute(stad, place, keyed).map(|done| done.outbox));
                let under_way: Vec<_> = keyed.into_iter().enumerate().map(begin).collect();
                let sent = under_way.into_iter().map(|one| one.join().map_err(|_| Fault::new("a source stopped")));
                sent.map(|one| one.and_then(|outbox| outbox)).collect::<Outcome<Vec<_>>>()
            })
        });
        let there = gemeente::join(&stad, &ronde, sent?)?;
        all.add("together", (sources + there.take + there.open + there.add) / persons as f64);
    }
    let ours = median(all.of("together"));
    report.raw("ours, three sources at once: ns a person", &[ours * 1e9]);
    report.raw("ours, three sources at once: persons/s", &[1.0 / ours]);
    Ok(ours)
}

/// One size, floors and ours by turns, on one thread.
fn at(persons: usize, rounds: usize, name: &str, report: &mut Report) -> Outcome<()> {
    let stad = Stad::new(persons)?;
    let cells = stad.cells();
    let vectors = bodem::Vectors::new(cells);
    let mut all = Rounds::default();
    for _ in 0..rounds {
        let (took, bronnen) = seconds(|| stad.keyed());
        let (ronde, keyed) = bronnen?;
        all.add("agreeing about the run, with the list", took / persons as f64);
        let mut sent = Vec::new();
        let (mut streams, mut compute, mut seal) = (0.0, 0.0, 0.0);
        for (place, keyed) in keyed.into_iter().enumerate() {
            streams += seconds(|| bodem::streams(BRONNEN + 1, cells)).0;
            let done = bron::compute(&stad, place, keyed)?;
            (compute, seal) = (compute + done.compute, seal + done.seal);
            sent.push(done.outbox);
        }
        let there = gemeente::join(&stad, &ronde, sent)?;
        let xor = (0..BRONNEN).map(|_| vectors.count()).sum::<Outcome<f64>>()?;
        let each = (BRONNEN * cells) as f64;
        all.add("source: floor", streams / each);
        all.add("source: computing", compute / each);
        all.add("source: sealing", seal / each);
        all.add("municipality: taking in", there.take / each);
        all.add("municipality: opening", there.open / each);
        all.add("municipality: floor", xor / each);
        all.add("municipality: adding up", there.add / cells as f64);
        let whole = compute + seal + there.take + there.open + there.add;
        all.add("whole", whole / persons as f64);
    }
    for (what, values) in &all.0 {
        let nanoseconds: Vec<f64> = values.iter().map(|value| value * 1e9).collect();
        report.raw(&format!("{persons} persons, {what}: ns"), &nanoseconds);
    }
    let ratio = |ours, floor| all.ratio(ours, floor);
    report.figure(&format!("blind_source_to_streams{name}"), ratio("source: computing", "source: floor"), Goal::AtMost(1.5));
    let added = ratio("municipality: adding up", "municipality: floor");
    report.figure(&format!("blind_municipality_to_xor{name}"), added, Goal::AtMost(2.0));
    Ok(())
}

fn seconds<T>(what: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let made = what();
    (begin.elapsed().as_secs_f64(), made)
}

/// What each round took, by name.
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
    fn ratio(&self, ours: &str, floor: &str) -> f64 {
        let all: Vec<f64> = self.of(ours).iter().zip(self.of(floor)).map(|(ours, floor)| ours / floor).collect();
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
    let most = MOST.to_string();
    let input = Input {
        json: take("--json", None)?.into(),
        peer: take("--peer", None)?.into(),
        python: take("--python", None)?.into(),
        persons: take("--persons", Some("1000000"))?.parse()?,
        many: take("--many", Some(&most))?.parse()?,
        many_rounds: take("--many-rounds", Some("5"))?.parse()?,
        rounds: take("--rounds", Some("15"))?.parse()?,
        columns: take("--columns", Some("1000000"))?.parse()?,
        one_by_one: take("--one-by-one", Some("50000"))?.parse()?,
    };
    match flags.keys().next() {
        Some(flag) => Err(Fault::new(format!("{flag} is not a flag of this measurement"))),
        None if !(1000..=MOST).contains(&input.persons.min(input.many)) || input.many > MOST => {
            Err(Fault::new(format!("a run is about 1000 to {MOST} people")))
        }
        None => Ok(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is measured is also held against what it should be, on a few people and on more than one part.
    #[test]
    fn a_small_measurement_measures_what_is_right() {
        let mut report = Report::default();
        for persons in [1_000, 70_000] {
            at(persons, 2, "", &mut report).expect("every count is right");
            together(persons, 2, &mut report).expect("every count is right");
        }
    }
}
