//! What happened here, for whoever the house has listening: ids and a fixed outcome only.

use bericht::Kanaal;
use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// Somebody was called to the Balie (which accepts an offer that was still open).
pub const OPGEROEPEN: &str = "balie.opgeroepen";
/// A visit ended with an outcome.
pub const AFGEROND: &str = "balie.afgerond";
/// Nobody came.
pub const NIET_VERSCHENEN: &str = "balie.niet_verschenen";

/// The ids that go with each of these.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bezocht {
    /// The Afspraak.
    pub afspraak: Uuid,
    /// Its Hulpvraag.
    pub hulpvraag: Uuid,
    /// How it ended, for [`AFGEROND`].
    pub einde: Option<Einde>,
    /// Along which way the Inwoner gets a summary, for [`AFGEROND`]; `None` for who wants none.
    #[serde(default = "as_preferred")]
    pub samenvatting: Option<Kanaal>,
}

/// Before this was asked, a summary always went.
const fn as_preferred() -> Option<Kanaal> {
    Some(Kanaal::Voorkeur)
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Einde {
    /// Solved; nothing follows.
    Opgelost,
    /// The Balie goes on with it.
    Vervolg,
    /// Not solved, and closed.
    NietOpgelost,
}

/// An Afspraak was called off (tell them); goes with [`afspraak::events::Afgezegd`].
pub const AFGEZEGD: &str = "balie.afgezegd";
/// An Afspraak stands at another time (tell them); goes with [`afspraak::events::Gewijzigd`].
pub const VERPLAATST: &str = "balie.verplaatst";
