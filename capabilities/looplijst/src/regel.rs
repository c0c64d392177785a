//! The states of a LooplijstRegel: one Inwoner, from the list to an outcome. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> nieuw: list
//!     nieuw --> toegewezen: assign
//!     toegewezen --> gepland: plan
//!     gepland --> gepland: plan (another day)
//!     toegewezen --> toegewezen: attempt (nobody at home, a card is left)
//!     gepland --> toegewezen: attempt
//!     gepland --> gepland: attempt (what is planned is still ahead)
//!     toegewezen --> niet_bereikt: attempt (the third)
//!     gepland --> niet_bereikt: attempt
//!     toegewezen --> gesproken: speak
//!     gepland --> gesproken: speak
//!     toegewezen --> geweigerd: refuse
//!     gepland --> geweigerd: refuse
//!     gesproken --> gepland: come_back (who wants to know more is told a day)
//!     toegewezen --> gesproken: attempt (of somebody spoken with before)
//!     gepland --> gesproken: attempt
//!     gesproken --> gesproken: correct (the outcome was noted wrong)
//!     gepland --> gesproken: correct
//!     gepland --> gepland: take_back (an attempt was noted by mistake)
//!     gepland --> toegewezen: take_back
//!     toegewezen --> gepland: take_back
//!     toegewezen --> toegewezen: take_back
//!     niet_bereikt --> gepland: take_back
//!     niet_bereikt --> toegewezen: take_back
//!     gesproken --> gepland: take_back
//!     gesproken --> gesproken: take_back
//!     gesproken --> geweigerd: refuse (a no may come later)
//!     niet_bereikt --> geweigerd: refuse
//!     nieuw --> nieuw: move_house
//!     toegewezen --> nieuw: move_house
//!     gepland --> nieuw: move_house
//!     gepland --> gepland: move_house (what was agreed stays)
//!     nieuw --> vervallen: lapse
//!     toegewezen --> vervallen: lapse
//!     gepland --> vervallen: lapse
//!     nieuw --> vernietigd: destroy
//!     toegewezen --> vernietigd: destroy
//!     gepland --> vernietigd: destroy
//!     gesproken --> vernietigd: destroy
//!     niet_bereikt --> vernietigd: destroy
//!     geweigerd --> vernietigd: destroy
//!     vervallen --> vernietigd: destroy
//!     vernietigd --> [*]
//! ```
//!
//! Whether there was a Gesprek before says the Gesprek, not the regel: a return is planned, and counts, as any other visit. What was
//! noted by mistake is corrected or taken back on the same day, by who noted it.
//!
//! From `geweigerd`, `vervallen` and `vernietigd` on a regel names nobody: it only counts.

/// How often somebody may stand at one door: on each part of the day once.
pub const POGINGEN_MAX: i32 = 3;
/// Months in which the buurtteam does not come again about what it spoke about (source: beleid, own choice; as long as a Gesprek is kept).
pub const OPNIEUW_LANGS_MAANDEN: i32 = 12;

foundation::states! {
    /// How a LooplijstRegel stands.
    pub enum RegelStatus {
        /// Listed; nobody goes there yet.
        Nieuw => "nieuw",
        /// Somebody of the buurtteam goes there.
        Toegewezen => "toegewezen",
        /// On a day.
        Gepland => "gepland",
        /// There was a Gesprek.
        Gesproken => "gesproken",
        /// Three times nobody was at home.
        NietBereikt => "niet_bereikt",
        /// The Inwoner said no; whose it was, is not kept here.
        Geweigerd => "geweigerd",
        /// It is not to be visited any more.
        Vervallen => "vervallen",
        /// Its term ended.
        Vernietigd => "vernietigd",
    }
}

foundation::states! {
    /// Why somebody is not visited although they were a hit.
    pub enum Reden {
        /// They do not want to be looked for (V11).
        Afmelding => "afmelding",
        /// They said no within the cool-off.
        Weigering => "weigering",
        /// They moved away, or have no address here.
        Verhuisd => "verhuisd",
        /// They died.
        Overleden => "overleden",
        /// They have it already.
        AlGebruik => "al_gebruik",
        /// Their address is secret.
        Geheimhouding => "geheimhouding",
        /// The buurtteam was there within a term: it spoke with them, or stood there in vain as often as one may.
        AlBezocht => "al_bezocht",
        /// Another regel is in its place: on a newer list, or because they asked for it.
        Vervangen => "vervangen",
    }
}

impl RegelStatus {
    /// How it begins.
    pub const fn list() -> Self {
        Self::Nieuw
    }

    /// Somebody goes there.
    pub fn assign(self) -> Option<Self> {
        matches!(self, Self::Nieuw).then_some(Self::Toegewezen)
    }

    /// On a day.
    pub fn plan(self) -> Option<Self> {
        matches!(self, Self::Toegewezen | Self::Gepland).then_some(Self::Gepland)
    }

    /// Nobody was at home, for the `nth` time. What is planned and still ahead stays (`stays`). Who was spoken with before (`spoken`) was
    /// reached: where nothing is planned any more it is over, unless somebody comes back once more.
    pub fn attempt(self, nth: i32, spoken: bool, stays: bool) -> Option<Self> {
        let next = match (nth < POGINGEN_MAX, spoken) {
            (true, _) if stays && self == Self::Gepland => Self::Gepland,
            (_, true) => Self::Gesproken,
            (true, false) => Self::Toegewezen,
            (false, false) => Self::NietBereikt,
        };
        matches!(self, Self::Toegewezen | Self::Gepland).then_some(next)
    }

    /// There was a Gesprek: at the door as planned, or because somebody was met or called.
    pub fn speak(self) -> Option<Self> {
        matches!(self, Self::Toegewezen | Self::Gepland).then_some(Self::Gesproken)
    }

    /// There will be another Gesprek, on a day that the Inwoner knows.
    pub fn come_back(self) -> Option<Self> {
        matches!(self, Self::Gesproken).then_some(Self::Gepland)
    }

    /// The Gesprek ended otherwise than was noted.
    pub fn correct(self) -> Option<Self> {
        matches!(self, Self::Gesproken | Self::Gepland).then_some(Self::Gesproken)
    }

    /// The last attempt was none; `planned` where a day is planned without it. Who was spoken with and calls themselves, still does.
    pub fn take_back(self, planned: bool) -> Option<Self> {
        let next = match self {
            _ if planned => Self::Gepland,
            Self::Gesproken => Self::Gesproken,
            _ => Self::Toegewezen,
        };
        matches!(self, Self::Toegewezen | Self::Gepland | Self::NietBereikt | Self::Gesproken).then_some(next)
    }

    /// The Inwoner says no; that may always come later.
    pub fn refuse(self) -> Option<Self> {
        matches!(self, Self::Toegewezen | Self::Gepland | Self::Gesproken | Self::NietBereikt).then_some(Self::Geweigerd)
    }

    /// The Inwoner lives behind another door, to which nobody goes yet. A visit that was `agreed` is at that one.
    pub fn move_house(self, agreed: bool) -> Option<Self> {
        match self {
            Self::Gepland if agreed => Some(Self::Gepland),
            _ => self.is_open().then_some(Self::Nieuw),
        }
    }

    /// It is not to be visited any more.
    pub fn lapse(self) -> Option<Self> {
        self.is_open().then_some(Self::Vervallen)
    }

    /// Its term ended.
    pub fn destroy(self) -> Option<Self> {
        (self != Self::Vernietigd).then_some(Self::Vernietigd)
    }

    /// Whether nobody goes there any more, and they may call to talk after all.
    pub fn may_call(self) -> bool {
        matches!(self, Self::Gesproken | Self::NietBereikt)
    }

    /// Whether somebody still has to go there.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Nieuw | Self::Toegewezen | Self::Gepland)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;
    use proptest::prelude::*;

    type Step = (&'static str, &'static dyn Fn(RegelStatus) -> Option<RegelStatus>);
    const STEPS: [Step; 16] = [
        ("assign", &RegelStatus::assign),
        ("plan", &RegelStatus::plan),
        ("attempt", &|status| status.attempt(1, false, false)),
        ("attempt", &|status| status.attempt(1, false, true)),
        ("attempt", &|status| status.attempt(POGINGEN_MAX, false, true)),
        ("attempt", &|status| status.attempt(POGINGEN_MAX, true, true)),
        ("come_back", &RegelStatus::come_back),
        ("correct", &RegelStatus::correct),
        ("take_back", &|status| status.take_back(true)),
        ("take_back", &|status| status.take_back(false)),
        ("speak", &RegelStatus::speak),
        ("refuse", &RegelStatus::refuse),
        ("move_house", &|status| status.move_house(true)),
        ("move_house", &|status| status.move_house(false)),
        ("lapse", &RegelStatus::lapse),
        ("destroy", &RegelStatus::destroy),
    ];

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let all = diagram::machine(RegelStatus::ALL, &[("list", RegelStatus::list())], &STEPS);
        assert_eq!(diagram::arrows(include_str!("regel.rs"), 0), all);
    }

    proptest! {
        /// Whoever tries the door as often as they like: after the third time nobody goes there, and who said no is out.
        #[test]
        fn nobody_stands_at_a_door_a_fourth_time(tries in proptest::collection::vec(0..11_usize, 0..80)) {
            let (mut status, mut stood, mut spoken) = (RegelStatus::Toegewezen, 0, false);
            for nth in tries {
                let next = match nth {
                    0 => status.plan(),
                    1 | 10 => status.attempt(stood + 1, spoken, nth == 10),
                    2 => status.lapse(),
                    3 => status.refuse(),
                    5 | 6 => status.speak(),
                    7 | 8 => status.come_back().filter(|_| stood < POGINGEN_MAX),
                    9 => status.correct().filter(|_| spoken),
                    _ => status.plan().and_then(|planned| planned.attempt(stood + 1, spoken, false)),
                };
                let Some(next) = next else { continue };
                prop_assert!(!matches!(status, RegelStatus::Geweigerd | RegelStatus::Vervallen));
                if matches!(nth, 1 | 4 | 10) {
                    stood += 1;
                }
                spoken |= matches!(nth, 5 | 6);
                status = next;
            }
            prop_assert!(stood <= POGINGEN_MAX);
            prop_assert!(!status.is_open() || stood < POGINGEN_MAX);
            // Who was spoken with once, was reached.
            prop_assert!(status != RegelStatus::NietBereikt || (stood == POGINGEN_MAX && !spoken));
        }
    }
}
