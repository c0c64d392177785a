//! Second: the source binds itself, before it has seen to what the others do.

use super::Aanvaard;
use crate::cbor::Message;
use crate::keys::{Getekend, Naam};
use crate::toezegging::{RunRoot, RunSecret, Toezegging, fix_seed};
use crate::weigering::Weigering;
use crate::zegel::Zegel;
use rand_core::CryptoRng;

/// A source that is bound. Store run secret, toezegging and line of the logboek in one commit, then send.
pub struct Toegezegd<'k> {
    pub(crate) accepted: Aanvaard<'k>,
    pub(crate) root: RunRoot,
    pub(crate) signed: Vec<u8>,
}

impl<'k> Aanvaard<'k> {
    /// Makes the toezegging.
    ///
    /// # Errors
    /// EL-381 when the key of another source cannot be sealed to.
    pub fn toezeggen(self, secret: &RunSecret, rng: &mut impl CryptoRng) -> Result<Toegezegd<'k>, Weigering> {
        let root = secret.run_root(&self.hd);
        let seed = root.seed(&self.keys.oin);
        let mut zaden = Vec::new();
        for (to, bron) in (0_u8..).zip(&self.bronnen).filter(|(to, _)| *to != self.place) {
            let context: [&[u8]; 3] = [&self.hd.0, &[self.place], &[to]];
            zaden.push((to, bron.seal.seal(Zegel::Zaad, &context, &[], seed.bytes(), rng)?));
        }
        let toezegging = Toezegging {
            hd: self.hd,
            bron: self.place,
            run_key: root.run_key(&self.keys.oin).public(),
            lijst: self.lijst.digest(&self.opdracht.run),
            zaad_vast: fix_seed(&self.hd, &self.keys.oin, &seed),
            zaden,
        };
        let signed = Getekend::sign(&self.keys.sign, Naam::Toezegging, toezegging.to_bytes()).to_bytes();
        Ok(Toegezegd { accepted: self, root, signed })
    }

    /// The toezegging again, after a restart: the one that was stored, for sealing anew would make another transcript.
    ///
    /// # Errors
    /// EL-387 when what was stored is no toezegging of this run and this secret.
    pub fn toegezegd(self, secret: &RunSecret, stored: &[u8]) -> Result<Toegezegd<'k>, Weigering> {
        let root = secret.run_root(&self.hd);
        let wrong = || Weigering::ToezeggingFout { bron: Some(self.place) };
        let signed = Getekend::from_bytes(stored).map_err(|_| wrong())?;
        let toezegging = Toezegging::from_bytes(&signed.message).map_err(|_| wrong())?;
        let seed = root.seed(&self.keys.oin);
        let is_ours = toezegging.hd == self.hd && toezegging.zaad_vast == fix_seed(&self.hd, &self.keys.oin, &seed);
        if !is_ours {
            return Err(wrong());
        }
        Ok(Toegezegd { accepted: self, root, signed: stored.to_vec() })
    }
}

impl Toegezegd<'_> {
    /// A_i, signed: to store, and to send to G.
    #[must_use]
    pub fn toezegging(&self) -> &[u8] {
        &self.signed
    }
}
