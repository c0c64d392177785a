//! The slot of a source: what its vectors have to hash to, and what shows that it computed with the keys of the others.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::frame::Hash;
use crate::opdracht::{BRONNEN_MAX, Niveau};
use crate::pair::TAG;
use crate::transcript::Th;

const MANY: u64 = 1 << 20;

/// One vector: its order fixed, its bytes hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Vector {
    pub(crate) s: u16,
    pub(crate) niveau: Niveau,
    pub(crate) v: Hash,
    pub(crate) hash: Hash,
}

/// The order of a scheme in two halves, each sealed to one of the two who open. Never of the level M.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helften {
    /// Of which scheme.
    pub s: u16,
    /// For who opens first.
    pub a: Vec<u8>,
    /// For who opens second.
    pub b: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) th: Th,
    pub(crate) bron: u8,
    pub(crate) vectors: Vec<Vector>,
    /// By the other source.
    pub(crate) tags: Vec<(u8, [u8; TAG])>,
    pub(crate) helften: Vec<Helften>,
    /// Of each deel, in the order in which they were made.
    pub(crate) bodies: Vec<Hash>,
}

impl Message for Slot {
    fn write(&self, to: &mut Writer) {
        to.array(7).number(1).bytes(&self.th.0).number(self.bron.into());
        to.each(&self.vectors, |to, vector| {
            to.array(4).number(vector.s.into()).number(vector.niveau.number().into()).bytes(&vector.v).bytes(&vector.hash);
        });
        to.each(&self.tags, |to, (bron, tag)| {
            to.array(2).number((*bron).into()).bytes(tag);
        });
        to.each(&self.helften, |to, helften| {
            to.array(3).number(helften.s.into()).bytes(&helften.a).bytes(&helften.b);
        });
        to.each(&self.bodies, |to, hash| {
            to.bytes(hash);
        });
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(7)?;
        from.version()?;
        Ok(Self {
            th: Th(from.exactly()?),
            bron: from.u8()?,
            vectors: from.each(MANY, |from| {
                from.array(4)?;
                let (s, niveau) = (from.u16()?, Niveau::of(from.u8()?).ok_or(Unreadable)?);
                Ok(Vector { s, niveau, v: from.exactly()?, hash: from.exactly()? })
            })?,
            tags: from.each(BRONNEN_MAX, |from| {
                from.array(2)?;
                Ok((from.u8()?, from.exactly()?))
            })?,
            helften: from.each(MANY, |from| {
                from.array(3)?;
                Ok(Helften { s: from.u16()?, a: from.bytes()?.to_vec(), b: from.bytes()?.to_vec() })
            })?,
            bodies: from.each(MANY, Reader::exactly)?,
        })
    }
}

/// What stands above a slot, and what a receipt is about: one source in one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlotKop {
    pub(crate) th: Th,
    pub(crate) bron: u8,
}

impl Message for SlotKop {
    fn write(&self, to: &mut Writer) {
        to.array(3).number(1).bytes(&self.th.0).number(self.bron.into());
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(3)?;
        from.version()?;
        Ok(Self { th: Th(from.exactly()?), bron: from.u8()? })
    }
}
