//! Organisaties: what each says of itself, and what it may. The second is said by whoever keeps what is everybody's.

use super::{field_name, refused};
use crate::acts;
use crate::admit::admit;
use crate::describe::{self as describing, object, organisatie, organisaties};
use crate::model::Soort;
use crate::pages::admit::{admission, first_one};
use crate::pages::organisatie::form::Typed;
use crate::pages::organisatie::{end_old_rights, load, may_admit};
use crate::tables::organisatie::Model;
use crate::vrije_tekst::{VrijeTekst, vrije_tekst, vrije_teksten};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, made_before, one_of, settled, t,
};

fn soorten() -> ObjectBuilder {
    one_of("Wat voor organisatie het is.", Soort::ALL.iter().map(|soort| soort.as_str()))
}

/// Een organisatie die meedoet.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Organisatie)]
pub(crate) struct OrganisatieOut {
    id: Uuid,
    naam: String,
    telefoon: String,
    /// Leeg als er geen eigen nummer voor klachten is.
    klachten_telefoon: String,
    /// Adres van de bladzijde met de klachtenregeling, of leeg.
    klachtenregeling: String,
    /// Waar een brief naar terugkomt. Leeg: het adres van de balie waar de brief over gaat.
    retour_adres: String,
    #[schema(schema_with = soorten)]
    soort: String,
    /// Of zij het bsn mag gebruiken (Wabb artikel 1 en 10).
    overheidsorgaan: bool,
    /// Of zij zelf tekst mag schrijven (AWR artikel 67), van wanneer tot wanneer. Leeg: alleen vaste zinnen.
    #[schema(required = true)]
    vrije_tekst: Option<VrijeTekstOut>,
}

/// Dat een organisatie zelf tekst mag schrijven.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = VrijeTekst)]
struct VrijeTekstOut {
    #[schema(example = "Awb artikel 2:1 en 2:3")]
    grondslag: String,
    #[schema(format = Date, example = "2027-03-01")]
    geldig_van: String,
    /// De laatste dag. Leeg: tot het anders wordt gezegd.
    #[schema(required = true, format = Date, example = "2027-12-31")]
    geldig_tot: Option<String>,
}

impl From<&VrijeTekst> for VrijeTekstOut {
    fn from(one: &VrijeTekst) -> Self {
        Self {
            grondslag: one.grondslag.clone(),
            geldig_van: one.geldig_van.to_string(),
            geldig_tot: one.geldig_tot.map(|last| last.to_string()),
        }
    }
}

impl OrganisatieOut {
    fn new(row: &Model, vrije_tekst: Option<&VrijeTekst>) -> Self {
        Self {
            id: row.id,
            naam: row.naam.clone(),
            telefoon: row.telefoon.clone(),
            klachten_telefoon: row.klachten_telefoon.clone(),
            klachtenregeling: row.klachtenregeling.clone(),
            retour_adres: row.retour_adres.clone(),
            soort: row.soort.clone(),
            overheidsorgaan: row.overheidsorgaan,
            vrije_tekst: vrije_tekst.map(VrijeTekstOut::from),
        }
    }
}

/// Organisaties.
#[derive(Serialize, ToSchema)]
#[schema(as = Organisaties)]
pub(crate) struct OrganisatiesOut {
    items: Vec<OrganisatieOut>,
}

/// Organisaties
///
/// Die meedoen. Alleen voor wie het netwerk beheert.
#[utoipa::path(
    get, path = "/api/v1/organisaties", tag = "Netwerk", operation_id = "listOrganisaties",
    responses((status = 200, description = "De organisaties.", body = OrganisatiesOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit(&house, acts::ADMIT, &admission(&house, &who).await?)?;
    let (rows, own) = (organisaties(&house.store.look()).await?, vrije_teksten(&house.store.look()).await?);
    let items = rows.iter().map(|row| OrganisatieOut::new(row, own.get(&row.id))).collect();
    Ok(Json(OrganisatiesOut { items }).into_response())
}

/// Wat een organisatie over zichzelf zegt.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = OrganisatieInvoer)]
pub(crate) struct OrganisatieIn {
    #[schema(required = true, max_length = 80)]
    naam: String,
    #[schema(required = true, max_length = 20, example = "14 053")]
    telefoon: String,
    #[schema(max_length = 20)]
    klachten_telefoon: String,
    #[schema(max_length = 200, example = "https://www.example.org/klachten")]
    klachtenregeling: String,
    #[schema(max_length = 120, example = "Postbus 90002, 7500 ZZ Enschede")]
    retour_adres: String,
    /// Wat zij mag, zegt alleen wie het netwerk beheert. Weggelaten: dit blijft zoals het is. Anders alle drie.
    #[schema(schema_with = soorten)]
    soort: Option<String>,
    overheidsorgaan: Option<bool>,
    vrije_tekst: Option<VrijeTekstIn>,
}

/// Dat een organisatie zelf tekst mag schrijven. Weggelaten: alleen vaste zinnen.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = VrijeTekstInvoer)]
struct VrijeTekstIn {
    #[schema(required = true, max_length = 120, example = "Awb artikel 2:1 en 2:3")]
    grondslag: String,
    #[schema(required = true, format = Date, example = "2027-03-01")]
    geldig_van: String,
    /// Zonder laatste dag geldt het tot u het anders zegt.
    #[schema(format = Date, example = "2027-12-31")]
    geldig_tot: Option<String>,
}

impl OrganisatieIn {
    /// Whether it says what the organisatie may.
    fn says_rights(&self) -> bool {
        self.soort.is_some() || self.overheidsorgaan.is_some() || self.vrije_tekst.is_some()
    }

    /// As the screen reads it.
    fn typed(&self) -> Typed {
        let own = self.vrije_tekst.clone();
        let tick = |yes: Option<bool>| if yes == Some(true) { vec!["ja".to_owned()] } else { Vec::new() };
        Typed {
            naam: self.naam.clone(),
            telefoon: self.telefoon.clone(),
            klachten_telefoon: self.klachten_telefoon.clone(),
            klachtenregeling: self.klachtenregeling.clone(),
            retour_adres: self.retour_adres.clone(),
            soort: self.soort.clone().unwrap_or_default(),
            overheidsorgaan: tick(self.overheidsorgaan),
            vrije_tekst: own.as_ref().map(|own| own.grondslag.clone()).unwrap_or_default(),
            vrije_tekst_van: own.as_ref().map(|own| own.geldig_van.clone()).unwrap_or_default(),
            vrije_tekst_tot: own.and_then(|own| own.geldig_tot).unwrap_or_default(),
            ..Typed::default()
        }
    }
}

async fn answer(house: &Shared, status: StatusCode, row: &Model) -> Result<Response, Oops> {
    let own = vrije_tekst(&house.store.look(), row.id).await?;
    let headers = [(header::ETAG, etag(row.versie)), (header::LOCATION, format!("/api/v1/organisaties/{}", row.id))];
    Ok((status, headers, Json(OrganisatieOut::new(row, own.as_ref()))).into_response())
}

/// Een organisatie die gaat meedoen, met haar eerste beheerder.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = OrganisatieNieuw)]
pub(crate) struct OrganisatieNieuwIn {
    #[schema(required = true)]
    organisatie: OrganisatieIn,
    /// Naam van wie daar als eerste beheert: zonder beheerder kan niemand beginnen.
    #[schema(required = true, max_length = 80)]
    beheerder: String,
}

/// Een organisatie laten meedoen
///
/// Met wat zij mag en wie daar als eerste beheert.
#[utoipa::path(
    post, path = "/api/v1/organisaties", tag = "Netwerk", operation_id = "createOrganisatie",
    params(IdempotencyKey), request_body = OrganisatieNieuwIn,
    responses(
        (status = 201, description = "De organisatie.", body = OrganisatieOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres."))),
        WriteFaults,
        (status = 409, description = "Deze naam is er al (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<OrganisatieNieuwIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit(&house, acts::ADMIT, &admission(&house, &who).await?)?;
    let mut errors = Errors::default();
    let input = body.value.organisatie.typed().check(true, taal, &mut errors);
    let beheerder = first_one(&body.value.beheerder, taal, &mut errors);
    let rechten = input.as_ref().and_then(|input| input.rechten.as_ref());
    let (Some(input), Some(rechten), Some(beheerder)) = (&input, rechten, beheerder) else {
        return Ok(Problem::fields(taal, &errors, new_field_name).into_response());
    };
    let done = admit(&house.store, &purpose, input, rechten, &beheerder, &body.once).await;
    let id = match settled(&house, acts::ADMIT, &body.once, done).await? {
        Ok(Some(id)) => id,
        Ok(None) => made_before(&house, acts::ADMIT, &body.once).await?,
        Err(why) => return refused(why, "naam", None, taal),
    };
    let row = organisatie(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    answer(&house, StatusCode::CREATED, &row).await
}

/// In a new one, what it says of itself stands one step deeper.
fn new_field_name(form: &str) -> String {
    match form {
        "beheerder" => form.to_owned(),
        other => format!("organisatie.{}", field_name(other)),
    }
}

/// Een organisatie
#[utoipa::path(
    get, path = "/api/v1/organisaties/{id}", tag = "Netwerk", operation_id = "getOrganisatie",
    params(("id" = Uuid, Path, description = "Id van de organisatie.")),
    responses(
        (status = 200, description = "De organisatie.", body = OrganisatieOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (row, hoofd) = load(&house, &who, id).await?;
    who.permit(&house, acts::ORGANISATIE, &object(id, &hoofd))?;
    answer(&house, StatusCode::OK, &row).await
}

/// Een organisatie wijzigen
///
/// Wat zij mag, zegt alleen wie het netwerk beheert.
#[utoipa::path(
    put, path = "/api/v1/organisaties/{id}", tag = "Netwerk", operation_id = "updateOrganisatie",
    params(("id" = Uuid, Path, description = "Id van de organisatie."), IdempotencyKey, IfMatchHeader),
    request_body = OrganisatieIn,
    responses(
        (status = 200, description = "De organisatie zoals zij nu is.", body = OrganisatieOut,
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
    body: ApiJson<OrganisatieIn>,
) -> Result<Response, Oops> {
    let (row, hoofd) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::ORGANISATIE, &object(id, &hoofd))?;
    let mut errors = Errors::default();
    let says = body.value.says_rights();
    if says && !may_admit(&house, &who, id, &hoofd) {
        errors.add("soort", t!(taal, "error-rechten"));
    }
    let Some(input) = body.value.typed().check(says, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let done = describing::describe(&house.store, &purpose, id, &[seen.versie], &input, &body.once).await;
    if done.is_ok() {
        end_old_rights(&house, &row, &input).await?;
    }
    if let Err(why) = seen.settled(&house, acts::ORGANISATIE, &body.once, done).await? {
        return refused(why, "naam", Some(seen), taal);
    }
    let row = organisatie(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    answer(&house, StatusCode::OK, &row).await
}
