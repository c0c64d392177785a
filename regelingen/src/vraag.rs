//! The questions of a set of schemes. Schemes that ask the same of the same source share one question, so fifty schemes
//! cost hardly more answers than eight.

use crate::begrip::BegripVersie;
use crate::{Begrippen, Regeling, Toets};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// One question with one answer a person: a source is asked whether a begrip holds against a threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vraag {
    /// Who is asked.
    pub bronhouder: String,
    /// About what.
    pub begrip: BegripVersie,
    /// Against what.
    pub toets: Toets,
}

/// The questions of a set of schemes, and which of them each scheme needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vragen {
    /// Each question once, in the order in which the schemes first ask it.
    pub vragen: Vec<Vraag>,
    /// Per scheme, in the order in which they came in, the places of its questions.
    pub per_regeling: Vec<Vec<usize>>,
}

impl Vraag {
    /// The digest by which both sides know that they mean the same question: SHA-256 of its text, in hexadecimal.
    ///
    /// The threshold is in it. A question with another threshold is another question, which a source must approve anew.
    #[must_use]
    pub fn digest(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Vragen {
    /// What the schemes ask, of every source but `niet_van`: what the inwoner alone knows is asked at the door, not in a list.
    #[must_use]
    pub fn of(regelingen: &[&Regeling], begrippen: &Begrippen, niet_van: &str) -> Self {
        let mut vragen: Vec<Vraag> = Vec::new();
        let mut places = BTreeMap::new();
        let per_regeling = regelingen.iter().map(|regeling| {
            let asked = regeling.criterium.iter().filter_map(|criterium| {
                let begrip = begrippen.get(&criterium.begrip).filter(|begrip| begrip.bronhouder != niet_van)?;
                let vraag = Vraag {
                    bronhouder: begrip.bronhouder.clone(),
                    begrip: criterium.begrip.clone(),
                    toets: criterium.toets.clone(),
                };
                Some(*places.entry(vraag.digest()).or_insert_with(|| {
                    vragen.push(vraag);
                    vragen.len() - 1
                }))
            });
            asked.collect()
        });
        let per_regeling = per_regeling.collect();
        Self { vragen, per_regeling }
    }
}
