//! Looking up who stands at the Balie, at a visit.

use super::bezoek::find;
use super::zoek::InwonerIn;
use crate::acts::SEARCH;
use crate::look_up::{InwonerRegel, look_up};
use crate::pages::who::current;
use crate::sealed;
use crate::sought::check;
use serde::Serialize;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiQuestion, Errors, Id, Oops, Problem, SearchFaults, Shared, Taal, Who, WriteFaults};

/// Iemand die gevonden is bij dit bezoek.
#[derive(Serialize, ToSchema)]
#[schema(as = BezoekGevonden)]
pub(crate) struct HitOut {
    /// Geef dit terug bij het vaststellen van de identiteit. Het geldt een uur, voor u en voor dit bezoek.
    keuze: String,
    naam: String,
    /// Straat zonder huisnummer. Leeg als het adres geheim of niet bekend is.
    #[schema(example = "Voorbeeldstraat")]
    straat: String,
}

/// Ten hoogste vijf inwoners, en wie daar niet bij is.
#[derive(Serialize, ToSchema)]
#[schema(as = BezoekZoekresultaat)]
pub(crate) struct HitsOut {
    items: Vec<HitOut>,
    /// Of er meer mensen bij passen. Vraag dan om het bsn of kijk op het document.
    meer: bool,
    /// De keuze voor iemand die hier niet bij staat. Null zonder naam en geboortedatum.
    #[schema(required = true)]
    nieuw: Option<String>,
}

/// Inwoner zoeken bij een bezoek
///
/// Zoekt zoals `/inwoners/_zoek`, en geeft per persoon een keuze voor het vaststellen van de identiteit: zo kan niemand iemand
/// kiezen die niet gevonden is.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/inwoners/_zoek", tag = "Balie", operation_id = "searchBezoeker",
    params(("id" = Uuid, Path, description = "Id van de afspraak.")),
    request_body = InwonerIn,
    responses(
        (status = 200, description = "Wie er gevonden zijn; de lijst kan leeg zijn.", body = HitsOut),
        WriteFaults,
        SearchFaults,
    )
)]
pub(crate) async fn at_visit(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiQuestion(asked): ApiQuestion<InwonerIn>,
) -> Result<Response, Oops> {
    let ids = find(&house, &who, SEARCH, id).await?;
    let purpose = who.permit(&house, SEARCH, &ids.object())?;
    let mut errors = Errors::default();
    let (Some(filter), _) = check(&asked.typed(), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let current = current(&house, &who, &ids).await?;
    let found = look_up(&house.store, &purpose, &filter, current).await?;
    let (store, medewerker) = (&house.store, who.actor.id);
    let hit = |row: InwonerRegel| {
        let naam = format!("{} {}", row.voornaam, row.achternaam).trim().to_owned();
        let keuze = sealed::known(store, id, medewerker, row.inwoner_id, &naam);
        HitOut { keuze, naam, straat: row.straat }
    };
    let nieuw = filter.told(&asked.bsn).map(|told| sealed::new(store, id, medewerker, told));
    Ok(Json(HitsOut { items: found.regels.into_iter().map(hit).collect(), meer: found.meer, nieuw }).into_response())
}
