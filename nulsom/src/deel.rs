//! A deel: up to 65,536 cells of one source, scheme and level, sealed to the engine. A source that reads another's cells
//! could compute hits.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::frame::{Hash, sha256};
use crate::keys::{Naam, SignPublic, SignSecret};
use crate::opdracht::Niveau;
use crate::transcript::Th;
use crate::weigering::Weigering;

/// Where a deel belongs. Sorted as the engine adds them up: all sources of one part after each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plek {
    /// The scheme, by its place in D.
    pub s: u16,
    /// The level.
    pub niveau: Niveau,
    /// Which part of the vector.
    pub deel: u32,
    /// The source, by its place in D.
    pub bron: u8,
}

/// `h`: what stands above a deel, in the clear and signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kop {
    pub(crate) th: Th,
    pub(crate) plek: Plek,
    pub(crate) delen: u32,
    pub(crate) cellen: u32,
}

impl Message for Kop {
    fn write(&self, to: &mut Writer) {
        let plek = &self.plek;
        to.array(8).number(1).bytes(&self.th.0).number(plek.bron.into()).number(plek.s.into());
        to.number(plek.niveau.number().into()).number(plek.deel.into());
        to.number(self.delen.into()).number(self.cellen.into());
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(8)?;
        from.version()?;
        let (th, bron, s) = (Th(from.exactly()?), from.u8()?, from.u16()?);
        let niveau = Niveau::of(from.u8()?).ok_or(Unreadable)?;
        let plek = Plek { s, niveau, deel: from.u32()?, bron };
        Ok(Self { th, plek, delen: from.u32()?, cellen: from.u32()? })
    }
}

/// Something sealed under something clear, both signed: a deel or a slot.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Envelope {
    pub(crate) kop: Vec<u8>,
    pub(crate) body: Vec<u8>,
    signature: [u8; 64],
}

impl Envelope {
    /// Gives the hash of the body too, which is signed.
    pub(crate) fn sign(key: &SignSecret, name: Naam, kop: Vec<u8>, body: Vec<u8>) -> (Self, Hash) {
        let hash = sha256(&body);
        let signature = key.sign(name, &covered(&kop, &hash));
        (Self { kop, body, signature }, hash)
    }

    /// The hash of the body, if the source signed it.
    pub(crate) fn verify(&self, key: &SignPublic, name: Naam) -> Result<Hash, Weigering> {
        let hash = sha256(&self.body);
        key.verify(name, &covered(&self.kop, &hash), &self.signature).map_err(|_| Weigering::DeelFout)?;
        Ok(hash)
    }
}

fn covered(kop: &[u8], hash: &Hash) -> Vec<u8> {
    [kop, hash].concat()
}

impl Message for Envelope {
    fn room(&self) -> usize {
        self.kop.len() + self.body.len() + 2 * self.signature.len()
    }

    fn write(&self, to: &mut Writer) {
        to.array(4).number(1).bytes(&self.kop).bytes(&self.body).bytes(&self.signature);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(4)?;
        from.version()?;
        Ok(Self { kop: from.bytes()?.to_vec(), body: from.bytes()?.to_vec(), signature: from.exactly()? })
    }
}
