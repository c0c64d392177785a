//! The first half of adding up: a deel is opened with the key of the engine, and held against what its source said of it.

use super::Samenvoegen;
use crate::cbor::Message;
use crate::cells::{CELL, parts};
use crate::deel::{Envelope, Kop, Plek};
use crate::frame::Hash;
use crate::keys::Naam;
use crate::secret::Wiped;
use crate::transcript::Th;
use crate::weigering::Weigering;
use crate::zegel::Zegel;
use sha2::Digest;

/// A deel that was opened and is what its source said. Its cells are for nobody: it can only be added.
pub struct Opened {
    pub(super) th: Th,
    pub(super) plek: Plek,
    pub(super) cells: Wiped,
}

impl Samenvoegen<'_> {
    /// Opens the deel that was wanted: everything of it that asks for a key or a hash.
    ///
    /// # Errors
    /// EL-391 when it is another one, or not the one that the source put in its slot; with the last deel of a vector also when
    /// the vector is another one.
    pub fn open(&mut self, message: &[u8]) -> Result<Opened, Weigering> {
        let plek = self.todo.next().ok_or(Weigering::DeelFout)?;
        let cells = self.unseal(&plek, message)?;
        let is_last = self.is_last_part(&plek);
        let hash = self.hashes.entry(plek.bron).or_default();
        hash.update(&*cells);
        if is_last {
            let hash: Hash = std::mem::take(hash).finalize().into();
            if self.slots.vector(plek.bron, plek.s, plek.niveau).is_none_or(|(wanted, _)| *wanted != hash) {
                return Err(Weigering::DeelFout);
            }
        }
        Ok(Opened { th: self.ronde.th, plek, cells })
    }

    fn unseal(&self, plek: &Plek, message: &[u8]) -> Result<Wiped, Weigering> {
        let envelope = Envelope::from_bytes(message).map_err(|_| Weigering::DeelFout)?;
        let hash = envelope.verify(&self.ronde.bronnen[usize::from(plek.bron)].sign, Naam::Deel)?;
        let kop = Kop::from_bytes(&envelope.kop).map_err(|_| Weigering::DeelFout)?;
        let is_it = kop.th == self.ronde.th && kop.plek == *plek && self.body_hash(plek) == Some(&hash);
        let context: [&[u8]; 2] = [&self.ronde.th.0, &[plek.bron]];
        let cells = self.motor.open(Zegel::Deel, &context, &envelope.kop, &envelope.body).filter(|_| is_it);
        let length = self.ronde.cells_at(plek).map(|cells| cells * CELL);
        cells.filter(|cells| Some(cells.len()) == length).ok_or(Weigering::DeelFout)
    }

    /// What the source said in its slot that this body hashes to.
    fn body_hash(&self, plek: &Plek) -> Option<&Hash> {
        let vectors = self.ronde.vectors_of(plek.bron);
        let before = vectors.take_while(|vector| *vector != (plek.s, plek.niveau));
        let before: usize = before.filter_map(|(s, _)| self.ronde.cells_of(s)).map(parts).sum();
        self.slots.of(plek.bron).bodies.get(before + plek.deel as usize)
    }
}
