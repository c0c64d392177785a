//! The list of who looked, for an Inwoner who stands at the Balie and showed who they are.

use crate::looked::{Regel, print};
use crate::model::MeldingUitkomst;
use crate::relation::place_of_visit;
use crate::{acts::PRINT, text};
use foundation::Uuid;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::{Json, extract::State};
use web::{Id, Oops, ReadFaults, Shared, Taal, Who, one_of_or_null, t};

/// Een keer dat er gekeken is. Welke medewerker het was, staat er niet in.
#[derive(Serialize, ToSchema)]
#[schema(as = InzageRegel)]
pub(crate) struct RegelOut {
    /// Voor een vraag over deze keer.
    id: Uuid,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    begin: String,
    /// Null als de inwoner zelf keek, of het programma.
    #[schema(required = true)]
    organisatie: Option<String>,
    /// In welke rol.
    rol: String,
    /// Waarom er gekeken is.
    reden: String,
    /// Naar welk soort gegevens.
    soort: String,
    /// Artikel van de wet.
    #[schema(example = "6(1)(e) Awb art. 2:1")]
    grondslag: String,
    #[schema(required = true, schema_with = oordelen)]
    oordeel: Option<&'static str>,
}

/// No judgement yet.
const OPEN: &str = "open";

fn oordelen() -> ObjectBuilder {
    let text = "Alleen bij een blik zonder open hulpvraag: wat de privacyofficer ervan vond, of `open`.";
    one_of_or_null(text, MeldingUitkomst::ALL.iter().map(|uitkomst| uitkomst.as_str()).chain([OPEN]))
}

impl RegelOut {
    fn new(regel: Regel, taal: Taal, names: &HashMap<Uuid, String>) -> Self {
        let row = regel.inzage;
        let own = row.rol.as_deref() == Some("inwoner");
        Self {
            id: row.id,
            begin: row.begin.at().to_string(),
            organisatie: names.get(&row.organisatie_id).filter(|_| !own).cloned(),
            rol: text::role(row.rol.as_deref(), taal),
            reden: text::why(&row.activiteit, taal).unwrap_or_else(|| t!(taal, "why-other")),
            soort: text::what_of(&row, taal),
            grondslag: row.grondslag,
            oordeel: regel.melding.map(|uitkomst| uitkomst.map_or(OPEN, MeldingUitkomst::as_str)),
        }
    }
}

/// Wie er keek.
#[derive(Serialize, ToSchema)]
#[schema(as = Inzage)]
pub(crate) struct InzageOut {
    /// Van wie deze lijst is.
    naam: String,
    /// De nieuwste eerst.
    regels: Vec<RegelOut>,
}

/// Inzage op papier
///
/// Wie er naar de gegevens van deze bezoeker keek (AVG artikel 15), om mee te geven. Kan alleen als vaststaat wie er aan de
/// balie staat. Deze vraag komt zelf ook in de lijst.
#[utoipa::path(
    get, path = "/api/v1/bezoeken/{id}/inzage", tag = "Privacy", operation_id = "getInzage",
    params(("id" = Uuid, Path, description = "Id van de afspraak.")),
    responses((status = 200, description = "De lijst.", body = InzageOut), ReadFaults)
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, taal: Taal, Id(id): Id) -> Result<Json<InzageOut>, Oops> {
    let place = who.found(&house, PRINT, place_of_visit(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, PRINT, &place.object())?;
    let (naam, regels) = print(&house.store, &purpose, id).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    Ok(Json(InzageOut { naam, regels: regels.into_iter().map(|regel| RegelOut::new(regel, taal, &names)).collect() }))
}
