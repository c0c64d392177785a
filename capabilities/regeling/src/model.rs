//! How far a version is with being published in an organisatie. Pure.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> concept: it ships
//!     concept --> voorgelegd: submit (a gegevensbeheerder)
//!     voorgelegd --> gepubliceerd: publish (somebody else)
//!     voorgelegd --> concept: its file changed
//!     gepubliceerd --> concept: its file changed
//! ```

use crate::tables::regeling_publicatie::Model;

foundation::states! {
    /// How far a version is. Only with what is `gepubliceerd` the organisatie may ask.
    pub enum Publicatie {
        /// Nobody put it forward, as its file is now.
        Concept => "concept",
        /// Waits for a second person.
        Voorgelegd => "voorgelegd",
        /// Published by a second person.
        Gepubliceerd => "gepubliceerd",
    }
}

impl Publicatie {
    /// What a row for the file of now says, or that there is none.
    pub fn of(row: Option<&Model>) -> Self {
        match row {
            None => Self::Concept,
            Some(row) if row.gepubliceerd_door.is_none() => Self::Voorgelegd,
            Some(_) => Self::Gepubliceerd,
        }
    }

    /// Somebody puts it forward.
    pub fn submit(self) -> Option<Self> {
        (self == Self::Concept).then_some(Self::Voorgelegd)
    }

    /// A second person publishes it.
    pub fn publish(self) -> Option<Self> {
        (self == Self::Voorgelegd).then_some(Self::Gepubliceerd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_moves_as_drawn() {
        let moves = |from: Publicatie| [from.submit(), from.publish()];
        assert_eq!(moves(Publicatie::Concept), [Some(Publicatie::Voorgelegd), None]);
        assert_eq!(moves(Publicatie::Voorgelegd), [None, Some(Publicatie::Gepubliceerd)]);
        assert_eq!(moves(Publicatie::Gepubliceerd), [None, None]);
    }
}
