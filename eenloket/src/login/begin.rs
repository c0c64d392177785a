//! `GET /inloggen/medewerker` and `/inloggen/inwoner`: the browser goes to the provider.

use super::cookie::{self, Kept};
use super::{Outcome, Population};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use oidc::OidcError;
use web::{Login, Oops, Query, Shared, Shell};

/// What stands in the address.
#[derive(serde::Deserialize)]
pub(super) struct Where {
    openbaar: Option<String>,
}

pub(super) async fn medewerker(State(house): State<Shared>, shell: Shell) -> Result<Response, Oops> {
    let login = house.logins.medewerker.as_ref().ok_or(Oops::not_found())?;
    Ok(begin(&house, login, Population::Medewerker, false, &shell).await)
}

pub(super) async fn inwoner(State(house): State<Shared>, shell: Shell, Query(at): Query<Where>) -> Result<Response, Oops> {
    let login = house.logins.inwoner.as_ref().ok_or(Oops::not_found())?;
    Ok(begin(&house, login, Population::Inwoner, at.openbaar.is_some(), &shell).await)
}

async fn begin(house: &Shared, login: &Login, population: Population, openbaar: bool, shell: &Shell) -> Response {
    match login.provider.begin(house.store.now()).await {
        Ok(begun) => {
            let kept = Kept {
                population: population.as_str().to_owned(),
                taal: shell.taal.code().to_owned(),
                openbaar,
                pending: begun.pending,
            };
            let mut answer = Redirect::to(&begun.url).into_response();
            answer.headers_mut().append(header::SET_COOKIE, cookie::keep(house, &kept));
            answer
        }
        Err(cause) => refuse(shell, population, &cause),
    }
}

/// Says on a page why nobody was logged in; the log says what the page does not.
pub(super) fn refuse(shell: &Shell, population: Population, cause: &OidcError) -> Response {
    let outcome = match cause {
        OidcError::Down(_) => Outcome::Down,
        OidcError::Cancelled => Outcome::Cancelled,
        OidcError::Foreign(_) => Outcome::Foreign,
        OidcError::Refused(_) | OidcError::Token(_) => Outcome::Wrong,
    };
    match cause {
        OidcError::Down(_) => tracing::error!(%population, %cause, "no login: the provider"),
        OidcError::Cancelled => tracing::info!(%population, "no login: cancelled"),
        _ => tracing::warn!(%population, %cause, "no login"),
    }
    super::pages::refused(shell, outcome, population)
}
