//! The regelingen as JSON.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod publicatie;

use self::publicatie::PublicatieOut;
use crate::acts;
use crate::pages::words::demands;
use crate::publicaties::gebied_of;
use crate::stand::{Here, RegelingStand, all, one};
use begrip::Woordenboek;
use regelingen::{Criterium, Drempel, Geverifieerd, Herkomst, Regeling, Toets};
use serde::{Deserialize, Serialize};
use utoipa::openapi::ObjectBuilder;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::Json;
use web::axum::extract::State;
use web::{Id, Oops, Query, ReadFaults, Shared, Taal, Who, one_of};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/regelingen`, `GET /api/v1/regelingen/{sleutel}/{versie}` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/regelingen/{sleutel}/{versie}/voorlegging` | [`crate::acts::SUBMIT`] |
/// | `POST /api/v1/regelingen/{sleutel}/{versie}/publicatie` | [`crate::acts::PUBLISH`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(publicatie::submit))
        .routes(routes!(publicatie::publish))
}

fn standen() -> ObjectBuilder {
    one_of("Hoe de versie nu staat.", RegelingStand::ALL.iter().map(|stand| stand.as_str()))
}

fn bewijzen() -> ObjectBuilder {
    one_of("Of het in de bron gezien is.", ["ja", "berekend", "te_verifieren", "synthetisch"])
}

/// Waar iets vandaan komt, en wat dat waard is.
#[derive(Serialize, ToSchema)]
#[schema(as = Herkomst)]
pub(crate) struct HerkomstOut {
    bron: String,
    #[schema(schema_with = bewijzen)]
    geverifieerd: &'static str,
}

impl HerkomstOut {
    fn of(herkomst: &Herkomst) -> Self {
        let geverifieerd = match herkomst.geverifieerd {
            Geverifieerd::Ja => "ja",
            Geverifieerd::Berekend => "berekend",
            Geverifieerd::TeVerifieren => "te_verifieren",
            Geverifieerd::Synthetisch => "synthetisch",
        };
        Self { bron: herkomst.bron.clone(), geverifieerd }
    }
}

/// Een grens, voor één groep mensen.
#[derive(Serialize, ToSchema)]
#[schema(as = Drempel)]
pub(crate) struct DrempelOut {
    /// In eurocent, of een aantal.
    grens: i64,
    /// Voor wie en aan welke kant, in woorden.
    tekst: String,
    herkomst: HerkomstOut,
}

/// Eén eis van een regeling.
#[derive(Serialize, ToSchema)]
#[schema(as = Criterium)]
pub(crate) struct CriteriumOut {
    sleutel: String,
    tekst: String,
    artikel: String,
    #[schema(example = "toetsingsinkomen@1")]
    begrip: String,
    /// Wat waar moet zijn, in woorden.
    eisen: Vec<String>,
    /// Leeg waar geen grens geldt.
    drempels: Vec<DrempelOut>,
    herkomst: HerkomstOut,
}

impl CriteriumOut {
    fn of(one: &Criterium, words: &Woordenboek, taal: Taal) -> Self {
        let eisen: Vec<String> =
            demands(one, words.begrip(&one.begrip.to_string()).ok(), taal).into_iter().map(|(text, _)| text).collect();
        let drempels: &[Drempel] = if let Toets::Grens(_, drempels) = &one.toets { drempels } else { &[] };
        let drempel = |(drempel, tekst): (&Drempel, &String)| DrempelOut {
            grens: drempel.grens,
            tekst: tekst.clone(),
            herkomst: HerkomstOut::of(&drempel.herkomst),
        };
        Self {
            sleutel: one.sleutel.clone(),
            tekst: one.tekst.of(taal.code()).to_owned(),
            artikel: one.artikel.clone(),
            begrip: one.begrip.to_string(),
            drempels: drempels.iter().zip(&eisen).map(drempel).collect(),
            eisen,
            herkomst: HerkomstOut::of(&one.herkomst),
        }
    }
}

/// Een versie van een regeling.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Regeling)]
pub(crate) struct RegelingOut {
    #[schema(example = "zorgtoeslag")]
    sleutel: String,
    #[schema(example = "2026")]
    versie: String,
    naam: String,
    uitleg: String,
    wet: String,
    beslist: String,
    #[schema(format = Date, example = "2026-01-01")]
    geldig_van: String,
    #[schema(required = true, format = Date, example = "2026-12-31")]
    geldig_tot: Option<String>,
    /// Code van de gemeente; leeg voor heel Nederland.
    #[schema(required = true, example = "0935")]
    gebied: Option<String>,
    #[schema(schema_with = standen)]
    stand: &'static str,
    publicatie: PublicatieOut,
    /// Er staat een verzonnen getal in.
    synthetisch: bool,
    /// Waar iemand het aanvraagt.
    aanvragen_bij: String,
    /// Leeg in de lijst.
    criteria: Vec<CriteriumOut>,
}

impl RegelingOut {
    fn of(one: &Regeling, here: &Here, taal: Taal, criteria: Vec<CriteriumOut>) -> Self {
        let gebied = gebied_of(one);
        Self {
            sleutel: one.sleutel.clone(),
            versie: one.versie.clone(),
            naam: one.naam.of(taal.code()).to_owned(),
            uitleg: one.uitleg.of(taal.code()).to_owned(),
            wet: one.wet.clone(),
            beslist: one.beslist.clone(),
            geldig_van: one.geldig_van.to_string(),
            geldig_tot: one.geldig_tot.map(|last| last.to_string()),
            gebied: (!gebied.is_empty()).then(|| gebied.to_owned()),
            stand: here.stand(one).as_str(),
            publicatie: PublicatieOut::of(one, &here.publicaties),
            synthetisch: one.is_synthetic(),
            aanvragen_bij: one.aanvragen.bij.clone(),
            criteria,
        }
    }
}

/// Regelingen.
#[derive(Serialize, ToSchema)]
#[schema(as = Regelingen)]
pub(crate) struct RegelingenOut {
    items: Vec<RegelingOut>,
}

/// Regelingen
///
/// Elke versie, ook die voorbij is of nog komt. Een uitkomst is altijd: mogelijk recht. Wie beslist, staat erbij.
#[utoipa::path(
    get, path = "/api/v1/regelingen", tag = "Regelingen", operation_id = "listRegelingen",
    responses((status = 200, description = "De regelingen.", body = RegelingenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who, taal: Taal) -> Result<Json<RegelingenOut>, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let here = Here::of(&house, who.actor.organisatie).await?;
    let items = all().iter().map(|one| RegelingOut::of(one, &here, taal, Vec::new())).collect();
    Ok(Json(RegelingenOut { items }))
}

/// Waar de regeling geldt.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Code van de gemeente, waar meer gemeenten een regeling met deze sleutel hebben.
    #[param(required = false, example = "0935")]
    gebied: String,
}

/// Een versie van een regeling
#[utoipa::path(
    get, path = "/api/v1/regelingen/{sleutel}/{versie}", tag = "Regelingen", operation_id = "getRegeling",
    params(
        ("sleutel" = String, Path, description = "Sleutel van de regeling.", example = "zorgtoeslag"),
        ("versie" = String, Path, description = "Versie.", example = "2026"),
        Asked,
    ),
    responses((status = 200, description = "De versie.", body = RegelingOut), ReadFaults)
)]
pub(crate) async fn show(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id((sleutel, versie)): Id<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Json<RegelingOut>, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let found = one(&sleutel, &versie, &asked.gebied).ok_or(Oops::not_found())?;
    let here = Here::of(&house, who.actor.organisatie).await?;
    let criteria = found.criterium.iter().map(|one| CriteriumOut::of(one, &here.words, taal)).collect();
    Ok(Json(RegelingOut::of(found, &here, taal, criteria)))
}
