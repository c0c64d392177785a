//! Fourth: the answers become cells, part by part, and the keys go with the last part.

use super::{Concept, Gesleuteld};
use crate::cbor::Message;
use crate::cells::{CELL, Cells, PART, cells_in, parts};
use crate::deel::{Envelope, Kop, Plek};
use crate::frame::{Hash, sha256};
use crate::keys::Naam;
use crate::limits::good_share;
use crate::opdracht::Niveau;
use crate::order::OrderKey;
use crate::rows::Antwoorden;
use crate::secret::Secret;
use crate::slot::{Helften, Slot, SlotKop, Vector};
use crate::weigering::Weigering;
use crate::zegel::Zegel;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, VecDeque};
use zeroize::{Zeroize, Zeroizing};

/// A source that is computing. It is either finished or gone: there is no way to ask for a part twice.
pub struct Uitrekenen<'k> {
    keyed: Gesleuteld<'k>,
    answers: BTreeMap<u16, Antwoorden>,
    todo: VecDeque<(u16, Niveau)>,
    now: Option<Now>,
    vectors: Vec<Vector>,
    helften: Vec<Helften>,
    bodies: Vec<Hash>,
    part: Zeroizing<Vec<u8>>,
}

/// The vector that is being made.
struct Now {
    s: u16,
    niveau: Niveau,
    cells: Cells,
    /// By place.
    bits: Zeroizing<Vec<u8>>,
    v: Hash,
    hash: Sha256,
    next: usize,
}

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

impl<'k> Gesleuteld<'k> {
    /// Begins to compute, with one answer a row for each of [`Self::own_schemes`].
    ///
    /// # Errors
    /// EL-388 when this source has a ja for nearly nobody or nearly everybody.
    ///
    /// # Panics
    /// When answers are missing or too many: that would be a mistake of the caller, and silence would be wrong answers.
    pub fn compute(self, answers: impl IntoIterator<Item = (u16, Antwoorden)>) -> Result<Uitrekenen<'k>, Weigering> {
        let answers: BTreeMap<u16, Antwoorden> = answers.into_iter().collect();
        assert!(answers.keys().copied().eq(self.own_schemes()), "answers for the own schemes and no others");
        let mut todo = VecDeque::new();
        for (s, answers) in &answers {
            let place = usize::from(*s);
            assert!(answers.len() == self.lijst.len(), "one answer for each row");
            if self.effective[place] {
                good_share(answers.yes(), answers.len())?;
            }
            todo.extend(self.opdracht.regelingen[place].niveaus().map(|niveau| (*s, niveau)));
        }
        let part = Zeroizing::new(vec![0; PART * CELL]);
        let (vectors, helften, bodies) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Uitrekenen { keyed: self, answers, todo, now: None, vectors, helften, bodies, part })
    }
}

impl<'k> Uitrekenen<'k> {
    /// The next part, or the slot.
    ///
    /// # Errors
    /// EL-381 when engine, A or B cannot be sealed to: then this source is gone, and begins again from its run secret.
    pub fn step(mut self: Box<Self>, rng: &mut impl CryptoRng) -> Result<Stap<'k>, Weigering> {
        if self.now.is_none() {
            let Some((s, niveau)) = self.todo.pop_front() else {
                return self.finish(rng).map(Stap::Klaar);
            };
            let now = self.begin(s, niveau, rng)?;
            self.now = Some(now);
        }
        let concept = self.part(rng)?;
        Ok(Stap::Deel(self, concept))
    }

    fn begin(&mut self, s: u16, niveau: Niveau, rng: &mut impl CryptoRng) -> Result<Now, Weigering> {
        let keyed = &self.keyed;
        let order = OrderKey::derive(&keyed.th, &keyed.seeds, s, niveau);
        if niveau == Niveau::Zeker {
            self.helften.push(self.halve(s, &order, rng)?);
        }
        let bronnen = &keyed.opdracht.regelingen[usize::from(s)].bronnen;
        let mut bits = self.answers[&s].bits(niveau, bronnen, keyed.place);
        order.shuffle(bits.as_mut_slice());
        let with = keyed.pairs.iter().filter(|(other, _)| bronnen.contains(other));
        let pads: Vec<Secret> = with.map(|(_, pair)| pair.pad(s, niveau)).collect();
        let noise = keyed.root.noise(&keyed.keys.oin, &keyed.th.0, s, niveau.number());
        let v = order.fix(&keyed.th, s, niveau);
        Ok(Now { s, niveau, cells: Cells::new(&pads, &noise), bits, v, hash: Sha256::new(), next: 0 })
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

    fn part(&mut self, rng: &mut impl CryptoRng) -> Result<Concept, Weigering> {
        let now = self.now.as_mut().expect("step begins a vector before it asks for a part");
        let total = now.bits.len();
        let count = cells_in(now.next, total);
        let part = &mut self.part[..count * CELL];
        now.cells.fill(&now.bits[now.next * PART..][..count], part);
        now.hash.update(&*part);
        let number = |count: usize| u32::try_from(count).expect("a vector has 2^24 cells at most");
        let plek = Plek { s: now.s, niveau: now.niveau, deel: number(now.next), bron: self.keyed.place };
        let kop = Kop { th: self.keyed.th, plek, delen: number(parts(total)), cellen: number(total) }.to_bytes();
        let context: [&[u8]; 2] = [&self.keyed.th.0, &[self.keyed.place]];
        let body = self.keyed.motor.seal(Zegel::Deel, &context, &kop, part, rng)?;
        self.bodies.push(sha256(&body));
        now.next += 1;
        if now.next == parts(total) {
            let hash = std::mem::take(&mut now.hash).finalize().into();
            self.vectors.push(Vector { s: now.s, niveau: now.niveau, v: now.v, hash });
            self.now = None;
        }
        let envelope = Envelope::sign(&self.keyed.keys.sign, Naam::Deel, kop, body);
        Ok(Concept::new(Some(plek), envelope.to_bytes()))
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
        let envelope = Envelope::sign(&keyed.keys.sign, Naam::Slot, kop.to_bytes(), body);
        Ok(Uitgerekend { slot: Concept::new(None, envelope.to_bytes()), kop })
    }
}
