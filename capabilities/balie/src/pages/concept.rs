//! `/balie/bezoeken/{afspraak}/concept`: keep what was typed, and go on: here, to look up who this is, or to how they are reached.

use super::visit::{Ended, build};
use crate::keep::keep;
use crate::relation::ids_of;
use crate::{BalieError, acts};
use foundation::Code;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, repeat, see_other, t};

/// The form that ends a visit, and where to go instead of ending it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Kept {
    stappen: Vec<String>,
    toelichting: String,
    uitkomst: String,
    vervolg: String,
    vervolg_op: String,
    samenvatting: String,
    versie: i32,
    naar: String,
}

/// Keeps what was typed.
pub async fn submit(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Kept>) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::CONCEPT, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::CONCEPT, &ids.object())?;
    let taal = shell.taal;
    let Kept { stappen, toelichting, uitkomst, vervolg, vervolg_op, samenvatting, versie, naar } = form.value;
    let typed = Ended { stappen, toelichting, uitkomst, vervolg, vervolg_op, samenvatting, versie, ..Ended::default() };
    let location = match naar.as_str() {
        "zoeken" => format!("/balie/bezoeken/{id}/inwoner"),
        "voorkeuren" => format!("/berichten/voorkeuren/{}?bezoek={id}", ids.hulpvraag_id),
        _ => format!("/balie/bezoeken/{id}#klaar"),
    };
    match keep(&house.store, &purpose, id, &typed.notes(), Some((&form.once, &location))).await {
        Ok(()) => Ok(see_other(taal, &location)),
        Err(why) => match (repeat(&house, taal, acts::CONCEPT, &form.once).await?, why) {
            (Some(same), _) => Ok(same),
            (None, BalieError::NotNow) => {
                let mut errors = Errors::default();
                errors.add("klaar", t!(taal, "error-not-now"));
                let view = build(&house, &shell, &who, &ids, typed, errors).await?;
                Ok(shell.refuse(&t!(taal, "visit-title"), &view, Code::STALE))
            }
            (None, why) => Err(why.into()),
        },
    }
}
