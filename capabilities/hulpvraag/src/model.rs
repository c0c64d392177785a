//! The states of a Hulpvraag. While it is not closed it has one owner and a next step with a date.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> open: open
//!     [*] --> afgesloten: open (solved on the telephone)
//!     open --> in_behandeling: take_up
//!     open --> open: hand_to
//!     open --> wacht_op_inwoner: wait_for_inwoner
//!     open --> wacht_op_organisatie: wait_for_organisatie
//!     open --> vastgelopen: stick (sent round: a ketenregisseur has it)
//!     open --> afgesloten: close
//!     in_behandeling --> in_behandeling: take_up
//!     in_behandeling --> open: hand_to
//!     in_behandeling --> wacht_op_inwoner: wait_for_inwoner
//!     in_behandeling --> wacht_op_organisatie: wait_for_organisatie
//!     in_behandeling --> vastgelopen: stick
//!     in_behandeling --> afgesloten: close
//!     wacht_op_inwoner --> in_behandeling: take_up
//!     wacht_op_inwoner --> open: hand_to
//!     wacht_op_inwoner --> wacht_op_inwoner: wait_for_inwoner
//!     wacht_op_inwoner --> wacht_op_organisatie: wait_for_organisatie
//!     wacht_op_inwoner --> vastgelopen: stick
//!     wacht_op_inwoner --> afgesloten: close
//!     wacht_op_organisatie --> in_behandeling: take_up
//!     wacht_op_organisatie --> open: hand_to
//!     wacht_op_organisatie --> wacht_op_inwoner: wait_for_inwoner
//!     wacht_op_organisatie --> wacht_op_organisatie: wait_for_organisatie
//!     wacht_op_organisatie --> vastgelopen: stick
//!     wacht_op_organisatie --> afgesloten: close
//!     vastgelopen --> in_behandeling: take_up (the ketenregisseur stays the owner)
//!     vastgelopen --> vastgelopen: hand_to (the same)
//!     vastgelopen --> wacht_op_inwoner: wait_for_inwoner
//!     vastgelopen --> afgesloten: close
//!     afgesloten --> [*]
//! ```

use crate::HulpvraagError;
use foundation::Uuid;
use foundation::jiff::{SignedDuration, Timestamp};

foundation::states! {
    /// How a Hulpvraag stands.
    pub enum Status {
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
        /// The owner chooses another Balie, or takes the question back.
        OpnieuwKiezen => "opnieuw_kiezen",
        /// The ketenregisseur brings the parts of all organisaties together.
        Afstemmen => "afstemmen",
        /// The conversation goes on now.
        Gesprek => "gesprek",
        /// The privacy officer answers what was asked about a look (V29).
        InzageBeantwoorden => "inzage_beantwoorden",
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

/// Somebody named to become ketenregisseur, at their own organisatie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opvolger {
    /// The organisatie.
    pub organisatie: Uuid,
    /// The Medewerker.
    pub medewerker: Uuid,
    /// When they were asked.
    pub op: Timestamp,
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
    /// The owner as it stands in the store: what differs from it is a change of owner, which is kept.
    pub stored_eigenaar: Option<Eigenaar>,
    /// Its next step, as it was loaded.
    pub stored_vervolgstap: Option<(Vervolgstap, Timestamp)>,
    /// What happens next and when, until closed.
    pub vervolgstap: Option<(Vervolgstap, Timestamp)>,
    /// When it was closed.
    pub afgesloten_op: Option<Timestamp>,
    /// Who holds the keten together and since when, once it was sent round.
    pub ketenregisseur: Option<(Uuid, Timestamp)>,
    /// Who was asked to take that over and did not answer yet.
    pub opvolger: Option<Opvolger>,
    /// Counts saves (R9).
    pub versie: i32,
}

impl Hulpvraag {
    /// To whom it goes with what happened since it was loaded; `None` where the owner stays, or it was closed.
    pub fn changes_hands(&self) -> Option<Eigenaar> {
        self.eigenaar.filter(|eigenaar| Some(*eigenaar) != self.stored_eigenaar)
    }

    /// Somebody works on it now. Whoever is ketenregisseur stays the owner.
    pub fn take_up(mut self, eigenaar: Eigenaar, now: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.status = Status::InBehandeling;
        self.give_to(eigenaar);
        self.vervolgstap = Some((Vervolgstap::Gesprek, now));
        Ok(self)
    }

    /// A desk took over ownership, by accepting or by a booking under a Convenant. Whoever is ketenregisseur stays the owner.
    pub fn hand_to(mut self, eigenaar: Eigenaar, next: Vervolgstap, at: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        if self.status != Status::Vastgelopen {
            self.status = Status::Open;
        }
        self.give_to(eigenaar);
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

    /// Another organisatie has the next move: it was offered. The owner stays.
    pub fn wait_for_organisatie(mut self, at: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.must_go_on()?;
        self.status = Status::WachtOpOrganisatie;
        self.vervolgstap = Some((Vervolgstap::DoorverwijzingBeantwoorden, at));
        Ok(self)
    }

    /// The owner has the next move before this date; owner and status stay.
    pub fn do_next(mut self, next: Vervolgstap, at: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.vervolgstap = Some((next, at));
        Ok(self)
    }

    /// Sent round too often: it goes no further, and this named owner holds the keten together (V06).
    pub fn stick(mut self, regisseur: Eigenaar, now: Timestamp, before: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.must_go_on()?;
        let medewerker = regisseur.medewerker.ok_or(HulpvraagError::Nobody)?;
        self.status = Status::Vastgelopen;
        self.eigenaar = Some(regisseur);
        self.ketenregisseur = Some((medewerker, now));
        self.vervolgstap = Some((Vervolgstap::Afstemmen, before));
        Ok(self)
    }

    /// The ketenregisseur names who should take it over. Until they say yes nothing changes hands.
    pub fn name_opvolger(mut self, organisatie: Uuid, medewerker: Uuid, now: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        // Whoever was asked has a day to answer.
        let waits = self.opvolger.is_some_and(|opvolger| now.duration_since(opvolger.op) < SignedDuration::from_hours(24));
        match self.ketenregisseur {
            Some((regisseur, _)) if regisseur != medewerker && !waits => {
                self.opvolger = Some(Opvolger { organisatie, medewerker, op: now });
                Ok(self)
            }
            _ => Err(HulpvraagError::NotNow(self.status)),
        }
    }

    /// The one who was named says yes: from this commit on they are ketenregisseur and owner.
    pub fn succeed(mut self, medewerker: Uuid, now: Timestamp) -> Result<Self, HulpvraagError> {
        let opvolger = self.must_be_named(medewerker)?;
        self.eigenaar = Some(Eigenaar { organisatie: opvolger.organisatie, balie: None, medewerker: Some(medewerker) });
        self.ketenregisseur = Some((medewerker, now));
        self.opvolger = None;
        Ok(self)
    }

    /// The one who was named says no: the ketenregisseur stays.
    pub fn decline(mut self, medewerker: Uuid) -> Result<Self, HulpvraagError> {
        self.must_be_named(medewerker)?;
        self.opvolger = None;
        Ok(self)
    }

    /// Who had it by name left: somebody else has it now, or the desk without a name. A ketenregisseur is always somebody.
    pub fn replace(mut self, van: Uuid, door: Option<Eigenaar>, now: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        if self.ketenregisseur.is_some_and(|(regisseur, _)| regisseur == van) {
            let medewerker = door.and_then(|eigenaar| eigenaar.medewerker).ok_or(HulpvraagError::Nobody)?;
            self.ketenregisseur = Some((medewerker, now));
        }
        self.eigenaar = match self.eigenaar {
            Some(eigenaar) if eigenaar.medewerker == Some(van) => Some(door.unwrap_or(Eigenaar { medewerker: None, ..eigenaar })),
            other => other,
        };
        if self.opvolger.is_some_and(|opvolger| opvolger.medewerker == van) {
            self.opvolger = None;
        }
        Ok(self)
    }

    /// Done, with an outcome; nobody owns it any more.
    pub fn close(mut self, uitkomst: Uitkomst, now: Timestamp) -> Result<Self, HulpvraagError> {
        self.must_be_live()?;
        self.status = Status::Afgesloten;
        self.uitkomst = Some(uitkomst);
        self.eigenaar = None;
        self.vervolgstap = None;
        self.opvolger = None;
        self.afgesloten_op = Some(now);
        Ok(self)
    }

    fn give_to(&mut self, eigenaar: Eigenaar) {
        if self.ketenregisseur.is_none() {
            self.eigenaar = Some(eigenaar);
        }
    }

    fn must_be_named(&self, medewerker: Uuid) -> Result<Opvolger, HulpvraagError> {
        self.must_be_live()?;
        self.opvolger.filter(|opvolger| opvolger.medewerker == medewerker).ok_or(HulpvraagError::NotNow(self.status))
    }

    /// With a ketenregisseur it goes to nobody else.
    fn must_go_on(&self) -> Result<(), HulpvraagError> {
        if self.ketenregisseur.is_some() { Err(HulpvraagError::NotNow(self.status)) } else { Ok(()) }
    }

    fn must_be_live(&self) -> Result<(), HulpvraagError> {
        match self.status {
            Status::Afgesloten => Err(HulpvraagError::NotNow(self.status)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
