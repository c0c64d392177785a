//! A week once more, and a month that can be booked from now on.

use crate::pages::week::open;
use crate::repeat::{TIMES_MAX, Times};
use crate::{acts, publish as publishing, repeat as repeating};
use foundation::jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, Id, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, earlier, t};

/// Welke week, en hoe vaak nog eens.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Herhaling)]
pub(crate) struct HerhalingIn {
    /// Een dag in de week die herhaald wordt.
    #[schema(format = Date, required = true, example = "2027-03-01")]
    van: String,
    /// Hoeveel weken erna. Vul weken of maanden in, niet allebei.
    #[serde(deserialize_with = "some_whole")]
    #[schema(minimum = 1, maximum = 12, example = 4)]
    weken: Option<u8>,
    /// Hoeveel maanden erna, elke dienst op dezelfde dag van de maand: de eerste maandag blijft de eerste maandag.
    #[serde(deserialize_with = "some_whole")]
    #[schema(minimum = 1, maximum = 12)]
    maanden: Option<u8>,
}

/// A whole number, or null where the other one is given.
fn some_whole<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<u8>, D::Error> {
    #[derive(Deserialize)]
    struct Whole(#[serde(deserialize_with = "web::whole")] u8);
    Ok(Option::<Whole>::deserialize(reader)?.map(|whole| whole.0))
}

/// Wat ervan kwam.
#[derive(Serialize, ToSchema)]
#[schema(as = Herhaald)]
pub(crate) struct HerhaaldOut {
    /// Hoeveel diensten erbij kwamen, als concept.
    nieuw: usize,
    /// Hoeveel diensten daar niet pasten: een feestdag, of er zit al iemand.
    botsingen: usize,
}

/// Een week herhalen
///
/// De diensten van uw eigen organisatie, op dezelfde tijden op de klok: in de weken erna, of elke maand op dezelfde dag.
#[utoipa::path(
    post, path = "/api/v1/locaties/{id}/rooster/herhaling", tag = "Rooster", operation_id = "repeatRooster",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey), request_body = HerhalingIn,
    responses(
        (status = 200, description = "Wat erbij kwam.", body = HerhaaldOut),
        WriteFaults,
        (status = 409, description = "Er kwam niets bij (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn repeat(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<HerhalingIn>,
) -> Result<Response, Oops> {
    let (plek, purpose) = open(&house, &who, id).await?;
    let mut errors = Errors::default();
    let monday = day(&body.value.van).map(crate::week::monday_of);
    if monday.is_none() {
        errors.add("van", t!(taal, "error-datum"));
    }
    let times = Times::of(body.value.weken, body.value.maanden);
    match (times, body.value.maanden) {
        (Some(_), _) => {}
        (None, Some(_)) => errors.add("maanden", t!(taal, "error-maanden", max = TIMES_MAX)),
        (None, None) => errors.add("weken", t!(taal, "error-weken", max = TIMES_MAX)),
    }
    let (Some(monday), Some(times)) = (monday, times) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let own = who.actor.organisatie;
    let done = repeating::repeat(&house.store, &purpose, &plek, own, monday, times, &body.once).await;
    let (nieuw, botsingen) = match done {
        Ok(done) => (done.nieuw, done.anders),
        Err(why) => match earlier(&house, acts::PLAN, &body.once).await? {
            Some(location) => (number(&location, "&nieuw="), number(&location, "&anders=")),
            None => return Err(why.into()),
        },
    };
    Ok(Json(HerhaaldOut { nieuw, botsingen }).into_response())
}

/// Welke maand.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Publicatie)]
pub(crate) struct PublicatieIn {
    /// Een dag in de maand.
    #[schema(format = Date, required = true, example = "2027-03-01")]
    datum: String,
}

/// Wat er te boeken is.
#[derive(Serialize, ToSchema)]
#[schema(as = Gepubliceerd)]
pub(crate) struct GepubliceerdOut {
    /// Hoeveel diensten er nu te boeken zijn.
    diensten: usize,
}

/// Een maand publiceren
///
/// Daarna zijn de tijdsloten van uw eigen organisatie in die maand te boeken.
#[utoipa::path(
    post, path = "/api/v1/locaties/{id}/rooster/publicatie", tag = "Rooster", operation_id = "publishRooster",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey), request_body = PublicatieIn,
    responses(
        (status = 200, description = "Gepubliceerd.", body = GepubliceerdOut),
        WriteFaults,
        (status = 409, description = "Er was niets te publiceren (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn publish(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<PublicatieIn>,
) -> Result<Response, Oops> {
    let (plek, purpose) = open(&house, &who, id).await?;
    let mut errors = Errors::default();
    let Some(first) = day(&body.value.datum).map(Date::first_of_month) else {
        errors.add("datum", t!(taal, "error-datum"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = publishing::publish(&house.store, &purpose, &plek, who.actor.organisatie, first, &body.once).await;
    let diensten = match done {
        Ok(count) => count,
        Err(why) => match earlier(&house, acts::PLAN, &body.once).await? {
            Some(location) => number(&location, "&gepubliceerd="),
            None => return Err(why.into()),
        },
    };
    Ok(Json(GepubliceerdOut { diensten }).into_response())
}

fn day(text: &str) -> Option<Date> {
    let years = Date::constant(2000, 1, 1)..Date::constant(2200, 1, 1);
    text.parse().ok().filter(|date| years.contains(date))
}

/// A number in the address to which the first press led.
fn number(location: &str, name: &str) -> usize {
    let rest = location.split(name).nth(1).unwrap_or_default();
    rest.split('&').next().unwrap_or_default().parse().unwrap_or_default()
}
