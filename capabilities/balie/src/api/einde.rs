//! The end of a visit, and the paper that the visitor takes along.

use super::bezoek::{BezoekOut, answer, find, stappen};
use super::fault;
use crate::acts::{FINISH, SUMMARY};
use crate::finish::finish as ending;
use crate::pages::summary;
use crate::pages::visit::{Ended, OFFERED, check};
use brief::{Addressee, Block, Language, Letter, Sender, Size};
use serde::{Deserialize, Serialize};
use utoipa::openapi::ObjectBuilder;
use utoipa::{IntoParams, ToSchema};
use web::axum::extract::State;
use web::axum::http::{HeaderValue, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, Query, ReadFaults, Shared, Taal,
    When, Who, WriteFaults, one_of, t,
};

/// Waarvoor de bezoeker terugkomt, en wanneer.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Vervolg)]
pub(crate) struct VervolgIn {
    /// Zonder nummers.
    #[schema(required = true, max_length = 200, example = "activeringscode meenemen")]
    tekst: String,
    #[schema(required = true, format = Date, example = "2027-03-10")]
    datum: String,
}

/// Hoe het bezoek afliep.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = BezoekEinde)]
pub(crate) struct EindeIn {
    #[schema(required = true, schema_with = uitkomsten)]
    uitkomst: String,
    #[schema(required = false, schema_with = stappen)]
    stappen: Vec<String>,
    /// Voor uw eigen organisatie, zonder nummers.
    #[schema(required = false, max_length = 2000)]
    toelichting: String,
    /// Verplicht bij de uitkomst `deels_opgelost`.
    #[schema(required = false)]
    vervolg: Option<VervolgIn>,
}

fn uitkomsten() -> ObjectBuilder {
    one_of("Hoe het afliep.", OFFERED.iter().map(|uitkomst| uitkomst.as_str()))
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "vervolg" => "vervolg.tekst".to_owned(),
        "vervolg_op" => "vervolg.datum".to_owned(),
        other => other.to_owned(),
    }
}

/// Bezoek afsluiten
///
/// Zonder vervolg is de hulpvraag daarna klaar; met een vervolg komt de bezoeker terug en staat er een taak. De afzender hoort
/// alleen de uitkomst.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/einde", tag = "Balie", operation_id = "finishBezoek",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey, IfMatchHeader),
    request_body = EindeIn,
    responses(
        (status = 200, description = "Klaar; het bezoek zoals het nu is.", body = BezoekOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn finish(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<EindeIn>,
) -> Result<Response, Oops> {
    let ids = find(&house, &who, FINISH, id).await?;
    let purpose = who.permit(&house, FINISH, &ids.object())?;
    let seen = seen.against(ids.versie);
    let EindeIn { uitkomst, stappen, toelichting, vervolg } = body.value;
    let VervolgIn { tekst: vervolg, datum: vervolg_op } = vervolg.unwrap_or_default();
    let typed = Ended { stappen, toelichting, uitkomst, vervolg, vervolg_op, versie: seen.versie, ..Ended::default() };
    let mut errors = Errors::default();
    let plek = netwerk::locatie_of(&house.store.look(), ids.locatie_id).await?.ok_or(Oops::not_found())?;
    let open = netwerk::Open::load(&house.store.look(), &plek).await?;
    let Some(input) = check(&typed, house.store.now(), &plek.tijdzone, &open, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = ending(&house.store, &purpose, id, &input, &body.once).await;
    seen.settled(&house, FINISH, &body.once, done).await?.map_err(fault)?;
    answer(&house, &who, &ids).await
}

/// Hoe groot de letter is.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct PapierIn {
    /// In 18 punten in plaats van 12.
    #[param(required = false)]
    grote_letter: bool,
}

/// Samenvatting
///
/// Wat er gedaan is en wat er hierna gebeurt, als pdf (PDF/UA) om mee te geven. In de taal van het adres.
#[utoipa::path(
    get, path = "/api/v1/bezoeken/{id}/samenvatting", tag = "Balie", operation_id = "getSamenvatting",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), PapierIn),
    responses((status = 200, description = "De samenvatting.", content_type = "application/pdf"), ReadFaults)
)]
pub(crate) async fn summary(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    Query(paper): Query<PapierIn>,
) -> Result<Response, Oops> {
    let ids = find(&house, &who, SUMMARY, id).await?;
    let purpose = who.permit(&house, SUMMARY, &ids.object())?;
    let found = summary::read(&house, &purpose, &ids, taal).await?;
    let now = house.store.now();
    let plek = netwerk::locatie_of(&house.store.look(), ids.locatie_id).await?.ok_or(Oops::not_found())?;
    let dated = When::new(now, &plek.tijdzone, now).long_day(taal);
    let size = if paper.grote_letter { Size::Large } else { Size::Normal };
    let pdf = brief::write(&[letter(found, taal, dated, size)]).map_err(|cause| {
        tracing::error!(%cause, "a summary could not be written");
        Oops::outage()
    })?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"samenvatting.pdf\"")),
    ];
    Ok((headers, pdf).into_response())
}

/// The words of the screen, on paper.
fn letter(found: summary::View, taal: Taal, dated: String, size: Size) -> Letter {
    let (naam, organisatie, locatie) = (found.naam.as_str(), found.organisatie.as_str(), found.locatie.as_str());
    let about = found.product.map(|product| t!(taal, "summary-about", product = product));
    let visit = t!(taal, "summary-visit", day = found.day.as_str(), organisatie = organisatie, locatie = locatie);
    let mut blocks = vec![Block::Paragraph([Some(visit), about].into_iter().flatten().collect::<Vec<_>>().join(" "))];
    if !found.steps.is_empty() {
        blocks.extend([Block::Heading(t!(taal, "summary-done")), Block::List(found.steps)]);
    }
    blocks.extend(found.outcome.map(Block::Paragraph));
    let next = match found.next {
        Some(day) => {
            let why = found.why.map(|why| t!(taal, "summary-why", why = why));
            [Some(t!(taal, "summary-next", day = day)), why].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        None => t!(taal, "summary-nothing"),
    };
    blocks.push(Block::Paragraph(next));
    Letter {
        language: match taal {
            Taal::Nl => Language::Nl,
            Taal::En => Language::En,
            Taal::Pap => Language::Pap,
        },
        size,
        sender: Sender {
            name: organisatie.to_owned(),
            phone: found.telefoon.clone(),
            return_address: format!("{organisatie}, {locatie}"),
        },
        addressee: Addressee { name: naam.to_owned(), address: Vec::new() },
        dated,
        reference: found.nummer.clone(),
        title: t!(taal, "summary-for", naam = naam),
        blocks,
        call: t!(taal, "summary-call"),
        call_phone: None,
        signature: vec![organisatie.to_owned()],
    }
}
