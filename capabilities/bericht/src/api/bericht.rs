//! Which letters wait, and what became of one.

use crate::acts::{HAND_OVER, LETTERS, PRINTLIST, RETURN, SHOW};
use crate::pages::bericht::{permit, read};
use crate::print::waiting;
use crate::relation::standing;
use crate::{BerichtError, Inhoud, Kanaal, Onderwerp, Soort, Status};
use access::Act;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::Once;
use utoipa::openapi::ObjectBuilder;
use utoipa::{IntoParams, ToSchema};
use web::axum::Json;
use web::axum::extract::State;
use web::{ApiKey, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, Query, ReadFaults, Shared, Who, one_of, settled};

/// Een bericht aan een inwoner. Onderwerp wie het gaat, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bericht)]
pub(crate) struct BerichtOut {
    id: Uuid,
    #[schema(schema_with = soorten)]
    soort: String,
    #[schema(schema_with = statuses)]
    status: String,
    /// Het nummer van de hulpvraag.
    nummer: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    aangemaakt_op: String,
}

fn soorten() -> ObjectBuilder {
    one_of("Wat voor bericht.", Soort::ALL.iter().map(|soort| soort.as_str()))
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe ver het is.", Status::ALL.iter().map(|status| status.as_str()))
}

/// Een bericht met wat erin staat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BerichtGeheel)]
pub(crate) struct HeelBerichtOut {
    #[serde(flatten)]
    bericht: BerichtOut,
    /// Langs welke weg het gaat of ging.
    #[schema(schema_with = kanalen)]
    kanaal: String,
    /// Wanneer het wegging, in UTC.
    #[schema(value_type = Option<String>, format = DateTime, required = true, example = "2027-03-02T13:00:00Z")]
    verstuurd_op: Option<String>,
    /// De tekst. Null als er iets ontbreekt dat erin moet staan: dan vertelt iemand het aan de telefoon.
    #[schema(required = true)]
    inhoud: Option<InhoudOut>,
}

/// De tekst van een bericht, in de taal van de inwoner.
#[derive(Serialize, ToSchema)]
#[schema(as = BerichtInhoud)]
pub(crate) struct InhoudOut {
    #[schema(example = "nl")]
    taal: String,
    titel: String,
    /// De alinea's van de brief.
    brief: Vec<String>,
    /// Wat er samen is gedaan.
    stappen: Vec<String>,
    /// Wanneer, waar, wat mee te nemen.
    feiten: Vec<FeitOut>,
    /// Wat u aan de telefoon zegt.
    gesprek: Vec<String>,
    /// Waar de inwoner met vragen belt.
    telefoon: String,
}

/// Iets dat de inwoner snel moet kunnen vinden.
#[derive(Serialize, ToSchema)]
#[schema(as = BerichtFeit)]
pub(crate) struct FeitOut {
    naam: String,
    tekst: String,
}

impl From<Inhoud> for InhoudOut {
    fn from(words: Inhoud) -> Self {
        Self {
            taal: words.taal.code().to_owned(),
            titel: words.titel,
            brief: words.brief,
            stappen: words.stappen,
            feiten: words.feiten.into_iter().map(|(naam, tekst)| FeitOut { naam, tekst }).collect(),
            gesprek: words.script,
            telefoon: words.telefoon,
        }
    }
}

fn kanalen() -> ObjectBuilder {
    one_of("Voorkeur: zoals de inwoner het wil als het weggaat.", Kanaal::ALL.iter().map(|kanaal| kanaal.as_str()))
}

/// De wachtrij van de printer.
#[derive(Serialize, ToSchema)]
#[schema(as = Berichten)]
pub(crate) struct BerichtenOut {
    /// Het oudste eerst, ten hoogste 200.
    items: Vec<BerichtOut>,
}

/// Welke brieven.
#[derive(Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Waarover de brieven gaan: hulp, of wie er naar gegevens keek.
    #[param(schema_with = onderwerpen, required = false)]
    onderwerp: String,
}

impl Default for Asked {
    fn default() -> Self {
        Self { onderwerp: Onderwerp::Hulpvraag.into() }
    }
}

impl Asked {
    /// `None` for a word that is none of them.
    pub(crate) fn over(&self) -> Option<Onderwerp> {
        Onderwerp::parse(&self.onderwerp)
    }
}

fn onderwerpen() -> ObjectBuilder {
    one_of("Waarover de brieven gaan.", Onderwerp::ALL.iter().map(|over| over.as_str()))
}

/// Brieven die wachten
///
/// De brieven van de eigen organisatie die nog geprint moeten worden. Brieven over wie er keek, staan apart: alleen de
/// privacyofficer ziet die.
#[utoipa::path(
    get, path = "/api/v1/berichten", tag = "Berichten", operation_id = "listBerichten",
    params(Asked),
    responses((status = 200, description = "De brieven die wachten.", body = BerichtenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who, Query(asked): Query<Asked>) -> Result<Json<BerichtenOut>, Oops> {
    let over = asked.over().ok_or(Oops::not_found())?;
    let act = match over {
        Onderwerp::Hulpvraag => PRINTLIST,
        Onderwerp::Inzage => LETTERS,
    };
    who.permit_own(&house, act)?;
    let rows = waiting(&house.store, who.actor.organisatie, over).await?;
    let items = rows.into_iter().map(|row| BerichtOut {
        id: row.id,
        soort: row.soort,
        status: Status::Klaar.into(),
        nummer: row.nummer,
        aangemaakt_op: row.aangemaakt_op.at().to_string(),
    });
    Ok(Json(BerichtenOut { items: items.collect() }))
}

/// Een bericht
///
/// Wat erin staat, om het aan de telefoon of aan de balie te vertellen.
#[utoipa::path(
    get, path = "/api/v1/berichten/{id}", tag = "Berichten", operation_id = "getBericht",
    params(("id" = Uuid, Path, description = "Id van het bericht.")),
    responses((status = 200, description = "Het bericht.", body = HeelBerichtOut), ReadFaults)
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Json<HeelBerichtOut>, Oops> {
    let purpose = permit(&house, &who, SHOW, id).await?;
    let row = read(&house.store, &purpose, id).await?;
    let inhoud = row.words(row.taal(), house.store.now()).ok();
    Ok(Json(HeelBerichtOut {
        kanaal: row.kanaal.clone(),
        verstuurd_op: row.verstuurd_op.map(|at| at.at().to_string()),
        inhoud: inhoud.map(InhoudOut::from),
        bericht: BerichtOut {
            id,
            soort: row.soort,
            status: row.status,
            nummer: row.nummer,
            aangemaakt_op: row.aangemaakt_op.at().to_string(),
        },
    }))
}

/// Uitreiken
///
/// De inwoner kreeg het bericht op papier aan de balie. Er gaat geen brief meer. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/berichten/{id}/uitreiking", tag = "Berichten", operation_id = "handOverBericht",
    params(("id" = Uuid, Path, description = "Id van het bericht."), IdempotencyKey),
    responses((status = 200, description = "Uitgereikt; het bericht zoals het nu is.", body = BerichtOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn hand_over(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Json<BerichtOut>, Oops> {
    let purpose = permit(&house, &who, HAND_OVER, id).await?;
    let done = crate::hand_over(&house.store, &purpose, id, &once).await;
    answer(&house, purpose.act(), id, &once, done).await
}

/// Retour
///
/// De post bracht de brief terug. Er komt een taak om de inwoner te bellen. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/berichten/{id}/retour", tag = "Berichten", operation_id = "returnBericht",
    params(("id" = Uuid, Path, description = "Id van het bericht."), IdempotencyKey),
    responses((status = 200, description = "Genoteerd; het bericht zoals het nu is.", body = BerichtOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn returned(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Json<BerichtOut>, Oops> {
    let purpose = permit(&house, &who, RETURN, id).await?;
    let done = crate::returned(&house.store, &purpose, id, &once).await;
    answer(&house, purpose.act(), id, &once, done).await
}

// A repeat with the same key is answered as the first time was.
async fn answer(
    house: &Shared,
    act: Act,
    id: Uuid,
    once: &Once,
    done: Result<(), BerichtError>,
) -> Result<Json<BerichtOut>, Oops> {
    settled(house, act, once, done).await??;
    let row = standing(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    Ok(Json(BerichtOut {
        id,
        soort: row.soort,
        status: row.status,
        nummer: row.nummer,
        aangemaakt_op: row.aangemaakt_op.at().to_string(),
    }))
}
