//! Where a number or a sentence comes from, and in which words it is said.

use serde::{Deserialize, Serialize};

/// Whether the number was seen in the source that is named. Shown beside every number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Geverifieerd {
    /// Seen in the source.
    Ja,
    /// Computed by us from numbers that were seen; a test does it again.
    Berekend,
    /// Not seen: to be checked before a decision leans on it.
    TeVerifieren,
    /// Made up for a demonstration. A store without the demo mark takes no scheme that has one.
    Synthetisch,
}

/// The source of a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Herkomst {
    /// Law, page or paper, with its date where it has one.
    pub bron: String,
    /// Whether it was seen there.
    pub geverifieerd: Geverifieerd,
}

/// A text in the three languages of the screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tekst {
    /// Dutch, level B1.
    pub nl: String,
    /// English.
    pub en: String,
    /// Papiamentu.
    pub pap: String,
}

impl Tekst {
    /// The text in a language of the house, Dutch where the language is none of them.
    #[must_use]
    pub fn of(&self, taal: &str) -> &str {
        match taal {
            "en" => &self.en,
            "pap" => &self.pap,
            _ => &self.nl,
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        [&self.nl, &self.en, &self.pap].iter().all(|text| !text.trim().is_empty())
    }
}
