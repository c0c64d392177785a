//! Keys that live longer than a run. One key, one use: signing, agreeing on pads, opening what is sealed.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::frame::{Hash, frame, hash};
use crate::secret::Secret;
use crate::weigering::Weigering;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand_core::CryptoRng;
use x25519_dalek::{PublicKey, StaticSecret};

/// How D names a public key: a hash of its use and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub Hash);

/// The twenty digits of an organisatie in the register of Logius.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oin([u8; 20]);

impl Oin {
    /// Twenty digits, or nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: [u8; 20] = text.as_bytes().try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }

    pub(crate) fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// As it is written.
    ///
    /// # Panics
    /// Never: twenty digits were parsed.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.0).expect("twenty digits were parsed")
    }
}

/// What is signed; the name stands in what is signed.
#[derive(Clone, Copy)]
pub(crate) enum Naam {
    Opdracht,
    Toezegging,
    Deel,
    Slot,
    Ontvangen,
    Openen,
}

impl Naam {
    fn framed(self, message: &[u8]) -> Vec<u8> {
        let name = match self {
            Self::Opdracht => "opdracht",
            Self::Toezegging => "toezegging",
            Self::Deel => "deel",
            Self::Slot => "slot",
            Self::Ontvangen => "ontvangen",
            Self::Openen => "openen",
        };
        frame("sig", &[name.as_bytes(), message])
    }
}

/// A key to sign with.
pub struct SignSecret(SigningKey);

impl SignSecret {
    /// A new key.
    #[must_use]
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        Self(SigningKey::from_bytes(Secret::draw(rng).bytes()))
    }

    /// A key that was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(bytes))
    }

    /// What others check with.
    #[must_use]
    pub fn public(&self) -> SignPublic {
        SignPublic(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, name: Naam, message: &[u8]) -> [u8; 64] {
        self.0.sign(&name.framed(message)).to_bytes()
    }
}

/// A key to check signatures with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignPublic(VerifyingKey);

impl SignPublic {
    /// A key that was compared by hand.
    ///
    /// # Errors
    /// When it is no point of the curve, or one of small order, under which anything verifies.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, Weigering> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| Weigering::SleutelOnbekend)?;
        if key.is_weak() { Err(Weigering::SleutelOnbekend) } else { Ok(Self(key)) }
    }

    /// As it is pinned.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// How D names it.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId(hash("sleutel", &[b"ed25519", self.0.as_bytes()]))
    }

    pub(crate) fn verify(&self, name: Naam, message: &[u8], signature: &[u8; 64]) -> Result<(), Weigering> {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(&name.framed(message), &signature).map_err(|_| Weigering::Handtekening)
    }
}

/// A key for agreeing with another source: the lasting one, or that of one run.
pub struct PadSecret(StaticSecret);

impl PadSecret {
    /// A new key.
    #[must_use]
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        Self(StaticSecret::from(*Secret::draw(rng).bytes()))
    }

    /// A key that was kept.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(StaticSecret::from(bytes))
    }

    /// What the other sources pin.
    #[must_use]
    pub fn public(&self) -> PadPublic {
        PadPublic(PublicKey::from(&self.0).to_bytes())
    }

    /// What both ends come to; nothing, if the other end is of small order and so would decide it alone.
    pub(crate) fn agree(&self, other: &PadPublic) -> Option<Secret> {
        let shared = self.0.diffie_hellman(&PublicKey::from(other.0));
        shared.was_contributory().then(|| Secret::new(shared.to_bytes()))
    }
}

/// The other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PadPublic(pub(crate) [u8; 32]);

impl PadPublic {
    /// A key that was compared by hand.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// As it is pinned.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0
    }

    /// How D names it.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId(hash("sleutel", &[b"x25519", &self.0]))
    }
}

/// A message as it was received, with the signature under exactly those bytes.
pub(crate) struct Getekend {
    pub(crate) message: Vec<u8>,
    pub(crate) signature: [u8; 64],
}

impl Getekend {
    pub(crate) fn sign(key: &SignSecret, name: Naam, message: Vec<u8>) -> Self {
        let signature = key.sign(name, &message);
        Self { message, signature }
    }
}

impl Message for Getekend {
    fn write(&self, to: &mut Writer) {
        to.array(3).number(1).bytes(&self.message).bytes(&self.signature);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(3)?;
        from.version()?;
        Ok(Self { message: from.bytes()?.to_vec(), signature: from.exactly()? })
    }
}
