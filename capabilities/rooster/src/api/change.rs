//! One Dienst: written down, changed, withdrawn.

use super::dienst::{DienstIn, DienstOut, KeuzeIn, field_name, out, refused};
use crate::acts;
use crate::add;
use crate::change::{Wens, Wijziging, change as changing, find};
use crate::check::check;
use crate::error::RoosterError;
use crate::plek::{LocatieState, balie, balie_of, object};
use crate::rescue::Keuze;
use access::{Act, Verwerking};
use foundation::Uuid;
use netwerk::tables::{balie as desk, dienst};
use serde::Deserialize;
use store::Once;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Seen, Shared, Taal,
    Who, WriteFaults, earlier, etag, settled, t,
};

/// Een dienst maken
///
/// De dienst is een concept tot de maand gepubliceerd wordt.
#[utoipa::path(
    post, path = "/api/v1/diensten", tag = "Rooster", operation_id = "createDienst",
    params(IdempotencyKey), request_body = DienstIn,
    responses(
        (status = 201, description = "De dienst.", body = DienstOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres van de dienst."))),
        WriteFaults,
        (status = 409, description = "De balie of de medewerker is dan al bezet.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, taal: Taal, body: ApiJson<DienstIn>) -> Result<Response, Oops> {
    let id = body.value.balie_id.parse().map_err(|_| Oops::not_found())?;
    let balie = who.found(&house, acts::PLAN, balie(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::PLAN, &object(&balie))?;
    let plek = LocatieState::load(&house.store.look(), balie.locatie_id).await?.ok_or(Oops::not_found())?;
    let mut errors = Errors::default();
    let Some(input) = check(&body.value.typed(), &plek, id, house.store.now(), None, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = add::add(&house.store, &purpose, &plek, &input, &body.once).await;
    let made = match settled(&house, acts::PLAN, &body.once, done).await? {
        Ok(Some(made)) => made,
        Ok(None) => {
            let location = earlier(&house, acts::PLAN, &body.once).await?;
            location.as_deref().and_then(add::dienst_of).ok_or(Oops::outage())?
        }
        Err(why) => return refused(&plek, taal, why),
    };
    let row = find(&house.store.look(), made).await?.ok_or(Oops::not_found())?;
    let location = format!("/api/v1/diensten/{made}");
    let headers = [(header::ETAG, etag(row.versie)), (header::LOCATION, location)];
    Ok((StatusCode::CREATED, headers, Json(out(&plek, &row))).into_response())
}

/// Een dienst
#[utoipa::path(
    get, path = "/api/v1/diensten/{id}", tag = "Rooster", operation_id = "getDienst",
    params(("id" = Uuid, Path, description = "Id van de dienst.")),
    responses(
        (status = 200, description = "De dienst.", body = DienstOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let open = open(&house, &who, acts::PLAN, id).await?;
    Ok(open.answer(&open.row))
}

pub(super) struct Open {
    pub(super) plek: LocatieState,
    pub(super) balie: desk::Model,
    pub(super) row: dienst::Model,
    pub(super) purpose: Verwerking,
}

/// The Dienst, for who plans its Balie.
pub(super) async fn open(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Open, Oops> {
    let look = house.store.look();
    let balie = who.found(house, act, balie_of(&look, id).await?)?;
    let purpose = who.permit(house, act, &object(&balie))?;
    let row = find(&look, id).await?.ok_or(Oops::not_found())?;
    let plek = LocatieState::load(&look, balie.locatie_id).await?.ok_or(Oops::not_found())?;
    Ok(Open { plek, balie, row, purpose })
}

impl Open {
    /// What the Dienst will be; its Balie stays.
    pub(super) fn read(&self, house: &Shared, told: &DienstIn, taal: Taal, errors: &mut Errors) -> Option<Wijziging> {
        if told.balie_id.parse() != Ok(self.row.balie_id) {
            errors.add("balieId", t!(taal, "error-balie"));
        }
        let old = Some(self.plek.local(self.row.begin.at()));
        let input = check(&told.typed(), &self.plek, self.row.balie_id, house.store.now(), old, taal, errors)?;
        Some(Wijziging::Wordt(Box::new(input)))
    }

    fn answer(&self, row: &dienst::Model) -> Response {
        ([(header::ETAG, etag(row.versie))], Json(out(&self.plek, row))).into_response()
    }

    async fn change(
        &self,
        house: &Shared,
        taal: Taal,
        seen: Seen,
        wijziging: &Wijziging,
        keuzes: &[KeuzeIn],
        once: &Once,
    ) -> Result<Response, Oops> {
        let keuzes: Vec<(Uuid, Keuze)> = keuzes.iter().map(KeuzeIn::keuze).collect();
        let (id, versie) = (self.row.id, [seen.versie]);
        let wens = Wens { id, seen: Some(versie.as_slice()), wijziging, keuzes: &keuzes };
        let done = changing(&house.store, &self.purpose, &self.plek, &self.balie, wens, once).await;
        match seen.settled(house, acts::PLAN, once, done).await? {
            Err(RoosterError::Outdated) => return Err(seen.late()),
            Err(why) => return refused(&self.plek, taal, why),
            Ok(_) => {}
        }
        let row = find(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
        Ok(self.answer(&row))
    }
}

/// Een dienst wijzigen
///
/// De balie blijft dezelfde. Past een afspraak er niet meer in, dan is er voor elke afspraak een keuze nodig; zonder keuze is
/// het antwoord 409 met de afspraken.
#[utoipa::path(
    put, path = "/api/v1/diensten/{id}", tag = "Rooster", operation_id = "updateDienst",
    params(("id" = Uuid, Path, description = "Id van de dienst."), IdempotencyKey, IfMatchHeader),
    request_body = DienstIn,
    responses(
        (status = 200, description = "De dienst zoals zij nu is.", body = DienstOut,
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
    body: ApiJson<DienstIn>,
) -> Result<Response, Oops> {
    let open = open(&house, &who, acts::PLAN, id).await?;
    let mut errors = Errors::default();
    let Some(wijziging) = open.read(&house, &body.value, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    open.change(&house, taal, seen.against(open.row.versie), &wijziging, &body.value.keuzes, &body.once).await
}

/// Wat er met elke afspraak in de dienst gebeurt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DienstVervalt)]
pub(crate) struct VervallenIn {
    #[schema(required = false)]
    keuzes: Vec<KeuzeIn>,
}

/// Een dienst laten vervallen
///
/// Ook als iemand ziek is: een dienst die al begon, eindigt nu. Staan er afspraken in, dan is er voor elke afspraak een keuze
/// nodig; zonder keuze is het antwoord 409 met de afspraken.
#[utoipa::path(
    post, path = "/api/v1/diensten/{id}/vervallen", tag = "Rooster", operation_id = "withdrawDienst",
    params(("id" = Uuid, Path, description = "Id van de dienst."), IdempotencyKey, IfMatchHeader),
    request_body = VervallenIn,
    responses(
        (status = 200, description = "De dienst zoals zij nu is.", body = DienstOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<VervallenIn>,
) -> Result<Response, Oops> {
    let open = open(&house, &who, acts::PLAN, id).await?;
    open.change(&house, taal, seen.against(open.row.versie), &Wijziging::Vervalt, &body.value.keuzes, &body.once).await
}
