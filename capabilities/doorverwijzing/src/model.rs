//! The states of a Doorverwijzing. Pure: transitions take the old and give the new.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> aangeboden: offer (no Convenant)
//!     [*] --> geaccepteerd: offer (Convenant: the booking is the acceptance)
//!     aangeboden --> geaccepteerd: accept
//!     aangeboden --> geweigerd: refuse
//!     aangeboden --> verlopen: expire (2 werkdagen, at the latest the Afspraak)
//!     aangeboden --> ingetrokken: withdraw
//!     geaccepteerd --> afgerond: round_off (the Klantcontact took place and the sender has the outcome, in one)
//!     uitgevoerd --> afgerond: round_off (as older stores have it)
//!     aangeboden --> afgerond: round_off (the same, before the event of the call came)
//!     geaccepteerd --> ingetrokken: withdraw
//!     geweigerd --> [*]
//!     verlopen --> [*]
//!     ingetrokken --> [*]
//!     afgerond --> [*]
//! ```

foundation::states! {
    /// How a Doorverwijzing stands.
    pub enum Status {
        /// Offered; the sender stays owner.
        Aangeboden => "aangeboden",
        /// Accepted; the receiver is owner.
        Geaccepteerd => "geaccepteerd",
        /// The Klantcontact took place.
        Uitgevoerd => "uitgevoerd",
        /// The sender has the outcome.
        Afgerond => "afgerond",
        /// Turned down, with a reason.
        Geweigerd => "geweigerd",
        /// Not answered in time.
        Verlopen => "verlopen",
        /// Taken back.
        Ingetrokken => "ingetrokken",
    }
}

foundation::states! {
    /// What the sender hears: a fixed list, never free text.
    pub enum Uitkomst {
        /// Helped and done.
        Geholpen => "geholpen",
        /// Helped; the receiver goes on with it.
        GeholpenVervolg => "geholpen_vervolg",
        /// Could not be helped.
        NietGeholpen => "niet_geholpen",
        /// Did not come.
        NietVerschenen => "niet_verschenen",
    }
}

foundation::states! {
    /// The fixed sentences of senders that may write no free text (AWR art. 67).
    pub enum Zin {
        /// Explained on the telephone; that was not enough.
        Uitgelegd => "uitgelegd",
        /// Wants to do it together.
        SamenDoen => "samen_doen",
        /// Brings a letter along.
        BriefMee => "brief_mee",
        /// Comes with somebody.
        Begeleider => "begeleider",
    }
}

impl Status {
    /// How it begins: under a Convenant the booking is the acceptance.
    pub const fn offer(convenant: bool) -> Self {
        if convenant { Self::Geaccepteerd } else { Self::Aangeboden }
    }

    /// Whether nothing follows any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Afgerond | Self::Geweigerd | Self::Verlopen | Self::Ingetrokken)
    }

    /// Acceptance by a colleague, or by calling the Inwoner in.
    pub fn accept(self) -> Option<Self> {
        matches!(self, Self::Aangeboden).then_some(Self::Geaccepteerd)
    }

    /// Refusal, with a reason kept beside it.
    pub fn refuse(self) -> Option<Self> {
        matches!(self, Self::Aangeboden).then_some(Self::Geweigerd)
    }

    /// Nobody answered in time.
    pub fn expire(self) -> Option<Self> {
        matches!(self, Self::Aangeboden).then_some(Self::Verlopen)
    }

    /// The sender takes it back, before the Inwoner came.
    pub fn withdraw(self) -> Option<Self> {
        matches!(self, Self::Aangeboden | Self::Geaccepteerd).then_some(Self::Ingetrokken)
    }

    /// The Klantcontact took place and its outcome goes back: uitgevoerd and afgerond in one. Events may come in any
    /// order, so calling in, which accepts, may still be under way.
    pub fn round_off(self) -> Option<Self> {
        matches!(self, Self::Aangeboden | Self::Geaccepteerd | Self::Uitgevoerd).then_some(Self::Afgerond)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_final_state_never_moves() {
        for status in Status::ALL.iter().filter(|s| s.is_final()) {
            assert!(status.accept().is_none() && status.refuse().is_none());
            assert!(status.expire().is_none() && status.round_off().is_none() && status.withdraw().is_none());
        }
    }

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let transitions: [foundation::diagram::Transition<'_, Status>; 5] = [
            ("accept", &Status::accept),
            ("refuse", &Status::refuse),
            ("expire", &Status::expire),
            ("withdraw", &Status::withdraw),
            ("round_off", &Status::round_off),
        ];
        let begins = [false, true].map(|convenant| ("offer", Status::offer(convenant)));
        let all = foundation::diagram::machine(Status::ALL, &begins, &transitions);
        assert_eq!(foundation::diagram::arrows(include_str!("model.rs"), 0), all);
    }
}
