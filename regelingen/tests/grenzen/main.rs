//! Every threshold and every date of every scheme, a step before it, on it, and a step past it.
//!
//! `lezing.csv` is what a second reader found in the articles, written without the files of the schemes beside it.
//! `grenzen.csv` is what follows from it: computed here, with arithmetic of its own, frozen, and read by people. The program is
//! held against that table. A number or a direction that is wrong in one of the two readings is a difference here.

mod afleiding;
mod dag;
mod lezing;
mod mens;
mod rijen;

use jiff::civil::Date;
use lezing::Lezing;
use regelingen::regeling::Gebied;
use regelingen::{Antwoord, Regeling, Stand, shipped, voorbeeld};
use rijen::Rij;
use std::path::PathBuf;

fn stand() -> Stand {
    shipped::read().expect("what is shipped is whole")
}

fn lezingen() -> Vec<Lezing> {
    lezing::read(include_str!("../../lezing.csv"))
}

/// Each version with what the second reader says of it.
fn versions<'a>(stand: &'a Stand, lezingen: &'a [Lezing]) -> Vec<(&'a Regeling, Vec<&'a Lezing>)> {
    let of = |regeling: &'a Regeling| {
        let mine = lezingen.iter().filter(|lezing| lezing.is_about(regeling)).collect();
        (regeling, mine)
    };
    stand.all().iter().map(of).collect()
}

fn table(stand: &Stand, lezingen: &[Lezing]) -> Vec<Rij> {
    versions(stand, lezingen).iter().flat_map(|(regeling, mine)| rijen::of(regeling, mine)).collect()
}

#[test]
fn the_table_is_what_follows_from_the_articles() {
    let made = rijen::csv(&table(&stand(), &lezingen()));
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/grenzen.csv"));
    if std::env::var_os("EENLOKET_REFRESH").is_some() {
        std::fs::write(&path, &made).expect("written");
    }
    let frozen = std::fs::read_to_string(&path).unwrap_or_default();
    let differ = made.lines().zip(frozen.lines()).position(|(made, frozen)| made != frozen);
    if let Some(at) = differ {
        let line = |text: &str| text.lines().nth(at).map(str::to_owned);
        panic!("line {}: the articles say\n  {:?}\nand the table says\n  {:?}", at + 1, line(&made), line(&frozen));
    }
    assert_eq!(made, frozen, "EENLOKET_REFRESH=1 writes the table anew; read what changed before you keep it");
}

#[test]
fn the_program_says_what_the_table_says() {
    let stand = stand();
    let text = include_str!("../../grenzen.csv");
    let examples = voorbeeld::read(text).expect("the table can be read");
    let rows = rijen::read(text);
    assert_eq!(examples.len(), rows.len());
    assert!(rows.len() > 1_000, "{} rows", rows.len());
    for (nth, (example, rij)) in examples.iter().zip(&rows).enumerate() {
        let regeling = stand.all().iter().find(|regeling| rij.is_of(regeling)).expect("the version of the row");
        let why = format!("line {}: {} {}, {}: {}", nth + 2, rij.regeling, rij.versie, rij.criterium, example.wat);
        assert_eq!(example.deviates(regeling), None, "{why} should be {:?}", example.verwacht);
    }
}

/// The columns of a population say it too.
#[test]
fn a_population_of_edges_gets_the_same() {
    let stand = stand();
    let text = include_str!("../../grenzen.csv");
    let all: Vec<_> = voorbeeld::read(text).expect("the table can be read").into_iter().zip(rijen::read(text)).collect();
    let mut days: Vec<Date> = all.iter().map(|(example, _)| example.peildatum).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let today: Vec<_> = all.iter().filter(|(example, _)| example.peildatum == day).collect();
        let columns = mens::columns(&stand, today.iter().map(|(example, _)| &example.feiten));
        for regeling in stand.all() {
            let ja = mens::ja(regeling, &columns, day);
            for (person, (example, _)) in today.iter().enumerate().filter(|(_, (_, rij))| rij.is_of(regeling)) {
                assert_eq!(ja.get(person), example.verwacht == Antwoord::Ja, "{} on {day}: {}", regeling.name(), example.wat);
            }
        }
    }
}

/// Nothing is asked that the second reader did not find, and nothing that they found is not asked.
#[test]
fn both_readings_ask_the_same() {
    let (stand, lezingen) = (stand(), lezingen());
    for (regeling, mine) in versions(&stand, &lezingen) {
        assert_eq!(lezing::asked_by(regeling), lezing::found_in(&mine), "{} {:?}", regeling.name(), regeling.gebied);
    }
    for lezing in &lezingen {
        let known = stand.all().iter().any(|regeling| lezing.is_about(regeling));
        assert!(known, "{} {} is about no version", lezing.regeling, lezing.criterium);
        let gebied = &lezing.gebied;
        assert_eq!(lezing.stand == "verzonnen", lezing.wat_het_artikel_zegt.contains("verzonnen"), "{gebied:?}");
    }
    let national = lezingen.iter().filter(|lezing| lezing.gebied == Gebied::Nederland);
    assert!(national.clone().count() > 80 && national.clone().all(|lezing| lezing.stand != "verzonnen"));
}

/// Numbers that follow from others are computed again, with nothing of the program.
#[test]
fn what_follows_from_other_numbers_follows() {
    for lezing in lezingen() {
        if let Some((below, above)) = afleiding::around(&lezing) {
            assert!(below, "{} {}: {} is too high", lezing.regeling, lezing.criterium, lezing.getal);
            assert!(above, "{} {}: {} is too low", lezing.regeling, lezing.criterium, lezing.getal);
        }
    }
}
