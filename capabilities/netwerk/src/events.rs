//! What happened here, for whoever the house has listening: ids only.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// A Medewerker does not work here any more.
pub const MEDEWERKER_VERTROKKEN: &str = "netwerk.medewerker_vertrokken";

/// A Medewerker still works here, and helps nobody any more.
pub const MEDEWERKER_HELPT_NIET_MEER: &str = "netwerk.medewerker_helpt_niet_meer";

/// The ids that go with them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vertrokken {
    /// Who left, or helps nobody now.
    pub medewerker: Uuid,
    /// From where.
    pub organisatie: Uuid,
}

/// A Locatie is open at other times from now on, or on other days.
pub const OPENING_GEWIJZIGD: &str = "netwerk.opening_gewijzigd";

/// Which one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gewijzigd {
    /// The Locatie.
    pub locatie: Uuid,
}
