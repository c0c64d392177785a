//! Feestdagen: days on which a balie is closed, and days that move a legal termijn. Two different sets.
//!
//! Goede Vrijdag and 5 May move a termijn every year (Algemene termijnenwet art. 3 lid 1 and 2), and so do days set by
//! decree (lid 3), yet most balies are open on them. A location that closes on such a day says so in its own
//! openingstijden. Days on which sources disagree (`onzeker`) close nothing.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A part of the Kingdom with its own feestdagen: the European Netherlands, Bonaire, Sint Eustatius, Saba.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gebied {
    /// European Netherlands.
    #[serde(alias = "NL")]
    Nederland,
    /// Bonaire.
    #[serde(alias = "BON")]
    Bonaire,
    /// Sint Eustatius.
    #[serde(alias = "STA")]
    SintEustatius,
    /// Saba.
    #[serde(alias = "SAB")]
    Saba,
}

impl Gebied {
    /// All four, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Nederland, Self::Bonaire, Self::SintEustatius, Self::Saba];
}

/// The table does not reach this date. Not knowing is not the same as being open: the caller must decide, and say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no feestdagen known for {date}; the table covers {FIRST_YEAR} to {LAST_YEAR}")]
pub struct FeestdagError {
    /// The date that was asked for.
    pub date: Date,
}

/// First year in `data/feestdagen.csv`.
pub const FIRST_YEAR: i16 = 2025;
/// Last year in `data/feestdagen.csv`. Decree days (art. 3 lid 3) of 2029 and 2030 were not published when it was made.
pub const LAST_YEAR: i16 = 2030;

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Soort {
    Feestdag,
    Bijzonder,
    Termijn,
    Onzeker,
}

#[derive(Deserialize)]
struct FeestdagRow {
    datum: Date,
    gebied: Gebied,
    naam: String,
    soort: Soort,
    feestdag_algemene_termijnenwet: String,
}

static FEESTDAGEN: LazyLock<BTreeMap<(Gebied, Date), FeestdagRow>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../data/feestdagen.csv").as_bytes())
        .deserialize::<FeestdagRow>()
        .map(|row| row.expect("feestdagen.csv is checked by a test"))
        .map(|row| ((row.gebied, row.datum), row))
        .collect()
});

/// Whether the table knows this date's year. Outside it every question here answers with [`FeestdagError`].
pub fn covers(date: Date) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

/// The name of the feestdag on which every balie in this gebied is closed, or `None` on a day that is not one.
pub fn closed_on(date: Date, gebied: Gebied) -> Result<Option<&'static str>, FeestdagError> {
    Ok(find(date, gebied)?.filter(|row| row.soort == Soort::Feestdag).map(|row| row.naam.as_str()))
}

/// The name of any day in the table, also one on which balies may be open (Goede Vrijdag, 5 May). For showing, and for
/// a location that closes by its own choice; [`closed_on`] decides for everybody.
pub fn name_of(date: Date, gebied: Gebied) -> Result<Option<&'static str>, FeestdagError> {
    Ok(find(date, gebied)?.filter(|row| row.soort != Soort::Onzeker).map(|row| row.naam.as_str()))
}

/// Whether a legal termijn cannot end on this day because it is a feestdag (Algemene termijnenwet art. 3).
///
/// European Netherlands only: which days count on BES was not verified. Sundays are not in here, weekends move a
/// termijn by art. 1 ([`crate::termijn::end_of_termijn`]).
pub fn moves_term(date: Date) -> Result<bool, FeestdagError> {
    Ok(find(date, Gebied::Nederland)?.is_some_and(|row| row.feestdag_algemene_termijnenwet == "ja"))
}

fn find(date: Date, gebied: Gebied) -> Result<Option<&'static FeestdagRow>, FeestdagError> {
    if covers(date) { Ok(FEESTDAGEN.get(&(gebied, date))) } else { Err(FeestdagError { date }) }
}

#[cfg(test)]
mod tests;
