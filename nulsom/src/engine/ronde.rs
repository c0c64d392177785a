//! A run as G sees it once all toezeggingen are there.

use crate::cbor::Message;
use crate::cells::{cells_in, parts};
use crate::deel::Plek;
use crate::keys::{Getekend, Naam, SignPublic, SignSecret};
use crate::opdracht::{Hd, Niveau, Opdracht, Regeling};
use crate::pins::{BronPins, Pins};
use crate::slot::SlotKop;
use crate::toezegging::Toezegging;
use crate::transcript::{Th, Transcript};
use crate::weigering::Weigering;

/// D, its transcript, and the sources by place.
#[derive(Clone)]
pub struct Ronde {
    pub(crate) opdracht: Opdracht,
    pub(crate) hd: Hd,
    pub(crate) th: Th,
    pub(crate) bronnen: Vec<BronPins>,
    pub(crate) toezeggingen: Vec<Toezegging>,
}

impl Ronde {
    /// Reads D and the toezeggingen, by place.
    ///
    /// # Errors
    /// EL-381 and EL-387.
    pub fn of(signed: &[u8], toezeggingen: &[Vec<u8>], pins: &Pins) -> Result<Self, Weigering> {
        let (opdracht, hd, bronnen) = pins.read(signed)?;
        let keys: Vec<SignPublic> = bronnen.iter().map(|bron| bron.sign.clone()).collect();
        let Transcript { th, toezeggingen } = Transcript::check(&opdracht, &hd, &keys, toezeggingen)?;
        Ok(Self { opdracht, hd, th, bronnen, toezeggingen })
    }

    /// The transcript.
    #[must_use]
    pub fn th(&self) -> Th {
        self.th
    }

    /// D.
    #[must_use]
    pub fn opdracht(&self) -> &Opdracht {
        &self.opdracht
    }

    /// Every deel that has to come, as they are added up.
    pub fn plekken(&self) -> impl Iterator<Item = Plek> + '_ {
        self.opdracht.numbered().flat_map(move |(s, regeling)| {
            let delen = u32::try_from(parts(self.opdracht.cells(regeling))).expect("a vector has 256 parts at most");
            regeling.niveaus().flat_map(move |niveau| {
                (0..delen).flat_map(move |deel| regeling.bronnen.iter().map(move |bron| Plek { s, niveau, deel, bron: *bron }))
            })
        })
    }

    /// The vectors of one source, in the order in which it makes them.
    pub(crate) fn vectors_of(&self, bron: u8) -> impl Iterator<Item = (u16, Niveau)> + '_ {
        let has = move |(_, regeling): &(u16, &Regeling)| regeling.bronnen.contains(&bron);
        self.opdracht.numbered().filter(has).flat_map(|(s, regeling)| regeling.niveaus().map(move |niveau| (s, niveau)))
    }

    pub(crate) fn bronnen_of(&self, s: u16) -> &[u8] {
        &self.opdracht.regelingen[usize::from(s)].bronnen
    }

    pub(crate) fn cells_of(&self, s: u16) -> Option<usize> {
        self.opdracht.regelingen.get(usize::from(s)).map(|regeling| self.opdracht.cells(regeling))
    }

    /// How many cells there are in a deel.
    pub(crate) fn cells_at(&self, plek: &Plek) -> Option<usize> {
        let (cells, part) = (self.cells_of(plek.s)?, plek.deel as usize);
        (part < parts(cells)).then(|| cells_in(part, cells))
    }

    /// What tells a source that it may empty its outbox. It holds no count.
    #[must_use]
    pub fn receipt(&self, bron: u8, key: &SignSecret) -> Vec<u8> {
        let kop = SlotKop { th: self.th, bron };
        Getekend::sign(key, Naam::Ontvangen, kop.to_bytes()).to_bytes()
    }
}
