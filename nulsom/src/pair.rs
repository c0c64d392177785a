//! What two sources have in common in one run, and nobody else: the keys of their pads, and a tag that shows it.

use crate::frame::{expand, expand_into, extract, frame};
use crate::keys::Oin;
use crate::opdracht::Niveau;
use crate::order::by_oin;
use crate::secret::Secret;
use crate::transcript::Th;

/// How long a tag is.
pub(crate) const TAG: usize = 16;

/// `Q_ij`.
pub(crate) struct PairKey {
    key: Secret,
    lo: Oin,
    hi: Oin,
}

impl PairKey {
    /// From the agreement of the run keys, that of the lasting keys, and what was exchanged by hand.
    pub(crate) fn derive(th: &Th, one: &Oin, other: &Oin, run: &Secret, lasting: &Secret, psk: &[u8; 32]) -> Self {
        let (lo, hi) = by_oin(one, other);
        Self { key: extract(&th.0, &[run.bytes(), lasting.bytes(), psk]), lo: *lo, hi: *hi }
    }

    /// One that a source gave to an auditor.
    pub(crate) fn of_source(key: Secret, one: &Oin, other: &Oin) -> Self {
        let (lo, hi) = by_oin(one, other);
        Self { key, lo: *lo, hi: *hi }
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.key.bytes()
    }

    /// The key of the pad of one scheme and level.
    pub(crate) fn pad(&self, s: u16, niveau: Niveau) -> Secret {
        expand(&self.key, &frame("pad", &[self.lo.bytes(), self.hi.bytes(), &s.to_be_bytes(), &[niveau.number()]]))
    }

    /// The same at both ends, if both saw the same.
    pub(crate) fn tag(&self) -> [u8; TAG] {
        let mut tag = [0; TAG];
        expand_into(&self.key, &frame("bevestiging", &[self.lo.bytes(), self.hi.bytes()]), &mut tag);
        tag
    }
}
