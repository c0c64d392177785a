//! The states of an Afspraak. Pure: transitions take the old and give the new.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> bevestigd: write
//!     [*] --> gemeld: write_here (who walks in, with a ticket)
//!     bevestigd --> gemeld: report
//!     bevestigd --> bezig: call
//!     gemeld --> bezig: call
//!     bezig --> afgerond: finish
//!     bevestigd --> niet_verschenen: no_show (15 minutes after begin)
//!     niet_verschenen --> gemeld: report (late, the same day)
//!     bevestigd --> afgezegd: cancel
//!     bevestigd --> verplaatst: move_away
//!     afgerond --> [*]
//!     afgezegd --> [*]
//!     verplaatst --> [*]
//! ```

use crate::AfspraakError;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::{Timestamp, ToSpan};

foundation::states! {
    /// How an Afspraak stands.
    pub enum Status {
        /// Booked and told.
        Bevestigd => "bevestigd",
        /// The Inwoner is here.
        Gemeld => "gemeld",
        /// At the Balie.
        Bezig => "bezig",
        /// Helped.
        Afgerond => "afgerond",
        /// Replaced by another Afspraak.
        Verplaatst => "verplaatst",
        /// Called off.
        Afgezegd => "afgezegd",
        /// The Inwoner did not come.
        NietVerschenen => "niet_verschenen",
    }
}

impl Status {
    /// Of one that is booked.
    pub(crate) fn write() -> Self {
        Self::Bevestigd
    }

    /// Of somebody who is here already.
    pub(crate) fn write_here() -> Self {
        Self::Gemeld
    }
}

/// A ticket: unique at a Locatie on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bon {
    /// What is called in the hall, such as `G21`.
    pub nummer: String,
    /// The day on the calendar of the Locatie.
    pub dag: Date,
}

/// What is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Afspraak {
    /// The id.
    pub id: Uuid,
    /// For which Hulpvraag.
    pub hulpvraag: Uuid,
    /// For whom; `None` where nothing may be shared.
    pub inwoner: Option<Uuid>,
    /// At which Balie.
    pub balie: Uuid,
    /// At which Locatie.
    pub locatie: Uuid,
    /// Of which organisatie.
    pub organisatie: Uuid,
    /// About what.
    pub product: String,
    /// The name as told when booked.
    pub naam: String,
    /// The place as told when booked.
    pub plaats: String,
    /// From.
    pub begin: Timestamp,
    /// To.
    pub einde: Timestamp,
    /// How it stands.
    pub status: Status,
    /// The ticket in the waiting room, with its day.
    pub bon: Option<Bon>,
    /// When the Inwoner reported.
    pub gemeld_op: Option<Timestamp>,
    /// When the conversation began.
    pub bezig_op: Option<Timestamp>,
    /// When it ended.
    pub klaar_op: Option<Timestamp>,
    /// Who helps.
    pub medewerker: Option<Uuid>,
    /// Counts saves (R9).
    pub versie: i32,
}

/// Whether who reported at `gemeld` for a Tijdslot that begins at `begin` came late: more than five minutes after (V17).
pub fn is_late(begin: Timestamp, gemeld: Option<Timestamp>) -> bool {
    gemeld.is_some_and(|at| at > begin + 5.minutes())
}

impl Afspraak {
    /// The Inwoner is here, with this ticket. Late is fine as long as it is the same day: the ticket
    /// then joins the walk-in queue, because the Tijdslot has passed.
    pub fn report(mut self, now: Timestamp, bon: Bon) -> Result<Self, AfspraakError> {
        match self.status {
            Status::Bevestigd | Status::NietVerschenen => {
                self.status = Status::Gemeld;
                self.gemeld_op = Some(now);
                self.bon = Some(bon);
                Ok(self)
            }
            other => Err(AfspraakError::NotNow(other)),
        }
    }

    /// Whether somebody who reported came late.
    pub fn is_late(&self) -> bool {
        is_late(self.begin, self.gemeld_op)
    }

    /// Called to the Balie by a Medewerker.
    pub fn call(mut self, now: Timestamp, medewerker: Uuid) -> Result<Self, AfspraakError> {
        match self.status {
            Status::Bevestigd | Status::Gemeld => {
                self.status = Status::Bezig;
                self.gemeld_op = self.gemeld_op.or(Some(now));
                self.bezig_op = Some(now);
                self.medewerker = Some(medewerker);
                Ok(self)
            }
            other => Err(AfspraakError::NotNow(other)),
        }
    }

    /// Another Afspraak takes its place: the new one is booked before this one goes.
    pub fn move_away(mut self) -> Result<Self, AfspraakError> {
        match self.status {
            Status::Bevestigd => {
                self.status = Status::Verplaatst;
                Ok(self)
            }
            other => Err(AfspraakError::NotNow(other)),
        }
    }

    /// The conversation is over.
    pub fn finish(mut self, now: Timestamp) -> Result<Self, AfspraakError> {
        match self.status {
            Status::Bezig => {
                self.status = Status::Afgerond;
                self.klaar_op = Some(now);
                Ok(self)
            }
            other => Err(AfspraakError::NotNow(other)),
        }
    }

    /// It does not go ahead, and nothing takes its place.
    pub fn cancel(mut self) -> Result<Self, AfspraakError> {
        match self.status {
            Status::Bevestigd => {
                self.status = Status::Afgezegd;
                Ok(self)
            }
            other => Err(AfspraakError::NotNow(other)),
        }
    }

    /// From when on the no-show button is there: fifteen minutes after the begin.
    pub fn no_show_from(&self) -> Timestamp {
        self.begin + i64::from(rules::termijn::NIET_VERSCHENEN_MINUTEN).minutes()
    }

    /// Nobody came.
    pub fn no_show(mut self, now: Timestamp) -> Result<Self, AfspraakError> {
        match self.status {
            Status::Bevestigd if now >= self.no_show_from() => {
                self.status = Status::NietVerschenen;
                Ok(self)
            }
            Status::Bevestigd => Err(AfspraakError::TooEarly),
            other => Err(AfspraakError::NotNow(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn booked() -> Afspraak {
        let begin: Timestamp = "2027-03-03T08:30:00Z".parse().unwrap();
        Afspraak {
            id: Uuid::nil(),
            hulpvraag: Uuid::nil(),
            inwoner: None,
            balie: Uuid::nil(),
            locatie: Uuid::nil(),
            organisatie: Uuid::nil(),
            product: "digid".into(),
            naam: "Tilly Voorbeeld".into(),
            plaats: "Enschede".into(),
            begin,
            einde: begin + 30.minutes(),
            status: Status::Bevestigd,
            bon: None,
            gemeld_op: None,
            bezig_op: None,
            klaar_op: None,
            medewerker: None,
            versie: 1,
        }
    }

    fn bon(nummer: &str) -> Bon {
        Bon { nummer: nummer.into(), dag: Date::constant(2027, 3, 3) }
    }

    #[test]
    fn a_visit_goes_from_report_to_finish() {
        let early = booked().begin - 8.minutes();
        let visit = booked().report(early, bon("G21")).unwrap();
        assert!(!visit.is_late());
        let visit = visit.call(early + 8.minutes(), Uuid::nil()).unwrap().finish(early + 30.minutes()).unwrap();
        assert_eq!(visit.status, Status::Afgerond);
        assert_eq!(visit.clone().finish(early).unwrap_err(), AfspraakError::NotNow(Status::Afgerond));
    }

    #[test]
    fn a_no_show_waits_fifteen_minutes_and_a_late_arrival_is_still_helped() {
        let begin = booked().begin;
        assert_eq!(booked().no_show(begin + 14.minutes()).unwrap_err(), AfspraakError::TooEarly);
        let missed = booked().no_show(begin + 15.minutes()).unwrap();
        let late = missed.report(begin + 40.minutes(), bon("G22")).unwrap();
        assert!(late.is_late());
        assert!(late.call(begin + 50.minutes(), Uuid::nil()).is_ok());
    }

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let late = booked().begin + 20.minutes();
        let at = |status| Afspraak { status, ..booked() };
        let to = |done: Result<Afspraak, AfspraakError>| done.ok().map(|afspraak| afspraak.status);
        let all = foundation::diagram::machine(
            Status::ALL,
            &[("write", Status::write()), ("write_here", Status::write_here())],
            &[
                ("report", &|s| to(at(s).report(late, bon("G21")))),
                ("call", &|s| to(at(s).call(late, Uuid::nil()))),
                ("finish", &|s| to(at(s).finish(late))),
                ("no_show", &|s| to(at(s).no_show(late))),
                ("cancel", &|s| to(at(s).cancel())),
                ("move_away", &|s| to(at(s).move_away())),
            ],
        );
        assert_eq!(foundation::diagram::arrows(include_str!("model.rs"), 0), all);
    }
}
