//! What is known about one person by whoever evaluates: a source about its own data, an inwoner about themselves.

use crate::begrip::BegripVersie;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The value of a begrip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waarde {
    /// Eurocent.
    Bedrag(i64),
    /// People or things.
    Aantal(i64),
    /// Holds or not.
    JaNee(bool),
    /// A day.
    Datum(Date),
}

/// What is known. Whatever is not in here is onbekend.
#[derive(Clone, Debug, Default)]
pub struct Feiten {
    /// Whether there is a partner who counts along, as far as whoever evaluates knows of one itself.
    pub partner: Option<bool>,
    /// How many children under 18 count along.
    pub kinderen: Option<u8>,
    /// The day of birth, where a threshold depends on age.
    pub geboren: Option<Date>,
    waarden: BTreeMap<BegripVersie, Waarde>,
}

impl Feiten {
    /// Who it is about, as far as thresholds depend on it, and nothing else yet.
    #[must_use]
    pub fn about(geboren: Option<Date>, partner: Option<bool>, kinderen: Option<u8>) -> Self {
        Self { partner, kinderen, geboren, waarden: BTreeMap::new() }
    }

    /// With this value besides.
    #[must_use]
    pub fn with(mut self, begrip: BegripVersie, waarde: Waarde) -> Self {
        self.waarden.insert(begrip, waarde);
        self
    }

    /// The value, where it is known.
    #[must_use]
    pub fn get(&self, begrip: &BegripVersie) -> Option<Waarde> {
        self.waarden.get(begrip).copied()
    }
}
