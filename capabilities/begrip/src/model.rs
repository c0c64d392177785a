//! How it stands that one begrip may stand for another. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> voorstel: propose
//!     voorstel --> actief: approve (somebody else than who proposed it)
//!     voorstel --> afgewezen: refuse
//!     voorstel --> ingetrokken: withdraw
//!     actief --> ingetrokken: withdraw
//!     actief --> vervallen: lapse (one of the two means something else by now)
//!     afgewezen --> [*]
//!     ingetrokken --> [*]
//!     vervallen --> [*]
//! ```

foundation::states! {
    /// How a Gelijkstelling stands. Only `actief` lets anybody put the two together.
    pub enum Status {
        /// Waits for another gegevensbeheerder.
        Voorstel => "voorstel",
        /// Approved by a second person.
        Actief => "actief",
        /// Refused by a second person.
        Afgewezen => "afgewezen",
        /// Taken back.
        Ingetrokken => "ingetrokken",
        /// It names a version that is not the newest any more; never stored.
        Vervallen => "vervallen",
    }
}

foundation::states! {
    /// What came of putting two begrippen under one threshold.
    pub enum Uitkomst {
        /// They are the same.
        Gelijk => "gelijk",
        /// A Gelijkstelling lets the one stand for the other.
        Gelijkgesteld => "gelijkgesteld",
        /// They do not mean the same.
        Geweigerd => "geweigerd",
    }
}

foundation::states! {
    /// What came of an extract.
    pub enum Invoer {
        /// It is the one that holds.
        Ingevoerd => "ingevoerd",
        /// It lacked what is used here.
        Geweigerd => "geweigerd",
    }
}

impl Status {
    /// Somebody proposes it.
    pub const fn propose() -> Self {
        Self::Voorstel
    }

    /// A second person says yes.
    pub fn approve(self) -> Option<Self> {
        (self == Self::Voorstel).then_some(Self::Actief)
    }

    /// A second person says no.
    pub fn refuse(self) -> Option<Self> {
        (self == Self::Voorstel).then_some(Self::Afgewezen)
    }

    /// It is taken back.
    pub fn withdraw(self) -> Option<Self> {
        matches!(self, Self::Voorstel | Self::Actief).then_some(Self::Ingetrokken)
    }

    /// One of the two means something else by now.
    pub fn lapse(self) -> Option<Self> {
        (self == Self::Actief).then_some(Self::Vervallen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    type Step = (&'static str, &'static dyn Fn(Status) -> Option<Status>);
    const STEPS: [Step; 4] =
        [("approve", &Status::approve), ("refuse", &Status::refuse), ("withdraw", &Status::withdraw), ("lapse", &Status::lapse)];

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let all = diagram::machine(Status::ALL, &[("propose", Status::propose())], &STEPS);
        assert_eq!(diagram::arrows(include_str!("model.rs"), 0), all);
    }
}
