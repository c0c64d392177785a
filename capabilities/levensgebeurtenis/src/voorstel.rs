//! What is planned for one person because of one levensgebeurtenis, and how that stands. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> gepland: plan
//!     gepland --> klaargezet: send
//!     gepland --> gegeven: give
//!     gepland --> vervallen: lapse
//!     klaargezet --> vervallen: lapse (the message had not left)
//!     vervallen --> gepland: plan_again
//!     klaargezet --> bevestigd: confirm
//!     klaargezet --> afgewezen: decline
//!     bevestigd --> [*]
//!     afgewezen --> [*]
//!     gegeven --> [*]
//! ```

foundation::states! {
    /// How it stands.
    pub enum VoorstelStatus {
        /// The day on which it is told has not come.
        Gepland => "gepland",
        /// The message waits to leave, or left.
        Klaargezet => "klaargezet",
        /// They confirmed the Hulpvraag that was prepared (level 2).
        Bevestigd => "bevestigd",
        /// They want nothing of it (level 2).
        Afgewezen => "afgewezen",
        /// Who decides gave it without an application (level 3).
        Gegeven => "gegeven",
        /// It does not go ahead.
        Vervallen => "vervallen",
    }
}

foundation::states! {
    /// Why it does not go ahead.
    pub enum Reden {
        /// They died.
        Overleden => "overleden",
        /// They do not live here any more.
        Verhuisd => "verhuisd",
        /// The date of birth was mended, and the day is another one.
        Gewijzigd => "gewijzigd",
        /// The day is there already.
        Voorbij => "voorbij",
        /// They do not want to be looked for (V11).
        Afmelding => "afmelding",
        /// It stands on no Grondslag any more, or was stopped.
        Gestopt => "gestopt",
    }
}

impl VoorstelStatus {
    /// Somebody's day comes.
    pub const fn plan() -> Self {
        Self::Gepland
    }

    /// It is told.
    pub fn send(self) -> Option<Self> {
        (self == Self::Gepland).then_some(Self::Klaargezet)
    }

    /// It was given.
    pub fn give(self) -> Option<Self> {
        (self == Self::Gepland).then_some(Self::Gegeven)
    }

    /// It does not go ahead.
    pub fn lapse(self) -> Option<Self> {
        matches!(self, Self::Gepland | Self::Klaargezet).then_some(Self::Vervallen)
    }

    /// It goes ahead after all: what was in its way is gone, and nothing was told.
    pub fn plan_again(self) -> Option<Self> {
        (self == Self::Vervallen).then_some(Self::Gepland)
    }

    /// They want help with it.
    pub fn confirm(self) -> Option<Self> {
        (self == Self::Klaargezet).then_some(Self::Bevestigd)
    }

    /// They want none.
    pub fn decline(self) -> Option<Self> {
        (self == Self::Klaargezet).then_some(Self::Afgewezen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    type Step = (&'static str, &'static dyn Fn(VoorstelStatus) -> Option<VoorstelStatus>);

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let steps: [Step; 6] = [
            ("send", &VoorstelStatus::send),
            ("give", &VoorstelStatus::give),
            ("lapse", &VoorstelStatus::lapse),
            ("plan_again", &VoorstelStatus::plan_again),
            ("confirm", &VoorstelStatus::confirm),
            ("decline", &VoorstelStatus::decline),
        ];
        let all = diagram::machine(VoorstelStatus::ALL, &[("plan", VoorstelStatus::plan())], &steps);
        assert_eq!(diagram::arrows(include_str!("voorstel.rs"), 0), all);
    }
}
