//! A_i: what a source binds itself to before it computes. Its run key, the list it holds, and its seed, sealed to the others.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::frame::{Hash, expand, extract, frame, hash};
use crate::keys::{Oin, PadPublic, PadSecret};
use crate::opdracht::{BRONNEN_MAX, Hd};
use crate::secret::Secret;
use rand_core::CryptoRng;

/// `rs_i`: 32 bytes from which everything of this run comes. Kept encrypted until the answers are in the outbox.
pub struct RunSecret(Secret);

impl RunSecret {
    /// A new one; draw from the operating system.
    #[must_use]
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::draw(rng))
    }

    /// The one that was stored, after a restart before the outbox was filled.
    #[must_use]
    pub fn from_store(bytes: [u8; 32]) -> Self {
        Self(Secret::new(bytes))
    }

    /// To store it, encrypted, before the toezegging leaves.
    #[must_use]
    pub fn to_store(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// `P`.
    pub(crate) fn run_root(&self, hd: &Hd) -> RunRoot {
        RunRoot(extract(&hd.0, &[self.0.bytes()]))
    }
}

/// `P`: what this source derives from in this run.
pub(crate) struct RunRoot(Secret);

impl RunRoot {
    /// `e_i`.
    pub(crate) fn run_key(&self, oin: &Oin) -> PadSecret {
        PadSecret::from_bytes(*expand(&self.0, &frame("eph", &[oin.bytes()])).bytes())
    }

    /// `g_i`.
    pub(crate) fn seed(&self, oin: &Oin) -> Secret {
        expand(&self.0, &frame("zaad", &[oin.bytes()]))
    }

    /// The key of the noise of one scheme and level. `th` is in it, so that another transcript has other noise.
    pub(crate) fn noise(&self, oin: &Oin, th: &Hash, s: u16, niveau: u8) -> Secret {
        expand(&self.0, &frame("ruis", &[oin.bytes(), th, &s.to_be_bytes(), &[niveau]]))
    }
}

/// What fixes a seed.
pub(crate) fn fix_seed(hd: &Hd, oin: &Oin, seed: &Secret) -> Hash {
    hash("zaad-vast", &[&hd.0, oin.bytes(), seed.bytes()])
}

/// A_i.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Toezegging {
    pub(crate) hd: Hd,
    pub(crate) bron: u8,
    pub(crate) run_key: PadPublic,
    pub(crate) lijst: Hash,
    pub(crate) zaad_vast: Hash,
    /// The seed for each other source, by place.
    pub(crate) zaden: Vec<(u8, Vec<u8>)>,
}

impl Message for Toezegging {
    fn write(&self, to: &mut Writer) {
        to.array(7).number(1).bytes(&self.hd.0).number(self.bron.into()).bytes(&self.run_key.0);
        to.bytes(&self.lijst).bytes(&self.zaad_vast);
        to.each(&self.zaden, |to, (bron, sealed)| {
            to.array(2).number((*bron).into()).bytes(sealed);
        });
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(7)?;
        from.version()?;
        Ok(Self {
            hd: Hd(from.exactly()?),
            bron: from.u8()?,
            run_key: PadPublic(from.exactly()?),
            lijst: from.exactly()?,
            zaad_vast: from.exactly()?,
            zaden: from.each(BRONNEN_MAX, |from| {
                from.array(2)?;
                Ok((from.u8()?, from.bytes()?.to_vec()))
            })?,
        })
    }
}
