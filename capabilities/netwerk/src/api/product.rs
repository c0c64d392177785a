//! Products: with what the Balies can help, in three languages. The list that everybody may choose from is that of `doorverwijzing`.

use super::{field_name, refused};
use crate::describe::hoofdbeheerders;
use crate::offer::{self as offering, ProductInput, TALEN};
use crate::pages::offer::code as checked_code;
use crate::pages::product::form::Typed;
use crate::pages::product::{permit, typed};
use crate::reword::reword;
use crate::{Product, acts};
use access::{Object, Verwerking};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, one_of, settled, t,
};

/// Een product in een andere taal. Leeg: zoals in het Nederlands.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ProductTaal)]
pub(crate) struct Vertaling {
    #[schema(required = true, schema_with = talen)]
    taal: String,
    #[schema(max_length = 80)]
    titel: String,
    #[schema(max_length = 300)]
    meenemen: String,
}

fn talen() -> ObjectBuilder {
    one_of("Welke taal.", TALEN)
}

/// Een product, zoals het wordt bijgehouden.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = ProductGeheel)]
pub(crate) struct ProductOut {
    /// Blijft altijd hetzelfde.
    #[schema(required = true, pattern = "^[a-z0-9-]{1,40}$", example = "parkeren")]
    code: String,
    #[schema(required = true, max_length = 80, example = "DigiD aanvragen of activeren")]
    titel: String,
    /// Wat de inwoner meeneemt.
    #[schema(required = true, max_length = 300)]
    meenemen: String,
    talen: Vec<Vertaling>,
    /// Wat een organisatie zegt die geen vrije tekst mag schrijven.
    #[schema(required = true, max_length = 300)]
    vraag_tekst: String,
    /// Hoe lang een afspraak duurt.
    #[serde(deserialize_with = "web::whole")]
    #[schema(required = true, minimum = 5, maximum = 240, example = 30)]
    minuten: u16,
    /// Naam in de Uniforme Productnamenlijst, of leeg.
    #[schema(max_length = 80)]
    upl: String,
    #[schema(max_length = 200)]
    upl_adres: String,
}

/// What is sent has the same shape as what is there.
type ProductIn = ProductOut;

impl ProductOut {
    /// As the screen reads it.
    fn typed(&self) -> Typed {
        let of = |taal: &str| self.talen.iter().find(|one| one.taal == taal).cloned().unwrap_or_default();
        let (en, pap) = (of("en"), of("pap"));
        Typed {
            code: self.code.clone(),
            titel: self.titel.clone(),
            titel_en: en.titel,
            titel_pap: pap.titel,
            meenemen: self.meenemen.clone(),
            meenemen_en: en.meenemen,
            meenemen_pap: pap.meenemen,
            vraag_tekst: self.vraag_tekst.clone(),
            minuten: self.minuten.to_string(),
            upl: self.upl.clone(),
            upl_adres: self.upl_adres.clone(),
            versie: 0,
        }
    }

    fn check(&self, taal: Taal, errors: &mut Errors) -> Option<ProductInput> {
        if !self.talen.iter().all(|one| TALEN.contains(&one.taal.as_str())) {
            errors.add("talen", t!(taal, "error-talen"));
        }
        self.typed().check(taal, errors).filter(|_| errors.is_empty())
    }
}

impl From<Typed> for ProductOut {
    fn from(said: Typed) -> Self {
        let of = |taal: &str, titel: String, meenemen: String| Vertaling { taal: taal.to_owned(), titel, meenemen };
        Self {
            code: said.code,
            titel: said.titel,
            meenemen: said.meenemen,
            talen: vec![of("en", said.titel_en, said.meenemen_en), of("pap", said.titel_pap, said.meenemen_pap)],
            vraag_tekst: said.vraag_tekst,
            minuten: said.minuten.parse().unwrap_or_default(),
            upl: said.upl,
            upl_adres: said.upl_adres,
        }
    }
}

/// The product and the purpose of keeping it. First whether one may, then whether it is there.
async fn kept(house: &Shared, who: &Who, code: &str) -> Result<(Product, Verwerking), Oops> {
    let hoofd = hoofdbeheerders(&house.store.look()).await?;
    let purpose = who.permit(house, acts::PRODUCT, &Object::work_of(who.actor.organisatie, hoofd))?;
    let row = crate::product(&house.store.look(), code).await?.ok_or(Oops::not_found())?;
    Ok((row, purpose))
}

async fn answer(house: &Shared, status: StatusCode, code: &str) -> Result<Response, Oops> {
    let row = crate::product(&house.store.look(), code).await?.ok_or(Oops::not_found())?;
    let said = typed(house, &row).await?;
    let headers = [(header::ETAG, etag(row.versie)), (header::LOCATION, format!("/api/v1/producten/{code}"))];
    Ok((status, headers, Json(ProductOut::from(said))).into_response())
}

/// Een product toevoegen
///
/// Alleen voor wie het netwerk beheert.
#[utoipa::path(
    post, path = "/api/v1/producten", tag = "Netwerk", operation_id = "createProduct",
    params(IdempotencyKey), request_body = ProductOut,
    responses(
        (status = 201, description = "Het product.", body = ProductOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres."))),
        WriteFaults,
        (status = 409, description = "Deze code is er al (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<ProductIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who).await?;
    let mut errors = Errors::default();
    let code = checked_code(&body.value.code, taal, &mut errors);
    let input = body.value.check(taal, &mut errors);
    let (Some(input), true) = (input, errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, of_product).into_response());
    };
    let done = offering::offer(&house.store, &purpose, code, &input, &body.once).await;
    match settled(&house, acts::PRODUCT, &body.once, done).await? {
        Ok(_) => answer(&house, StatusCode::CREATED, code).await,
        Err(why) => refused(why, "code", None, taal),
    }
}

/// The screen has a field a language; here they are one list.
fn of_product(form: &str) -> String {
    if form.ends_with("_en") || form.ends_with("_pap") { "talen".to_owned() } else { field_name(form) }
}

/// Een product
#[utoipa::path(
    get, path = "/api/v1/producten/{code}", tag = "Netwerk", operation_id = "getProduct",
    params(("code" = String, Path, description = "Code van het product.")),
    responses(
        (status = 200, description = "Het product.", body = ProductOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(code): Id<String>) -> Result<Response, Oops> {
    kept(&house, &who, &code).await?;
    answer(&house, StatusCode::OK, &code).await
}

/// Een product wijzigen
///
/// Wat al geboekt is, houdt de woorden waarmee het geboekt werd.
#[utoipa::path(
    put, path = "/api/v1/producten/{code}", tag = "Netwerk", operation_id = "updateProduct",
    params(("code" = String, Path, description = "Code van het product."), IdempotencyKey, IfMatchHeader),
    request_body = ProductOut,
    responses(
        (status = 200, description = "Het product zoals het nu is.", body = ProductOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn replace(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(code): Id<String>,
    seen: IfMatch,
    body: ApiJson<ProductIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = kept(&house, &who, &code).await?;
    let mut errors = Errors::default();
    if body.value.code != code {
        errors.add("code", t!(taal, "error-code-other"));
    }
    let input = body.value.check(taal, &mut errors);
    let (Some(input), true) = (input, errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, of_product).into_response());
    };
    let seen = seen.against(row.versie);
    let done = reword(&house.store, &purpose, &code, &[seen.versie], &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::PRODUCT, &body.once, done).await? {
        return refused(why, "titel", Some(seen), taal);
    }
    answer(&house, StatusCode::OK, &code).await
}
