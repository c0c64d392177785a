//! The states of a Hulpvraag. While it is not closed it has one owner and a next step with a date.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> open
//!     open --> in_behandeling: take_up
//!     open --> vastgelopen: stick
//!     in_behandeling --> wacht_op_inwoner: wait_for_inwoner
//!     in_behandeling --> wacht_op_organisatie: wait_for_organisatie
//!     wacht_op_inwoner --> in_behandeling: take_up
//!     wacht_op_organisatie --> in_behandeling: take_up
//!     vastgelopen --> in_behandeling: take_up
//!     open --> afgesloten: close
//!     in_behandeling --> afgesloten: close
//!     wacht_op_inwoner --> afgesloten: close
//!     afgesloten --> [*]
//! ```

use crate::HulpvraagError;
use foundation::Uuid;
use foundation::jiff::Timestamp;

foundation::states! {
    /// How a Hulpvraag stands.
    pub enum Status {
        /// Being typed.
        Concept => "concept",
        /// Asked, not taken up yet.
        Open => "open",
        /// Somebody works on it.
        InBehandeling => "in_behandeling",
        /// The Inwoner has the next move.
        WachtOpInwoner => "wacht_op_inwoner",
        /// An organisatie has the next move.
        WachtOpOrganisatie => "wacht_op_organisatie",
        /// Sent round too often: a ketenregisseur has it.
        Vastgelopen => "vastgelopen",
        /// Done.
        Afgesloten => "afgesloten",
    }
}

foundation::states! {
    /// How a closed Hulpvraag ended.
    pub enum Uitkomst {
        /// Solved.
        Opgelost => "opgelost",
        /// Solved in part.
        DeelsOpgelost => "deels_opgelost",
        /// Not solved.
        NietOpgelost => "niet_opgelost",
        /// Taken back by the Inwoner.
        Ingetrokken => "ingetrokken",
    }
}

foundation::states! {
    /// What happens next.
    pub enum Vervolgstap {
        /// There is an Afspraak.
        Afspraak => "afspraak",
        /// A Balie has to answer an offer.
        DoorverwijzingBeantwoorden => "doorverwijzing_beantwoorden",
        /// The Inwoner comes back.
        Terugkomen => "terugkomen",
        /// Somebody calls the Inwoner.
        Nabellen => "nabellen",
        /// The conversation goes on now.
        Gesprek => "gesprek",
    }
}

/// The one owner: an organisatie, its Balie and the Medewerker where known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eigenaar {
    /// The organisatie.
    pub organisatie: Uuid,
    /// The Balie.
    pub balie: Option<Uuid>,
    /// The Medewerker.
    pub medewerker: Option<Uuid>,
}

/// One request for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hulpvraag {
    /// The id.
    pub id: Uuid,
    /// The nummer that is read aloud.
    pub nummer: String,
    /// About whom.
    pub inwoner: Option<Uuid>,
    /// About what.
    pub product: String,
    /// The question in a sentence.
    pub vraag: String,
    /// How it stands.
    pub status: Status,
    /// How it ended, once closed.
    pub uitkomst: Option<Uitkomst>,
    /// The owner, until closed.
    pub eigenaar: Option<Eigenaar>,
    /// What happens next and when, until closed.
    pub vervolgstap: Option<(Vervolgstap, Timestamp)>,
    /// When it was closed.
    pub afgesloten_op: Option<Timestamp>,
    /// Counts saves (R9).
    pub versie: i32,
}

impl Hulpvraag {
    /// Somebody works on it now.
    pub fn take_up(mut self, eigenaar: Eigenaar, now: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.status = Status::InBehandeling;
        self.eigenaar = Some(eigenaar);
        self.vervolgstap = Some((Vervolgstap::Gesprek, now));
        Ok(self)
    }

    /// A desk took over ownership, by accepting or by a booking under a Convenant.
    pub fn hand_to(mut self, eigenaar: Eigenaar, next: Vervolgstap, at: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.eigenaar = Some(eigenaar);
        self.vervolgstap = Some((next, at));
        Ok(self)
    }

    /// The Inwoner has the next move; the owner stays.
    pub fn wait_for_inwoner(mut self, next: Vervolgstap, at: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.status = Status::WachtOpInwoner;
        self.vervolgstap = Some((next, at));
        Ok(self)
    }

    /// Done, with an outcome; nobody owns it any more.
    pub fn close(mut self, uitkomst: Uitkomst, now: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.status = Status::Afgesloten;
        self.uitkomst = Some(uitkomst);
        self.eigenaar = None;
        self.vervolgstap = None;
        self.afgesloten_op = Some(now);
        Ok(self)
    }

    fn must_be_live(&self) -> Result<(), HulpvraagError> {
        match self.status {
            Status::Afgesloten | Status::Concept => Err(HulpvraagError::NotNow(self.status)),
            _ => Ok(()),
        }
    }
}
