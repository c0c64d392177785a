//! Somebody who lives here, as their provider knows them. The BSN is in the token and stays in no other place than the vault.

use super::Outcome;
use super::back::{Back, Refused};
use access::{Actor, Niveau, Object};
use axum::response::Response;
use foundation::{Bsn, TraceId, Uuid};
use oidc::Login;
use web::{FromProvider, Moment, Stay, Taal, Way, record_login, see_other};

pub(super) async fn log_in(
    back: &Back<'_>,
    who: &Login,
    niveau: Option<Niveau>,
    stay: Stay,
    taal: Taal,
) -> Result<Response, Refused> {
    let store = &back.house.store;
    let bsn = who.claims.text(&back.login.claim).and_then(|text| Bsn::parse(text).ok());
    let (Some(bsn), Some(niveau)) = (bsn, niveau) else { return Err(Refused::Person(Outcome::Wrong)) };
    // The house looks them up: until they are found there is nobody who acts.
    let actor = Actor::systeem("inloggen", Uuid::nil());
    let (work, trace) = (Object::own_work(actor.organisatie), TraceId::draw(store.chance()));
    let purpose = back
        .house
        .access
        .permit(&actor, inwoner::acts::LOG_IN, &work, trace, store.now())
        .map_err(|_| Refused::House(web::Oops::not_found()))?;
    let Some(id) = inwoner::log_in(store, &purpose, &bsn).await? else {
        record_login(store, Moment::Geweigerd, Way::Oidc, None).await?;
        return Err(Refused::Person(Outcome::NobodyYet));
    };
    let actor = Actor::inwoner(id, niveau);
    let from = FromProvider {
        name: "inwoner",
        issuer: back.login.provider.issuer(),
        sub: &who.sub,
        sid: who.sid.as_deref(),
        // It holds the BSN, and a logout would put it into an address.
        id_token: None,
    };
    web::log_in_from(back.house, back.session, &actor, stay, &from).await?;
    record_login(store, Moment::In, Way::Oidc, Some(&actor)).await?;
    Ok(see_other(taal, "/"))
}
