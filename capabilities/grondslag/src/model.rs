//! How a row of the register stands, and which reasons there are to ask nothing on it. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> concept: enter
//!     concept --> te_accorderen: submit
//!     concept --> niet_in_werking: set_aside (the law is not in force)
//!     niet_in_werking --> te_accorderen: submit (now it is)
//!     te_accorderen --> actief: approve (somebody else than who entered it)
//!     te_accorderen --> concept: send_back
//!     actief --> verlopen: expire (by the calendar)
//!     te_accorderen --> gestopt: stop (by the FG)
//!     actief --> gestopt: stop
//!     concept --> ingetrokken: withdraw
//!     te_accorderen --> ingetrokken: withdraw
//!     niet_in_werking --> ingetrokken: withdraw
//!     actief --> ingetrokken: withdraw
//!     verlopen --> [*]
//!     gestopt --> [*]
//!     ingetrokken --> [*]
//! ```

use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use rules::termijn::WET_TIJDZONE;

foundation::states! {
    /// How a Grondslag stands. Only `actief` lets anybody ask anything.
    pub enum Status {
        /// Being written.
        Concept => "concept",
        /// Waits for the proceseigenaar.
        TeAccorderen => "te_accorderen",
        /// The law it names is not in force.
        NietInWerking => "niet_in_werking",
        /// Approved by a second person.
        Actief => "actief",
        /// Its last day has passed.
        Verlopen => "verlopen",
        /// The FG stopped it.
        Gestopt => "gestopt",
        /// Taken back by who keeps it.
        Ingetrokken => "ingetrokken",
    }
}

foundation::states! {
    /// For what kind of question a Grondslag stands. Whoever builds another kind adds it here.
    pub enum Soort {
        /// A looplijst from data that the organisatie has itself.
        LooplijstEigen => "looplijst_eigen",
        /// A looplijst with answers of another organisatie.
        LooplijstBron => "looplijst_bron",
        /// A message at a levensgebeurtenis that the own administration or another organisatie knows of.
        Levensgebeurtenis => "levensgebeurtenis",
    }
}

foundation::states! {
    /// On which ground of AVG art. 6 lid 1; the other letters are not for an overheidsorgaan that asks another.
    pub enum Avg {
        /// The letter e.
        PubliekeTaak => "publieke_taak",
        /// The letter c.
        WettelijkePlicht => "wettelijke_plicht",
        /// The letter a.
        Toestemming => "toestemming",
    }
}

foundation::states! {
    /// Why a question may not be asked now (EL-310).
    pub enum Reden {
        /// There is no Grondslag for this kind of question.
        Ontbreekt => "ontbreekt",
        /// For another organisatie than the one that acts.
        AndereAfnemer => "andere_afnemer",
        /// For another organisatie than the one that would answer.
        AndereBron => "andere_bron",
        /// For another purpose.
        AnderDoel => "ander_doel",
        /// It does not name everything that is asked.
        AnderBegrip => "ander_begrip",
        /// It does not let anybody ask by BSN.
        ZonderBsn => "zonder_bsn",
        /// It is about invented people and this store is not, or the other way round.
        AnderePersonen => "andere_personen",
        /// Nobody approved it yet.
        NietGeaccordeerd => "niet_geaccordeerd",
        /// The law is not in force.
        NietInWerking => "niet_in_werking",
        /// The FG stopped it.
        Gestopt => "gestopt",
        /// It was taken back.
        Ingetrokken => "ingetrokken",
        /// It has not begun.
        NogNiet => "nog_niet",
        /// Its last day has passed.
        Verlopen => "verlopen",
    }
}

foundation::states! {
    /// What was done to a Grondslag.
    pub enum Stap {
        /// Entered.
        Ingevoerd => "ingevoerd",
        /// Changed.
        Gewijzigd => "gewijzigd",
        /// Put before the proceseigenaar.
        Voorgelegd => "voorgelegd",
        /// Put aside until the law is in force.
        Aangehouden => "aangehouden",
        /// Approved.
        Geaccordeerd => "geaccordeerd",
        /// Sent back.
        Teruggegeven => "teruggegeven",
        /// Advised on.
        Geadviseerd => "geadviseerd",
        /// Stopped.
        Gestopt => "gestopt",
        /// Taken back.
        Ingetrokken => "ingetrokken",
    }
}

impl Stap {
    /// Whether whoever did this had a hand in what it says, and so may not approve it.
    pub(crate) const fn writes(self) -> bool {
        matches!(self, Self::Ingevoerd | Self::Gewijzigd | Self::Voorgelegd | Self::Aangehouden)
    }
}

impl Status {
    /// Somebody writes it down.
    pub const fn enter() -> Self {
        Self::Concept
    }

    /// It goes to the proceseigenaar.
    pub fn submit(self) -> Option<Self> {
        matches!(self, Self::Concept | Self::NietInWerking).then_some(Self::TeAccorderen)
    }

    /// The law is not in force yet.
    pub fn set_aside(self) -> Option<Self> {
        (self == Self::Concept).then_some(Self::NietInWerking)
    }

    /// A second person says yes.
    pub fn approve(self) -> Option<Self> {
        (self == Self::TeAccorderen).then_some(Self::Actief)
    }

    /// A second person says no: it is written anew.
    pub fn send_back(self) -> Option<Self> {
        (self == Self::TeAccorderen).then_some(Self::Concept)
    }

    /// Its last day passed.
    pub fn expire(self) -> Option<Self> {
        (self == Self::Actief).then_some(Self::Verlopen)
    }

    /// The FG stops it.
    pub fn stop(self) -> Option<Self> {
        matches!(self, Self::TeAccorderen | Self::Actief).then_some(Self::Gestopt)
    }

    /// Who keeps it takes it back.
    pub fn withdraw(self) -> Option<Self> {
        matches!(self, Self::Concept | Self::TeAccorderen | Self::NietInWerking | Self::Actief).then_some(Self::Ingetrokken)
    }

    /// How it stands on a day. Nothing has to run for a Grondslag to end: the calendar ends it.
    pub fn on(self, today: Date, geldig_tot: Option<Date>) -> Self {
        let has_passed = geldig_tot.is_some_and(|last| last < today);
        if has_passed { self.expire().unwrap_or(self) } else { self }
    }

    /// Whether what it says can still be changed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Concept | Self::NietInWerking)
    }
}

impl Avg {
    /// As it is written down: `6(1)(e)`.
    pub const fn article(self) -> &'static str {
        match self {
            Self::PubliekeTaak => "6(1)(e)",
            Self::WettelijkePlicht => "6(1)(c)",
            Self::Toestemming => "6(1)(a)",
        }
    }
}

/// The clock by which laws begin and end.
fn zone() -> TimeZone {
    TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)
}

/// Which day it is for a law.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(zone()).date()
}

/// The first instant after a day.
pub(crate) fn end_of(day: Date) -> Option<Timestamp> {
    Some(day.tomorrow().ok()?.to_zoned(zone()).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;
    use foundation::jiff::civil::date;
    use proptest::prelude::*;

    type Step = (&'static str, &'static dyn Fn(Status) -> Option<Status>);
    const STEPS: [Step; 7] = [
        ("submit", &Status::submit),
        ("set_aside", &Status::set_aside),
        ("approve", &Status::approve),
        ("send_back", &Status::send_back),
        ("expire", &Status::expire),
        ("stop", &Status::stop),
        ("withdraw", &Status::withdraw),
    ];

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let all = diagram::machine(Status::ALL, &[("enter", Status::enter())], &STEPS);
        assert_eq!(diagram::arrows(include_str!("model.rs"), 0), all);
    }

    proptest! {
        /// Whatever is tried in whatever order: it becomes active by an approval only, right after it was submitted, and what
        /// has ended stays so.
        #[test]
        fn nothing_becomes_active_but_by_approval(tries in proptest::collection::vec(0..STEPS.len(), 0..40)) {
            let (mut status, mut last) = (Status::enter(), "enter");
            for nth in tries {
                let (verb, go) = STEPS[nth];
                let Some(next) = go(status) else { continue };
                prop_assert!(!matches!(status, Status::Verlopen | Status::Gestopt | Status::Ingetrokken));
                if next == Status::Actief {
                    prop_assert_eq!((verb, last), ("approve", "submit"));
                }
                (status, last) = (next, verb);
            }
        }

        /// The last day counts whole, and the calendar ends nothing that was not active.
        #[test]
        fn the_calendar_ends_what_is_active(nth in 0..Status::ALL.len(), days in -400_i32..400) {
            let (status, last) = (Status::ALL[nth], date(2027, 3, 31));
            let today = last.saturating_add(foundation::jiff::ToSpan::days(days));
            let ends = status == Status::Actief && days > 0;
            prop_assert_eq!(status.on(today, Some(last)), if ends { Status::Verlopen } else { status });
            prop_assert_eq!(status.on(today, None), status);
        }
    }

    #[test]
    fn a_day_ends_where_the_law_is_made() {
        // On the 28th the clock goes forward in the night: the day before has 24 hours, that day 23.
        assert_eq!(end_of(date(2027, 3, 27)).unwrap().to_string(), "2027-03-27T23:00:00Z");
        assert_eq!(end_of(date(2027, 3, 28)).unwrap().to_string(), "2027-03-28T22:00:00Z");
        assert_eq!(day_of("2027-03-28T22:00:00Z".parse().unwrap()), date(2027, 3, 29));
        assert_eq!(day_of("2027-03-28T21:59:59Z".parse().unwrap()), date(2027, 3, 28));
    }
}
