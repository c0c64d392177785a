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

/// The ids that go with each of these.
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
