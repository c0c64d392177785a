//! Fourth: the answers become cells, part by part. What is computed can only be sealed (`seal`).

use super::{Gesleuteld, Stap, Unsealed};
use crate::cells::{CELL, Cells, PART, cells_in};
use crate::frame::Hash;
use crate::limits::good_share;
use crate::opdracht::Niveau;
use crate::order::OrderKey;
use crate::rows::Antwoorden;
use crate::secret::{Secret, Wiped};
use crate::slot::{Helften, Vector};
use crate::weigering::Weigering;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, VecDeque};

/// A source that is computing. It is either finished or gone: there is no way to ask for a part twice.
pub struct Uitrekenen<'k> {
    pub(super) keyed: Gesleuteld<'k>,
    answers: BTreeMap<u16, Antwoorden>,
    todo: VecDeque<(u16, Niveau)>,
    pub(super) now: Option<Now>,
    pub(super) vectors: Vec<Vector>,
    pub(super) helften: Vec<Helften>,
    pub(super) bodies: Vec<Hash>,
    pub(super) part: Wiped,
}

/// The vector that is being made.
pub(super) struct Now {
    pub(super) s: u16,
    pub(super) niveau: Niveau,
    pub(super) order: OrderKey,
    cells: Cells,
    /// By place.
    pub(super) bits: Wiped,
    pub(super) hash: Sha256,
    /// How many parts were made.
    pub(super) next: usize,
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
        let part = Wiped::new(vec![0; PART * CELL]);
        let (vectors, helften, bodies) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Uitrekenen { keyed: self, answers, todo, now: None, vectors, helften, bodies, part })
    }
}

impl<'k> Uitrekenen<'k> {
    /// The next part, or the slot.
    ///
    /// # Errors
    /// EL-381 when engine, A or B cannot be sealed to: then this source is gone, and begins again from its run secret.
    pub fn step(self: Box<Self>, rng: &mut impl CryptoRng) -> Result<Stap<'k>, Weigering> {
        self.part().seal(rng)
    }

    /// The first half of a step: the cells of the next part. It asks for no chance and for no key of G; sealing does.
    #[must_use]
    pub fn part(mut self: Box<Self>) -> Unsealed<'k> {
        if self.now.is_none() {
            self.now = self.todo.pop_front().map(|(s, niveau)| self.begin(s, niveau));
        }
        let count = self.now.as_mut().map(|now| now.fill(&mut self.part));
        Unsealed { computing: self, count }
    }

    fn begin(&self, s: u16, niveau: Niveau) -> Now {
        let keyed = &self.keyed;
        let order = OrderKey::derive(&keyed.th, &keyed.seeds, s, niveau);
        let bronnen = &keyed.opdracht.regelingen[usize::from(s)].bronnen;
        let mut bits = self.answers[&s].bits(niveau, bronnen, keyed.place);
        order.shuffle(&mut bits);
        let with = keyed.pairs.iter().filter(|(other, _)| bronnen.contains(other));
        let pads: Vec<Secret> = with.map(|(_, pair)| pair.pad(s, niveau)).collect();
        let noise = keyed.root.noise(&keyed.keys.oin, &keyed.th.0, s, niveau.number());
        Now { s, niveau, order, cells: Cells::new(&pads, &noise), bits, hash: Sha256::new(), next: 0 }
    }
}

impl Now {
    /// The next part, and how many cells it has.
    fn fill(&mut self, part: &mut [u8]) -> usize {
        let count = cells_in(self.next, self.bits.len());
        let part = &mut part[..count * CELL];
        self.cells.fill(&self.bits[self.next * PART..][..count], part);
        self.hash.update(&*part);
        self.next += 1;
        count
    }
}
