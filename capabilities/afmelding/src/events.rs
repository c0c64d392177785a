//! What happened here, for whoever the house has listening: ids only. Also what is told on to other organisaties.

use crate::tables::afmelding::Model;
use foundation::Uuid;
use serde::{Deserialize, Serialize};

/// Somebody does not want to be looked for.
pub const GEZET: &str = "afmelding.gezet";
/// Somebody wants to be looked for again.
pub const INGETROKKEN: &str = "afmelding.ingetrokken";
/// What a parent said for a child ended: the child is of age.
pub const VERVALLEN: &str = "afmelding.vervallen";

/// The ids that go with each of these. Of what, and no why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AfmeldingIds {
    /// Who.
    pub inwoner: Uuid,
    /// From which regeling; empty for all.
    pub regeling: String,
    /// From which organisatie; nil for all.
    pub organisatie: Uuid,
    /// During which Hulpvraag it was said to somebody, who writes that it is kept. Who logged in reads so on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hulpvraag: Option<Uuid>,
    /// At which organisatie it was said; nil for who logged in.
    #[serde(default)]
    pub bij: Uuid,
}

impl Model {
    /// What an event about it says.
    pub(crate) fn ids(&self) -> AfmeldingIds {
        AfmeldingIds {
            inwoner: self.inwoner_id,
            regeling: self.regeling.clone(),
            organisatie: self.organisatie_id,
            hulpvraag: self.bij_hulpvraag_id,
            bij: self.bij_organisatie_id,
        }
    }
}
