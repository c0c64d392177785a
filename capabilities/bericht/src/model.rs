//! The states of a Bericht.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> klaar: queue
//!     [*] --> uitgereikt: give (in the hand when it was made)
//!     [*] --> te_bellen: call (post would come too late)
//!     klaar --> geprint: print
//!     klaar --> verstuurd: sent
//!     klaar --> uitgereikt: hand_over
//!     klaar --> te_bellen: cannot_go
//!     klaar --> vervallen: lapse
//!     verstuurd --> bezorgd: arrived
//!     verstuurd --> onbestelbaar: bounced
//!     geprint --> retour: returned
//!     bezorgd --> [*]
//!     uitgereikt --> [*]
//!     retour --> [*]
//!     onbestelbaar --> [*]
//!     te_bellen --> [*]
//!     vervallen --> [*]
//! ```

foundation::states! {
    /// How a Bericht stands.
    pub enum Status {
        /// Waits to be printed or sent.
        Klaar => "klaar",
        /// On paper, in a Partij.
        Geprint => "geprint",
        /// Taken by the mail server.
        Verstuurd => "verstuurd",
        /// The mail server of the Inwoner has it.
        Bezorgd => "bezorgd",
        /// Given at the Balie.
        Uitgereikt => "uitgereikt",
        /// The post brought it back; there is a Taak to telephone.
        Retour => "retour",
        /// The e-mail came back; a letter follows.
        Onbestelbaar => "onbestelbaar",
        /// It cannot be sent anywhere; there is a Taak to telephone.
        TeBellen => "te_bellen",
        /// Not needed any more.
        Vervallen => "vervallen",
    }
}

foundation::states! {
    /// Along which way a Bericht goes, or went.
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Kanaal {
        /// As the Inwoner prefers at the moment it leaves.
        Voorkeur => "voorkeur",
        /// On paper by post.
        Brief => "brief",
        /// An e-mail that says there is a message.
        Email => "email",
        /// On paper in the hand.
        Balie => "balie",
    }
}

impl Status {
    /// Printed.
    pub fn print(self) -> Option<Self> {
        (self == Self::Klaar).then_some(Self::Geprint)
    }

    /// Taken by the mail server.
    pub fn sent(self) -> Option<Self> {
        (self == Self::Klaar).then_some(Self::Verstuurd)
    }

    /// Given at the Balie.
    pub fn hand_over(self) -> Option<Self> {
        (self == Self::Klaar).then_some(Self::Uitgereikt)
    }

    /// There is no way to send it.
    pub fn cannot_go(self) -> Option<Self> {
        (self == Self::Klaar).then_some(Self::TeBellen)
    }

    /// What it was about is over.
    pub fn lapse(self) -> Option<Self> {
        (self == Self::Klaar).then_some(Self::Vervallen)
    }

    /// The mail server of the Inwoner took it.
    pub fn arrived(self) -> Option<Self> {
        (self == Self::Verstuurd).then_some(Self::Bezorgd)
    }

    /// The e-mail came back.
    pub fn bounced(self) -> Option<Self> {
        matches!(self, Self::Verstuurd).then_some(Self::Onbestelbaar)
    }

    /// The post brought it back.
    pub fn returned(self) -> Option<Self> {
        (self == Self::Geprint).then_some(Self::Retour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let transitions: [diagram::Transition<'_, Status>; 8] = [
            ("print", &Status::print),
            ("sent", &Status::sent),
            ("hand_over", &Status::hand_over),
            ("cannot_go", &Status::cannot_go),
            ("lapse", &Status::lapse),
            ("arrived", &Status::arrived),
            ("bounced", &Status::bounced),
            ("returned", &Status::returned),
        ];
        let all = diagram::machine(
            Status::ALL,
            &[("queue", Status::Klaar), ("give", Status::Uitgereikt), ("call", Status::TeBellen)],
            &transitions,
        );
        assert_eq!(diagram::arrows(include_str!("model.rs"), 0), all);
    }

    #[test]
    fn what_left_does_not_leave_again() {
        let leave = [Status::print, Status::sent, Status::hand_over, Status::cannot_go, Status::lapse];
        for status in Status::ALL.iter().filter(|status| **status != Status::Klaar) {
            assert!(leave.iter().all(|step| step(*status).is_none()), "{status}");
        }
    }

    #[test]
    fn only_what_was_sent_comes_back() {
        assert_eq!(Status::Verstuurd.bounced(), Some(Status::Onbestelbaar));
        assert_eq!(Status::Geprint.returned(), Some(Status::Retour));
        for status in [Status::Klaar, Status::Uitgereikt, Status::Vervallen, Status::TeBellen] {
            assert_eq!((status.bounced(), status.returned(), status.arrived()), (None, None, None), "{status}");
        }
    }
}
