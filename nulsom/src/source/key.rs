//! Third: with the toezeggingen of all, the keys of the run.

use super::Toegezegd;
use crate::cbor::Message;
use crate::keys::{Getekend, SignPublic};
use crate::lijst::Lijst;
use crate::limits::Logboek;
use crate::opdracht::Opdracht;
use crate::pair::PairKey;
use crate::pins::{Pins, SourceKeys};
use crate::secret::Secret;
use crate::toezegging::{RunRoot, Toezegging, fix_seed};
use crate::transcript::{Th, Transcript};
use crate::weigering::Weigering;
use crate::zegel::{SealPublic, Zegel};
use subtle::ConstantTimeEq;

/// A source that has the keys of the run. They can be used once: computing takes them.
pub struct Gesleuteld<'k> {
    pub(crate) keys: &'k SourceKeys,
    pub(crate) opdracht: Opdracht,
    pub(crate) th: Th,
    pub(crate) place: u8,
    pub(crate) motor: SealPublic,
    pub(crate) houders: [SealPublic; 2],
    pub(crate) lijst: Lijst,
    pub(crate) effective: Vec<bool>,
    pub(crate) root: RunRoot,
    /// By the other source.
    pub(crate) pairs: Vec<(u8, PairKey)>,
    /// By place.
    pub(crate) seeds: Vec<Secret>,
}

impl<'k> Toegezegd<'k> {
    /// Takes the toezeggingen of all sources, by place, as G sent them on.
    ///
    /// # Errors
    /// EL-387 when one is missing or wrong, EL-380 for a second transcript, EL-381 after the end of D. The run secret is
    /// still stored.
    pub fn key(self, all: &[Vec<u8>], pins: &Pins, logboek: &Logboek, now: u64) -> Result<Gesleuteld<'k>, Weigering> {
        let accepted = &self.accepted;
        if now >= accepted.opdracht.tot {
            return Err(Weigering::Verlopen);
        }
        let keys: Vec<SignPublic> = accepted.bronnen.iter().map(|bron| bron.sign.clone()).collect();
        let transcript = Transcript::check(&accepted.opdracht, &accepted.hd, &keys, all)?;
        self.has_own(all)?;
        logboek.is_first(&accepted.hd, &transcript.th)?;
        let run_key = self.root.run_key(&accepted.keys.oin);
        let (mut pairs, mut seeds) = (Vec::new(), Vec::new());
        for (place, toezegging) in (0..).zip(&transcript.toezeggingen) {
            if place == accepted.place {
                seeds.push(self.root.seed(&accepted.keys.oin));
                continue;
            }
            let wrong = Weigering::ToezeggingFout { bron: Some(place) };
            seeds.push(self.seed_of(place, toezegging).ok_or(wrong.clone())?);
            let other = &accepted.bronnen[usize::from(place)];
            let run = run_key.agree(&toezegging.run_key).ok_or(wrong.clone())?;
            let lasting = accepted.keys.pad.agree(&other.pad).ok_or(wrong)?;
            let psk = accepted.keys.psk(&other.oin);
            pairs.push((place, PairKey::derive(&transcript.th, &accepted.keys.oin, &other.oin, &run, &lasting, psk)));
        }
        let Self { accepted, root, .. } = self;
        Ok(Gesleuteld {
            keys: accepted.keys,
            th: transcript.th,
            place: accepted.place,
            motor: pins.motor.clone(),
            houders: [pins.a.seal.clone(), pins.b.seal.clone()],
            lijst: accepted.lijst,
            effective: accepted.effective,
            opdracht: accepted.opdracht,
            root,
            pairs,
            seeds,
        })
    }

    /// Whether G sends this source its own toezegging back, and no other.
    fn has_own(&self, all: &[Vec<u8>]) -> Result<(), Weigering> {
        let place = usize::from(self.accepted.place);
        let message = |bytes: &[u8]| Getekend::from_bytes(bytes).ok().map(|signed| signed.message);
        let is_same = all.get(place).and_then(|bytes| message(bytes)) == message(&self.signed);
        if is_same { Ok(()) } else { Err(Weigering::ToezeggingFout { bron: Some(self.accepted.place) }) }
    }

    /// The seed of another source, if it is the one that this source fixed.
    fn seed_of(&self, from: u8, toezegging: &Toezegging) -> Option<Secret> {
        let accepted = &self.accepted;
        let (_, sealed) = toezegging.zaden.iter().find(|(to, _)| *to == accepted.place)?;
        let context: [&[u8]; 3] = [&accepted.hd.0, &[from], &[accepted.place]];
        let seed = Secret::of(&accepted.keys.seal.open(Zegel::Zaad, &context, &[], sealed)?)?;
        let oin = &accepted.bronnen[usize::from(from)].oin;
        let is_fixed: bool = fix_seed(&accepted.hd, oin, &seed).ct_eq(&toezegging.zaad_vast).into();
        is_fixed.then_some(seed)
    }
}

impl Gesleuteld<'_> {
    /// To store in the line of the logboek before computing: one transcript for each D.
    #[must_use]
    pub fn th(&self) -> Th {
        self.th
    }

    /// D, for whoever answers.
    #[must_use]
    pub fn opdracht(&self) -> &Opdracht {
        &self.opdracht
    }

    /// Who is asked about, by row.
    #[must_use]
    pub fn lijst(&self) -> &Lijst {
        &self.lijst
    }

    /// The schemes in which this source has criteria, by number.
    #[must_use]
    pub fn own_schemes(&self) -> Vec<u16> {
        self.opdracht.numbered().filter(|(_, regeling)| regeling.bronnen.contains(&self.place)).map(|(s, _)| s).collect()
    }
}
