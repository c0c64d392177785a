//! A version of a scheme: what it is, what it asks, what is wrong with it, whether it may hold for somebody.

use crate::criterium::Waarvoor;
use crate::wet;
use crate::{Antwoord, Begrippen, Criterium, Feiten, Geverifieerd, Herkomst, Tekst, Toets};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Where a regeling holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gebied {
    /// In the European part of the country.
    Nederland,
    /// In one gemeente, by its code of four digits.
    Gemeente(String),
}

impl Gebied {
    /// Whether something that holds here holds for who lives in a gemeente, by its code.
    #[must_use]
    pub fn holds_in(&self, gemeente: &str) -> bool {
        match self {
            Self::Nederland => true,
            Self::Gemeente(code) => code == gemeente,
        }
    }
}

/// How to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aanvragen {
    /// With whom.
    pub bij: String,
    /// How, for an inwoner.
    pub hoe: Tekst,
    /// The last day, where the law gives one for this version.
    #[serde(default)]
    pub uiterlijk: Option<Date>,
    /// Where that comes from.
    pub herkomst: Herkomst,
    /// The article of the law of the regeling itself that gives it to who did not apply, where there is one.
    #[serde(default)]
    pub zonder: Option<Herkomst>,
}

impl Aanvragen {
    /// The article by which nobody has to apply; `None` as long as nobody saw it in the law.
    #[must_use]
    pub fn given_without(&self) -> Option<&Herkomst> {
        self.zonder.as_ref().filter(|one| one.geverifieerd == Geverifieerd::Ja && !one.bron.trim().is_empty())
    }
}

/// A number of the law from which thresholds follow; a test computes them again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Eurocent, or millionths where it is a rate.
    pub waarde: i64,
    /// Where it comes from.
    pub herkomst: Herkomst,
}

/// A version of a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regeling {
    /// The scheme.
    pub sleutel: String,
    /// The version; unique within the scheme.
    pub versie: String,
    /// What people call it.
    pub naam: Tekst,
    /// What it is, in a sentence or two.
    pub uitleg: Tekst,
    /// The articles it rests on.
    pub wet: String,
    /// Who decides on it.
    pub beslist: String,
    /// From this day.
    pub geldig_van: Date,
    /// To and including this day; without it until further notice.
    #[serde(default)]
    pub geldig_tot: Option<Date>,
    /// Where.
    pub gebied: Gebied,
    /// The regeling of the country that a gemeente carries out with this: to whoever it is about both are the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uitvoering_van: Option<String>,
    /// How to apply.
    pub aanvragen: Aanvragen,
    /// What no source can say and only the inwoner knows.
    #[serde(default)]
    pub weet_alleen_de_inwoner: Vec<Tekst>,
    /// The article that makes a higher income a demand, where there is one.
    #[serde(default)]
    pub meer_helpt: Option<String>,
    /// Numbers from which thresholds follow.
    #[serde(default)]
    pub parameter: BTreeMap<String, Parameter>,
    /// What it asks.
    pub criterium: Vec<Criterium>,
}

/// Something wrong in a regeling, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fout {
    /// Which regeling and version, as far as they could be read.
    pub regeling: String,
    /// Which part; empty where it is about the whole.
    pub plaats: String,
    /// What is wrong and how to mend it.
    pub wat: String,
}

impl fmt::Display for Fout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}: {}", self.regeling, if self.plaats.is_empty() { "" } else { ", " }, self.plaats, self.wat)
    }
}

/// Why the outcome is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reden<'a> {
    /// The demand.
    pub criterium: &'a Criterium,
    /// Whether it holds.
    pub antwoord: Antwoord,
}

/// "Mogelijk recht", with the reasons. The program decides nothing (R8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uitkomst<'a> {
    /// Ja: mogelijk recht. Nee: probably not. Onbekend: more must be known.
    pub mogelijk: Antwoord,
    /// One for each demand, in the order of the law.
    pub redenen: Vec<Reden<'a>>,
}

impl Regeling {
    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with the form of the file, with the line. What is wrong with the content, [`Regeling::faults`] says.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Scheme and version: `zorgtoeslag 2026`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.sleutel, self.versie)
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.geldig_van <= day && self.geldig_tot.is_none_or(|last| day <= last)
    }

    /// Whether a day exists on which both hold, for one and the same place.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |a: &Self, b: &Self| b.geldig_tot.is_none_or(|last| a.geldig_van <= last);
        self.sleutel == other.sleutel && self.gebied == other.gebied && begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether it holds for somebody on the peildatum, as far as the feiten say. Whether they have it already is left out.
    #[must_use]
    pub fn evaluate(&self, feiten: &Feiten, peildatum: Date) -> Uitkomst<'_> {
        let rights = self.criterium.iter().filter(|criterium| criterium.waarvoor == Waarvoor::Recht);
        let redenen: Vec<_> = rights.map(|criterium| Reden { criterium, antwoord: criterium.holds(feiten, peildatum) }).collect();
        let mogelijk = redenen.iter().map(|reden| reden.antwoord).collect();
        // Outside its validity a version says nothing, however clear the feiten are.
        let mogelijk = if self.is_valid_on(peildatum) { mogelijk } else { Antwoord::Onbekend };
        Uitkomst { mogelijk, redenen }
    }

    /// Whether a number in it is made up.
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        self.origins().any(|herkomst| herkomst.geverifieerd == Geverifieerd::Synthetisch)
    }

    /// Where its numbers and demands come from.
    pub fn origins(&self) -> impl Iterator<Item = &Herkomst> {
        let drempels = self.criterium.iter().flat_map(|criterium| match &criterium.toets {
            Toets::Grens(_, drempels) => drempels.as_slice(),
            _ => &[],
        });
        let drempels = drempels.map(|drempel| &drempel.herkomst);
        let parameters = self.parameter.values().map(|parameter| &parameter.herkomst);
        let criteria = self.criterium.iter().map(|criterium| &criterium.herkomst);
        criteria.chain(drempels).chain(parameters).chain([&self.aanvragen.herkomst]).chain(&self.aanvragen.zonder)
    }

    /// All that is wrong with it, at once.
    #[must_use]
    pub fn faults(&self, begrippen: &Begrippen) -> Vec<Fout> {
        let fault = |plaats: &str, wat: String| Fout { regeling: self.name(), plaats: plaats.to_owned(), wat };
        let mut faults = Vec::new();
        for (what, text) in [("naam", &self.naam), ("uitleg", &self.uitleg), ("aanvragen.hoe", &self.aanvragen.hoe)] {
            if !text.is_whole() {
                faults.push(fault(what, "write it in nl, en and pap".to_owned()));
            }
        }
        if self.geldig_tot.is_some_and(|last| last < self.geldig_van) {
            faults.push(fault("geldig_tot", format!("ends before {}, on which it begins", self.geldig_van)));
        }
        faults.extend(wet::faults(&self.wet).into_iter().map(|wat| fault("wet", wat)));
        if let Some(Err(wat)) = self.meer_helpt.as_deref().map(wet::check) {
            faults.push(fault("meer_helpt", wat));
        }
        if self.criterium.iter().all(|criterium| criterium.waarvoor != Waarvoor::Recht) {
            faults.push(fault("criterium", "a regeling that asks nothing would hold for everybody".to_owned()));
        }
        for (at, criterium) in self.criterium.iter().enumerate() {
            let place = format!("criterium {}", criterium.sleutel);
            if self.criterium[..at].iter().any(|other| other.sleutel == criterium.sleutel) {
                faults.push(fault(&place, "stands in the file twice; give each its own sleutel".to_owned()));
            }
            let begrip = begrippen.get(&criterium.begrip);
            faults.extend(criterium.faults(begrip).into_iter().map(|wat| fault(&place, wat)));
            if criterium.waarvoor == Waarvoor::Recht {
                faults.extend(wet::faults(&criterium.artikel).into_iter().map(|wat| fault(&place, format!("artikel: {wat}"))));
            }
            if self.meer_helpt.is_none() && criterium.more_helps() && begrip.is_some_and(|begrip| begrip.is_income()) {
                faults.push(fault(
                    &place,
                    "more income would give a right: name the article in meer_helpt, or turn it round".to_owned(),
                ));
            }
        }
        faults
    }
}
