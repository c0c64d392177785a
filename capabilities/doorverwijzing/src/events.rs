//! What happened here, for whoever the house has listening: ids only.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// An Afspraak was made for somebody (tell them).
pub const AFSPRAAK_GEMAAKT: &str = "doorverwijzing.afspraak_gemaakt";
/// An offer waits for an answer.
pub const AANGEBODEN: &str = "doorverwijzing.aangeboden";
/// A desk took it over.
pub const GEACCEPTEERD: &str = "doorverwijzing.geaccepteerd";
/// A desk turned it down.
pub const GEWEIGERD: &str = "doorverwijzing.geweigerd";
/// Nobody answered it in time.
pub const VERLOPEN: &str = "doorverwijzing.verlopen";
/// The outcome went back to the sender.
pub const AFGEROND: &str = "doorverwijzing.afgerond";

/// The sender took it back.
pub const INGETROKKEN: &str = "doorverwijzing.ingetrokken";
/// An Afspraak does not go ahead (tell the Inwoner); goes with [`afspraak::events::Afgezegd`].
pub const AFSPRAAK_AFGEZEGD: &str = "doorverwijzing.afspraak_afgezegd";
/// A Hulpvraag was sent round: it goes no further.
pub const VASTGELOPEN: &str = "doorverwijzing.vastgelopen";
/// Somebody else has the Hulpvraag by name (tell the Inwoner).
pub const CONTACTPERSOON: &str = "doorverwijzing.contactpersoon";

/// The ids that go with [`VASTGELOPEN`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vastgelopen {
    /// The Hulpvraag.
    pub hulpvraag: Uuid,
    /// The organisatie of the ketenregisseur.
    pub organisatie: Uuid,
}

/// The ids that go with [`CONTACTPERSOON`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contactpersoon {
    /// The Hulpvraag.
    pub hulpvraag: Uuid,
    /// Whom to tell.
    pub inwoner: Uuid,
    /// The organisatie of who has it now.
    pub organisatie: Uuid,
    /// Who has it now.
    pub medewerker: Uuid,
}

/// The ids that go with each of the others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Doorverwezen {
    /// The Doorverwijzing.
    pub doorverwijzing: Uuid,
    /// Its Hulpvraag.
    pub hulpvraag: Uuid,
    /// About whom, where that may be shared.
    pub inwoner: Option<Uuid>,
    /// The Afspraak, where there is one.
    pub afspraak: Option<Uuid>,
}
