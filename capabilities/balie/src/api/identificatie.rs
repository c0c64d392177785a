//! Who stands at the Balie, as a Medewerker established it.

use super::bezoek::{BezoekOut, answer, find};
use super::fault;
use crate::acts::IDENTIFY;
use crate::identify::{Wie, identify as note};
use crate::pages::identity::{Shown, check};
use crate::sealed;
use inwoner::{Document, Stand};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, Id, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, one_of, settled, t};

/// Wat de bezoeker liet zien. Het nummer van het document hoort hier niet in.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Identificatie)]
pub(crate) struct IdentificatieIn {
    #[schema(required = true, schema_with = documents)]
    document: String,
    #[schema(required = false, schema_with = stands)]
    stand: String,
    /// De laatste drie tekens van het document.
    #[schema(required = false, pattern = "^[0-9A-Za-z]{0,3}$", example = "12A")]
    einde: String,
    /// De `keuze` uit de zoekvraag bij dit bezoek, als het een ander is dan bij de afspraak staat.
    #[schema(required = false)]
    wie: String,
}

fn documents() -> ObjectBuilder {
    one_of("Welk document.", Document::ALL.iter().map(|document| document.as_str()))
}

fn stands() -> ObjectBuilder {
    one_of("Hoe het document is. Zonder keuze is het geldig.", Stand::ALL.iter().map(|stand| stand.as_str()))
}

/// Identiteit vaststellen
///
/// U keek naar het document en naar wie het liet zien (Wabb artikel 12). Een programma kan dat niet: dit kan alleen met de
/// sessie van een medewerker van die balie.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/identificatie", tag = "Balie", operation_id = "identifyBezoeker",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey),
    request_body = IdentificatieIn,
    responses(
        (status = 200, description = "Genoteerd; het bezoek zoals het nu is.", body = BezoekOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        (status = 409, description = "Er is nu geen gesprek (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn identify(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<IdentificatieIn>,
) -> Result<Response, Oops> {
    let ids = find(&house, &who, IDENTIFY, id).await?;
    let purpose = who.permit(&house, IDENTIFY, &ids.object())?;
    let IdentificatieIn { document, stand, einde, wie } = body.value;
    let shown = Shown { document, stand, einde, ..Shown::default() };
    let mut errors = Errors::default();
    let document = check(&shown, taal, &mut errors);
    let wie = match wie.as_str() {
        "" => Some(Wie::Afspraak),
        keuze => sealed::open(&house.store, id, who.actor.id, keuze).map(|(wie, _)| wie),
    };
    if wie.is_none() {
        errors.add("wie", t!(taal, "error-keuze"));
    }
    let (Some(document), Some(wie)) = (document, wie) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = note(&house.store, &purpose, id, &wie, &document, None, &body.once).await;
    settled(&house, IDENTIFY, &body.once, done).await?.map_err(fault)?;
    answer(&house, &who, &ids).await
}
