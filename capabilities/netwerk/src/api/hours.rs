//! The hours of a Locatie: a week from a day on.

use super::{field_name, refused};
use crate::acts;
use crate::hours as opening;
use crate::model::zone;
use crate::pages::hours::form::Typed;
use crate::pages::locatie::load;
use crate::tables::{locatie, openingstijd};
use foundation::jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, t,
};

/// Van wanneer tot wanneer het op een dag open is.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Openingstijd)]
pub(crate) struct Tijd {
    /// 1 is maandag, 7 is zondag.
    #[serde(deserialize_with = "web::whole")]
    #[schema(required = true, minimum = 1, maximum = 7)]
    weekdag: i32,
    /// Op de klok van de locatie.
    #[schema(required = true, example = "09:00")]
    begin: String,
    #[schema(required = true, example = "17:00")]
    einde: String,
}

/// De openingstijden van een week, vanaf een dag. Een dag zonder tijden is dicht.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = OpeningstijdenWeek)]
pub(crate) struct Week {
    /// De eerste dag, niet in het verleden.
    #[schema(required = true, format = Date, example = "2027-06-01")]
    geldig_van: String,
    /// De laatste dag; leeg als het zo blijft.
    #[schema(format = Date, example = "2027-08-31")]
    geldig_tot: String,
    /// In volgorde. Een dag kan twee keer voorkomen, met een pauze ertussen.
    #[schema(required = true)]
    openingstijden: Vec<Tijd>,
}

impl Week {
    /// As the screen reads it.
    fn typed(&self) -> Typed {
        let day = |weekdag: i32| {
            let of_day = self.openingstijden.iter().filter(|one| one.weekdag == weekdag);
            of_day.map(|one| format!("{}-{}", one.begin, one.einde)).collect::<Vec<_>>().join(", ")
        };
        let [maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag] = [1, 2, 3, 4, 5, 6, 7].map(day);
        let (geldig_van, geldig_tot) = (self.geldig_van.clone(), self.geldig_tot.clone());
        Typed { geldig_van, geldig_tot, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, versie: 0 }
    }

    /// Whether every day is one of the week.
    fn has_days(&self) -> bool {
        self.openingstijden.iter().all(|one| (1..=7).contains(&one.weekdag))
    }

    /// The weeks that hold today or later, from what is stored of a day each.
    fn all(rows: &[openingstijd::Model], today: Date) -> Vec<Self> {
        let today = today.to_string();
        let mut weeks: Vec<Self> = Vec::new();
        for row in rows.iter().filter(|row| row.geldig_tot.as_ref().is_none_or(|last| today <= *last)) {
            let tot = row.geldig_tot.clone().unwrap_or_default();
            let at = weeks.iter().position(|week| week.geldig_van == row.geldig_van && week.geldig_tot == tot);
            let at = at.unwrap_or_else(|| {
                weeks.push(Self { geldig_van: row.geldig_van.clone(), geldig_tot: tot, ..Self::default() });
                weeks.len() - 1
            });
            let (weekdag, begin, einde) = (row.weekdag, row.begin.clone(), row.einde.clone());
            weeks[at].openingstijden.push(Tijd { weekdag, begin, einde });
        }
        weeks.sort_by(|one, other| one.geldig_van.cmp(&other.geldig_van));
        for week in &mut weeks {
            week.openingstijden.sort_by(|one, other| (one.weekdag, &one.begin).cmp(&(other.weekdag, &other.begin)));
        }
        weeks
    }
}

/// De openingstijden die nu en later gelden.
#[derive(Serialize, ToSchema)]
#[schema(as = Openingstijden)]
pub(crate) struct WekenOut {
    items: Vec<Week>,
}

async fn answer(house: &Shared, row: &locatie::Model) -> Result<Response, Oops> {
    let today = house.store.now().to_zoned(zone(&row.tijdzone)).date();
    let rows = crate::openingstijden(&house.store.look(), &[row.id]).await?;
    let out = WekenOut { items: Week::all(&rows, today) };
    Ok((StatusCode::OK, [(header::ETAG, etag(row.versie))], Json(out)).into_response())
}

/// Openingstijden
#[utoipa::path(
    get, path = "/api/v1/locaties/{id}/openingstijden", tag = "Netwerk", operation_id = "listOpeningstijden",
    params(("id" = Uuid, Path, description = "Id van de locatie.")),
    responses(
        (status = 200, description = "Wat nu en later geldt.", body = WekenOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    who.permit(&house, acts::LOCATIE, &object)?;
    answer(&house, &row).await
}

/// Openingstijden wijzigen
///
/// Voor een week, vanaf een dag. Diensten die er dan buiten vallen, blijven staan: wie roostert, moet dat weten.
#[utoipa::path(
    put, path = "/api/v1/locaties/{id}/openingstijden", tag = "Netwerk", operation_id = "updateOpeningstijden",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey, IfMatchHeader),
    request_body = Week,
    responses(
        (status = 200, description = "Wat nu en later geldt.", body = WekenOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn replace(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<Week>,
) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::LOCATIE, &object)?;
    let today = house.store.now().to_zoned(zone(&row.tijdzone)).date();
    let mut errors = Errors::default();
    if !body.value.has_days() {
        errors.add("openingstijden", t!(taal, "error-weekdag"));
    }
    let input = body.value.typed().check(today, taal, &mut errors);
    let (Some(input), true) = (input, errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, of_week).into_response());
    };
    let seen = seen.against(row.versie);
    let done = opening::open_hours(&house.store, &purpose, &row, &[seen.versie], &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::LOCATIE, &body.once, done).await? {
        return refused(why, "geldig_van", Some(seen), taal);
    }
    let (row, _) = load(&house, &who, id).await?;
    answer(&house, &row).await
}

/// The screen has a field a day; here they are one list.
fn of_week(form: &str) -> String {
    match form {
        "geldig_van" | "geldig_tot" => field_name(form),
        _ => "openingstijden".to_owned(),
    }
}
