//! The other half of the fourth step: a part that was computed is sealed to the engine and signed. The keys go with the slot.

use super::compute::Now;
use super::{Concept, Uitrekenen};
use crate::cbor::Message;
use crate::cells::{CELL, parts};
use crate::deel::{Envelope, Kop, Plek};
use crate::keys::Naam;
use crate::opdracht::Niveau;
use crate::order::OrderKey;
use crate::secret::Secret;
use crate::slot::{Helften, Slot, SlotKop, Vector};
use crate::weigering::Weigering;
use crate::zegel::Zegel;
use rand_core::CryptoRng;
use sha2::Digest;
use zeroize::Zeroize;

/// What comes of one step.
pub enum Stap<'k> {
    /// A part, for the transaction that is open, and the source that goes on.
    Deel(Box<Uitrekenen<'k>>, Concept),
    /// The slot. The keys are gone.
    Klaar(Uitgerekend),
}

/// All is computed and nothing has left. To store in the same transaction: the slot. To delete in it: the run secret.
pub struct Uitgerekend {
    pub(super) slot: Concept,
    pub(super) kop: SlotKop,
}

/// A part that is computed and not sealed, or the end of all parts. Its cells are for nobody: it can only be sealed.
pub struct Unsealed<'k> {
    pub(super) computing: Box<Uitrekenen<'k>>,
    /// How many cells; none at the end.
    pub(super) count: Option<usize>,
}

impl<'k> Unsealed<'k> {
    /// The second half of a step: what is to be stored.
    ///
    /// # Errors
    /// As [`Uitrekenen::step`].
    pub fn seal(mut self, rng: &mut impl CryptoRng) -> Result<Stap<'k>, Weigering> {
        let Some((count, mut now)) = self.count.zip(self.computing.now.take()) else {
            return self.computing.finish(rng).map(Stap::Klaar);
        };
        let concept = self.computing.seal(count, &mut now, rng)?;
        if now.next < parts(now.bits.len()) {
            self.computing.now = Some(now);
        } else {
            self.computing.close(now);
        }
        Ok(Stap::Deel(self.computing, concept))
    }
}

impl Uitrekenen<'_> {
    fn seal(&mut self, count: usize, now: &mut Now, rng: &mut impl CryptoRng) -> Result<Concept, Weigering> {
        if now.next == 1 && now.niveau == Niveau::Zeker {
            self.helften.push(self.halve(now.s, &now.order, rng)?);
        }
        let (total, keyed) = (now.bits.len(), &self.keyed);
        let number = |count: usize| u32::try_from(count).expect("a vector has 2^24 cells at most");
        let plek = Plek { s: now.s, niveau: now.niveau, deel: number(now.next - 1), bron: keyed.place };
        let kop = Kop { th: keyed.th, plek, delen: number(parts(total)), cellen: number(total) }.to_bytes();
        let context: [&[u8]; 2] = [&keyed.th.0, &[keyed.place]];
        let body = keyed.motor.seal(Zegel::Deel, &context, &kop, &self.part[..count * CELL], rng)?;
        let (envelope, hash) = Envelope::sign(&keyed.keys.sign, Naam::Deel, kop, body);
        self.bodies.push(hash);
        Ok(Concept::new(Some(plek), envelope.to_bytes()))
    }

    /// The last part of a vector was made.
    fn close(&mut self, now: Now) {
        let v = now.order.fix(&self.keyed.th, now.s, now.niveau);
        self.vectors.push(Vector { s: now.s, niveau: now.niveau, v, hash: now.hash.finalize().into() });
    }

    fn halve(&self, s: u16, order: &OrderKey, rng: &mut impl CryptoRng) -> Result<Helften, Weigering> {
        let keyed = &self.keyed;
        let r = Secret::draw(rng);
        let number = s.to_be_bytes();
        let mut seal = |houder: usize, who: &[u8], half: &Secret| {
            let context: [&[u8]; 3] = [&keyed.th.0, &number, who];
            keyed.houders[houder].seal(Zegel::Opening, &context, &[], half.bytes(), rng)
        };
        Ok(Helften { s, a: seal(0, b"A", &r)?, b: seal(1, b"B", &order.without(&r))? })
    }

    fn finish(self: Box<Self>, rng: &mut impl CryptoRng) -> Result<Uitgerekend, Weigering> {
        let Self { keyed, vectors, helften, bodies, .. } = *self;
        let kop = SlotKop { th: keyed.th, bron: keyed.place };
        let tags = keyed.pairs.iter().map(|(other, pair)| (*other, pair.tag())).collect();
        let slot = Slot { th: keyed.th, bron: keyed.place, vectors, tags, helften, bodies };
        let mut text = slot.to_bytes();
        let context: [&[u8]; 2] = [&keyed.th.0, &[keyed.place]];
        let body = keyed.motor.seal(Zegel::Slot, &context, &[], &text, rng)?;
        text.zeroize();
        let (envelope, _) = Envelope::sign(&keyed.keys.sign, Naam::Slot, kop.to_bytes(), body);
        Ok(Uitgerekend { slot: Concept::new(None, envelope.to_bytes()), kop })
    }
}
