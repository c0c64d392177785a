//! Sending the list: one identical list to every source, and one copy that only both keys together open.

use crate::keys::Oin;
use crate::lijst::Lijst;
use crate::opdracht::Hd;
use crate::pins::{HouderPins, Pins};
use crate::secret::{Secret, Wiped};
use crate::weigering::Weigering;
use crate::zegel::Zegel;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use rand_core::CryptoRng;

/// The list as G keeps it: under a key that nobody has.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedList {
    /// The list under `lk`.
    pub text: Vec<u8>,
    /// `la`, sealed to A.
    pub a: Vec<u8>,
    /// `lb`, sealed to B.
    pub b: Vec<u8>,
}

/// What comes of a list: nothing that anybody can read alone.
pub struct SealedLists {
    /// To send, by source.
    pub to_sources: Vec<(Oin, Vec<u8>)>,
    /// To keep.
    pub kept: SealedList,
}

/// Seals the list to each source of D and once to A and B. Do this in one act with the last look at afmeldingen.
///
/// # Errors
/// EL-384 when it is not the list of D, EL-381 when a key is not the pinned one.
pub fn begin(signed: &[u8], pins: &Pins, lijst: Lijst, rng: &mut impl CryptoRng) -> Result<SealedLists, Weigering> {
    let (opdracht, hd, bronnen) = pins.read(signed)?;
    if lijst.len() != opdracht.aantal as usize || lijst.digest(&opdracht.run) != opdracht.lijst {
        return Err(Weigering::LijstFout);
    }
    let mut to_sources = Vec::with_capacity(bronnen.len());
    for bron in &bronnen {
        let context: [&[u8]; 2] = [&hd.0, bron.oin.bytes()];
        to_sources.push((bron.oin, bron.seal.seal(Zegel::Lijst, &context, &[], lijst.digits(), rng)?));
    }
    Ok(SealedLists { to_sources, kept: lock(&hd, pins, &lijst, rng)? })
}

pub(crate) fn lock(hd: &Hd, pins: &Pins, lijst: &Lijst, rng: &mut impl CryptoRng) -> Result<SealedList, Weigering> {
    let (key, la) = (Secret::draw(rng), Secret::draw(rng));
    // The key is new and serves one text, so the nonce can be zero.
    let text = ChaCha20Poly1305::new(key.bytes().into())
        .encrypt(&[0; 12].into(), Payload { msg: lijst.digits(), aad: &hd.0 })
        .map_err(|_| Weigering::LijstFout)?;
    let mut seal =
        |to: &HouderPins, who: &[u8], half: &Secret| to.seal.seal(Zegel::Lijstsleutel, &[&hd.0, who], &[], half.bytes(), rng);
    Ok(SealedList { text, a: seal(&pins.a, b"A", &la)?, b: seal(&pins.b, b"B", &key.xor(&la))? })
}

/// The list again, from both halves of its key.
pub(crate) fn unlock(hd: &Hd, text: &[u8], la: &Secret, lb: &Secret) -> Option<Wiped> {
    let key = la.xor(lb);
    let payload = Payload { msg: text, aad: &hd.0 };
    ChaCha20Poly1305::new(key.bytes().into()).decrypt(&[0; 12].into(), payload).ok().map(Wiped::new)
}
