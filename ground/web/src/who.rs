//! Who asks, and about which thing.

use crate::api::is_api;
use crate::session::SESSION_WHO;
use crate::{Oops, Shared, Taal};
use access::{Act, Actor, Object, Verwerking};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use foundation::{Chance, TraceId, Uuid};
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
        house.access.permit(&self.actor, act, object, self.trace, house.store.now()).map_err(|_| Oops::not_found())
    }

    /// As [`Who::permit`], for the work of the actor's own organisatie.
    pub fn permit_own(&self, house: &Shared, act: Act) -> Result<Verwerking, Oops> {
        self.permit(house, act, &Object::own_work(self.actor.organisatie))
    }
}

impl FromRequestParts<Shared> for Who {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Response> {
        let trace = parts
            .headers
            .get("traceparent")
            .and_then(|value| value.to_str().ok())
            .and_then(TraceId::from_traceparent)
            .unwrap_or_else(|| TraceId::draw(&Chance::system()));
        let session = parts.extensions.get::<Session>().cloned();
        let actor = match session {
            Some(session) => session.get::<Actor>(SESSION_WHO).await.map_err(|_| Oops::outage().into_response())?,
            None => None,
        };
        if let Some(actor) = actor {
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
