//! Last: one commit, and only then the first byte. What was stored is sent, as often as asked; nothing is made again.

use super::Uitgerekend;
use crate::cbor::Message;
use crate::deel::{Envelope, Kop, Plek};
use crate::keys::{Getekend, Naam, SignPublic};
use crate::slot::SlotKop;
use crate::weigering::Weigering;

/// A row for the outbox. It is for the store: only [`Vastgelegd::release`] makes a message of what was stored.
pub struct Concept {
    plek: Option<Plek>,
    bytes: Vec<u8>,
}

impl Concept {
    pub(super) fn new(plek: Option<Plek>, bytes: Vec<u8>) -> Self {
        Self { plek, bytes }
    }

    /// Where it belongs; the slot belongs nowhere.
    #[must_use]
    pub fn plek(&self) -> Option<Plek> {
        self.plek
    }

    /// What to store.
    #[must_use]
    pub fn to_store(&self) -> &[u8] {
        &self.bytes
    }
}

impl Uitgerekend {
    /// The last row of the outbox.
    #[must_use]
    pub fn slot(&self) -> &Concept {
        &self.slot
    }

    /// To be called when the transaction that holds all rows, and no longer holds the run secret, is committed.
    #[must_use]
    pub fn committed(self) -> Vastgelegd {
        Vastgelegd { kop: self.kop }
    }
}

/// The outbox is on the disk and the secret is gone. Now, and not before, something may leave.
pub struct Vastgelegd {
    kop: SlotKop,
}

/// Bytes that may leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Bericht(Vec<u8>);

impl Bericht {
    /// For the wire.
    #[must_use]
    pub fn wire(&self) -> &[u8] {
        &self.0
    }
}

impl Vastgelegd {
    /// What was stored, to send.
    ///
    /// # Errors
    /// EL-396 when it is no row of this outbox.
    pub fn release(&self, stored: Vec<u8>) -> Result<Bericht, Weigering> {
        let envelope = Envelope::from_bytes(&stored).map_err(|_| Weigering::PostWeg)?;
        let of_deel = Kop::from_bytes(&envelope.kop).map(|kop| SlotKop { th: kop.th, bron: kop.plek.bron });
        let kop = of_deel.or_else(|_| SlotKop::from_bytes(&envelope.kop)).map_err(|_| Weigering::PostWeg)?;
        if kop == self.kop { Ok(Bericht(stored)) } else { Err(Weigering::PostWeg) }
    }

    /// G has everything: the outbox can be emptied.
    ///
    /// # Errors
    /// EL-381 when G did not sign this; then the outbox stays.
    pub fn received(&self, receipt: &[u8], gemeente: &SignPublic) -> Result<(), Weigering> {
        let signed = Getekend::from_bytes(receipt).map_err(|_| Weigering::Handtekening)?;
        gemeente.verify(Naam::Ontvangen, &signed.message, &signed.signature)?;
        let kop = SlotKop::from_bytes(&signed.message).map_err(|_| Weigering::Handtekening)?;
        if kop == self.kop { Ok(()) } else { Err(Weigering::Handtekening) }
    }
}

/// What a source finds of a run that was open when it stopped.
pub struct Gevonden<'a> {
    /// Whether the run secret is there.
    pub has_secret: bool,
    /// The slot, from the outbox.
    pub slot: Option<&'a [u8]>,
}

/// How it goes on.
pub enum Herstart {
    /// Nothing has left: from the run secret, with `Toetsing::accept_again`.
    FromSecret,
    /// All is computed: send what is stored.
    Send(Vastgelegd),
}

/// Decides how to go on. The slot and the end of the secret are one commit, so exactly one of the two is there.
///
/// # Errors
/// EL-396 in every other case: the run is over for this source.
pub fn after_restart(found: &Gevonden<'_>) -> Result<Herstart, Weigering> {
    match (found.has_secret, found.slot) {
        (true, None) => Ok(Herstart::FromSecret),
        (false, Some(slot)) => {
            let envelope = Envelope::from_bytes(slot).map_err(|_| Weigering::PostWeg)?;
            let kop = SlotKop::from_bytes(&envelope.kop).map_err(|_| Weigering::PostWeg)?;
            Ok(Herstart::Send(Vastgelegd { kop }))
        }
        _ => Err(Weigering::PostWeg),
    }
}
