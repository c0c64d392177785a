//! Along which way an Inwoner wants to hear what.

use crate::BerichtError;
use crate::Soort;
use crate::acts::{CHANNEL, CHOOSE};
use crate::channel::{EmailStatus, Voorkeur, voorkeur_of};
use crate::check::{Kader, VoorkeurForm, check};
use crate::pages::voorkeur::permit;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::StoreError;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, GoneFaults, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults,
    SearchFaults, Shared, Taal, Who, WriteFaults, etag, one_of, one_of_or_null, settled, t,
};

/// Langs welke weg de inwoner berichten krijgt. Het e-mailadres zelf staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Kanaalvoorkeur)]
pub(crate) struct KanaalvoorkeurOut {
    /// De soorten waarvoor de inwoner om e-mail vroeg. Al het andere gaat per brief.
    #[schema(schema_with = soorten)]
    email: Vec<String>,
    #[schema(required = true, schema_with = adres_statuses)]
    email_status: Option<String>,
    #[schema(example = "nl")]
    taal: String,
    /// Brieven in 18 punten.
    grote_letter: bool,
    /// Wat wij niet weten van het adres. Zonder straat, huisnummer en plaats gaat er geen brief: dan bellen wij.
    #[schema(schema_with = delen)]
    adres_zonder: Vec<String>,
    /// Of een verhuizing nu vastgelegd kan worden: nadat iemand van uw organisatie zag wie de inwoner is.
    verhuizing: bool,
}

fn soorten() -> utoipa::openapi::ArrayBuilder {
    let all = Soort::ALL.iter().filter(|soort| soort.may_be_digital()).map(|soort| soort.as_str());
    utoipa::openapi::ArrayBuilder::new().items(one_of("Een soort bericht.", all))
}

fn delen() -> utoipa::openapi::ArrayBuilder {
    utoipa::openapi::ArrayBuilder::new().items(one_of("Een deel van een adres.", ["straat", "huisnummer", "plaats", "postcode"]))
}

fn adres_statuses() -> ObjectBuilder {
    one_of_or_null("Of het e-mailadres werkt.", EmailStatus::ALL.iter().map(|status| status.as_str()))
}

fn vormen() -> ObjectBuilder {
    one_of("Hoe de inwoner het zei.", ["mondeling", "schriftelijk"])
}

impl From<Voorkeur> for KanaalvoorkeurOut {
    fn from(now: Voorkeur) -> Self {
        Self {
            email: now.email.iter().map(|soort| soort.as_str().to_owned()).collect(),
            email_status: now.adres.map(|(_, status)| status.into()),
            taal: now.lezen.taal,
            grote_letter: now.lezen.grote_letter,
            adres_zonder: now.woont.ontbreekt.into_iter().map(str::to_owned).collect(),
            verhuizing: now.zeker,
        }
    }
}

/// Wat de inwoner koos.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = KanaalvoorkeurKeuze)]
pub(crate) struct KanaalvoorkeurIn {
    #[serde(default)]
    #[schema(schema_with = soorten)]
    email: Vec<String>,
    /// Het e-mailadres. Er gaat een code naartoe; tot de inwoner die noemt, gaat alles per brief.
    #[serde(default)]
    #[schema(format = Email, example = "joost@example.org")]
    email_adres: String,
    #[serde(default)]
    #[schema(required = true, example = "nl")]
    taal: String,
    #[serde(default)]
    grote_letter: bool,
    #[serde(default)]
    #[schema(required = true, schema_with = vormen)]
    instemming: String,
    /// Vult aan wat wij van het adres nog niet weten. Een ander adres kan alleen als verhuizing waar is, en dan heel.
    #[serde(default)]
    #[schema(max_length = 80, example = "Voorbeeldstraat")]
    straat: String,
    #[serde(default)]
    #[schema(max_length = 12, example = "9001")]
    huisnummer: String,
    #[serde(default)]
    #[schema(example = "7511 AA")]
    postcode: String,
    #[serde(default)]
    #[schema(max_length = 80, example = "Enschede")]
    plaats: String,
}

/// Kanaalvoorkeuren
///
/// Langs welke weg de inwoner van deze hulpvraag berichten krijgt.
#[utoipa::path(
    get, path = "/api/v1/hulpvragen/{id}/kanaalvoorkeuren", tag = "Berichten", operation_id = "getKanaalvoorkeuren",
    params(("id" = Uuid, Path, description = "Id van de hulpvraag.")),
    responses(
        (status = 200, description = "Wat de inwoner koos.", body = KanaalvoorkeurOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    Ok(answer(current(&house, &who, id).await?))
}

fn answer(now: Voorkeur) -> Response {
    ([(header::ETAG, etag(now.versie))], Json(KanaalvoorkeurOut::from(now))).into_response()
}

/// Kanaalvoorkeuren vastleggen
///
/// Alleen als de inwoner het zelf zei (Awb 2:8). De keuze geldt meteen, ook voor berichten die al klaarstaan.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{id}/kanaalvoorkeuren", tag = "Berichten", operation_id = "chooseKanaalvoorkeuren",
    params(("id" = Uuid, Path, description = "Id van de hulpvraag."), IdempotencyKey, IfMatchHeader),
    request_body = KanaalvoorkeurIn,
    responses(
        (status = 200, description = "Vastgelegd; zoals het nu is.", body = KanaalvoorkeurOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn choose(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<KanaalvoorkeurIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, CHOOSE, id).await?;
    let now = current(&house, &who, id).await?;
    let seen = seen.against(now.versie);
    let told = body.value;
    let typed = VoorkeurForm {
        email: told.email,
        adres: told.email_adres,
        taal: told.taal,
        grote_letter: if told.grote_letter { "ja" } else { "" }.to_owned(),
        instemming: told.instemming,
        straat: told.straat,
        huisnummer: told.huisnummer,
        postcode: told.postcode,
        plaats: told.plaats,
        versie: seen.versie,
        bezoek: None,
    };
    let input = match check(&typed, &Kader { now: &now, adres: None, mails: house.mails, taal }) {
        Ok(input) => input,
        Err(errors) => return Ok(Problem::fields(taal, &errors, field_name).into_response()),
    };
    let location = format!("/berichten/voorkeuren/{id}");
    let done = crate::choose(&house.store, &purpose, now.inwoner, &input, &body.once, &location).await;
    match seen.settled(&house, CHOOSE, &body.once, done).await? {
        Err(BerichtError::Store(StoreError::Stale | StoreError::Crossed)) => Err(seen.late()),
        Err(why) => Err(why.into()),
        Ok(made) => {
            // Done before under this key: the version that was read is the one that it made.
            let versie = if made.is_some() { now.versie + 1 } else { now.versie };
            Ok(answer(now.after(&input, versie)))
        }
    }
}

/// De code die naar het e-mailadres ging.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = EmailCode)]
pub(crate) struct CodeIn {
    /// Zes cijfers, zoals de inwoner ze noemt.
    #[schema(required = true, max_length = 20, example = "123 456")]
    code: String,
}

/// E-mailadres bevestigen
///
/// De inwoner noemt de code uit de e-mail. Daarna gaan de gekozen soorten per e-mail. Na vijf foute codes is er een nieuwe
/// nodig (EL-129).
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{id}/kanaalvoorkeuren/code", tag = "Berichten", operation_id = "confirmEmail",
    params(("id" = Uuid, Path, description = "Id van de hulpvraag."), IdempotencyKey),
    request_body = CodeIn,
    responses((status = 200, description = "Bevestigd; zoals het nu is.", body = KanaalvoorkeurOut), WriteFaults, GoneFaults, SearchFaults)
)]
pub(crate) async fn confirm(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<CodeIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, CHOOSE, id).await?;
    let mut now = current(&house, &who, id).await?;
    let location = format!("/berichten/voorkeuren/{id}");
    let done = crate::confirm(&house.store, &purpose, now.inwoner, &body.value.code, &body.once, &location).await;
    match settled(&house, CHOOSE, &body.once, done).await? {
        Ok(_) => {
            now.adres = now.adres.map(|(adres, _)| (adres, EmailStatus::Bevestigd));
            Ok(answer(now))
        }
        Err(BerichtError::WrongCode) => {
            let mut errors = Errors::default();
            errors.add("code", t!(taal, "error-code"));
            Ok(Problem::fields(taal, &errors, str::to_owned).into_response())
        }
        // Nobody asked for a code: there is nothing to confirm.
        Err(BerichtError::Store(StoreError::NotFound)) => Err(Oops::stale()),
        Err(why) => Err(why.into()),
    }
}

/// What the Inwoner chose, read in an act of its own; nothing is here for a Hulpvraag about nobody we know.
async fn current(house: &Shared, who: &Who, id: Uuid) -> Result<Voorkeur, Oops> {
    let purpose = permit(house, who, CHANNEL, id).await?;
    voorkeur_of(&house.store, &purpose, id).await?.ok_or(Oops::not_found())
}

// The checks name the fields of the form.
fn field_name(form: &str) -> String {
    match form {
        "adres" => "emailAdres".to_owned(),
        other => other.to_owned(),
    }
}
