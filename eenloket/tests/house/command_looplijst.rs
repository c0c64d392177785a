//! A population is made up, kept in a file, and counted, without a store.

use crate::command::Desk;
use crate::parquet_bestand::{Waarden, write};
use jiff::civil::date;
use regelingen::bevolking::{Bevolking, Marginalen};
use regelingen::columns::run::Run;
use regelingen::columns::{Count, Plan};
use regelingen::shipped;
use serde_json::{Value, json};
use std::num::NonZeroUsize;

const DAY: &str = "2026-07-01";

/// Makes a population on the desk.
fn made(desk: &Desk, file: &str, aantal: &str, seed: &str, threads: &str) -> String {
    let words = ["looplijst", "bevolking", "--aantal", aantal, "--seed", seed, "--naar", file, "--peildatum", DAY];
    desk.ends(&[&words[..], &["--threads", threads]].concat(), 0)
}

/// What a count says, as JSON; what is on stderr comes after it.
fn counted(desk: &Desk, words: &[&str]) -> Value {
    let said = desk.ends(&[&["looplijst", "rekenen", "--json"], words].concat(), 0);
    serde_json::Deserializer::from_str(&said).into_iter().next().expect("it begins with JSON").expect("JSON")
}

fn of<'a>(said: &'a Value, regeling: &str) -> &'a Value {
    let all = said["regelingen"].as_array().expect("a list");
    all.iter().find(|one| one["regeling"] == regeling).unwrap_or_else(|| panic!("{regeling} in {said}"))
}

#[test]
fn the_same_seed_makes_the_same_file_and_what_is_there_is_not_written_over() {
    let desk = Desk::new();
    let said = made(&desk, "een.parquet", "3000", "7", "1");
    assert!(said.contains("making up 3000 persons") && said.contains("3000 invented persons"), "{said}");
    made(&desk, "ander.parquet", "3000", "7", "3");
    made(&desk, "derde.parquet", "3000", "8", "3");
    let bytes = |name: &str| std::fs::read(desk.file(name)).unwrap();
    assert!(bytes("een.parquet") == bytes("ander.parquet"), "threads change nothing");
    assert!(bytes("een.parquet") != bytes("derde.parquet"));
    let words = ["looplijst", "bevolking", "--aantal", "5", "--naar", "een.parquet"];
    assert!(desk.ends(&words, 2).contains("een.parquet is there already: give another name"));
    assert!(
        desk.ends(&["looplijst", "bevolking", "--aantal", "0", "--naar", "leeg.parquet"], 2)
            .contains("0 is not in 1..=100000000")
    );
    let nowhere = desk.ends(&["looplijst", "bevolking", "--aantal", "5", "--naar", "geen/map.parquet"], 1);
    assert!(nowhere.contains("No such file"), "{nowhere}");
    assert!(!desk.file("leeg.parquet").exists() && !desk.file("een.deel").exists());
}

/// What is read from the file is what is in memory: all regelingen, on any number of threads.
#[test]
fn a_file_counts_as_the_population_it_was_made_of() {
    let desk = Desk::new();
    made(&desk, "maastricht.parquet", "20000", "7", "2");
    let day = date(2026, 7, 1);
    let stand = shipped::read().expect("what is shipped is whole");
    let tables = Marginalen::read().expect("the tables can be read");
    let columns = Bevolking { seed: 7, peildatum: day }.columns(20_000, &tables, NonZeroUsize::MIN, &|_| {});
    for (gebruik, flag) in [(false, "--threads=1"), (true, "--niet-gebruik")] {
        let regelingen: Vec<_> = stand.on(day, "0935").collect();
        let plan = Plan::new(&regelingen, &columns, day, gebruik).expect("it fits");
        let run =
            Run { plan: &plan, columns: &columns, without: None, bits: false, threads: NonZeroUsize::MIN, progress: &|_| {} };
        let said = counted(&desk, &["maastricht.parquet", "--gemeente", "0935", flag, "--onbekend", "ontvangt_studietoeslag@1"]);
        assert_eq!((&said["personen"], &said["peildatum"]), (&json!(20_000), &json!(DAY)));
        let all = said["regelingen"].as_array().expect("a list");
        assert_eq!(all.len(), regelingen.len());
        for ((one, regeling), Count { ja, nee, onbekend }) in all.iter().zip(&regelingen).zip(run.go().counts) {
            assert_eq!(one["regeling"], regeling.sleutel);
            for (is, shown) in [(ja, &one["ja"]), (nee, &one["nee"]), (onbekend, &one["onbekend"])] {
                let hidden = shown.is_null() || (shown == "<10" && is < 10) || (*shown == 0 && is == 0);
                assert!(hidden || (is >= 10 && *shown == is), "{}: {is} is shown as {shown}", regeling.name());
            }
        }
    }
}

#[test]
fn what_only_the_inwoner_knows_is_asked_only_if_said_so() {
    let desk = Desk::new();
    made(&desk, "personen.parquet", "2000", "1", "2");
    let words = ["personen.parquet", "--regelingen", "huurtoeslag,bijzondere_bijstand", "--peildatum", "2025-07-01"];
    let without = counted(&desk, &words);
    assert_eq!(without["niet_gevraagd"], json!(["rekenhuur_maand@1", "bijzondere_kosten@1"]));
    assert_eq!(of(&without, "huurtoeslag")["ja"], 0, "nobody can: the rent is not known");
    let with = counted(&desk, &[&words[..], &["--met-inwoner"]].concat());
    assert!(of(&with, "huurtoeslag")["ja"].as_u64().is_some_and(|ja| ja > 100), "{with}");
    assert_eq!(of(&with, "bijzondere_bijstand")["ja"], 0, "no file has the costs that somebody makes");
}

/// Somebody else's file: other types, values that are not known, groups of rows of any size, and a small number.
#[test]
fn a_file_of_somebody_else_is_read_alike_in_any_shape() {
    let desk = Desk::new();
    // Twenty on the threshold of zorgtoeslag, twelve a cent over it, eight of whom it is not known.
    let incomes = [vec![Some(4_085_700); 20], vec![Some(4_085_701); 12], vec![None; 8]].concat();
    let columns = |incomes| {
        vec![
            ("geboortedatum@1", Waarden::Dag(vec![5_000; 40])),
            ("zvw_verzekerd@1", Waarden::Ja(vec![true; 40])),
            ("iets_anders", Waarden::Double(vec![0.5; 40])),
            ("toetsingsinkomen@1", incomes),
            ("partner", Waarden::Ja(vec![false; 40])),
            ("rendementsgrondslag_box3@1", Waarden::Decimal(2, vec![14_189_600; 40])),
        ]
    };
    for group in [40, 7, 1] {
        write(&desk.file("hun.parquet"), &columns(Waarden::Perhaps(incomes.clone())), group);
        let said = counted(&desk, &["hun.parquet", "--regelingen", "zorgtoeslag", "--peildatum", DAY]);
        // The twelve would be known from the forty.
        let expected = json!({"regeling": "zorgtoeslag", "versie": "2026", "ja": 20, "onbekend": "<10", "nee": null});
        assert_eq!(said["regelingen"], json!([expected]), "{group} in a group");
    }
    let wide = incomes.iter().map(|income| i64::from(income.unwrap_or(4_085_701))).collect();
    write(&desk.file("hun.parquet"), &columns(Waarden::Int64(wide)), 40);
    let text = desk.ends(&["looplijst", "rekenen", "hun.parquet", "--regelingen", "zorgtoeslag", "--peildatum", DAY], 0);
    assert!(text.contains("counting 40 persons\n"), "{text}");
    assert!(text.contains("zorgtoeslag 2026         20          0         20\n"), "{text}");
    assert!(text.contains("40 persons, 1 regelingen, 4 questions, 2026-07-01"), "{text}");
}

/// A folder of one's own, as many as one likes.
#[test]
fn fifty_regelingen_of_ones_own_are_counted_with_those_of_the_house() {
    let desk = Desk::new();
    made(&desk, "personen.parquet", "1000", "1", "2");
    std::fs::create_dir(desk.file("eigen")).unwrap();
    let text = include_str!("../../../regelingen/landelijk/bijstand/2026.toml");
    for nth in 0..50 {
        let own = text.replace("sleutel = \"bijstand\"", &format!("sleutel = \"eigen_{nth}\""));
        std::fs::write(desk.file(&format!("eigen/{nth}.toml")), own).unwrap();
    }
    let said = counted(&desk, &["personen.parquet", "--uit", "eigen"]);
    let all = said["regelingen"].as_array().expect("a list");
    assert_eq!(all.len(), 60);
    assert_eq!(of(&said, "eigen_49")["ja"], of(&said, "bijstand")["ja"]);
    let alone = counted(&desk, &["personen.parquet"]);
    assert_eq!(said["vragen"], alone["vragen"], "what is asked twice is asked once");
}
