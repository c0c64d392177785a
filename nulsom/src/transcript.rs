//! `th`: all toezeggingen of a run by one hash. It is in every key, so whoever saw others computes noise.

use crate::cbor::Message;
use crate::frame::{Hash, hash};
use crate::keys::{Getekend, Naam, SignPublic};
use crate::opdracht::{Hd, Opdracht};
use crate::toezegging::Toezegging;
use crate::weigering::Weigering;

/// `th`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Th(pub Hash);

/// The toezeggingen of all sources, each of which checks.
pub(crate) struct Transcript {
    pub(crate) th: Th,
    pub(crate) toezeggingen: Vec<Toezegging>,
}

impl Transcript {
    /// Reads what came, by place, and holds it against D. The seeds are for those who can open them.
    pub(crate) fn check(opdracht: &Opdracht, hd: &Hd, keys: &[SignPublic], signed: &[Vec<u8>]) -> Result<Self, Weigering> {
        if signed.len() != opdracht.bronnen.len() {
            return Err(Weigering::ToezeggingFout { bron: None });
        }
        let mut messages = Vec::with_capacity(signed.len());
        let mut toezeggingen = Vec::with_capacity(signed.len());
        for ((place, bytes), key) in (0..).zip(signed).zip(keys) {
            let wrong = || Weigering::ToezeggingFout { bron: Some(place) };
            let signed = Getekend::from_bytes(bytes).map_err(|_| wrong())?;
            key.verify(Naam::Toezegging, &signed.message, &signed.signature).map_err(|_| wrong())?;
            let toezegging = Toezegging::from_bytes(&signed.message).map_err(|_| wrong())?;
            let others = (0..).take(keys.len()).filter(|other| *other != place);
            let is_for_all = toezegging.zaden.iter().map(|(to, _)| *to).eq(others);
            if toezegging.hd != *hd || toezegging.bron != place || toezegging.lijst != opdracht.lijst || !is_for_all {
                return Err(wrong());
            }
            messages.push(signed.message);
            toezeggingen.push(toezegging);
        }
        let mut parts: Vec<&[u8]> = vec![&hd.0];
        parts.extend(messages.iter().map(Vec::as_slice));
        Ok(Self { th: Th(hash("toezeggingen", &parts)), toezeggingen })
    }
}
