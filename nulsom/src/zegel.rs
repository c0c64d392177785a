//! Sealing to one reader: HPKE base mode (RFC 9180), one message a time, each kind with a name and a context of its own.

use crate::frame::{frame, hash};
use crate::keys::KeyId;
use crate::secret::Wiped;
use crate::weigering::Weigering;
use chacha20poly1305::aead::inout::InOutBuf;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;

/// How much longer a sealed text is than what is in it: a public key and a tag.
pub(crate) const LONGER: usize = 48;
const ENC: usize = 32;

/// What is sealed; the name stands in what the seal is bound to.
#[derive(Clone, Copy)]
pub(crate) enum Zegel {
    Lijst,
    Lijstsleutel,
    Zaad,
    Deel,
    Slot,
    Opening,
    Doorgeven,
    Onderzoek,
}

impl Zegel {
    fn name(self) -> &'static str {
        match self {
            Self::Lijst => "lijst",
            Self::Lijstsleutel => "lijstsleutel",
            Self::Zaad => "zaad",
            Self::Deel => "deel",
            Self::Slot => "slot",
            Self::Opening => "opening",
            Self::Doorgeven => "doorgeven",
            Self::Onderzoek => "onderzoek",
        }
    }

    fn info(self, context: &[&[u8]]) -> Vec<u8> {
        let mut parts = vec![self.name().as_bytes()];
        parts.extend_from_slice(context);
        frame("zegel", &parts)
    }
}

/// The key that opens what is sealed to one reader.
pub struct SealSecret(<X25519HkdfSha256 as Kem>::PrivateKey);

impl SealSecret {
    /// A new key.
    #[must_use]
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        Self(X25519HkdfSha256::gen_keypair_with_rng(rng).0)
    }

    /// A key that was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Deserializable::from_bytes(bytes).expect("every 32 bytes are a key of X25519"))
    }

    /// What others seal with.
    #[must_use]
    pub fn public(&self) -> SealPublic {
        SealPublic(X25519HkdfSha256::sk_to_pk(&self.0).to_bytes().into())
    }

    /// Nothing is said about why it does not open: another reader, another context or another text.
    pub(crate) fn open(&self, kind: Zegel, context: &[&[u8]], aad: &[u8], sealed: &[u8]) -> Option<Wiped> {
        let (enc, text) = sealed.split_at_checked(ENC)?;
        let enc = Deserializable::from_bytes(enc).ok()?;
        let info = kind.info(context);
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeR::Base, &self.0, &enc, &info, text, aad)
            .ok()
            .map(Wiped::new)
    }
}

/// The key to seal with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealPublic([u8; 32]);

impl SealPublic {
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
        KeyId(hash("sleutel", &[b"hpke", &self.0]))
    }

    /// `enc ‖ ct`.
    pub(crate) fn seal(
        &self,
        kind: Zegel,
        context: &[&[u8]],
        aad: &[u8],
        text: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, Weigering> {
        let to = Deserializable::from_bytes(&self.0).map_err(|_| Weigering::SleutelOnbekend)?;
        let info = kind.info(context);
        // In one piece from the begin, so that what is long is not copied.
        let mut sealed = vec![0; text.len() + LONGER];
        let (enc_room, rest) = sealed.split_at_mut(ENC);
        let (room, tag_room) = rest.split_at_mut(text.len());
        let (enc, tag) = hpke::single_shot_seal_inout_detached_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &to,
            &info,
            InOutBuf::new(text, room).expect("as long as the text"),
            aad,
            rng,
        )
        // A key of small order gives no shared secret.
        .map_err(|_| Weigering::SleutelOnbekend)?;
        enc_room.copy_from_slice(&enc.to_bytes());
        tag_room.copy_from_slice(&tag.to_bytes());
        Ok(sealed)
    }
}
