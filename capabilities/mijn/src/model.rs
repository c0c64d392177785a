//! The states of what is asked and noted about a look. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> open: a look without an open Hulpvraag
//!     open --> klaar: judge (nodig, niet_nodig)
//! ```
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> gesteld: ask
//!     gesteld --> beantwoord: answer (within a month, AVG art. 12)
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
