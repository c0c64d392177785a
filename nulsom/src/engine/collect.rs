//! Taking in what sources send, in any order, as often as they send it.

use super::Ronde;
use crate::cbor::Message;
use crate::cells::{CELL, parts};
use crate::deel::{Envelope, Kop, Plek};
use crate::frame::Hash;
use crate::keys::Naam;
use crate::slot::SlotKop;
use crate::weigering::Weigering;
use crate::zegel::LONGER;
use std::collections::BTreeMap;

/// What has come so far, by hashes. After a restart: made again from what was stored.
pub struct Ontvangst<'r> {
    ronde: &'r Ronde,
    delen: BTreeMap<Plek, Hash>,
    slots: BTreeMap<u8, Hash>,
    void: Option<Weigering>,
}

/// What to do with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Genomen {
    /// A deel to store under its place.
    Deel(Plek),
    /// A slot to store under its source.
    Slot(u8),
    /// Stored before; say yes again.
    AlGehad,
}

impl<'r> Ontvangst<'r> {
    /// Nothing has come.
    #[must_use]
    pub fn new(ronde: &'r Ronde) -> Self {
        Self { ronde, delen: BTreeMap::new(), slots: BTreeMap::new(), void: None }
    }

    /// Takes one message. Its signature is checked before anything else of it is believed.
    ///
    /// # Errors
    /// EL-391 for what is wrong: it may come again. EL-392 for a second body in one place: the run is void from then on.
    pub fn take(&mut self, message: &[u8]) -> Result<Genomen, Weigering> {
        if let Some(void) = &self.void {
            return Err(void.clone());
        }
        let envelope = Envelope::from_bytes(message).map_err(|_| Weigering::DeelFout)?;
        if let Ok(kop) = Kop::from_bytes(&envelope.kop) {
            return self.take_deel(&envelope, &kop);
        }
        let kop = SlotKop::from_bytes(&envelope.kop).map_err(|_| Weigering::DeelFout)?;
        self.take_slot(&envelope, &kop)
    }

    fn take_deel(&mut self, envelope: &Envelope, kop: &Kop) -> Result<Genomen, Weigering> {
        let plek = kop.plek;
        let hash = self.verified(envelope, plek.bron, Naam::Deel)?;
        if !self.belongs(kop, envelope.body.len()) {
            return Err(Weigering::DeelFout);
        }
        let known = self.delen.insert(plek, hash);
        self.once(known, hash, plek.bron, Genomen::Deel(plek))
    }

    fn take_slot(&mut self, envelope: &Envelope, kop: &SlotKop) -> Result<Genomen, Weigering> {
        let hash = self.verified(envelope, kop.bron, Naam::Slot)?;
        if kop.th != self.ronde.th {
            return Err(Weigering::DeelFout);
        }
        let known = self.slots.insert(kop.bron, hash);
        self.once(known, hash, kop.bron, Genomen::Slot(kop.bron))
    }

    fn once(&mut self, known: Option<Hash>, hash: Hash, bron: u8, new: Genomen) -> Result<Genomen, Weigering> {
        match known {
            None => Ok(new),
            Some(known) if known == hash => Ok(Genomen::AlGehad),
            Some(_) => {
                let void = Weigering::TweeLichamen { bron };
                self.void = Some(void.clone());
                Err(void)
            }
        }
    }

    fn verified(&self, envelope: &Envelope, bron: u8, name: Naam) -> Result<Hash, Weigering> {
        let pins = self.ronde.bronnen.get(usize::from(bron)).ok_or(Weigering::DeelFout)?;
        envelope.verify(&pins.sign, name)
    }

    fn belongs(&self, kop: &Kop, length: usize) -> bool {
        let (plek, ronde) = (&kop.plek, self.ronde);
        let Some((cells, here)) = ronde.cells_of(plek.s).zip(ronde.cells_at(plek)) else {
            return false;
        };
        let is_asked = ronde.vectors_of(plek.bron).any(|vector| vector == (plek.s, plek.niveau));
        let is_measured = kop.cellen as usize == cells && kop.delen as usize == parts(cells) && length == here * CELL + LONGER;
        kop.th == ronde.th && is_asked && is_measured
    }

    /// Whether everything is there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let all_slots = self.slots.len() == self.ronde.bronnen.len();
        self.void.is_none() && all_slots && self.ronde.plekken().all(|plek| self.delen.contains_key(&plek))
    }
}
