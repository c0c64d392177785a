//! A population in columns against what others need for the same counts, and against the memory itself.
//!
//! The peers are a program of their own (`script/benches/looplijst.py`): it reads the columns that are written here, answers
//! the same questions with OpenFisca, Polars and DuckDB, and prints what it counted and how long it took. A figure stands
//! only if all counts are equal. Last, the same country in a file (`bestand`): read, counted, and with how much memory.

pub mod bestand;
mod export;
mod vijftig;

use crate::fault::{Fault, Outcome};
use crate::report::{Goal, Report};
use regelingen::bevolking::{Bevolking, Marginalen};
use regelingen::columns::run::Run;
use regelingen::columns::{Columns, Count, Plan};
use regelingen::{Regeling, Stand, shipped};
use std::collections::HashMap;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The day on which everything is asked.
const PEILDATUM: jiff::civil::Date = jiff::civil::date(2026, 7, 1);
const GEMEENTE: &str = "0935";
const ACHT: [&str; 8] = [
    "zorgtoeslag",
    "kindgebonden_budget",
    "bijstand",
    "aio",
    "kwijtschelding",
    "minimaregeling",
    "individuele_inkomenstoeslag_maastricht",
    "huurtoeslag",
];
const SEED: u64 = 20_260_701;

struct Input {
    temp: PathBuf,
    json: PathBuf,
    peers: PathBuf,
    python: PathBuf,
    persons: usize,
    country: usize,
    rounds: usize,
}

/// Reads `--flag value …` and measures.
pub fn run(words: impl Iterator<Item = String>) -> Outcome<()> {
    let input = read(words)?;
    let stand = shipped::read().map_err(|faults| Fault::new(format!("{} faults in the regelingen", faults.len())))?;
    let acht: Vec<_> = stand.on(PEILDATUM, GEMEENTE).filter(|regeling| ACHT.contains(&regeling.sleutel.as_str())).collect();
    let mut report = Report::default();
    let columns = people(input.persons, &stand, &acht)?;
    let plan = plan(&acht, &columns)?;
    println!(
        "{} schemes, {} questions, {:.1} bytes a person",
        acht.len(),
        plan.questions(),
        columns.bytes() as f64 / columns.persons() as f64
    );

    export::write(&input.temp, &columns, &acht, &stand, PEILDATUM)?;
    let before = both(&plan, &columns, input.rounds);
    let peers = peers(&input, &counts(&plan, &columns))?;
    let after = both(&plan, &columns, input.rounds);
    let ours = [before[0].min(after[0]), before[1].min(after[1])];
    for (name, seconds) in &peers {
        report.raw(&format!("{name} ms"), &[seconds * 1e3]);
    }
    report.raw("ours_1 ms", &[ours[0] * 1e3]);
    report.raw("ours_2 ms", &[ours[1] * 1e3]);
    let peer = |name: &str| peers.get(name).copied().ok_or_else(|| Fault::new(format!("{name} was not measured")));
    report.figure("looplijst_openfisca_1", peer("openfisca_1")? / ours[0], Goal::AtLeast(40.0));
    // OpenFisca has no second thread to use; ours is as it runs.
    report.figure("looplijst_openfisca_machine", peer("openfisca_1")? / ours[1], Goal::AtLeast(40.0));
    report.figure("looplijst_polars_1", peer("polars_1")? / ours[0], Goal::AtLeast(5.0));
    report.figure("looplijst_polars_2", peer("polars_2")? / ours[1], Goal::AtLeast(5.0));
    report.figure("looplijst_duckdb_1", peer("duckdb_1")? / ours[0], Goal::AtLeast(5.0));
    report.figure("looplijst_duckdb_2", peer("duckdb_2")? / ours[1], Goal::AtLeast(5.0));
    growth(&input, &stand, &acht, &plan, &columns, &mut report)?;
    report.close(&input.json)
}

/// Fifty schemes that share the questions of eight, and eighteen million persons.
fn growth(
    input: &Input,
    stand: &Stand,
    acht: &[&Regeling],
    plan_acht: &Plan,
    columns: &Columns,
    report: &mut Report,
) -> Outcome<()> {
    let fifty = vijftig::read(acht)?;
    let fifty: Vec<_> = fifty.iter().collect();
    let plan_fifty = plan(&fifty, columns)?;
    println!("50 schemes, {} questions", plan_fifty.questions());
    let (mut eight, mut many) = (f64::MAX, f64::MAX);
    for _ in 0..input.rounds {
        eight = eight.min(seconds(|| counts(plan_acht, columns)));
        many = many.min(seconds(|| counts(&plan_fifty, columns)));
    }
    report.figure("looplijst_50_to_8", many / eight, Goal::AtMost(1.5));

    let country = people(input.country, stand, acht)?;
    // What is small stays in the cache of the processor: the memory itself is met by the country, and by a quarter of it.
    let quarter = people(input.country / 4, stand, acht)?;
    let rounds = input.rounds.min(10);
    let (mut part, mut whole, mut streams) = (f64::MAX, [f64::MAX; 2], [f64::MAX; 2]);
    for _ in 0..rounds {
        part = part.min(seconds(|| counts(plan_acht, &quarter)));
        for at in 0..2 {
            whole[at] = whole[at].min(seconds(|| counts_on(plan_acht, &country, at + 1)));
            streams[at] = streams[at].min(seconds(|| stream(&country, at + 1)));
        }
    }
    for at in 0..2 {
        report.raw(&format!("country_{} ms", at + 1), &[whole[at] * 1e3]);
        report.raw(&format!("stream_{} GB/s", at + 1), &[country.bytes() as f64 / streams[at] / 1e9]);
        report.figure(&format!("looplijst_stream_{}", at + 1), whole[at] / streams[at], Goal::AtMost(2.0));
    }
    let persons = country.persons() as f64 / quarter.persons() as f64;
    report.figure("looplijst_country_to_linear", whole[0] / part / persons, Goal::AtMost(1.1));
    drop(quarter);
    report.raw("columns in memory: peak MB", &[peak_megabytes()?]);
    let expected = plan(&fifty, &country)?;
    let expected = counts_on(&expected, &country, 2);
    drop(country);
    bestand::measure(input, acht, (columns.persons(), &counts_on(&plan_fifty, columns, 2)), &expected, report)
}

fn read(words: impl Iterator<Item = String>) -> Outcome<Input> {
    let mut flags = HashMap::new();
    let mut words = words;
    while let Some(flag) = words.next() {
        let value = words.next().ok_or_else(|| Fault::new(format!("{flag} wants a value")))?;
        flags.insert(flag, value);
    }
    let mut take = |flag: &str, otherwise: Option<&str>| {
        flags.remove(flag).or(otherwise.map(str::to_owned)).ok_or_else(|| Fault::new(format!("{flag} is missing")))
    };
    let number = |text: String| text.parse::<usize>().map_err(Fault::from);
    let input = Input {
        temp: take("--temp", None)?.into(),
        json: take("--json", None)?.into(),
        peers: take("--peers", None)?.into(),
        python: take("--python", None)?.into(),
        persons: number(take("--persons", Some("1000000"))?)?,
        country: number(take("--country", Some("18000000"))?)?,
        rounds: number(take("--rounds", Some("20"))?)?,
    };
    match flags.keys().next() {
        Some(flag) => Err(Fault::new(format!("{flag} is not a flag of this measurement"))),
        None => Ok(input),
    }
}

/// Adults, with the columns that the schemes read and no other.
fn people(persons: usize, stand: &Stand, regelingen: &[&Regeling]) -> Outcome<Columns> {
    let tables = Marginalen::read().map_err(Fault::new)?;
    let all = Bevolking { seed: SEED, peildatum: PEILDATUM }.columns(persons, &tables, threads(2), &|_| {});
    let used: Vec<_> = regelingen.iter().flat_map(|regeling| &regeling.criterium).map(|criterium| &criterium.begrip).collect();
    let unused = stand.begrippen().iter().map(|begrip| &begrip.begrip).filter(|begrip| !used.contains(begrip));
    let asks_age = |regeling: &&Regeling| regeling.criterium.iter().any(has_ages);
    let all = if regelingen.iter().any(asks_age) { all } else { all.without_geboren() };
    Ok(unused.fold(all, |columns, begrip| columns.without(begrip)))
}

fn has_ages(criterium: &regelingen::Criterium) -> bool {
    let ages = |drempel: &regelingen::Drempel| drempel.voor.vanaf.is_some() || drempel.voor.onder.is_some();
    matches!(&criterium.toets, regelingen::Toets::Grens(_, drempels) if drempels.iter().any(ages))
}

fn plan(regelingen: &[&Regeling], columns: &Columns) -> Outcome<Plan> {
    Plan::new(regelingen, columns, PEILDATUM, true).map_err(|error| Fault::new(error.to_string()))
}

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap_or(NonZeroUsize::MIN)
}

fn counts(plan: &Plan, columns: &Columns) -> Vec<Count> {
    counts_on(plan, columns, 1)
}

fn counts_on(plan: &Plan, columns: &Columns, on: usize) -> Vec<Count> {
    Run { plan, columns, without: None, bits: false, threads: threads(on), progress: &|_| {} }.go().counts
}

/// The best of the rounds on one thread and on two, in turn.
fn both(plan: &Plan, columns: &Columns, rounds: usize) -> [f64; 2] {
    let mut least = [f64::MAX; 2];
    for _ in 0..rounds {
        for (at, least) in least.iter_mut().enumerate() {
            *least = least.min(seconds(|| counts_on(plan, columns, at + 1)));
        }
    }
    least
}

/// Reads every byte of the columns once and does nothing with them.
fn stream(columns: &Columns, threads: usize) -> u64 {
    let parts: Vec<u64> = std::thread::scope(|scope| {
        let sum = |part: usize| {
            let numbers = columns.all_numbers().map(|(_, values)| {
                let own = share(values, part, threads).iter();
                u64::from(own.fold(0_u32, |sum, value| sum.wrapping_add(value.cast_unsigned())))
            });
            let flags =
                columns.all_flags().map(|(_, bits)| share(bits.words(), part, threads).iter().fold(0, |sum, word| sum ^ word));
            numbers.chain(flags).fold(0_u64, u64::wrapping_add)
        };
        let handles: Vec<_> = (1..threads).map(|part| scope.spawn(move || sum(part))).collect();
        let own = sum(0);
        [own].into_iter().chain(handles.into_iter().map(|handle| handle.join().unwrap_or(0))).collect()
    });
    parts.into_iter().fold(0, u64::wrapping_add)
}

/// The part of a column that one of the threads reads.
fn share<T>(all: &[T], part: usize, parts: usize) -> &[T] {
    &all[all.len() * part / parts..all.len() * (part + 1) / parts]
}

fn seconds<T>(what: impl FnOnce() -> T) -> f64 {
    let begin = Instant::now();
    black_box(what());
    begin.elapsed().as_secs_f64()
}

/// What the peers took, by name; their counts must be ours.
fn peers(input: &Input, ours: &[Count]) -> Outcome<HashMap<String, f64>> {
    let out = Command::new(&input.python).arg(&input.peers).arg(&input.temp).output()?;
    if !out.status.success() {
        return Err(Fault::new(format!("the peers failed: {}", String::from_utf8_lossy(&out.stderr))));
    }
    let mut all = HashMap::new();
    for line in String::from_utf8_lossy(&out.stdout).lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(time)) = (words.next(), words.next()) else { continue };
        let counted: Vec<u64> = words.filter_map(|word| word.parse().ok()).collect();
        let expected: Vec<u64> = ours.iter().flat_map(|count| [count.ja, count.onbekend]).collect();
        if counted != expected {
            return Err(Fault::new(format!("{name} counts {counted:?}, we count {expected:?}")));
        }
        all.insert(name.to_owned(), time.parse()?);
    }
    Ok(all)
}

/// The most memory that this process had at once.
pub fn peak_megabytes() -> Outcome<f64> {
    let status = std::fs::read_to_string(Path::new("/proc/self/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(kilobytes / 1024.0)
}
