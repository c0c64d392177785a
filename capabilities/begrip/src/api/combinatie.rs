//! Two begrippen under one threshold.

use super::{field_name, refused};
use crate::combine::Gegeven;
use crate::pages::combine::{act, is_old, this_year};
use crate::{BegripError, acts};
use foundation::Fault;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, settled, t};

/// Twee begrippen die onder één drempel moeten.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = CombinatieInvoer)]
pub(crate) struct CombinatieIn {
    #[schema(required = true, example = "verzamelinkomen@1")]
    een: String,
    /// Van welk jaar.
    #[schema(required = false, minimum = 2000, maximum = 9999, example = 2026)]
    een_jaar: Option<i16>,
    #[schema(required = true, example = "sv_loon_inkomen_maand@1")]
    ander: String,
    #[schema(required = false, minimum = 2000, maximum = 9999, example = 2026)]
    ander_jaar: Option<i16>,
}

/// Dat het mag.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Combinatie)]
pub(crate) struct CombinatieOut {
    een: String,
    ander: String,
    /// Een van de jaren is meer dan twee jaar geleden.
    oud: bool,
}

/// Begrippen combineren
///
/// Mag alleen als beide hetzelfde betekenen, of als twee mensen zeiden dat het ene voor het andere mag staan. Anders EL-320. Elke
/// poging wordt bewaard.
#[utoipa::path(
    post, path = "/api/v1/combinaties", tag = "Begrippen", operation_id = "createCombinatie",
    params(IdempotencyKey), request_body = CombinatieIn,
    responses(
        (status = 200, description = "Het mag.", body = CombinatieOut),
        WriteFaults,
        (status = 409, description = "Zij betekenen niet hetzelfde (EL-320).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<CombinatieIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::COMBINE)?;
    let (asked, now) = (body.value.clone(), house.store.now());
    let mut errors = Errors::default();
    for (field, jaar) in [("een_jaar", asked.een_jaar), ("ander_jaar", asked.ander_jaar)] {
        if jaar.is_some_and(|jaar| !(2000..=this_year(now) + 1).contains(&jaar)) {
            errors.add(field, t!(taal, "error-jaar"));
        }
    }
    if !errors.is_empty() {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    }
    let een = Gegeven { begrip: asked.een.clone(), jaar: asked.een_jaar };
    let ander = Gegeven { begrip: asked.ander.clone(), jaar: asked.ander_jaar };
    let done = act(&house, &purpose, (&een, &ander), "/combinaties", &body.once).await;
    match settled(&house, acts::COMBINE, &body.once, done).await? {
        Ok(_) => {}
        Err(BegripError::Unknown(key)) => {
            let field = if key == een.begrip { "een" } else { "ander" };
            return refused(BegripError::Unknown(key), field, taal);
        }
        Err(why @ BegripError::Store(_)) => return Err(Oops::of(why.code())),
        Err(why) => return refused(why, "ander", taal),
    }
    let oud = is_old(een.jaar, now) || is_old(ander.jaar, now);
    Ok((StatusCode::OK, Json(CombinatieOut { een: asked.een, ander: asked.ander, oud })).into_response())
}
