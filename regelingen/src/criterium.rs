//! One demand of a regeling, to be answered by one source.

use crate::begrip::{BegripVersie, Soort};
use crate::drempel::{self, Drempel, Vergelijking};
use crate::leeftijd::{self, Ingang, Leeftijd};
use crate::{Antwoord, Begrip, Feiten, Herkomst, Tekst, Waarde};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a criterium is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waarvoor {
    /// Whether the law gives the right.
    #[default]
    Recht,
    /// Whether somebody has it already: no demand of the law, and no part of an overview of rights.
    Gebruik,
}

/// How a value is held against the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Toets {
    /// It must hold (`true`), or must not (`false`).
    Is(bool),
    /// It must be on the good side of the threshold of somebody's group.
    Grens(Vergelijking, Vec<Drempel>),
    /// The day of birth must give an age from here (and from when it counts) to there.
    Leeftijd(Option<(Leeftijd, Ingang)>, Option<Leeftijd>),
}

/// One demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "File")]
pub struct Criterium {
    /// Its name within the regeling.
    pub sleutel: String,
    /// What it asks, for a screen.
    pub tekst: Tekst,
    /// The article that asks it.
    pub artikel: String,
    /// The begrip, in a fixed version.
    pub begrip: BegripVersie,
    /// What it is about.
    pub waarvoor: Waarvoor,
    /// How it is tried.
    pub toets: Toets,
    /// Where the demand comes from.
    pub herkomst: Herkomst,
}

/// As it stands in a file: exactly one of `is`, `leeftijd` or `vergelijking` with `drempel`s.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sleutel: String,
    tekst: Tekst,
    artikel: String,
    begrip: BegripVersie,
    #[serde(default)]
    waarvoor: Waarvoor,
    is: Option<JaNee>,
    leeftijd: Option<LeeftijdFile>,
    vergelijking: Option<Vergelijking>,
    #[serde(default)]
    drempel: Vec<Drempel>,
    herkomst: Herkomst,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum JaNee {
    Ja,
    Nee,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeeftijdFile {
    vanaf: Option<Leeftijd>,
    #[serde(default)]
    ingang: Ingang,
    onder: Option<Leeftijd>,
}

impl TryFrom<File> for Criterium {
    type Error = String;

    fn try_from(file: File) -> Result<Self, String> {
        let toets = match (file.is, file.leeftijd, file.vergelijking) {
            (Some(is), None, None) if file.drempel.is_empty() => Toets::Is(matches!(is, JaNee::Ja)),
            (None, Some(age), None) if file.drempel.is_empty() => {
                if age.vanaf.is_none() && age.onder.is_none() {
                    return Err(format!("criterium {}: leeftijd needs vanaf, onder or both", file.sleutel));
                }
                Toets::Leeftijd(age.vanaf.map(|age_from| (age_from, age.ingang)), age.onder)
            }
            (None, None, Some(vergelijking)) if !file.drempel.is_empty() => Toets::Grens(vergelijking, file.drempel),
            _ => {
                return Err(format!(
                    "criterium {}: give exactly one of is, leeftijd, or vergelijking with at least one drempel",
                    file.sleutel
                ));
            }
        };
        Ok(Self {
            sleutel: file.sleutel,
            tekst: file.tekst,
            artikel: file.artikel,
            begrip: file.begrip,
            waarvoor: file.waarvoor,
            toets,
            herkomst: file.herkomst,
        })
    }
}

impl Toets {
    /// Whether a begrip of this kind can be tried so.
    #[must_use]
    pub fn fits(&self, soort: Soort) -> bool {
        match self {
            Self::Is(_) => soort == Soort::JaNee,
            Self::Grens(..) => matches!(soort, Soort::Bedrag | Soort::Aantal),
            Self::Leeftijd(..) => soort == Soort::Datum,
        }
    }

    /// Whether a value holds on the peildatum for somebody with these feiten.
    #[must_use]
    pub fn holds(&self, waarde: Waarde, feiten: &Feiten, peildatum: Date) -> Antwoord {
        match (self, waarde) {
            (Self::Is(must), Waarde::JaNee(is)) => (is == *must).into(),
            (Self::Grens(vergelijking, drempels), Waarde::Bedrag(value) | Waarde::Aantal(value)) => {
                drempel::holds(drempels, *vergelijking, value, feiten, peildatum)
            }
            (Self::Leeftijd(from, under), Waarde::Datum(born)) => {
                let from = from.map(|(age, ingang)| leeftijd::counts(born, age, ingang, peildatum));
                let under = under.map(|age| leeftijd::counts(born, age, Ingang::Dag, peildatum).map(|old| !old));
                [from, under].into_iter().flatten().map(Antwoord::from).collect()
            }
            // A value of another kind says nothing.
            _ => Antwoord::Onbekend,
        }
    }
}

impl Criterium {
    /// Whether it holds.
    #[must_use]
    pub fn holds(&self, feiten: &Feiten, peildatum: Date) -> Antwoord {
        feiten.get(&self.begrip).map_or(Antwoord::Onbekend, |waarde| self.toets.holds(waarde, feiten, peildatum))
    }

    /// Whether more of it could give a right that less of it does not: on an income the article must say so.
    #[must_use]
    pub fn more_helps(&self) -> bool {
        matches!(&self.toets, Toets::Grens(vergelijking, _) if vergelijking.more_helps())
    }

    pub(crate) fn faults(&self, begrip: Option<&Begrip>) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.tekst.is_whole() {
            faults.push("tekst: write it in nl, en and pap".to_owned());
        }
        match begrip {
            None => {
                faults.push(format!("begrip: {} is not known; add it to begrippen.toml or name another version", self.begrip))
            }
            Some(begrip) if !self.toets.fits(begrip.soort) => {
                faults.push(format!("begrip: {} is {:?}, which cannot be tried like this", self.begrip, begrip.soort));
            }
            Some(_) => {}
        }
        if let Toets::Grens(_, drempels) = &self.toets {
            for (at, drempel) in drempels.iter().enumerate() {
                if drempel.grens < 0 {
                    faults.push(format!("drempel {}: {} is below zero", at + 1, drempel.grens));
                }
                if let Some(other) = drempels[..at].iter().position(|other| !other.voor.excludes(&drempel.voor)) {
                    faults.push(format!("drempel {} and drempel {} can both be about one person", other + 1, at + 1));
                }
            }
        }
        faults
    }
}
