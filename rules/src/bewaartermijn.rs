//! Bewaartermijnen: how long each kind of record is kept, from which event, and who says so.
//!
//! The terms are data (`data/bewaartermijnen.csv`), because they change without us: selection lists are revised and an
//! FG may decide otherwise. None of the terms ascribed to the Selectielijst was seen in its text ([`Zekerheid`]).
//! Deleting is the store's work; here only the moment is computed.

use std::sync::LazyLock;

use jiff::{Span, ToSpan, Zoned};
use serde::{Deserialize, Serialize};

/// A kind of record with a bewaartermijn of its own (domain.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bewaartermijn {
    /// A contact that answered a question.
    Klantcontact,
    /// A contact in which advice was given.
    KlantcontactAdvies,
    /// An application that was broken off, social domain.
    AanvraagAfgebroken,
    /// Login records of medewerkers.
    Inloggegevens,
    /// That a medewerker looked for somebody: by what, hashed, and how many were found.
    Zoekpoging,
    /// A closed hulpvraag.
    Hulpvraag,
    /// A closed hulpvraag that holds advice.
    HulpvraagAdvies,
    /// An afspraak, also one that did not take place.
    Afspraak,
    /// A ticket without person data.
    Inloopbon,
    /// Anything still being made: hulpvraag, doorverwijzing.
    Concept,
    /// The answer of somebody who does not come on a looplijst. Never stored.
    LooplijstNee,
    /// A line of a looplijst, at most; sooner when it has an uitkomst.
    LooplijstRegel,
    /// The uitkomst of a gesprek.
    Gesprek,
    /// An afmelding, kept for as long as it holds.
    Afmelding,
    /// A weigering: scope and date only.
    Weigering,
    /// A referral to the social field.
    Verwijzing,
    /// A line of the log of processing.
    Verwerking,
    /// A line of the access log; the same term as [`Self::Verwerking`], or the shorter would tell on the longer.
    Toegang,
    /// What somebody thought of the help, until it is cut loose from the person.
    Tevredenheid,
    /// Aggregated figures.
    Indicator,
    /// A backup as a whole.
    Reservekopie,
}

/// How long.
#[derive(Debug, Clone)]
pub enum Duur {
    /// Not stored at all.
    Niet,
    /// Until the end of the day on the wall clock.
    EindeDag,
    /// A calendar period.
    Periode(Span),
}

/// The event from which the term runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vanaf {
    /// The record was made.
    Aangemaakt,
    /// The record was last changed.
    Gewijzigd,
    /// What it is about took place.
    Plaatsgevonden,
    /// It was broken off.
    Afgebroken,
    /// It was completed.
    Afgerond,
    /// It was closed.
    Afgesloten,
    /// It was withdrawn.
    Ingetrokken,
}

/// How sure we are of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zekerheid {
    /// Read in the source itself.
    Gezien,
    /// From an earlier study; the text of the source was not seen.
    EerderOnderzoek,
    /// Our own choice, for an organisatie and its FG to confirm.
    EigenKeuze,
}

/// The term of one kind, as the table gives it.
#[derive(Debug, Clone, Deserialize)]
pub struct Termijn {
    /// The kind.
    pub soort: Bewaartermijn,
    /// How long.
    #[serde(rename = "termijn")]
    pub duur: Duur,
    /// From when.
    pub vanaf: Vanaf,
    /// Who says so, in Dutch.
    pub bron: String,
    /// How sure we are.
    pub zekerheid: Zekerheid,
    /// Anything to add, in Dutch; often empty.
    #[serde(rename = "opmerking")]
    pub toelichting: String,
}

static TERMIJNEN: LazyLock<Vec<Termijn>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../data/bewaartermijnen.csv").as_bytes())
        .deserialize()
        .map(|row| row.expect("bewaartermijnen.csv is checked by a test"))
        .collect()
});

/// The whole table, for the page on which an FG reads it.
pub fn all() -> &'static [Termijn] {
    &TERMIJNEN
}

impl Bewaartermijn {
    /// The term of this kind.
    pub fn term(self) -> &'static Termijn {
        all().iter().find(|row| row.soort == self).expect("every kind has a row, checked by a test")
    }

    /// The first moment at which a record of this kind may no longer be there, `from` being the moment of the event
    /// in [`Termijn::vanaf`], in the time zone of the place. For what is never stored that is `from` itself.
    pub fn ends(self, from: &Zoned) -> Zoned {
        match &self.term().duur {
            Duur::Niet => from.clone(),
            Duur::EindeDag => from.saturating_add(1.day()).start_of_day().unwrap_or_else(|_| from.clone()),
            Duur::Periode(span) => from.saturating_add(*span),
        }
    }
}

impl<'de> Deserialize<'de> for Duur {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "niet" => Ok(Self::Niet),
            "einde_dag" => Ok(Self::EindeDag),
            iso => iso.parse().map(Self::Periode).map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests;
