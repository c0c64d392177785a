//! Fifty schemes out of eight: each of some of their criteria, with a name of its own. What a country's worth of local schemes
//! looks like, which differ in what they combine.

use super::{GEMEENTE, PEILDATUM};
use crate::fault::{Fault, Outcome};
use regelingen::Regeling;
use regelingen::regeling::Gebied;
use std::path::{Path, PathBuf};

/// How many.
pub const VIJFTIG: usize = 50;
const CRITERIUM: &str = "[[criterium]]\n";

/// The name of one.
pub fn name(nth: usize) -> String {
    format!("regeling_{nth}")
}

/// The texts of their files.
pub fn texts(acht: &[&Regeling]) -> Outcome<Vec<String>> {
    let (mut heads, mut criteria) = (Vec::new(), Vec::new());
    for regeling in acht {
        let text = std::fs::read_to_string(file(regeling))?;
        let mut parts = text.split(CRITERIUM);
        heads.push(parts.next().unwrap_or_default().replace(&line(&regeling.sleutel), &line("NAAM")));
        let own = regeling.criterium.iter().zip(parts);
        criteria.extend(own.map(|(criterium, part)| part.replace(&line(&criterium.sleutel), &line("CRITERIUM"))));
    }
    let one = |nth: usize| {
        let first = nth * 7 % criteria.len();
        let mut text = heads[nth % heads.len()].replace("NAAM", &name(nth));
        for at in 0..6 {
            text.push_str(CRITERIUM);
            let part = &criteria[(first + at * (1 + nth % 3)) % criteria.len()];
            text.push_str(&part.replace("CRITERIUM", &format!("criterium_{at}")));
        }
        text
    };
    Ok((0..VIJFTIG).map(one).collect())
}

/// The same, read.
pub fn read(acht: &[&Regeling]) -> Outcome<Vec<Regeling>> {
    texts(acht)?.iter().map(|text| Regeling::read(text).map_err(Fault::new)).collect()
}

fn line(sleutel: &str) -> String {
    format!("sleutel = \"{sleutel}\"\n")
}

fn file(regeling: &Regeling) -> PathBuf {
    let folder = match &regeling.gebied {
        Gebied::Nederland => "landelijk".to_owned(),
        Gebied::Gemeente(_) => format!("gemeenten/{GEMEENTE}"),
    };
    let year = PEILDATUM.year();
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../regelingen/{folder}/{}/{year}.toml", regeling.sleutel))
}
