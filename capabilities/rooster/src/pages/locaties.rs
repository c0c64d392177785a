//! `/rooster`: the Locaties where the own organisatie has Balies.

use crate::acts;
use crate::week::{LocatieRow, locaties};
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t};

/// The choice of a Locatie.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let list = locaties(&house.store.look(), who.actor.organisatie).await?;
    let view = View { taal: shell.taal, organisatie: who.actor.organisatie_naam.clone(), list };
    Ok(render(&shell, &t!(shell.taal, "rooster-title"), &view))
}

#[derive(Template)]
#[template(path = "locaties.html")]
struct View {
    taal: Taal,
    organisatie: String,
    list: Vec<LocatieRow>,
}
