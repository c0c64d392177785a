//! What happened here, for whoever the house has listening: ids only.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// A Medewerker does not work here any more.
pub const MEDEWERKER_VERTROKKEN: &str = "netwerk.medewerker_vertrokken";

/// The ids that go with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vertrokken {
    /// Who left.
    pub medewerker: Uuid,
    /// From where.
    pub organisatie: Uuid,
}
