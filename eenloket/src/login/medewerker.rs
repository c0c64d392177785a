//! Somebody who works here, as their provider knows them. Nobody gets an account by logging in.

use super::Outcome;
use super::back::{Back, Refused};
use crate::actor;
use access::Niveau;
use axum::response::Response;
use oidc::Login;
use web::{FromProvider, Moment, Stay, Taal, Way, record_login, see_other};

pub(super) async fn log_in(back: &Back<'_>, who: &Login, niveau: Option<Niveau>, taal: Taal) -> Result<Response, Refused> {
    let store = &back.house.store;
    let text = |claim: &str| who.claims.text(claim).filter(|text| !text.is_empty());
    let naam = text(&back.login.claim);
    let organisatie = match &back.login.organisatie_claim {
        None => Some(""),
        Some(claim) => text(claim),
    };
    let found = match (naam, organisatie) {
        (Some(naam), Some(organisatie)) => netwerk::medewerker_of(&store.look(), naam, organisatie).await?,
        _ => None,
    };
    let known = match found {
        Some(id) => actor::of_medewerker(store, id).await?,
        None => None,
    };
    let Some(mut actor) = known else {
        record_login(store, Moment::Geweigerd, Way::Oidc, None).await?;
        return Err(Refused::Person(Outcome::Unknown));
    };
    actor.niveau = niveau;
    let from = FromProvider {
        name: "medewerker",
        issuer: back.login.provider.issuer(),
        sub: &who.sub,
        sid: who.sid.as_deref(),
        id_token: Some(&who.id_token),
    };
    web::log_in_from(back.house, back.session, &actor, Stay::Medewerker, &from).await?;
    // Who left while this was going on: their sessions were ended before this one began.
    if actor::of_medewerker(store, actor.id).await?.is_none() {
        web::undo_log_in(store, back.session, actor.id).await?;
        return Err(Refused::Person(Outcome::Unknown));
    }
    record_login(store, Moment::In, Way::Oidc, Some(&actor)).await?;
    Ok(see_other(taal, "/"))
}
