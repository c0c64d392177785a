//! An auditor outside, if a source wants one: what it takes to see, later, whether this source sent what it should.
//!
//! The run secret alone would not do. The pads come from lasting keys too, and the order from the seeds of all; so
//! the source gives its pair keys and the seeds as well. The auditor then sees every bit of this source, and the order:
//! it has to be somebody who has no part in the run. Ninety days, and under a key that nobody in the run has.

use crate::cells::{CELL, Cells};
use crate::engine::Ronde;
use crate::opdracht::{CHECK_ALL, CHECK_EACH, Niveau};
use crate::order::OrderKey;
use crate::pair::PairKey;
use crate::secret::{Secret, Wiped};
use crate::source::Gesleuteld;
use crate::toezegging::{RunRoot, RunSecret, fix_seed};
use crate::weigering::Weigering;
use crate::zegel::{SealPublic, SealSecret, Zegel};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

impl Gesleuteld<'_> {
    /// Seals to an auditor: run secret, seeds by place, pair keys by place. Before computing, which takes all of it.
    ///
    /// # Errors
    /// EL-387 when it is not the secret of this run, EL-381 when the key cannot be sealed to.
    pub fn for_auditor(&self, secret: &RunSecret, to: &SealPublic, rng: &mut impl CryptoRng) -> Result<Vec<u8>, Weigering> {
        let own = &self.seeds[usize::from(self.place)];
        if secret.run_root(&self.opdracht.digest()).seed(&self.keys.oin).bytes() != own.bytes() {
            return Err(Weigering::ToezeggingFout { bron: Some(self.place) });
        }
        let mut text = Zeroizing::new(Vec::with_capacity(64 * self.seeds.len()));
        text.extend_from_slice(secret.to_store());
        self.seeds.iter().for_each(|seed| text.extend_from_slice(seed.bytes()));
        self.pairs.iter().for_each(|(_, pair)| text.extend_from_slice(pair.bytes()));
        to.seal(Zegel::Onderzoek, &[&self.th.0, &[self.place]], &[], &text, rng)
    }
}

/// What an auditor found in one vector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bevinding {
    /// Every cell is a pad or noise, and the check rows are right. The bits by person.
    Klopt(Vec<bool>),
    /// The cell at this place is neither, or is a check row that has the other bit.
    Vreemd(usize),
}

/// One source, as the auditor sees it.
pub struct Onderzoek<'r> {
    ronde: &'r Ronde,
    bron: u8,
    root: RunRoot,
    seeds: Vec<Secret>,
    pairs: Vec<(u8, PairKey)>,
}

impl<'r> Onderzoek<'r> {
    /// Opens what a source sealed, and holds it against what the sources bound themselves to.
    ///
    /// # Errors
    /// EL-387 when it does not open, or is not what the toezeggingen say.
    pub fn open(ronde: &'r Ronde, bron: u8, auditor: &SealSecret, sealed: &[u8]) -> Result<Self, Weigering> {
        let wrong = Weigering::ToezeggingFout { bron: Some(bron) };
        Self::read(ronde, bron, auditor, sealed).filter(Self::is_bound).ok_or(wrong)
    }

    fn read(ronde: &'r Ronde, bron: u8, auditor: &SealSecret, sealed: &[u8]) -> Option<Self> {
        let text = auditor.open(Zegel::Onderzoek, &[&ronde.th.0, &[bron]], &[], sealed)?;
        let (secrets, rest) = text.as_chunks::<32>();
        let n = ronde.bronnen.len();
        if secrets.len() != 2 * n || !rest.is_empty() || usize::from(bron) >= n {
            return None;
        }
        let root = RunSecret::from_store(secrets[0]).run_root(&ronde.hd);
        let seeds = secrets[1..=n].iter().map(|seed| Secret::new(*seed)).collect();
        let oin = |place: u8| &ronde.bronnen[usize::from(place)].oin;
        let others = (0_u8..).take(n).filter(|other| *other != bron);
        let pair = |(other, key): (u8, &[u8; 32])| (other, PairKey::of_source(Secret::new(*key), oin(bron), oin(other)));
        let pairs = others.zip(&secrets[n + 1..]).map(pair).collect();
        Some(Self { ronde, bron, root, seeds, pairs })
    }

    fn is_bound(&self) -> bool {
        let ronde = self.ronde;
        let own = &ronde.bronnen[usize::from(self.bron)].oin;
        let run_key = self.root.run_key(own).public() == ronde.toezeggingen[usize::from(self.bron)].run_key;
        let mut all = ronde.bronnen.iter().zip(&self.seeds).zip(&ronde.toezeggingen);
        run_key && all.all(|((bron, seed), toezegging)| fix_seed(&ronde.hd, &bron.oin, seed) == toezegging.zaad_vast)
    }

    /// The tag that this source should have in its slot for another one. Where it has another, its pair key is not this one.
    #[must_use]
    pub fn tag(&self, other: u8) -> Option<[u8; 16]> {
        self.pairs.iter().find(|(place, _)| *place == other).map(|(_, pair)| pair.tag())
    }

    /// Looks at a whole vector of this source.
    ///
    /// # Panics
    /// When there is no such vector in D, or it has another length.
    #[must_use]
    pub fn judge(&self, s: u16, niveau: Niveau, vector: &[u8]) -> Bevinding {
        let bronnen = self.ronde.bronnen_of(s);
        let total = vector.len() / CELL;
        assert_eq!(self.ronde.cells_of(s), Some(total), "a whole vector of this scheme");
        let (pads, noise) = (self.cells(s, niveau, 1, total), self.cells(s, niveau, 0, total));
        let mut rows: Vec<usize> = (0..total).collect();
        OrderKey::derive(&self.ronde.th, &self.seeds, s, niveau).shuffle(&mut rows);
        let persons = total - CHECK_ALL - CHECK_EACH * bronnen.len();
        let checks = |row: usize| match row.checked_sub(persons + CHECK_ALL) {
            Some(beyond) => bronnen[beyond / CHECK_EACH] != self.bron,
            None => true,
        };
        let mut bits = vec![false; persons];
        for (place, row) in rows.into_iter().enumerate() {
            let cell = |of: &[u8]| of.as_chunks::<CELL>().0[place];
            let bit = cell(vector) == cell(&pads);
            let is_known = bit || cell(vector) == cell(&noise);
            match bits.get_mut(row) {
                Some(person) if is_known => *person = bit,
                None if is_known && bit == checks(row) => {}
                _ => return Bevinding::Vreemd(place),
            }
        }
        Bevinding::Klopt(bits)
    }

    /// The vector that has this bit everywhere.
    fn cells(&self, s: u16, niveau: Niveau, bit: u8, total: usize) -> Wiped {
        let bronnen = self.ronde.bronnen_of(s);
        let with = self.pairs.iter().filter(|(other, _)| bronnen.contains(other));
        let pads: Vec<Secret> = with.map(|(_, pair)| pair.pad(s, niveau)).collect();
        let own = &self.ronde.bronnen[usize::from(self.bron)].oin;
        let noise = self.root.noise(own, &self.ronde.th.0, s, niveau.number());
        let mut out = Wiped::new(vec![0; total * CELL]);
        Cells::new(&pads, &noise).fill(&vec![bit; total], &mut out);
        out
    }
}
