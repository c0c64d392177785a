//! One visit: what its Balie sees of it.

use super::utc;
use crate::acts::VISIT;
use crate::finish::Stap;
use crate::relation::{Ids, ids_of};
use crate::visit::{Bezoek, visit};
use ::afspraak::Status;
use access::Act;
use foundation::Uuid;
use hulpvraag::Uitkomst;
use inwoner::Document;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::{ArrayBuilder, ObjectBuilder};
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{Id, Oops, ReadFaults, Shared, Who, etag, one_of, one_of_or_null};

/// Wat er gedeeld is.
#[derive(Serialize, ToSchema)]
#[schema(as = BezoekGedeeld)]
pub(crate) struct GedeeldOut {
    telefoon: String,
    zinnen: Vec<String>,
    toelichting: String,
}

/// Hoe het gesprek ging.
#[derive(Serialize, ToSchema)]
#[schema(as = BezoekGesprek)]
pub(crate) struct GesprekOut {
    #[schema(schema_with = stappen)]
    stappen: Vec<String>,
    toelichting: String,
    #[schema(required = true, schema_with = uitkomst_or_null)]
    uitkomst: Option<String>,
    /// Waarvoor de bezoeker terugkomt.
    #[schema(required = true)]
    vervolg: Option<String>,
}

/// Een bezoek aan een balie waar u werkt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bezoek)]
pub(crate) struct BezoekOut {
    /// Id van de afspraak.
    id: Uuid,
    hulpvraag_id: Uuid,
    #[schema(schema_with = statuses)]
    status: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// Het volgnummer in de wachtkamer.
    #[schema(required = true, example = "G07")]
    bon: Option<String>,
    naam: String,
    /// Het nummer van de hulpvraag.
    nummer: String,
    vraag: String,
    /// Code van het product.
    #[schema(example = "digid")]
    product: String,
    /// Of vaststaat wie dit is. Zonder dat is er niets gedeeld.
    vastgesteld: bool,
    /// Wat de bezoeker liet zien.
    #[schema(required = true, schema_with = document_or_null)]
    document: Option<String>,
    #[schema(required = true)]
    momentopname: Option<GedeeldOut>,
    /// Zodra het bezoek klaar is.
    #[schema(required = true)]
    gesprek: Option<GesprekOut>,
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe ver het is.", Status::ALL.iter().map(|status| status.as_str()))
}

pub(super) fn stappen() -> ArrayBuilder {
    ArrayBuilder::new().items(one_of("Wat u samen deed.", Stap::ALL.iter().map(|stap| stap.as_str())))
}

fn uitkomst_or_null() -> ObjectBuilder {
    one_of_or_null("Hoe het afliep.", Uitkomst::ALL.iter().map(|uitkomst| uitkomst.as_str()))
}

fn document_or_null() -> ObjectBuilder {
    one_of_or_null("Welk document; nooit het nummer ervan.", Document::ALL.iter().map(|document| document.as_str()))
}

impl From<Bezoek> for BezoekOut {
    fn from(found: Bezoek) -> Self {
        let (afspraak, hulpvraag) = (found.afspraak, found.hulpvraag);
        let gedeeld = found.gedeeld.map(|shared| GedeeldOut {
            telefoon: shared.telefoon,
            zinnen: shared.zinnen,
            toelichting: shared.toelichting,
        });
        let ended = found.contact.filter(|contact| contact.einde.is_some());
        Self {
            id: afspraak.id,
            hulpvraag_id: hulpvraag.id,
            status: afspraak.status.into(),
            begin: utc(afspraak.begin.into()),
            bon: afspraak.bon.map(|bon| bon.nummer),
            naam: afspraak.naam,
            nummer: hulpvraag.nummer,
            vraag: hulpvraag.vraag,
            product: afspraak.product,
            vastgesteld: found.identified,
            document: found.identificatie.map(|(document, _)| document.into()),
            momentopname: gedeeld,
            gesprek: ended.map(|contact| GesprekOut {
                stappen: contact.stappen.split_whitespace().map(str::to_owned).collect(),
                toelichting: contact.toelichting,
                uitkomst: contact.uitkomst,
                vervolg: found.vervolg,
            }),
        }
    }
}

pub(super) async fn find(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Ids, Oops> {
    who.found(house, act, ids_of(&house.store.look(), id).await?)
}

pub(super) async fn answer(house: &Shared, who: &Who, ids: &Ids) -> Result<Response, Oops> {
    let purpose = who.permit(house, VISIT, &ids.object())?;
    let found = visit(&house.store, &purpose, ids.id).await?;
    Ok(([(header::ETAG, etag(found.afspraak.versie))], Json(BezoekOut::from(found))).into_response())
}

/// Een bezoek
///
/// Wat er gedeeld is, staat er pas in als vaststaat wie er aan de balie staat.
#[utoipa::path(
    get, path = "/api/v1/bezoeken/{id}", tag = "Balie", operation_id = "getBezoek",
    params(("id" = Uuid, Path, description = "Id van de afspraak.")),
    responses(
        (status = 200, description = "Het bezoek.", body = BezoekOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    answer(&house, &who, &find(&house, &who, VISIT, id).await?).await
}
