//! The slots of all sources, held against each other before anything is added up.

use super::Ronde;
use crate::cbor::Message;
use crate::cells::parts;
use crate::deel::Envelope;
use crate::frame::Hash;
use crate::keys::Naam;
use crate::opdracht::Niveau;
use crate::slot::Slot;
use crate::weigering::Weigering;
use crate::zegel::{SealSecret, Zegel};
use subtle::ConstantTimeEq;

/// The slots by place, each complete, all in agreement.
pub(super) struct Slots(Vec<Slot>);

impl Slots {
    /// # Errors
    /// EL-391 when one is wrong in itself, EL-390 when two do not agree.
    pub(super) fn open(ronde: &Ronde, motor: &SealSecret, messages: &[Vec<u8>]) -> Result<Self, Weigering> {
        if messages.len() != ronde.bronnen.len() {
            return Err(Weigering::DeelFout);
        }
        let slots = (0..).zip(messages).map(|(bron, message)| open_one(ronde, motor, bron, message));
        let slots = Self(slots.collect::<Result<_, _>>()?);
        let paren = slots.pairs_that_differ();
        if paren.is_empty() { Ok(slots) } else { Err(Weigering::Verschil { vreemd: odd_one(&paren, slots.0.len()), paren }) }
    }

    /// What a vector has to hash to, and what fixes its order.
    pub(super) fn vector(&self, bron: u8, s: u16, niveau: Niveau) -> Option<(&Hash, &Hash)> {
        let vectors = &self.0.get(usize::from(bron))?.vectors;
        vectors.iter().find(|vector| vector.s == s && vector.niveau == niveau).map(|vector| (&vector.hash, &vector.v))
    }

    pub(super) fn of(&self, bron: u8) -> &Slot {
        &self.0[usize::from(bron)]
    }

    fn pairs_that_differ(&self) -> Vec<(u8, u8)> {
        let count = u8::try_from(self.0.len()).expect("sixteen sources at most");
        let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        pairs.filter(|(one, other)| !self.agree(*one, *other)).collect()
    }

    fn agree(&self, one: u8, other: u8) -> bool {
        let tag = |of: u8, with: u8| self.of(of).tags.iter().find(|(bron, _)| *bron == with).map(|(_, tag)| *tag);
        let same_tag = match (tag(one, other), tag(other, one)) {
            (Some(one), Some(other)) => bool::from(one.ct_eq(&other)),
            _ => false,
        };
        let same_v = self.of(one).vectors.iter().all(|vector| {
            let other = self.vector(other, vector.s, vector.niveau);
            other.is_none_or(|(_, v)| *v == vector.v)
        });
        same_tag && same_v
    }
}

fn open_one(ronde: &Ronde, motor: &SealSecret, bron: u8, message: &[u8]) -> Result<Slot, Weigering> {
    let envelope = Envelope::from_bytes(message).map_err(|_| Weigering::DeelFout)?;
    envelope.verify(&ronde.bronnen[usize::from(bron)].sign, Naam::Slot)?;
    let text = motor.open(Zegel::Slot, &[&ronde.th.0, &[bron]], &[], &envelope.body).ok_or(Weigering::DeelFout)?;
    let slot = Slot::from_bytes(&text).map_err(|_| Weigering::DeelFout)?;
    if slot.th == ronde.th && slot.bron == bron && is_whole(ronde, &slot) { Ok(slot) } else { Err(Weigering::DeelFout) }
}

/// Whether a slot speaks of exactly the vectors, sources and delen that it should.
fn is_whole(ronde: &Ronde, slot: &Slot) -> bool {
    let vectors = slot.vectors.iter().map(|vector| (vector.s, vector.niveau)).eq(ronde.vectors_of(slot.bron));
    let sure = ronde.vectors_of(slot.bron).filter(|(_, niveau)| *niveau == Niveau::Zeker).map(|(s, _)| s);
    let helften = slot.helften.iter().map(|helften| helften.s).eq(sure);
    let count = u8::try_from(ronde.bronnen.len()).expect("sixteen sources at most");
    let tags = slot.tags.iter().map(|(bron, _)| *bron).eq((0..count).filter(|bron| *bron != slot.bron));
    let delen: usize = ronde.vectors_of(slot.bron).filter_map(|(s, _)| ronde.cells_of(s)).map(parts).sum();
    vectors && helften && tags && slot.bodies.len() == delen
}

/// The source that is in every pair that differs. With two sources nobody can tell which of the two it is.
fn odd_one(paren: &[(u8, u8)], count: usize) -> Option<u8> {
    let mut all = (0..u8::try_from(count).ok()?).filter(|bron| paren.iter().all(|(one, other)| one == bron || other == bron));
    let odd = all.next().filter(|_| count > 2)?;
    all.next().is_none().then_some(odd)
}
