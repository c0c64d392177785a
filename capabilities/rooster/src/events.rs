//! What happened here, for whoever the house has listening: ids only.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// An Afspraak stands at another time (tell the Inwoner).
pub const AFSPRAAK_VERPLAATST: &str = "rooster.afspraak_verplaatst";
/// A colleague sits there; time and place stay (tell the Inwoner).
pub const AFSPRAAK_OVERGENOMEN: &str = "rooster.afspraak_overgenomen";

/// The ids that go with each of these.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gewijzigd {
    /// The Hulpvraag.
    pub hulpvraag: Uuid,
    /// About whom, where that may be known.
    pub inwoner: Option<Uuid>,
    /// The Afspraak that stood there.
    pub van: Uuid,
    /// The Afspraak that stands now.
    pub afspraak: Uuid,
    /// The Balie at which it stands now.
    pub balie: Uuid,
}
