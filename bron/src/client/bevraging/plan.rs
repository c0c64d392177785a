//! Who is asked what, and when.

use crate::{Digest, Run, vraag_digest};
use regelingen::{Begrippen, Vraag, Vragen};
use thiserror::Error;

/// A source that is asked.
#[derive(Clone, Debug)]
pub struct Bevraagd {
    /// The run as that source knows it; its vragenset holds all that it is asked.
    pub run: Run,
    /// How many people it takes at once.
    pub per_pakket: usize,
}

/// What is asked, of whom, for which regelingen.
#[derive(Clone, Debug)]
pub struct Opdracht {
    vragen: Vragen,
    bronnen: Vec<Bevraagd>,
    /// By question: which source, or none where it is the own organisatie.
    van: Vec<Option<usize>>,
    /// By question, in which round it is asked.
    rondes: Vec<usize>,
}

/// Why it cannot be asked so.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanFout {
    /// A question to a source that is not there: nobody could be found, since it stays onbekend.
    #[error("nobody answers questions to {0}")]
    GeenBron(String),
    /// A begrip that is not known, so whether it is gevoelig is not known either.
    #[error("begrip {0} is not known")]
    Begrip(String),
    /// A source that takes nobody at once.
    #[error("{0} takes nobody in a pakket")]
    Pakket(String),
}

/// How many rounds there are: what is not gevoelig, and all else.
pub(super) const RONDES: usize = 2;

impl Opdracht {
    /// Puts together what is asked. `eigen` is the bronhouder that the own organisatie is itself.
    ///
    /// # Errors
    /// [`PlanFout`].
    pub fn new(vragen: Vragen, begrippen: &Begrippen, eigen: &str, bronnen: Vec<Bevraagd>) -> Result<Self, PlanFout> {
        if let Some(none) = bronnen.iter().find(|bron| bron.per_pakket == 0) {
            return Err(PlanFout::Pakket(none.run.bron.clone()));
        }
        let of = |vraag: &Vraag| {
            if vraag.bronhouder == eigen {
                return Ok(None);
            }
            let found = bronnen.iter().position(|bron| bron.run.bron == vraag.bronhouder);
            found.map(Some).ok_or_else(|| PlanFout::GeenBron(vraag.bronhouder.clone()))
        };
        let round = |vraag: &Vraag| {
            let begrip = begrippen.get(&vraag.begrip).ok_or_else(|| PlanFout::Begrip(vraag.begrip.to_string()))?;
            Ok(usize::from(begrip.gevoelig))
        };
        let van = vragen.vragen.iter().map(of).collect::<Result<_, _>>()?;
        let rondes = vragen.vragen.iter().map(round).collect::<Result<_, _>>()?;
        Ok(Self { vragen, bronnen, van, rondes })
    }

    /// All questions, once each.
    #[must_use]
    pub fn vragen(&self) -> &[Vraag] {
        &self.vragen.vragen
    }

    /// By regeling, the places of its questions.
    #[must_use]
    pub fn per_regeling(&self) -> &[Vec<usize>] {
        &self.vragen.per_regeling
    }

    /// The sources.
    #[must_use]
    pub fn bronnen(&self) -> &[Bevraagd] {
        &self.bronnen
    }

    /// Whether a question is one that the own organisatie answers.
    pub(super) fn is_eigen(&self, vraag: usize) -> bool {
        self.van[vraag].is_none()
    }

    /// Whether an answer may make the list shorter before others are asked. In the own organisatie, too: a shorter list
    /// tells what it knows.
    pub(super) fn may_shorten(&self, vraag: usize) -> bool {
        self.rondes[vraag] == 0
    }

    /// The sources of a round, each with its questions.
    pub(super) fn ronde(&self, ronde: usize) -> impl Iterator<Item = (usize, Vec<usize>)> + Clone + '_ {
        let asked = move |bron: usize| {
            let own = (0..self.van.len()).filter(|vraag| self.van[*vraag] == Some(bron) && self.rondes[*vraag] == ronde);
            let own: Vec<usize> = own.collect();
            (!own.is_empty()).then_some((bron, own))
        };
        (0..self.bronnen.len()).filter_map(asked)
    }

    /// By which a run that was kept knows that it goes on with the same.
    pub(super) fn digest(&self) -> Digest {
        let mut bytes = Vec::new();
        for (nth, vraag) in self.vragen.vragen.iter().enumerate() {
            bytes.extend(vraag_digest(vraag).0);
            bytes.push(u8::try_from(self.rondes[nth]).unwrap_or(u8::MAX));
        }
        for regeling in &self.vragen.per_regeling {
            bytes.extend(regeling.iter().flat_map(|vraag| vraag.to_be_bytes()));
            bytes.push(0xff);
        }
        for bron in &self.bronnen {
            bytes.extend(bron.run.id);
            bytes.extend(Digest::of(bron.run.bron.as_bytes()).0);
            bytes.extend(bron.run.vragenset.0);
            bytes.extend(bron.run.grondslag_digest.0);
        }
        Digest::of(&bytes)
    }
}
