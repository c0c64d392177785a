//! How the Doorverwijzingen of one's own organisatie stand: status and outcome, no content and no name.

use super::utc;
use crate::mine::{Regel, mine, regel};
use crate::relation::ids_of;
use crate::{DoorverwijzingError, Status, Uitkomst, acts};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::Ms;
use utoipa::openapi::ObjectBuilder;
use utoipa::{IntoParams, ToSchema};
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Id, Oops, Problem, Query, ReadFaults, Shared, Taal, Who, etag, one_of, one_of_or_null, t};

/// Naar welke balie.
#[derive(Serialize, ToSchema)]
#[schema(as = Bestemming)]
pub(crate) struct NaarOut {
    organisatie: String,
    balie: String,
}

/// Wat er geboekt is.
#[derive(Serialize, ToSchema)]
#[schema(as = Afspraak)]
pub(crate) struct AfspraakOut {
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T09:00:00Z")]
    einde: String,
    /// Waar, zoals het aan de inwoner is verteld.
    #[schema(example = "Stadskantoor, balie DigiD")]
    plaats: String,
}

/// Hoe een doorverwijzing ervoor staat. Over wie het gaat, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Doorverwijzing)]
pub(crate) struct DoorverwijzingOut {
    id: Uuid,
    /// Het nummer dat de inwoner kreeg.
    nummer: String,
    #[schema(schema_with = statuses)]
    status: String,
    #[schema(required = true, schema_with = uitkomsten)]
    uitkomst: Option<String>,
    /// Code van het product; `algemeen` als er niets mocht worden doorgegeven.
    #[schema(example = "digid")]
    product: String,
    naar: NaarOut,
    #[schema(required = true)]
    afspraak: Option<AfspraakOut>,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    aangemaakt_op: String,
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe ver het is.", Status::ALL.iter().map(|status| status.as_str()))
}

fn uitkomsten() -> ObjectBuilder {
    let text = "Hoe het afliep. Alleen als de inwoner het goed vond dat de afzender dit hoort.";
    one_of_or_null(text, Uitkomst::ALL.iter().map(|uitkomst| uitkomst.as_str()))
}

impl From<Regel> for DoorverwijzingOut {
    fn from(row: Regel) -> Self {
        let booked = row.begin.zip(row.einde).zip(row.plaats);
        Self {
            id: row.id,
            nummer: row.nummer,
            status: row.status,
            uitkomst: row.uitkomst,
            product: row.product,
            naar: NaarOut { organisatie: row.organisatie_naam, balie: row.balie_naam },
            afspraak: booked.map(|((begin, einde), plaats)| AfspraakOut { begin: utc(begin), einde: utc(einde), plaats }),
            aangemaakt_op: utc(row.aangemaakt_op),
        }
    }
}

/// How a Doorverwijzing stands now, with its ETag: the body of every answer about one.
pub(super) async fn standing(house: &Shared, id: Uuid) -> Result<Response, DoorverwijzingError> {
    Ok(answer(regel(&house.store, id).await?.ok_or(store::StoreError::NotFound)?))
}

fn answer(row: Regel) -> Response {
    ([(header::ETAG, etag(row.versie))], Json(DoorverwijzingOut::from(row))).into_response()
}

/// Een doorverwijzing
///
/// Voor de organisatie die doorverwees en voor de balie waar het heen ging.
#[utoipa::path(
    get, path = "/api/v1/doorverwijzingen/{id}", tag = "Doorverwijzingen", operation_id = "getDoorverwijzing",
    params(("id" = Uuid, Path, description = "Id van de doorverwijzing.")),
    responses(
        (status = 200, description = "Hoe de doorverwijzing ervoor staat.", body = DoorverwijzingOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let ids = who.found_for(&house, &[acts::CONFIRMED, acts::ACCEPT], ids_of(&house.store.look(), id).await?)?;
    let sent = who.permit(&house, acts::CONFIRMED, &ids.sent()).is_ok();
    if !sent {
        // Whoever may accept it has to see how it stands.
        who.permit(&house, acts::ACCEPT, &ids.received())?;
    }
    let row = regel(&house.store, id).await?.ok_or(Oops::not_found())?;
    Ok(answer(if sent { row.for_sender() } else { row }))
}

/// A page of the list. Strings, so that everything wrong with them can be said at once.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListIn {
    /// Waar de bladzijde begint, uit `volgende` van de vorige. Zonder cursor begint de lijst bij de nieuwste.
    #[param(required = false, pattern = "^[0-9]{1,18}\\.[0-9a-f]{32}$")]
    cursor: Option<String>,
    /// Hoeveel er op een bladzijde staan.
    #[param(value_type = Option<u8>, required = false, minimum = 1, maximum = 100, default = 25)]
    aantal: Option<String>,
}

/// Een bladzijde van de lijst.
#[derive(Serialize, ToSchema)]
#[schema(as = Doorverwijzingen)]
pub(crate) struct DoorverwijzingenOut {
    items: Vec<DoorverwijzingOut>,
    /// Adres van de volgende bladzijde, of null op de laatste.
    #[schema(
        required = true,
        format = "uri-reference",
        example = "/api/v1/doorverwijzingen?cursor=1804064100000.0195f2d1b3a07c1e8d2f4b6a8c0e1f23&aantal=25"
    )]
    volgende: Option<String>,
}

const PAGE: usize = 25;
const PAGE_MAX: usize = 100;

/// Doorverwijzingen
///
/// De doorverwijzingen van uw organisatie, de nieuwste eerst.
#[utoipa::path(
    get, path = "/api/v1/doorverwijzingen", tag = "Doorverwijzingen", operation_id = "listDoorverwijzingen",
    params(ListIn),
    responses((status = 200, description = "Een bladzijde.", body = DoorverwijzingenOut), ReadFaults)
)]
pub(crate) async fn list(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Query(asked): Query<ListIn>,
) -> Result<Response, Oops> {
    who.permit_own(&house, acts::MINE)?;
    let mut errors = Errors::default();
    let before = asked.cursor.as_deref().map(read_cursor);
    if before == Some(None) {
        errors.add("cursor", t!(taal, "error-cursor"));
    }
    let count = asked.aantal.map_or(Some(PAGE), |text| text.parse().ok().filter(|n| (1..=PAGE_MAX).contains(n)));
    if count.is_none() {
        errors.add("aantal", t!(taal, "error-aantal"));
    }
    let (Some(count), true) = (count, errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let mut rows = mine(&house.store, who.actor.organisatie, before.flatten(), count).await?;
    let more = rows.len() > count;
    rows.truncate(count);
    let last = rows.last().filter(|_| more).map(|row| cursor(row.aangemaakt_op, row.id));
    let volgende = last.map(|cursor| format!("/api/v1/doorverwijzingen?cursor={cursor}&aantal={count}"));
    Ok(Json(DoorverwijzingenOut { items: rows.into_iter().map(DoorverwijzingOut::from).collect(), volgende }).into_response())
}

/// Where a page ends. Callers take it as it is; its form may change.
fn cursor(at: Ms, id: Uuid) -> String {
    format!("{}.{}", at.0, id.simple())
}

fn read_cursor(text: &str) -> Option<(Ms, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((Ms(at.parse().ok()?), id.parse().ok()?))
}
