//! The Looplijst as JSON: the same acts as the screens.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod bron;
mod looplijst;
mod regel;
mod route;
mod sleutel;
mod vraag;
mod weigering;

use crate::LooplijstError;
use crate::pages::say;
use crate::pages::vragen::press::after;
use crate::pages::vragen::words::say as say_asking;
use foundation::Fault;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Problem, Shared, Taal, t};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/looplijsten`, `GET /api/v1/looplijsten/{id}` | [`crate::acts::SHOW`] |
/// | `GET /api/v1/looplijst-vragen`, `GET /api/v1/looplijst-vragen/{id}` | [`crate::acts::REVIEW`] |
/// | `POST /api/v1/looplijst-vragen`, `…/{id}/voorlegging` | [`crate::acts::DRAW_UP`] |
/// | `POST /api/v1/looplijst-vragen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /api/v1/looplijst-vragen/{id}/start`, `…/pauze`, `…/vervolg`, `…/afbreking` | [`crate::acts::RUN`] |
/// | `POST /api/v1/looplijst-vragen/{id}/opening` | [`crate::acts::REVEAL`] |
/// | `POST /api/v1/looplijst-vragen/{id}/heropening`, `…/ondertekening` | [`crate::acts::DRAW_UP`], [`crate::acts::RUN`] |
/// | `POST /api/v1/looplijst-vragen/{id}/doorgave`, `…/ontsluiting` | [`crate::acts::HAND_OVER`], [`crate::acts::UNSEAL`] |
/// | `GET`, `POST /api/v1/sleutelhouders` | [`crate::acts::REVIEW`], [`crate::acts::HOLD`] |
/// | `GET /api/v1/bronnen` | [`crate::acts::SOURCES`] |
/// | `POST /api/v1/bronnen` | [`crate::acts::KEEP`] |
/// | `POST /api/v1/looplijsten/{id}/wijken` | [`crate::acts::ASSIGN`] |
/// | `POST /api/v1/looplijsten/{id}/dag` | [`crate::acts::PLAN`] |
/// | `POST /api/v1/looplijsten/{id}/routes`, `GET /api/v1/routes/{id}` | [`crate::acts::PRINT`] |
/// | `GET /api/v1/regels/{id}` | [`crate::acts::OPEN`] |
/// | `POST /api/v1/regels/{id}/gesprekken` | [`crate::acts::GESPREK`] |
/// | `POST /api/v1/weigeringen/intrekking` | [`crate::acts::RETURN`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(vraag::list, vraag::create))
        .routes(routes!(vraag::show))
        .routes(routes!(vraag::submit))
        .routes(routes!(vraag::judge))
        .routes(routes!(vraag::begin))
        .routes(routes!(vraag::pause))
        .routes(routes!(vraag::resume))
        .routes(routes!(vraag::break_off))
        .routes(routes!(vraag::open))
        .routes(routes!(sleutel::resubmit))
        .routes(routes!(sleutel::sign))
        .routes(routes!(sleutel::give))
        .routes(routes!(sleutel::unseal))
        .routes(routes!(sleutel::list, sleutel::create))
        .routes(routes!(bron::list, bron::create))
        .routes(routes!(looplijst::list))
        .routes(routes!(looplijst::show))
        .routes(routes!(looplijst::assign))
        .routes(routes!(looplijst::plan))
        .routes(routes!(route::create))
        .routes(routes!(route::show))
        .routes(routes!(regel::show))
        .routes(routes!(regel::note))
        .routes(routes!(weigering::create))
}

/// What was refused, at its field.
fn refused(why: LooplijstError, field: &'static str, taal: Taal) -> Result<Response, Oops> {
    let (oops, mut errors) = (Oops::of(why.code()), Errors::default());
    say(why, field, taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, field_name).into_response())
}

/// The same of what is asked for a Looplijst.
fn refused_asking(why: LooplijstError, field: &'static str, taal: Taal) -> Result<Response, Oops> {
    let (oops, wait, mut errors) = (Oops::of(why.code()), why.retry_after(), Errors::default());
    say_asking(why, field, taal, &mut errors)?;
    Ok(after(Problem::new(&oops, taal, &errors, field_name).into_response(), wait))
}

/// What is wrong, for a program: where it sent none of the values that there are, which they are. A page shows them.
fn with_values(errors: &Errors, sent: &[(&str, &str, Vec<&str>)], taal: Taal) -> Errors {
    let mut all = Errors::default();
    for (field, text) in errors.list() {
        let values = sent.iter().find(|(name, value, values)| name == field && !values.contains(value));
        let named = values.map(|(.., values)| t!(taal, "error-values", values = values.join(", ")));
        all.add(field, named.unwrap_or_else(|| text.clone()));
    }
    all
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "medewerker" => "medewerkerId",
        "bereik" => "regeling",
        "vervolg_op" => "vervolgOp",
        "inwoner_weet" => "inwonerWeet",
        "vervolg_dagdeel" => "vervolgDagdeel",
        "organisatie" => "organisatieId",
        "openbare_sleutel" => "sleutel",
        "blind" => "sleutelRegels",
        // Where a page shows how things stand, a program named the version.
        "stand" => "versie",
        other => other,
    }
    .to_owned()
}
