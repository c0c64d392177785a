//! `GET /inloggen/…/terug`: the browser comes back from the provider.

use super::begin::refuse;
use super::cookie::{self, Kept};
use super::{Outcome, Population, inwoner, medewerker, niveau, pages};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use oidc::{Answer, OidcError};
use tower_sessions::Session;
use web::{Login, Oops, Query, Shared, Shell, Stay, Taal};

pub(super) async fn medewerker(
    State(house): State<Shared>,
    headers: HeaderMap,
    session: Session,
    shell: Shell,
    Query(answer): Query<Answer>,
) -> Result<Response, Oops> {
    let login = house.logins.medewerker.as_ref().ok_or(Oops::not_found())?;
    let back = Back { house: &house, login, session: &session, answer: &answer, population: Population::Medewerker };
    back.answered(&headers, shell).await
}

pub(super) async fn inwoner(
    State(house): State<Shared>,
    headers: HeaderMap,
    session: Session,
    shell: Shell,
    Query(answer): Query<Answer>,
) -> Result<Response, Oops> {
    let login = house.logins.inwoner.as_ref().ok_or(Oops::not_found())?;
    let back = Back { house: &house, login, session: &session, answer: &answer, population: Population::Inwoner };
    back.answered(&headers, shell).await
}

/// Somebody who comes back, and all it takes to let them in.
pub(super) struct Back<'a> {
    pub(super) house: &'a Shared,
    pub(super) login: &'a Login,
    pub(super) session: &'a Session,
    answer: &'a Answer,
    population: Population,
}

impl Back<'_> {
    async fn answered(&self, headers: &HeaderMap, mut shell: Shell) -> Result<Response, Oops> {
        let kept = cookie::find(self.house, headers, self.answer, self.population.as_str());
        if let Some(kept) = &kept {
            shell.taal = kept.taal();
        }
        let mut response = match self.let_in(kept, shell.taal).await {
            Ok(response) => response,
            Err(Refused::Provider(cause)) => refuse(&shell, self.population, &cause),
            Err(Refused::Person(outcome)) => pages::refused(&shell, outcome, self.population),
            Err(Refused::House(oops)) => return Err(oops),
        };
        response.headers_mut().append(header::SET_COOKIE, cookie::forget(self.house, self.answer));
        Ok(response)
    }

    async fn let_in(&self, kept: Option<Kept>, taal: Taal) -> Result<Response, Refused> {
        let kept = kept.ok_or(OidcError::Foreign("nothing was begun in this browser"))?;
        let who = self.login.provider.finish(&kept.pending, self.answer, self.house.store.now()).await?;
        // Who acts for another is not that other; we cannot do that yet (NL GOV profile: `represents`).
        if who.claims.has("represents") || who.claims.has("act") {
            return Err(Refused::Person(Outcome::ForAnother));
        }
        let niveau = niveau::of_acr(who.acr.as_deref());
        if self.login.niveau.is_some_and(|least| niveau.is_none_or(|niveau| niveau < least)) {
            return Err(Refused::Person(Outcome::TooWeak));
        }
        match self.population {
            Population::Medewerker => medewerker::log_in(self, &who, niveau, taal).await,
            Population::Inwoner => {
                let stay = if kept.openbaar { Stay::PublicComputer } else { Stay::Inwoner };
                inwoner::log_in(self, &who, niveau, stay, taal).await
            }
        }
    }
}

/// Why somebody was not let in.
pub(super) enum Refused {
    /// Something between us and the provider.
    Provider(OidcError),
    /// The provider says who it is, and that is not enough.
    Person(Outcome),
    /// Something of ours.
    House(Oops),
}

impl From<OidcError> for Refused {
    fn from(cause: OidcError) -> Self {
        Self::Provider(cause)
    }
}

impl From<Oops> for Refused {
    fn from(cause: Oops) -> Self {
        Self::House(cause)
    }
}

impl From<store::StoreError> for Refused {
    fn from(cause: store::StoreError) -> Self {
        Self::House(cause.into())
    }
}
