//! What exactly is meant by a word such as "inkomen" (V09). Two words that look alike may stand under one threshold only
//! if they are the same begrip, in the same version, over the same period, for the same people.

use crate::{Herkomst, Tekst};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use thiserror::Error;

/// What kind of value a begrip has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Soort {
    /// An amount in eurocent.
    Bedrag,
    /// A number of people or things.
    Aantal,
    /// Holds or does not hold.
    JaNee,
    /// A day of the calendar.
    Datum,
}

/// Over which time the value is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Periode {
    /// A whole calendar year.
    Kalenderjaar,
    /// One calendar month.
    Kalendermaand,
    /// Each of so many calendar months before the peildatum.
    Maanden(u8),
    /// The first day of a quarter.
    Kwartaalbegin,
    /// 1 January of the year of the peildatum.
    EersteJanuari,
    /// The peildatum itself.
    Dag,
}

/// Whether tax and premiums are still in an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heffing {
    /// Before tax.
    Bruto,
    /// After tax.
    Netto,
    /// As the tax law counts it.
    Fiscaal,
    /// Not an amount that is taxed.
    Geen,
}

/// For whom the value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bereik {
    /// The person alone.
    Persoon,
    /// The person and the partner together, where there is one.
    Partners,
    /// Everybody in the huishouden.
    Huishouden,
}

/// Which version of which begrip: `toetsingsinkomen@1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BegripVersie {
    /// The word.
    pub sleutel: String,
    /// The version, from 1.
    pub versie: u16,
}

impl fmt::Display for BegripVersie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.sleutel, self.versie)
    }
}

impl From<BegripVersie> for String {
    fn from(which: BegripVersie) -> Self {
        which.to_string()
    }
}

impl TryFrom<String> for BegripVersie {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (sleutel, versie) = text.split_once('@').ok_or_else(|| format!("\"{text}\" names no version: write {text}@1"))?;
        let versie = versie.parse().ok().filter(|versie| *versie > 0);
        let versie = versie.ok_or_else(|| format!("\"{text}\": the version is a number from 1 on"))?;
        Ok(Self { sleutel: sleutel.to_owned(), versie })
    }
}

/// A word with a fixed meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begrip {
    /// Which begrip, which version.
    pub begrip: BegripVersie,
    /// What the screens call it.
    pub naam: Tekst,
    /// What is meant, in one or two sentences.
    pub omschrijving: String,
    /// Who holds it; the key of a bronhouder.
    pub bronhouder: String,
    /// What kind of value.
    pub soort: Soort,
    /// Over which time.
    pub periode: Periode,
    /// Before or after tax.
    pub heffing: Heffing,
    /// For whom.
    pub bereik: Bereik,
    /// The article that defines it.
    pub artikel: String,
    /// The GUID of the Gemeentelijk Gegevensmodel, where it has the word.
    #[serde(default)]
    pub ggm: Option<String>,
    /// Whether the answer says something about somebody's money, health or household. Only what is not `gevoelig` may make the
    /// list shorter before the next source is asked: a shorter list tells that source the earlier answers.
    pub gevoelig: bool,
    /// Where the definition comes from.
    pub herkomst: Herkomst,
}

/// In what two begrippen differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verschil {
    /// Another word.
    Begrip,
    /// Another version of the word.
    Versie,
    /// Another source.
    Bronhouder,
    /// Another time.
    Periode,
    /// Before or after tax.
    Heffing,
    /// For other people.
    Bereik,
    /// Of another year; whoever asks for a year says so.
    Jaar,
}

impl Verschil {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Begrip, Self::Versie, Self::Bronhouder, Self::Periode, Self::Heffing, Self::Bereik, Self::Jaar];

    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Begrip => "begrip",
            Self::Versie => "versie",
            Self::Bronhouder => "bronhouder",
            Self::Periode => "periode",
            Self::Heffing => "heffing",
            Self::Bereik => "bereik",
            Self::Jaar => "jaar",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// Two begrippen that may not stand under one threshold (EL-320); the screen shows both side by side.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{} and {} do not mean the same: {verschillen:?}", een.begrip, ander.begrip)]
pub struct NietGelijk {
    /// The one.
    pub een: Box<Begrip>,
    /// The other.
    pub ander: Box<Begrip>,
    /// In what they differ; never empty.
    pub verschillen: Vec<Verschil>,
}

impl Begrip {
    /// Whether it is an income: what somebody receives, not what they have.
    #[must_use]
    pub fn is_income(&self) -> bool {
        self.soort == Soort::Bedrag && self.begrip.sleutel.contains("inkomen")
    }

    /// Whether both may stand under one threshold.
    ///
    /// # Errors
    /// [`NietGelijk`], with all differences at once.
    pub fn combine(&self, other: &Self) -> Result<(), NietGelijk> {
        let checks = [
            (Verschil::Begrip, self.begrip.sleutel == other.begrip.sleutel),
            (Verschil::Versie, self.begrip.versie == other.begrip.versie),
            (Verschil::Bronhouder, self.bronhouder == other.bronhouder),
            (Verschil::Periode, self.periode == other.periode),
            (Verschil::Heffing, self.heffing == other.heffing),
            (Verschil::Bereik, self.bereik == other.bereik),
        ];
        let verschillen: Vec<_> = checks.into_iter().filter(|(_, same)| !same).map(|(what, _)| what).collect();
        if verschillen.is_empty() {
            return Ok(());
        }
        Err(self.not_equal(other, verschillen))
    }

    /// That both differ in these.
    #[must_use]
    pub fn not_equal(&self, other: &Self, verschillen: Vec<Verschil>) -> NietGelijk {
        NietGelijk { een: Box::new(self.clone()), ander: Box::new(other.clone()), verschillen }
    }
}

/// All begrippen that are known, by word and version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begrippen(BTreeMap<BegripVersie, Begrip>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    begrip: Vec<Begrip>,
}

impl Begrippen {
    /// Reads a file of begrippen.
    ///
    /// # Errors
    /// What is wrong with the file, with the line, in words for who wrote it.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut all = BTreeMap::new();
        for begrip in file.begrip {
            if !begrip.naam.is_whole() {
                return Err(format!("{}: write its naam in nl, en and pap", begrip.begrip));
            }
            if let Some(twice) = all.insert(begrip.begrip.clone(), begrip) {
                return Err(format!("{} stands in the file twice", twice.begrip));
            }
        }
        Ok(Self(all))
    }

    /// With one more; in the place of what has the same word and version.
    #[must_use]
    pub fn with(mut self, begrip: Begrip) -> Self {
        self.0.insert(begrip.begrip.clone(), begrip);
        self
    }

    /// The begrip, where it is known.
    #[must_use]
    pub fn get(&self, which: &BegripVersie) -> Option<&Begrip> {
        self.0.get(which)
    }

    /// The newest version of a word.
    #[must_use]
    pub fn newest(&self, sleutel: &str) -> Option<&Begrip> {
        self.0.values().rev().find(|begrip| begrip.begrip.sleutel == sleutel)
    }

    /// All of them, in the order of the alphabet.
    pub fn iter(&self) -> impl Iterator<Item = &Begrip> {
        self.0.values()
    }
}
