//! `/looplijsten/vragen/{id}`: what is asked of whom, on what it stands, how far it is, and what came of it.

use crate::blind::opdracht::sets;
use crate::pages::vragen::one_view::build;
use crate::pages::vragen::press::permitted;
use crate::vragen::plan;
use crate::{LooplijstError, acts};
use foundation::Uuid;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Id, Oops, Query, Shared, Shell, Who, render, t};

/// The page.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    permitted(&house, &who, acts::REVIEW, id).await?;
    let view = build(&house, &shell, &who, id, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "vragen-one-title"), &view))
}

/// Of which regeling; all of them together, where none is named.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Of {
    regeling: Option<String>,
}

/// The questions to one source, as a file that its holder reads and approves.
pub async fn file(
    State(house): State<Shared>,
    who: Who,
    Id((id, bronhouder)): Id<(Uuid, String)>,
    Query(of): Query<Of>,
) -> Result<Response, Oops> {
    let (row, vraag, _) = permitted(&house, &who, acts::REVIEW, id).await?;
    let plan = plan::beside(&house.store.look(), &row, &vraag.gemeente).await?;
    let set = match of.regeling {
        None => ::bron::Vragenset::of(&plan.vragen, &plan.names(), &bronhouder).filter(|_| bronhouder != plan::EIGEN),
        Some(key) => {
            let place = plan.regelingen.iter().position(|one| one.sleutel == key);
            let sets = sets(&plan).map_err(LooplijstError::from)?;
            let of_regeling = place.and_then(|place| sets.into_iter().nth(place)).unwrap_or_default();
            of_regeling.into_iter().find(|set| set.bronhouder == bronhouder)
        }
    };
    let set = set.ok_or(Oops::not_found())?;
    let name = format!("attachment; filename=\"vragen-{}.json\"", set.bronhouder);
    let heads = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((heads, set.to_text()).into_response())
}
