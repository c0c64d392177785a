//! What an Inwoner at the Balie asks about a look, written down by who helps them.

use crate::MijnError;
use crate::acts::WRITE_DOWN;
use crate::pages::ask::check;
use crate::pages::write_down::permit;
use crate::write_down::write_down;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, Id, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, earlier, settled, t};

/// De vraag van de inwoner.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = InzagevraagNieuw)]
pub(crate) struct OpschrijvenIn {
    /// In de woorden van de inwoner, zonder nummers. Mag leeg zijn.
    #[schema(required = false, max_length = 1000, example = "Ik was die dag niet bij u.")]
    vraag: String,
}

/// De vraag is opgeschreven.
#[derive(Serialize, ToSchema)]
#[schema(as = InzagevraagOntvangst)]
pub(crate) struct OpschrijvenOut {
    /// Onder dit nummer hoort de inwoner ervan.
    #[schema(example = "7K3P-92")]
    nummer: String,
}

/// Inzagevraag opschrijven
///
/// De inwoner die aan de balie staat, vraagt waarom er gekeken is. De privacyofficer van wie keek, antwoordt de inwoner zelf. Wie
/// zelf keek, schrijft de vraag niet op.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/inzage/{regel_id}/vraag", tag = "Privacy", operation_id = "createInzagevraag",
    params(
        ("id" = Uuid, Path, description = "Id van de afspraak."),
        ("regel_id" = Uuid, Path, description = "Id van de regel in de inzage."),
        IdempotencyKey,
    ),
    request_body = OpschrijvenIn,
    responses((status = 200, description = "Opgeschreven.", body = OpschrijvenOut), WriteFaults)
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id((id, regel)): Id<(Uuid, Uuid)>,
    body: ApiJson<OpschrijvenIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, id).await?;
    let mut errors = Errors::default();
    let Some(vraag) = check(&body.value.vraag, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = write_down(&house.store, &purpose, id, regel, &vraag, &body.once).await;
    let nummer = match settled(&house, WRITE_DOWN, &body.once, done).await? {
        Err(MijnError::OwnLook) => {
            errors.add("vraag", t!(taal, "error-write-own"));
            return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
        }
        Err(why) => return Err(why.into()),
        Ok(Some(nummer)) => nummer,
        Ok(None) => nummer_of(&earlier(&house, WRITE_DOWN, &body.once).await?.unwrap_or_default()),
    };
    Ok(Json(OpschrijvenOut { nummer }).into_response())
}

/// The nummer in the address to which the act led.
fn nummer_of(location: &str) -> String {
    let after = location.split_once("gevraagd=").map(|(_, rest)| rest.split('&').next().unwrap_or_default());
    after.unwrap_or_default().to_owned()
}
