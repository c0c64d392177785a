//! What happened here, for whoever the house has listening: ids only.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// An Inwoner asked about a look at their data (tell them that it arrived).
pub const INZAGE_GEVRAAGD: &str = "mijn.inzage_gevraagd";
/// That question was answered (tell them).
pub const INZAGE_BEANTWOORD: &str = "mijn.inzage_beantwoord";

/// The ids that go with each of these.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InzageGevraagd {
    /// The Hulpvraag that keeps the question.
    pub hulpvraag: Uuid,
    /// Who asked.
    pub inwoner: Uuid,
    /// Who answers. An event of an older version has none: it was told by that organisatie itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisatie: Option<Uuid>,
}
