//! Looking somebody up outside a visit.

use crate::acts;
use crate::look_up::{InwonerRegel, look_up};
use crate::sought::{Typed, check};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiQuestion, Errors, Oops, Problem, SearchFaults, Shared, Taal, Who, WriteFaults};
/// Wie u zoekt: met het bsn, of met naam, geboortedatum en postcode. Alles wat u invult moet kloppen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
#[schema(as = InwonerVraag)]
pub(crate) struct InwonerIn {
    /// Burgerservicenummer. Komt in geen enkel antwoord terug.
    #[schema(write_only, required = false, pattern = "^[0-9]{9}$")]
    pub(super) bsn: String,
    /// Voornaam of voorletters en achternaam.
    #[schema(required = false, max_length = 200, example = "Anna Dubbel")]
    naam: String,
    #[schema(required = false, format = Date, example = "1961-04-12")]
    geboortedatum: String,
    /// Leeg voor wie geen Nederlandse postcode heeft.
    #[schema(required = false, max_length = 10, example = "8911 AG")]
    postcode: String,
}

impl InwonerIn {
    pub(super) fn typed(&self) -> Typed<'_> {
        Typed { bsn: &self.bsn, naam: &self.naam, geboortedatum: &self.geboortedatum, postcode: &self.postcode }
    }
}

/// Iemand die uw organisatie helpt of heeft geholpen.
#[derive(Serialize, ToSchema)]
#[schema(as = InwonerGevonden)]
pub(crate) struct InwonerOut {
    id: Uuid,
    /// Straat zonder huisnummer, om twee mensen uit elkaar te houden. Leeg als het adres geheim of niet bekend is.
    #[schema(example = "Voorbeeldstraat")]
    straat: String,
}

impl From<InwonerRegel> for InwonerOut {
    fn from(row: InwonerRegel) -> Self {
        Self { id: row.inwoner_id, straat: row.straat }
    }
}

/// Ten hoogste vijf inwoners.
#[derive(Serialize, ToSchema)]
#[schema(as = InwonersGevonden)]
pub(crate) struct InwonersOut {
    items: Vec<InwonerOut>,
    /// Of er meer mensen bij passen. Vraag dan om het bsn of om meer gegevens.
    meer: bool,
}

/// Inwoner zoeken
///
/// Zoekt alleen onder mensen die uw eigen organisatie helpt of heeft geholpen. Wie alleen een andere organisatie kent, en wie
/// niemand kent, geven hetzelfde lege antwoord. Na vijf keer niemand vinden in tien minuten is het antwoord 429. Wat u zoekt
/// staat in de aanvraag en niet in het adres, zodat het in geen enkel logboek van een webserver komt.
#[utoipa::path(
    post, path = "/api/v1/inwoners/_zoek", tag = "Inwoners", operation_id = "searchInwoners",
    request_body = InwonerIn,
    responses(
        (status = 200, description = "Wie er gevonden zijn; de lijst kan leeg zijn.", body = InwonersOut),
        WriteFaults,
        SearchFaults,
    )
)]
pub(crate) async fn search(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    ApiQuestion(asked): ApiQuestion<InwonerIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::SEARCH)?;
    let mut errors = Errors::default();
    let (Some(filter), _) = check(&asked.typed(), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let found = look_up(&house.store, &purpose, &filter, None).await?;
    Ok(Json(InwonersOut { items: found.regels.into_iter().map(InwonerOut::from).collect(), meer: found.meer }).into_response())
}
