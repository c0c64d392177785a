//! The columns and the questions as files that a program in another language reads: NumPy arrays and a JSON.

use crate::fault::{Fault, Outcome};
use regelingen::columns::{Columns, data};
use regelingen::drempel::{Groep, Samen, Vergelijking};
use regelingen::leeftijd::{self, Ingang, Leeftijd};
use regelingen::{Regeling, Stand, Toets};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

pub fn write(
    folder: &Path,
    columns: &Columns,
    regelingen: &[&Regeling],
    stand: &Stand,
    peildatum: jiff::civil::Date,
) -> Outcome<()> {
    for (name, values) in columns.all_numbers() {
        npy(&folder.join(format!("{name}.npy")), "<i4", values.len(), values.iter().flat_map(|value| value.to_le_bytes()))?;
    }
    for (name, bits) in columns.all_flags() {
        let bytes = (0..columns.persons()).map(|person| u8::from(bits.get(person)));
        npy(&folder.join(format!("{name}.npy")), "|b1", columns.persons(), bytes)?;
    }
    let schemes: Vec<_> =
        regelingen.iter().map(|regeling| scheme(regeling, columns, stand, peildatum)).collect::<Outcome<_>>()?;
    std::fs::write(folder.join("schemes.json"), format!("[{}]", schemes.join(",\n")))?;
    Ok(())
}

/// A one-dimensional array in the format of NumPy, version 1.
fn npy(path: &Path, kind: &str, length: usize, bytes: impl Iterator<Item = u8>) -> Outcome<()> {
    let mut header = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': ({length},), }}");
    while (10 + header.len() + 1) % 64 != 0 {
        header.push(' ');
    }
    header.push('\n');
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(b"\x93NUMPY\x01\x00")?;
    let length = u16::try_from(header.len()).map_err(|_| Fault::new("the header is too long"))?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(header.as_bytes())?;
    for byte in bytes {
        out.write_all(&[byte])?;
    }
    out.flush()?;
    Ok(())
}

fn scheme(regeling: &Regeling, columns: &Columns, stand: &Stand, peildatum: jiff::civil::Date) -> Outcome<String> {
    let mut criteria = Vec::new();
    for criterium in &regeling.criterium {
        let column = criterium.begrip.to_string();
        if stand.begrippen().get(&criterium.begrip).is_none() || !columns.has(&criterium.begrip) {
            criteria.push("{\"unknown\": true}".to_owned());
            continue;
        }
        criteria.push(match &criterium.toets {
            Toets::Is(must) => format!("{{\"column\": \"{column}\", \"is\": {must}}}"),
            Toets::Leeftijd(from, under) => {
                let from = from.map(|(age, ingang)| last(age, ingang, peildatum)).transpose()?;
                let under = under.map(|age| last(age, Ingang::Dag, peildatum)).transpose()?;
                format!("{{\"column\": \"{column}\", \"born_until\": {}, \"born_after\": {}}}", or_null(from), or_null(under))
            }
            Toets::Grens(how, drempels) => {
                let how = match how {
                    Vergelijking::Hoogstens => "le",
                    Vergelijking::MinderDan => "lt",
                    Vergelijking::Minstens => "ge",
                    Vergelijking::MeerDan => "gt",
                };
                let groups: Vec<_> =
                    drempels.iter().map(|drempel| group(&drempel.voor, drempel.grens, peildatum)).collect::<Outcome<_>>()?;
                format!("{{\"column\": \"{column}\", \"how\": \"{how}\", \"groups\": [{}]}}", groups.join(", "))
            }
        });
    }
    Ok(format!("{{\"name\": \"{}\", \"criteria\": [{}]}}", regeling.sleutel, criteria.join(",\n  ")))
}

fn group(groep: &Groep, grens: i64, peildatum: jiff::civil::Date) -> Outcome<String> {
    let age = |age: Option<Leeftijd>| age.map(|age| last(age, Ingang::Dag, peildatum)).transpose();
    Ok(format!(
        "{{\"limit\": {grens}, \"partner\": {}, \"kinderen\": {}, \"kinderen_vanaf\": {}, \"born_until\": {}, \"born_after\": {}}}",
        groep.samen.map_or("null", |samen| if samen == Samen::Partner { "true" } else { "false" }),
        or_null(groep.kinderen),
        or_null(groep.kinderen_vanaf),
        or_null(age(groep.vanaf)?),
        or_null(age(groep.onder)?),
    ))
}

fn last(age: Leeftijd, ingang: Ingang, peildatum: jiff::civil::Date) -> Outcome<i32> {
    let day = leeftijd::born_until(age, ingang, peildatum);
    day.map(data::day_number).ok_or_else(|| Fault::new(format!("{age:?} is not known on {peildatum}")))
}

fn or_null<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}
