//! The part of the page of a version that is about publishing: how far it is here, who did what, and the one button of a reader.

use crate::acts;
use crate::model::Publicatie;
use crate::pages::words::publicatie_text;
use crate::publicaties::digest_of;
use crate::stand::{Here, PATH, is_theirs, query_of};
use access::Act;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use regelingen::Regeling;
use rules::termijn::WET_TIJDZONE;
use web::{Oops, Shared, Taal, When, Who, t};

/// The one button of a reader: where it goes, and what stands on it.
pub(crate) struct Button {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) digest: String,
}

/// How far it is, for a reader.
pub(crate) struct Part {
    pub(crate) stand: (&'static str, String),
    /// Who did what and when.
    pub(crate) lines: Vec<(String, String)>,
    /// Its file changed after it was published.
    pub(crate) changed: bool,
    /// It waits for a colleague of the reader.
    pub(crate) waits: bool,
    pub(crate) button: Option<Button>,
}

impl Part {
    pub(crate) async fn of(house: &Shared, who: &Who, here: &Here, regeling: &Regeling, taal: Taal) -> Result<Self, Oops> {
        let (row, stand) = (here.publicaties.row(regeling), here.publicaties.stand(regeling));
        let mut lines = Vec::new();
        if let Some(row) = row {
            lines.push((t!(taal, "fact-voorgelegd"), by(house, row.voorgelegd_door, row.voorgelegd_op.at(), taal).await?));
        }
        if let Some((id, at)) = row.and_then(|row| row.gepubliceerd_door.zip(row.gepubliceerd_op)) {
            lines.push((t!(taal, "fact-gepubliceerd"), by(house, id, at.at(), taal).await?));
        }
        let may = |act: Act| house.access.may_own(&who.actor, act) && is_theirs(house, &who.actor.organisatie_naam, regeling);
        let is_mine = row.is_some_and(|row| row.voorgelegd_door == who.actor.id);
        let next = match stand {
            Publicatie::Concept if may(acts::SUBMIT) => Some(("voorlegging", t!(taal, "submit-button"))),
            Publicatie::Voorgelegd if may(acts::PUBLISH) && !is_mine => Some(("publicatie", t!(taal, "publish-button"))),
            _ => None,
        };
        let button = next.zip(digest_of(regeling)).map(|((last, text), digest)| Button {
            path: format!("{PATH}/{}/{}/{last}{}", regeling.sleutel, regeling.versie, query_of(regeling)),
            text,
            digest,
        });
        let waits = stand == Publicatie::Voorgelegd && is_mine;
        let changed = here.publicaties.has_changed(regeling);
        Ok(Self { stand: publicatie_text(stand, taal), lines, changed, waits, button })
    }
}

/// Who, and when.
async fn by(house: &Shared, id: Uuid, at: Timestamp, taal: Taal) -> Result<String, Oops> {
    let naam = netwerk::medewerker_naam(&house.store.look(), id).await?.unwrap_or_else(|| t!(taal, "somebody"));
    Ok(format!("{naam}, {}", When::new(at, WET_TIJDZONE, house.store.now()).short(taal)))
}
