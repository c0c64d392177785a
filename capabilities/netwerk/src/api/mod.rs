//! What an organisatie keeps of the netwerk, as JSON: the same acts as the screens.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod balie;
mod convenant;
mod hours;
mod locatie;
mod medewerker;
mod organisatie;
mod product;

use crate::error::NetwerkError;
use foundation::Fault;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Problem, Seen, Shared, Taal};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/convenanten` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/convenanten`, `GET`, `PUT /api/v1/convenanten/{id}` | [`crate::acts::CONVENANT`] |
/// | `GET /api/v1/balies` | [`crate::acts::SHOW`] |
/// | `GET`, `PUT /api/v1/balies/{id}` | [`crate::acts::BALIE`] |
/// | `GET /api/v1/medewerkers` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/medewerkers`, `GET`, `PUT /api/v1/medewerkers/{id}` | [`crate::acts::MEDEWERKER`] |
/// | `POST /api/v1/medewerkers/{id}/vertrek` | [`crate::acts::LEAVE`] |
/// | `GET`, `POST /api/v1/organisaties` | [`crate::acts::ADMIT`] |
/// | `GET`, `PUT /api/v1/organisaties/{id}` | [`crate::acts::ORGANISATIE`]; what it may [`crate::acts::ADMIT`] |
/// | `POST /api/v1/producten`, `GET`, `PUT /api/v1/producten/{code}` | [`crate::acts::PRODUCT`] |
/// | `GET /api/v1/locaties` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/locaties`, `GET`, `PUT /api/v1/locaties/{id}` | [`crate::acts::LOCATIE`] |
/// | `GET`, `PUT /api/v1/locaties/{id}/openingstijden` | [`crate::acts::LOCATIE`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(convenant::list, convenant::create))
        .routes(routes!(convenant::show, convenant::replace))
        .routes(routes!(balie::list))
        .routes(routes!(balie::show, balie::replace))
        .routes(routes!(medewerker::list, medewerker::create))
        .routes(routes!(medewerker::show, medewerker::replace))
        .routes(routes!(medewerker::leave))
        .routes(routes!(organisatie::list, organisatie::create))
        .routes(routes!(organisatie::show, organisatie::replace))
        .routes(routes!(product::create))
        .routes(routes!(product::show, product::replace))
        .routes(routes!(locatie::list, locatie::create))
        .routes(routes!(locatie::show, locatie::replace))
        .routes(routes!(hours::show, hours::replace))
}

/// What was refused, at its field. Who named the version that was seen gets 412 when it is an older one.
fn refused(why: NetwerkError, field: &'static str, seen: Option<Seen>, taal: Taal) -> Result<Response, Oops> {
    if let (Some(seen), NetwerkError::Outdated) = (seen, &why) {
        return Err(seen.late());
    }
    let (oops, mut errors) = (Oops::of(why.code()), Errors::default());
    crate::pages::say(why, field, taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, field_name).into_response())
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "van" => "vanOrganisatieId".to_owned(),
        "coordinator" => "coordinatorId".to_owned(),
        "balies" => "balieIds".to_owned(),
        "gemeente" => "gemeenteCode".to_owned(),
        "vrije_tekst" => "vrijeTekst.grondslag".to_owned(),
        "vrije_tekst_van" => "vrijeTekst.geldigVan".to_owned(),
        "vrije_tekst_tot" => "vrijeTekst.geldigTot".to_owned(),
        other => camel(other),
    }
}

/// `geldig_van` is `geldigVan` there.
fn camel(form: &str) -> String {
    let mut parts = form.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (head, tail) = part.split_at_checked(1).unwrap_or((part, ""));
        name + &head.to_uppercase() + tail
    })
}
