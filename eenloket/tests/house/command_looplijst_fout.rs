//! What is wrong with a population or with what is asked of it: said before anything is counted, with the place and how to
//! mend it, and never with a value.

use crate::command::Desk;
use crate::parquet_bestand::{Waarden, write};

const DAY: [&str; 2] = ["--peildatum", "2026-07-01"];

/// Forty people who may have zorgtoeslag, with one column changed or left out.
fn file(desk: &Desk, changed: &str, values: Option<Waarden>) {
    let mut columns = vec![
        ("geboortedatum@1", Waarden::Dag(vec![5_000; 40])),
        ("zvw_verzekerd@1", Waarden::Ja(vec![true; 40])),
        ("toetsingsinkomen@1", Waarden::Int32(vec![2_000_000; 40])),
        ("partner", Waarden::Ja(vec![false; 40])),
        ("rendementsgrondslag_box3@1", Waarden::Int32(vec![0; 40])),
    ];
    match values {
        Some(values) => columns.iter_mut().filter(|(name, _)| *name == changed).for_each(|(_, column)| *column = values.clone()),
        None => columns.retain(|(name, _)| *name != changed),
    }
    write(&desk.file("hun.parquet"), &columns, 16);
}

fn count(desk: &Desk, more: &[&str], code: i32) -> String {
    desk.ends(&[&["looplijst", "rekenen", "hun.parquet", "--regelingen", "zorgtoeslag"], &DAY[..], more].concat(), code)
}

#[test]
fn a_column_that_is_missing_or_of_another_type_is_named_with_what_it_should_be() {
    let desk = Desk::new();
    file(&desk, "toetsingsinkomen@1", None);
    let said = count(&desk, &[], 1);
    assert!(
        said.contains(
            "hun.parquet: there is no column \"toetsingsinkomen@1\", which zorgtoeslag 2026 asks for. Add it, as INT32"
        ),
        "{said}"
    );
    let known = count(&desk, &["--onbekend", "toetsingsinkomen@1"], 0);
    assert!(known.contains("zorgtoeslag 2026          0          -        <10\n"), "{known}");

    for (column, values, says) in [
        ("toetsingsinkomen@1", Waarden::Double(vec![20_000.0; 40]), "is DOUBLE, and has to be INT32 or INT64 in eurocent"),
        ("toetsingsinkomen@1", Waarden::Double(vec![20_000.0; 40]), "a floating point number cannot hold each eurocent"),
        ("toetsingsinkomen@1", Waarden::Decimal(3, vec![0; 40]), "is INT32 (DECIMAL with 3 decimals), and has to be"),
        ("toetsingsinkomen@1", Waarden::Dag(vec![0; 40]), "is INT32 (DATE), and has to be"),
        ("partner", Waarden::Int32(vec![0; 40]), "column \"partner\": is INT32, and has to be BOOLEAN"),
        ("geboortedatum@1", Waarden::Int32(vec![0; 40]), "is INT32, and has to be DATE (INT32)"),
    ] {
        file(&desk, column, Some(values));
        let said = count(&desk, &[], 1);
        assert!(said.contains(says) && said.contains(column), "{says}: {said}");
    }
}

#[test]
fn a_value_that_cannot_be_is_named_by_its_row_and_not_repeated() {
    let desk = Desk::new();
    let at = |row: usize, value: i64| (0..40).map(|one| if one == row { value } else { 5_000 }).collect::<Vec<_>>();
    let narrow = |row, value| at(row, value).into_iter().map(|value| i32::try_from(value).expect("small")).collect::<Vec<_>>();
    for (column, values, row, says) in [
        ("toetsingsinkomen@1", Waarden::Int64(at(36, 2_147_483_648)), 37, "more than 21,474,836.47 euro, above or below zero"),
        ("toetsingsinkomen@1", Waarden::Int64(at(0, -2_147_483_648)), 1, "Is the column in eurocent"),
        ("rendementsgrondslag_box3@1", Waarden::Int64(at(16, i64::MIN)), 17, "Correct it"),
        ("geboortedatum@1", Waarden::Dag(narrow(39, 99_999)), 40, "before 1880 or after 2100"),
    ] {
        file(&desk, column, Some(values));
        let said = count(&desk, &[], 1);
        assert!(said.contains(&format!("column \"{column}\", row {row}: ")) && said.contains(says), "{said}");
        assert!(!said.contains("2147483648") && !said.contains("99999"), "{said}");
    }
}

#[test]
fn what_is_no_population_or_damaged_is_said() {
    let desk = Desk::new();
    assert!(count(&desk, &[], 1).contains("hun.parquet: No such file"));
    std::fs::write(desk.file("hun.parquet"), "bsn;inkomen\n1;2\n").unwrap();
    let said = count(&desk, &[], 1);
    assert!(said.contains("cannot be read as Parquet") && said.contains("eenloket looplijst bevolking"), "{said}");
    file(&desk, "", None);
    let mut bytes = std::fs::read(desk.file("hun.parquet")).unwrap();
    // The first pages, behind the mark at the begin; the end, which tells where all is, stays whole.
    bytes[4..200].fill(0xff);
    std::fs::write(desk.file("hun.parquet"), bytes).unwrap();
    let said = count(&desk, &[], 1);
    assert!(said.contains("cannot be read") && said.contains("copy or write it again"), "{said}");
}

#[test]
fn how_it_is_compressed_is_said_where_that_is_not_read() {
    let desk = Desk::new();
    file(&desk, "", None);
    let mut bytes = std::fs::read(desk.file("hun.parquet")).unwrap();
    // In the end of the file, behind the name of a column: the fourth field says how it is compressed. Zstandard is the sixth way.
    let before = b"toetsingsinkomen@1\x15\x00";
    let at = bytes.windows(before.len()).rposition(|window| window == before).expect("the end names the column");
    bytes[at + before.len() - 1] = 6 << 1;
    std::fs::write(desk.file("hun.parquet"), bytes).unwrap();
    let said = count(&desk, &[], 1);
    assert!(
        said.contains("column \"toetsingsinkomen@1\": is compressed as ZSTD") && said.contains("with Snappy or gzip"),
        "{said}"
    );
}

#[test]
fn a_regeling_that_is_not_there_is_named_with_those_that_are() {
    let desk = Desk::new();
    file(&desk, "", None);
    let said =
        desk.ends(&[&["looplijst", "rekenen", "hun.parquet", "--regelingen", "zorgtoeslag,zorgtoelage"], &DAY[..]].concat(), 2);
    assert!(said.contains("there is no regeling zorgtoelage on 2026-07-01. There are: aio, bijstand,"), "{said}");
    let said = desk.ends(&[&["looplijst", "rekenen", "hun.parquet", "--regelingen", "minimaregeling"], &DAY[..]].concat(), 2);
    assert!(said.contains("One of a gemeente wants --gemeente"), "{said}");
    let said = desk.ends(&["looplijst", "rekenen", "hun.parquet", "--peildatum", "1999-01-01"], 2);
    assert!(said.contains("no regeling holds on 1999-01-01: give another --peildatum"), "{said}");

    std::fs::create_dir(desk.file("eigen")).unwrap();
    assert!(count(&desk, &["--uit", "eigen"], 2).contains("there is no .toml file of a regeling in it"));
    std::fs::write(desk.file("eigen/een.toml"), "sleutel = 3\n").unwrap();
    let said = count(&desk, &["--uit", "eigen"], 2);
    assert!(said.contains("eigen/een.toml: ") && said.contains("line 1"), "{said}");
    let text = include_str!("../../../regelingen/landelijk/bijstand/2026.toml");
    std::fs::write(desk.file("eigen/een.toml"), text).unwrap();
    assert!(count(&desk, &["--uit", "eigen"], 2).contains("there is a version of this name already"));
}
