//! `POST /inloggen/…/afmelden`: the provider says that somebody's session ended there (Back-Channel Logout 1.0).

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use oidc::OidcError;
use web::{Login, Moment, Oops, Shared, Way, record_login};

/// What the provider sends.
#[derive(serde::Deserialize)]
pub(super) struct Told {
    logout_token: String,
}

type Body = Result<Form<Told>, FormRejection>;

pub(super) async fn medewerker(State(house): State<Shared>, body: Body) -> Result<Response, Oops> {
    let login = house.logins.medewerker.as_ref().ok_or(Oops::not_found())?;
    end(&house, login, body).await
}

pub(super) async fn inwoner(State(house): State<Shared>, body: Body) -> Result<Response, Oops> {
    let login = house.logins.inwoner.as_ref().ok_or(Oops::not_found())?;
    end(&house, login, body).await
}

async fn end(house: &Shared, login: &Login, body: Body) -> Result<Response, Oops> {
    let Ok(Form(told)) = body else { return Ok(answer(StatusCode::BAD_REQUEST, r#"{"error":"invalid_request"}"#)) };
    let ended = match login.provider.logged_out(&told.logout_token, house.store.now()).await {
        Ok(ended) => ended,
        Err(OidcError::Down(cause)) => {
            tracing::error!(%cause, "a logout of the provider could not be checked");
            return Err(Oops::outage());
        }
        Err(cause) => {
            tracing::warn!(%cause, "a logout that the provider did not send");
            return Ok(answer(StatusCode::BAD_REQUEST, r#"{"error":"invalid_request"}"#));
        }
    };
    let count = web::end_sessions_at(&house.store, login.provider.issuer(), &ended.sub, ended.sid.as_deref(), ended.at).await?;
    if count > 0 {
        record_login(&house.store, Moment::Afgemeld, Way::Oidc, None).await?;
    }
    Ok(answer(StatusCode::OK, "{}"))
}

fn answer(status: StatusCode, json: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, json).into_response()
}
