//! The states of a Gesprek: from the plan over at most three attempts to an outcome of a fixed list. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> gepland: plan
//!     gepland --> poging: attempt
//!     poging --> poging: attempt
//!     poging --> niet_bereikt: attempt (the third)
//!     gepland --> gevoerd: speak
//!     poging --> gevoerd: speak
//!     gepland --> geweigerd: refuse
//!     poging --> geweigerd: refuse
//!     gevoerd --> gevoerd: attempt (of a return)
//!     gevoerd --> gevoerd: speak (at a return)
//!     gevoerd --> gevoerd: correct (it ended otherwise)
//!     gevoerd --> gevoerd: take_back
//!     poging --> gepland: take_back (the only attempt was none)
//!     poging --> poging: take_back
//!     niet_bereikt --> poging: take_back
//!     niet_bereikt --> gepland: take_back
//!     gevoerd --> geweigerd: refuse (a no may come later)
//!     niet_bereikt --> geweigerd: refuse
//!     geweigerd --> [*]
//! ```
//!
//! One that took place stays `gevoerd` while somebody comes back: what was said is not undone by a door that stays shut.
//!
//! One that is `geweigerd` is not kept: it leaves a Weigering, which says from what and since when, and nothing of a door.

use crate::regel::POGINGEN_MAX;

foundation::states! {
    /// How a Gesprek stands.
    pub enum GesprekStatus {
        /// Somebody will go there.
        Gepland => "gepland",
        /// Somebody stood there; nobody was at home.
        Poging => "poging",
        /// It took place.
        Gevoerd => "gevoerd",
        /// Three times nobody was at home.
        NietBereikt => "niet_bereikt",
        /// The Inwoner said no.
        Geweigerd => "geweigerd",
    }
}

foundation::states! {
    /// How a Gesprek ended.
    pub enum Uitkomst {
        /// Wants to know more.
        Interesse => "interesse",
        /// Wants help now.
        WilNuHulp => "wil_nu_hulp",
        /// Has it already.
        HeeftAl => "heeft_al",
        /// Has no right to it, as it turned out.
        GeenRecht => "geen_recht",
        /// Thinks about it.
        DenktNa => "denkt_na",
    }
}

impl Uitkomst {
    /// Whether it is open how it goes on: then whoever stands at the door says so.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Interesse | Self::DenktNa)
    }
}

foundation::states! {
    /// When on a day.
    pub enum Dagdeel {
        /// Before noon.
        Ochtend => "ochtend",
        /// From noon to six.
        Middag => "middag",
        /// From six on.
        Avond => "avond",
    }
}

impl Dagdeel {
    /// The part of the day of an hour on the clock.
    pub fn of_hour(hour: i8) -> Self {
        match hour {
            ..12 => Self::Ochtend,
            12..18 => Self::Middag,
            _ => Self::Avond,
        }
    }
}

impl Dagdeel {
    /// Whether it has begun at an hour on the clock.
    pub fn has_begun(self, hour: i8) -> bool {
        match self {
            Self::Ochtend => true,
            Self::Middag => hour >= 12,
            Self::Avond => hour >= 18,
        }
    }

    /// Whether it is over at an hour on the clock.
    pub fn is_over(self, hour: i8) -> bool {
        Self::of_hour(hour) > self
    }
}

impl GesprekStatus {
    /// How it begins.
    pub const fn plan() -> Self {
        Self::Gepland
    }

    /// Nobody was at home, for the `nth` time.
    pub fn attempt(self, nth: i32) -> Option<Self> {
        match self {
            Self::Gepland => Some(Self::Poging),
            Self::Poging => Some(if nth < POGINGEN_MAX { Self::Poging } else { Self::NietBereikt }),
            Self::Gevoerd => Some(Self::Gevoerd),
            _ => None,
        }
    }

    /// It took place, or took place again.
    pub fn speak(self) -> Option<Self> {
        matches!(self, Self::Gepland | Self::Poging | Self::Gevoerd).then_some(Self::Gevoerd)
    }

    /// It ended otherwise than was noted.
    pub fn correct(self) -> Option<Self> {
        matches!(self, Self::Gevoerd).then_some(Self::Gevoerd)
    }

    /// The last attempt was none; so many are `left`.
    pub fn take_back(self, left: i32) -> Option<Self> {
        match self {
            Self::Poging | Self::NietBereikt => Some(if left > 0 { Self::Poging } else { Self::Gepland }),
            Self::Gevoerd => Some(Self::Gevoerd),
            _ => None,
        }
    }

    /// The Inwoner said no.
    pub fn refuse(self) -> Option<Self> {
        (self != Self::Geweigerd).then_some(Self::Geweigerd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let steps: [diagram::Transition<'_, GesprekStatus>; 7] = [
            ("attempt", &|status| status.attempt(2)),
            ("attempt", &|status| status.attempt(POGINGEN_MAX)),
            ("speak", &GesprekStatus::speak),
            ("correct", &GesprekStatus::correct),
            ("take_back", &|status| status.take_back(0)),
            ("take_back", &|status| status.take_back(1)),
            ("refuse", &GesprekStatus::refuse),
        ];
        let all = diagram::machine(GesprekStatus::ALL, &[("plan", GesprekStatus::plan())], &steps);
        assert_eq!(diagram::arrows(include_str!("gesprek.rs"), 0), all);
    }

    #[test]
    fn a_day_has_three_parts_for_three_attempts() {
        let parts: Vec<Dagdeel> = [0, 11, 12, 17, 18, 23].map(Dagdeel::of_hour).to_vec();
        use Dagdeel::{Avond, Middag, Ochtend};
        assert_eq!(parts, [Ochtend, Ochtend, Middag, Middag, Avond, Avond]);
        assert_eq!(Dagdeel::ALL.len(), usize::try_from(POGINGEN_MAX).unwrap());
        for hour in 0..24 {
            let now = Dagdeel::ALL.iter().position(|part| *part == Dagdeel::of_hour(hour)).unwrap();
            let begun = Dagdeel::ALL.iter().filter(|part| part.has_begun(hour)).count();
            assert_eq!(begun, now + 1, "{hour}");
            assert_eq!(Dagdeel::ALL.iter().filter(|part| part.is_over(hour)).count(), now, "{hour}");
        }
    }
}
