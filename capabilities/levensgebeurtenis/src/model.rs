//! Which levensgebeurtenis leads to something, at which level, and how that stands. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> uit: begin
//!     uit --> gevraagd: ask
//!     gevraagd --> actief: approve (somebody else than who asked)
//!     gevraagd --> uit: send_back
//!     actief --> wijziging: ask (another level)
//!     wijziging --> actief: approve (somebody else than who asked)
//!     wijziging --> actief: send_back
//!     gevraagd --> uit: stop
//!     actief --> uit: stop
//!     wijziging --> uit: stop
//! ```

use crate::acts;
use access::Act;
use regelingen::leeftijd::Leeftijd;

foundation::states! {
    /// What happens in a life.
    pub enum Soort {
        /// Somebody becomes 18.
        Achttien => "achttien_worden",
    }
}

impl Soort {
    /// At which age.
    pub(crate) const fn leeftijd(self) -> Leeftijd {
        match self {
            Self::Achttien => Leeftijd::Jaren(18),
        }
    }

    /// For which regeling it is done: who opted out of that hears nothing, its Grondslag is asked for, and its law says whether
    /// anything may be given without an application.
    pub const fn regeling(self) -> &'static str {
        match self {
            Self::Achttien => "zorgtoeslag",
        }
    }

    /// With what somebody is helped who confirms.
    pub(crate) const fn product(self) -> &'static str {
        match self {
            Self::Achttien => "zorgtoeslag",
        }
    }

    /// What has to be known of everybody.
    pub const fn begrip(self) -> &'static str {
        match self {
            Self::Achttien => "geboortedatum@1",
        }
    }
}

foundation::states! {
    /// How far it goes (Digicampus): tell, prepare, or give.
    pub enum Niveau {
        /// A message: what changes, and what to do.
        Informeren => "informeren",
        /// The same, with a Hulpvraag that the Inwoner only confirms.
        InInteractie => "in_interactie",
        /// Given by who decides, because the law asks no application. Here it is only noted.
        ZonderInteractie => "zonder_interactie",
    }
}

impl Niveau {
    /// In which act somebody is helped at this level.
    pub const fn act(self) -> Act {
        match self {
            Self::Informeren => acts::INFORM,
            Self::InInteractie => acts::PROPOSE,
            Self::ZonderInteractie => acts::GIVE,
        }
    }
}

foundation::states! {
    /// How it stands with an organisatie.
    pub enum Status {
        /// Nothing happens.
        Uit => "uit",
        /// A level was asked for, and nothing happens yet.
        Gevraagd => "gevraagd",
        /// It runs at its level.
        Actief => "actief",
        /// It runs, and another level was asked for.
        Wijziging => "wijziging",
    }
}

foundation::states! {
    /// What was done to it.
    pub enum Stap {
        /// Somebody asked for a level.
        Gevraagd => "gevraagd",
        /// Somebody else approved.
        Goedgekeurd => "goedgekeurd",
        /// Somebody else said no.
        Teruggegeven => "teruggegeven",
        /// It was stopped.
        Gestopt => "gestopt",
        /// The house stopped it: its Grondslag holds no more.
        Vervallen => "vervallen",
    }
}

impl Status {
    /// An organisatie that never did anything with it.
    pub const fn begin() -> Self {
        Self::Uit
    }

    /// Somebody asks for a level.
    pub fn ask(self) -> Option<Self> {
        match self {
            Self::Uit => Some(Self::Gevraagd),
            Self::Actief => Some(Self::Wijziging),
            Self::Gevraagd | Self::Wijziging => None,
        }
    }

    /// A second person says yes.
    pub fn approve(self) -> Option<Self> {
        matches!(self, Self::Gevraagd | Self::Wijziging).then_some(Self::Actief)
    }

    /// A second person says no: it stays as it was.
    pub fn send_back(self) -> Option<Self> {
        match self {
            Self::Gevraagd => Some(Self::Uit),
            Self::Wijziging => Some(Self::Actief),
            Self::Uit | Self::Actief => None,
        }
    }

    /// It ends at once.
    pub fn stop(self) -> Option<Self> {
        (self != Self::Uit).then_some(Self::Uit)
    }

    /// Whether anything is planned and sent.
    pub fn runs(self) -> bool {
        matches!(self, Self::Actief | Self::Wijziging)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    type Step = (&'static str, &'static dyn Fn(Status) -> Option<Status>);

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let steps: [Step; 4] =
            [("ask", &Status::ask), ("approve", &Status::approve), ("send_back", &Status::send_back), ("stop", &Status::stop)];
        let all = diagram::machine(Status::ALL, &[("begin", Status::begin())], &steps);
        assert_eq!(diagram::arrows(include_str!("model.rs"), 0), all);
    }

    #[test]
    fn nothing_runs_that_nobody_approved() {
        for before in Status::ALL {
            for next in [before.ask(), before.send_back(), before.stop()].into_iter().flatten() {
                assert!(!next.runs() || before.runs(), "{before} to {next}");
            }
        }
    }
}
