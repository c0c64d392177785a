//! Who asks, and about which thing.

use crate::api::is_api;
use crate::session::SESSION_WHO;
use crate::{Oops, Shared, Taal, oauth};
use access::{Act, Actor, Object, Verwerking};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use foundation::{Chance, Code, TraceId, Uuid};
use serde::de::DeserializeOwned;
use tower_sessions::Session;

/// Somebody who is logged in, with the trace of this request.
#[derive(Clone, Debug)]
pub struct Who {
    /// The acting party.
    pub actor: Actor,
    /// The trace, taken over from the caller where it sent one.
    pub trace: TraceId,
}

impl Who {
    /// Asks Cedar; a refusal looks as if there is nothing here (R5).
    pub fn permit(&self, house: &Shared, act: Act, object: &Object) -> Result<Verwerking, Oops> {
        let permitted = house.access.permit(&self.actor, act, object, self.trace, house.store.now());
        permitted.map_err(|_| self.refused(house, act, object))
    }

    fn refused(&self, house: &Shared, act: Act, object: &Object) -> Oops {
        // What is about somebody themselves is no secret to them: they hear how to get in. A program hears of a scope only
        // where it may know that the thing is there.
        let (access, actor) = (&house.access, &self.actor);
        if access.wants_more_certainty(actor, act, object) {
            Oops::of(Code::LOGIN_TOO_WEAK)
        } else if access.lacks_scope(actor, act, object) {
            Oops::of(Code::NO_SCOPE)
        } else {
            Oops::not_found()
        }
    }

    /// What was looked for, if it is there. What is not there is refused with the same work as what is another's: deciding takes
    /// longer than looking, and who measures learns which of the two it was (R5).
    pub fn found<T>(&self, house: &Shared, act: Act, found: Option<T>) -> Result<T, Oops> {
        self.found_for(house, &[act], found)
    }

    /// As [`Who::found`], where more than one act would open it: what is another's was asked about each.
    pub fn found_for<T>(&self, house: &Shared, acts: &[Act], found: Option<T>) -> Result<T, Oops> {
        found.ok_or_else(|| {
            for act in acts {
                let _ = self.permit(house, *act, &Object::nothing());
            }
            Oops::not_found()
        })
    }

    /// As [`Who::permit`], for the work of the actor's own organisatie; of an inwoner, for their own pages.
    pub fn permit_own(&self, house: &Shared, act: Act) -> Result<Verwerking, Oops> {
        let permitted = house.access.permit_own(&self.actor, act, self.trace, house.store.now());
        permitted.map_err(|_| self.refused(house, act, &Object::own(&self.actor)))
    }

    /// The same inwoner, at an organisatie that holds what they act on.
    pub fn at(&self, organisatie: Uuid) -> Self {
        Self { actor: self.actor.clone().at(organisatie), trace: self.trace }
    }
}

/// Who sends a request; read from the session once, however many ask.
pub(crate) async fn actor_of(parts: &mut Parts) -> Result<Option<Actor>, Oops> {
    if let Some(Known(actor)) = parts.extensions.get() {
        return Ok(actor.clone());
    }
    let actor = match parts.extensions.get::<Session>().cloned() {
        Some(session) => session.get::<Actor>(SESSION_WHO).await.map_err(|_| Oops::outage())?,
        None => None,
    };
    parts.extensions.insert(Known(actor.clone()));
    Ok(actor)
}

/// Who calls the API: a program by its token, else somebody by their session.
async fn caller(parts: &mut Parts, house: &Shared) -> Result<Option<Actor>, Oops> {
    let token = oauth::bearer(&parts.headers).filter(|_| is_api(parts.uri.path())).map(str::to_owned);
    match token {
        Some(_) if parts.extensions.get::<Known>().is_some() => actor_of(parts).await,
        Some(token) => {
            let actor = oauth::actor_of(&house.store, &token).await?;
            parts.extensions.insert(Known(Some(actor.clone())));
            Ok(Some(actor))
        }
        None => actor_of(parts).await,
    }
}

/// Who sends this request, once that is known.
#[derive(Clone)]
pub(crate) struct Known(pub(crate) Option<Actor>);

impl FromRequestParts<Shared> for Who {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, Response> {
        let trace = parts
            .headers
            .get("traceparent")
            .and_then(|value| value.to_str().ok())
            .and_then(TraceId::from_traceparent)
            .unwrap_or_else(|| TraceId::draw(&Chance::system()));
        if let Some(actor) = caller(parts, house).await.map_err(IntoResponse::into_response)? {
            return Ok(Self { actor, trace });
        }
        if is_api(parts.uri.path()) {
            return Err(Oops::no_session().into_response());
        }
        let taal = parts.extensions.get::<Taal>().copied().unwrap_or_default();
        Err(Redirect::to(&taal.path("/inloggen")).into_response())
    }
}

/// One id or name in the address. Whatever cannot be read is not found; there is no hint why.
#[derive(Clone, Copy, Debug)]
pub struct Id<T = Uuid>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Id<T> {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Oops> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| Oops::not_found())
    }
}
