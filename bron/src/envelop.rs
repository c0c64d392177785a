//! The envelope of a message: the key of who made it, and one signature over the SHA-256 of what is in it.

use crate::Digest;
use crate::message::{Antwoorden, NoMessage, Pakket, VERSIE, read, write};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use minicbor::{Decode, Encode};

#[derive(Encode, Decode)]
#[cbor(array)]
struct Envelop {
    #[n(0)]
    versie: u8,
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    sleutel: [u8; 32],
    #[n(2)]
    #[cbor(with = "minicbor::bytes")]
    lichaam: Vec<u8>,
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    handtekening: [u8; 64],
}

/// What is signed; the name is part of what is signed, so that no pakket can pass for an answer.
#[derive(Clone, Copy)]
pub(crate) enum Naam {
    Pakket,
    Antwoorden,
    Blind,
}

/// A message of which the signature is right.
pub(crate) struct Opened {
    /// Whose it is.
    pub sleutel: VerifyingKey,
    /// What was signed.
    pub lichaam: Vec<u8>,
    /// SHA-256 of that.
    pub digest: Digest,
}

impl Naam {
    fn signed(self, digest: Digest) -> Vec<u8> {
        let name: &[u8] = match self {
            Self::Pakket => b"eenloket/bron/v1/pakket",
            Self::Antwoorden => b"eenloket/bron/v1/antwoorden",
            Self::Blind => b"eenloket/bron/v1/blind",
        };
        [name, &digest.0].concat()
    }
}

/// Signs the SHA-256 of a body: one signature, however many people it is about.
pub(crate) fn sign(naam: Naam, lichaam: Vec<u8>, key: &SigningKey) -> Vec<u8> {
    let handtekening = key.sign(&naam.signed(Digest::of(&lichaam))).to_bytes();
    write(&Envelop { versie: VERSIE, sleutel: key.verifying_key().to_bytes(), lichaam, handtekening })
}

/// Opens an envelope. Whether the key is one that may sign is for who asks.
pub(crate) fn open(naam: Naam, bytes: &[u8]) -> Result<Opened, NoMessage> {
    let envelop: Envelop = read(bytes)?;
    if envelop.versie != VERSIE {
        return Err(NoMessage::Unreadable);
    }
    let sleutel = VerifyingKey::from_bytes(&envelop.sleutel).map_err(|_| NoMessage::Signature)?;
    let digest = Digest::of(&envelop.lichaam);
    let signature = Signature::from_bytes(&envelop.handtekening);
    sleutel.verify_strict(&naam.signed(digest), &signature).map_err(|_| NoMessage::Signature)?;
    Ok(Opened { sleutel, lichaam: envelop.lichaam, digest })
}

impl Opened {
    /// The pakket in it.
    pub(crate) fn pakket(&self) -> Result<Pakket, NoMessage> {
        let pakket: Pakket = read(&self.lichaam)?;
        if pakket.versie == VERSIE { Ok(pakket) } else { Err(NoMessage::Unreadable) }
    }

    /// The answers in it.
    pub(crate) fn antwoorden(&self) -> Result<Antwoorden, NoMessage> {
        let antwoorden: Antwoorden = read(&self.lichaam)?;
        if antwoorden.versie == VERSIE { Ok(antwoorden) } else { Err(NoMessage::Unreadable) }
    }
}
