//! What came out. A number under ten says something about somebody: it is not shown, and neither is a second one where the
//! first could be computed from the rest (besluit 56). What nobody can get whoever they are, because all is known or nothing
//! is, says nothing about anybody: that is zero.

use jiff::civil::Date;
use regelingen::columns::Count;
use serde::{Serialize, Serializer};
use std::fmt;

/// Under this a number is about somebody.
const TIEN: u64 = 10;

/// A number that may be shown, or that it may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Getal {
    /// It is ten or more.
    Aantal(u64),
    /// It is not.
    MinderDanTien,
    /// It would give another away.
    Weggelaten,
}

impl fmt::Display for Getal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aantal(number) => f.pad(&number.to_string()),
            Self::MinderDanTien => f.pad("<10"),
            Self::Weggelaten => f.pad("-"),
        }
    }
}

impl Serialize for Getal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Aantal(number) => to.serialize_u64(*number),
            Self::MinderDanTien => to.serialize_str("<10"),
            Self::Weggelaten => to.serialize_none(),
        }
    }
}

/// One regeling.
#[derive(Clone, Debug, Serialize)]
pub struct Regel {
    /// Its key.
    pub regeling: String,
    /// The version that holds on the day.
    pub versie: String,
    /// May have a right.
    pub ja: Getal,
    /// Not enough is known.
    pub onbekend: Getal,
    /// Probably not.
    pub nee: Getal,
}

impl Regel {
    /// With the numbers that may be shown; `can_be` says which of ja, onbekend and nee anybody can get.
    #[must_use]
    pub fn new(regeling: &str, versie: &str, count: Count, can_be: [bool; 3]) -> Self {
        let [ja, onbekend, nee] = shown([count.ja, count.onbekend, count.nee], can_be);
        Self { regeling: regeling.to_owned(), versie: versie.to_owned(), ja, onbekend, nee }
    }
}

fn shown(counts: [u64; 3], can_be: [bool; 3]) -> [Getal; 3] {
    let is_hidden = |at: usize| can_be[at] && counts[at] < TIEN;
    let mut all = [0, 1, 2].map(|at| if is_hidden(at) { Getal::MinderDanTien } else { Getal::Aantal(counts[at]) });
    if (0..3).filter(|at| is_hidden(*at)).count() == 1 {
        let least = (0..3).filter(|at| can_be[*at] && !is_hidden(*at)).min_by_key(|at| counts[*at]);
        if let Some(at) = least {
            all[at] = Getal::Weggelaten;
        }
    }
    all
}

/// All of it.
#[derive(Clone, Debug, Serialize)]
pub struct Uitkomst {
    /// On which day.
    pub peildatum: Date,
    /// Of which gemeente too.
    pub gemeente: Option<String>,
    /// How many persons the file has.
    pub personen: u64,
    /// How many different questions the regelingen ask.
    pub vragen: usize,
    /// What only the inwoner knows, and was not asked.
    pub niet_gevraagd: Vec<String>,
    /// One line for each.
    pub regelingen: Vec<Regel>,
}

impl fmt::Display for Uitkomst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |regel: &Regel| format!("{} {}", regel.regeling, regel.versie);
        let wide = self.regelingen.iter().map(|regel| name(regel).len()).max().unwrap_or(0);
        writeln!(f, "{:wide$} {:>10} {:>10} {:>10}", "", "ja", "onbekend", "nee")?;
        for regel in &self.regelingen {
            writeln!(f, "{:wide$} {:>10} {:>10} {:>10}", name(regel), regel.ja, regel.onbekend, regel.nee)?;
        }
        write!(
            f,
            "{} persons, {} regelingen, {} questions, {}",
            self.personen,
            self.regelingen.len(),
            self.vragen,
            self.peildatum
        )?;
        if !self.niet_gevraagd.is_empty() {
            write!(f, "\nonly the inwoner knows, so onbekend: {}", self.niet_gevraagd.join(", "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Getal::{Aantal, MinderDanTien, Weggelaten};
    use super::*;

    #[test]
    fn a_number_under_ten_is_not_shown_and_cannot_be_computed() {
        let any = [true; 3];
        let known = [true, false, true];
        for (counts, can_be, says) in [
            ([10, 11, 12], any, [Aantal(10), Aantal(11), Aantal(12)]),
            ([9, 5000, 40], any, [MinderDanTien, Aantal(5000), Weggelaten]),
            ([5000, 40, 0], any, [Aantal(5000), Weggelaten, MinderDanTien]),
            ([9, 9, 40], any, [MinderDanTien, MinderDanTien, Aantal(40)]),
            ([0, 0, 0], any, [MinderDanTien; 3]),
            ([5000, 0, 40], known, [Aantal(5000), Aantal(0), Aantal(40)]),
            ([9, 0, 40], known, [MinderDanTien, Aantal(0), Weggelaten]),
            ([0, 40, 0], [false, true, true], [Aantal(0), Weggelaten, MinderDanTien]),
        ] {
            assert_eq!(shown(counts, can_be), says, "{counts:?}");
        }
        assert_eq!(serde_json::to_string(&[Aantal(12), MinderDanTien, Weggelaten]).ok().as_deref(), Some("[12,\"<10\",null]"));
    }
}
