//! Keys that two people compared by hand, and what D has to say to agree with them.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::keys::{Naam, Oin, PadPublic, PadSecret, SignPublic, SignSecret};
use crate::opdracht::{Bron, Hd, Opdracht, Sleutelhouder};
use crate::secret::Secret;
use crate::weigering::Weigering;
use crate::zegel::{SealPublic, SealSecret};
use std::collections::BTreeMap;

/// The keys of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BronPins {
    /// Whose.
    pub oin: Oin,
    /// What it signs with.
    pub sign: SignPublic,
    /// What it agrees with.
    pub pad: PadPublic,
    /// What its mail is sealed to.
    pub seal: SealPublic,
}

impl BronPins {
    /// As D names it.
    #[must_use]
    pub fn named(&self) -> Bron {
        Bron { oin: self.oin, sign: self.sign.id(), pad: self.pad.id(), seal: self.seal.id() }
    }
}

/// The keys of one of the two who open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouderPins {
    /// What is signed with.
    pub sign: SignPublic,
    /// What halves are sealed to.
    pub seal: SealPublic,
}

impl HouderPins {
    /// As D names it.
    #[must_use]
    pub fn named(&self) -> Sleutelhouder {
        Sleutelhouder { sign: self.sign.id(), seal: self.seal.id() }
    }
}

/// Everybody's keys, as one party pinned them.
#[derive(Clone, Debug)]
pub struct Pins {
    /// G.
    pub gemeente: Oin,
    /// What G signs with.
    pub gemeente_sign: SignPublic,
    /// What answers are sealed to.
    pub motor: SealPublic,
    /// Who opens first.
    pub a: HouderPins,
    /// Who opens second.
    pub b: HouderPins,
    /// All sources that were ever compared.
    pub bronnen: Vec<BronPins>,
}

impl Pins {
    /// D, as somebody reads it before they decide about it: signed by G, A and B, with every key in it pinned.
    ///
    /// # Errors
    /// EL-381.
    pub fn opdracht(&self, signed: &[u8]) -> Result<Opdracht, Weigering> {
        self.read(signed).map(|(opdracht, ..)| opdracht)
    }

    /// Reads D, if G, A and B signed it and every key in it is pinned. Gives the sources by place.
    pub(crate) fn read(&self, bytes: &[u8]) -> Result<(Opdracht, Hd, Vec<BronPins>), Weigering> {
        let signed = GetekendeOpdracht::from_bytes(bytes).map_err(|_| Weigering::Handtekening)?;
        for (key, signature) in [&self.gemeente_sign, &self.a.sign, &self.b.sign].into_iter().zip(&signed.signatures) {
            key.verify(Naam::Opdracht, &signed.message, signature)?;
        }
        let opdracht = Opdracht::from_bytes(&signed.message).map_err(|_| Weigering::Handtekening)?;
        let bronnen = self.find(&opdracht)?;
        Ok((opdracht, Opdracht::hd(&signed.message), bronnen))
    }

    fn find(&self, opdracht: &Opdracht) -> Result<Vec<BronPins>, Weigering> {
        let (a, b) = (&opdracht.a, &opdracht.b);
        if a.sign == b.sign || a.seal == b.seal {
            return Err(Weigering::ZelfdeSleutelhouder);
        }
        let same = opdracht.gemeente == self.gemeente
            && opdracht.gemeente_sign == self.gemeente_sign.id()
            && opdracht.motor == self.motor.id()
            && (*a == self.a.named() && *b == self.b.named());
        let found = opdracht.bronnen.iter().map(|bron| self.bronnen.iter().find(|pins| pins.named() == *bron).cloned());
        let found = found.collect::<Option<Vec<BronPins>>>().filter(|_| same);
        found.ok_or(Weigering::SleutelOnbekend)
    }
}

/// The own keys of a source, and what it exchanged with others by hand.
pub struct SourceKeys {
    /// Who it is.
    pub oin: Oin,
    /// What it signs with.
    pub sign: SignSecret,
    /// What it agrees with.
    pub pad: PadSecret,
    /// What opens its mail.
    pub seal: SealSecret,
    psks: BTreeMap<Oin, Secret>,
}

impl SourceKeys {
    /// Keys that were kept.
    #[must_use]
    pub fn new(oin: Oin, sign: SignSecret, pad: PadSecret, seal: SealSecret) -> Self {
        Self { oin, sign, pad, seal, psks: BTreeMap::new() }
    }

    /// Adds 32 bytes that were exchanged with another source by hand.
    #[must_use]
    pub fn with_psk(mut self, other: Oin, psk: [u8; 32]) -> Self {
        self.psks.insert(other, Secret::new(psk));
        self
    }

    /// What others pin.
    #[must_use]
    pub fn public(&self) -> BronPins {
        BronPins { oin: self.oin, sign: self.sign.public(), pad: self.pad.public(), seal: self.seal.public() }
    }

    /// Zeros, where nothing was exchanged.
    pub(crate) fn psk(&self, other: &Oin) -> &[u8; 32] {
        self.psks.get(other).map_or(&[0; 32], Secret::bytes)
    }
}

/// D with the signatures of G, A and B.
pub(crate) struct GetekendeOpdracht {
    pub(crate) message: Vec<u8>,
    pub(crate) signatures: [[u8; 64]; 3],
}

impl Message for GetekendeOpdracht {
    fn write(&self, to: &mut Writer) {
        to.array(5).number(1).bytes(&self.message);
        for signature in &self.signatures {
            to.bytes(signature);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(5)?;
        from.version()?;
        Ok(Self { message: from.bytes()?.to_vec(), signatures: [from.exactly()?, from.exactly()?, from.exactly()?] })
    }
}

impl Opdracht {
    /// A signature of G, A or B; each reads D before.
    #[must_use]
    pub fn sign(&self, key: &SignSecret) -> [u8; 64] {
        key.sign(Naam::Opdracht, &self.to_bytes())
    }

    /// D as it is sent, with the signatures of G, A and B.
    #[must_use]
    pub fn with_signatures(&self, signatures: [[u8; 64]; 3]) -> Vec<u8> {
        GetekendeOpdracht { message: self.to_bytes(), signatures }.to_bytes()
    }
}
