//! What others tell about an Afspraak that does not go on as booked, each under a kind of its own: ids only.
//!
//! The shapes stand here because more than one capability changes an Afspraak, and whoever listens reads them alike.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// An Afspraak stands at another time, or with somebody else.
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

/// An Afspraak does not go ahead.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Afgezegd {
    /// The Afspraak that does not go ahead.
    pub afspraak: Uuid,
    /// Its Hulpvraag.
    pub hulpvraag: Uuid,
    /// About whom, where that may be shared.
    pub inwoner: Option<Uuid>,
    /// The Afspraak that took its place, where there is one.
    #[serde(default)]
    pub nieuw: Option<Uuid>,
}
