//! A unlocks their half and hands it on.

use super::statement::{Doorgave, Statement};
use crate::cbor::Message;
use crate::engine::{SealedList, Uitkomst};
use crate::keys::{Naam, SignSecret};
use crate::pins::HouderPins;
use crate::weigering::Weigering;
use crate::zegel::{SealPublic, SealSecret, Zegel};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

/// The keys of A or B, unlocked for one act.
pub struct HouderKeys {
    /// What is signed with.
    pub sign: SignSecret,
    /// What opens halves.
    pub seal: SealSecret,
}

impl HouderKeys {
    /// What others pin.
    #[must_use]
    pub fn public(&self) -> HouderPins {
        HouderPins { sign: self.sign.public(), seal: self.seal.public() }
    }
}

/// A's part: why, and everything of A's half that B needs, sealed to B. Valid for 72 hours.
///
/// A hands over what every source gave, so that B can go on when the halves of one source are wrong.
///
/// # Errors
/// EL-394 when A's half of the list does not open.
pub fn hand_over(
    uitkomst: &Uitkomst,
    list: &SealedList,
    a: &HouderKeys,
    b: &SealPublic,
    (reden, now): (&str, u64),
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Weigering> {
    let la = a.seal.open(Zegel::Lijstsleutel, &[&uitkomst.hd.0, b"A"], &[], &list.a);
    let la = la.filter(|half| half.len() == 32).ok_or(Weigering::OpeningFout)?;
    let mut text = Zeroizing::new(Vec::with_capacity(32 * (uitkomst.helften.len() + 1)));
    text.extend_from_slice(&la);
    let number = uitkomst.s.to_be_bytes();
    for helften in &uitkomst.helften {
        let r = a.seal.open(Zegel::Opening, &[&uitkomst.th.0, &number, b"A"], &[], &helften.a);
        match r.filter(|half| half.len() == 32) {
            Some(r) => text.extend_from_slice(&r),
            // No half of this source: with zeros it will not fit what was fixed.
            None => text.extend_from_slice(&[0; 32]),
        }
    }
    let statement = Statement { th: uitkomst.th, s: uitkomst.s, reden: reden.to_owned(), op: now }.to_bytes();
    let signature = a.sign.sign(Naam::Openen, &statement);
    let sealed = b.seal(Zegel::Doorgeven, &[&uitkomst.th.0, &number], &statement, &text, rng)?;
    Ok(Doorgave { statement, signature, sealed }.to_bytes())
}
