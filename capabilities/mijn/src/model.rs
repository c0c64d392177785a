//! The states of what is asked and noted about a look. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> open: note (a look without an open Hulpvraag)
//!     open --> klaar: judge (nodig, niet_nodig)
//!     klaar --> [*]
//! ```
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> gesteld: ask
//!     gesteld --> beantwoord: answer (within a month, AVG art. 12)
//!     beantwoord --> [*]
//! ```

foundation::states! {
    /// How a look without an open Hulpvraag stands.
    pub enum MeldingStatus {
        /// Before the privacy officer.
        Open => "open",
        /// Judged.
        Klaar => "klaar",
    }
}

foundation::states! {
    /// What the privacy officer says of it.
    pub enum MeldingUitkomst {
        /// It was needed for the work.
        Nodig => "nodig",
        /// It was not.
        NietNodig => "niet_nodig",
    }
}

foundation::states! {
    /// How a question about a look stands.
    pub enum VraagStatus {
        /// Asked.
        Gesteld => "gesteld",
        /// Answered.
        Beantwoord => "beantwoord",
    }
}

impl MeldingStatus {
    /// Somebody looked, and no Hulpvraag was open.
    pub fn note() -> Self {
        Self::Open
    }

    /// The privacy officer says what it was.
    pub fn judge(self) -> Option<Self> {
        (self == Self::Open).then_some(Self::Klaar)
    }
}

impl VraagStatus {
    /// An inwoner asks.
    pub fn ask() -> Self {
        Self::Gesteld
    }

    /// The organisatie answers.
    pub fn answer(self) -> Option<Self> {
        (self == Self::Gesteld).then_some(Self::Beantwoord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let source = include_str!("model.rs");
        let begin = [("note", MeldingStatus::note())];
        let all = diagram::machine(MeldingStatus::ALL, &begin, &[("judge", &MeldingStatus::judge)]);
        assert_eq!(diagram::arrows(source, 0), all);
        let all = diagram::machine(VraagStatus::ALL, &[("ask", VraagStatus::ask())], &[("answer", &VraagStatus::answer)]);
        assert_eq!(diagram::arrows(source, 1), all);
    }
}
