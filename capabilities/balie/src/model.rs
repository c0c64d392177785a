//! The states of a Scheiding. Pure: transitions take the old and give the new.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> voorgesteld: propose
//!     voorgesteld --> uitgevoerd: carry_out (by somebody else)
//!     voorgesteld --> ingetrokken: withdraw
//!     uitgevoerd --> [*]
//!     ingetrokken --> [*]
//! ```

foundation::states! {
    /// How a Scheiding stands.
    pub enum Status {
        /// Somebody asked for it.
        Voorgesteld => "voorgesteld",
        /// Somebody else looked and did it.
        Uitgevoerd => "uitgevoerd",
        /// It is not done.
        Ingetrokken => "ingetrokken",
    }
}

impl Status {
    /// Somebody asks for it.
    pub fn propose() -> Self {
        Self::Voorgesteld
    }

    /// Somebody else looked, and it is done.
    pub fn carry_out(self) -> Option<Self> {
        (self == Self::Voorgesteld).then_some(Self::Uitgevoerd)
    }

    /// Taken back, or refused.
    pub fn withdraw(self) -> Option<Self> {
        (self == Self::Voorgesteld).then_some(Self::Ingetrokken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let transitions: [diagram::Transition<'_, Status>; 2] =
            [("carry_out", &Status::carry_out), ("withdraw", &Status::withdraw)];
        let all = diagram::machine(Status::ALL, &[("propose", Status::propose())], &transitions);
        assert_eq!(diagram::arrows(include_str!("model.rs"), 0), all);
    }
}
