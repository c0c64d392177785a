//! What can be referred, and where and when: about nobody.

use super::TijdslotOut;
use crate::acts;
use crate::check::first_day;
use crate::choose::Closed;
use crate::suggest::{Dagdeel, Voorstel, VoorstelInput};
use foundation::{Code, Uuid};
use netwerk::Product;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiQuestion, Errors, Oops, Problem, ReadFaults, Shared, Taal, Who, WriteFaults, one_of, one_of_or_null, t};

/// Waarmee een balie helpt.
#[derive(Serialize, ToSchema)]
#[schema(as = Product)]
pub(crate) struct ProductOut {
    /// Onder deze code kiest u het product in andere aanvragen.
    #[schema(example = "digid")]
    code: String,
    titel: String,
    /// Naam in de Uniforme Productnamenlijst, als het daar in staat.
    #[schema(required = true)]
    upl: Option<String>,
    /// Hoe lang een afspraak duurt.
    minuten: i32,
    /// Wat de inwoner meeneemt.
    meenemen: String,
}

impl From<Product> for ProductOut {
    fn from(row: Product) -> Self {
        Self { code: row.code, titel: row.titel, upl: row.upl, minuten: row.minuten, meenemen: row.meenemen }
    }
}

/// Alle producten, in de volgorde van het formulier.
#[derive(Serialize, ToSchema)]
#[schema(as = Producten)]
pub(crate) struct ProductenOut {
    items: Vec<ProductOut>,
}

/// Producten
///
/// Waarmee balies helpen, dus waarvoor u iemand kunt doorverwijzen.
#[utoipa::path(
    get, path = "/api/v1/producten", tag = "Doorverwijzen", operation_id = "listProducten",
    responses((status = 200, description = "Alle producten.", body = ProductenOut), ReadFaults)
)]
pub(crate) async fn products(State(house): State<Shared>, who: Who) -> Result<Json<ProductenOut>, Oops> {
    who.permit_own(&house, acts::SUGGEST)?;
    let all = netwerk::products(&house.store.look()).await?;
    Ok(Json(ProductenOut { items: all.into_iter().map(ProductOut::from).collect() }))
}

/// Waarvoor en waar in de buurt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VoorstelVraag)]
pub(crate) struct VoorstelIn {
    /// Code van een product.
    #[serde(default)]
    #[schema(required = true, example = "digid")]
    product: String,
    /// Postcode van de inwoner, voor de afstand. Zonder postcode is de volgorde die van de gemeenten.
    #[schema(example = "7511 AA", pattern = "^[1-9][0-9]{3} ?[A-Za-z]{2}$")]
    postcode: Option<String>,
    /// Woonplaats van de inwoner. Is er geen postcode, dan staan de balies in deze plaats vooraan.
    #[schema(max_length = 80, example = "Kralendijk")]
    plaats: Option<String>,
    #[schema(schema_with = dagdelen)]
    dagdeel: Option<String>,
    /// De eerste dag waarop de inwoner kan komen: van vandaag tot over vier weken. Zonder dag beginnen de tijden nu.
    #[schema(format = Date, example = "2027-03-09")]
    vanaf: Option<String>,
    /// Ook balies van uw eigen organisatie: voor een hulpvraag die aan de deur begon, zolang daar nog geen balie van u aan helpt.
    #[serde(default, rename = "eigenOrganisatie")]
    #[schema(required = false)]
    eigen_organisatie: bool,
}

fn dagdelen() -> ObjectBuilder {
    let text = "Wanneer de inwoner het liefst komt. Heeft een balie dan geen tijd, dan staan haar andere tijden er. Zonder keuze maakt \
                het niet uit.";
    one_of_or_null(text, Dagdeel::ALL.iter().map(|dagdeel| dagdeel.as_str()))
}

/// Een balie die kan helpen, met de eerste vrije tijden.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Voorstel)]
pub(crate) struct VoorstelOut {
    organisatie: String,
    balie_id: Uuid,
    balie: String,
    locatie: String,
    adres: String,
    plaats: String,
    /// Tijdzone van de locatie. De tijden zelf zijn in UTC.
    #[schema(example = "Europe/Amsterdam")]
    tijdzone: String,
    /// Waarom deze balie past.
    reden: String,
    /// Lift, ringleiding en wat er meer is.
    toegankelijkheid: String,
    /// Of de balie in de gemeente van de postcode staat.
    eigen_gemeente: bool,
    /// Hemelsbreed vanaf de postcode, in kilometers.
    #[schema(required = true)]
    kilometers: Option<f64>,
    tijdsloten: Vec<TijdslotOut>,
}

impl From<Voorstel> for VoorstelOut {
    fn from(found: Voorstel) -> Self {
        let plek = found.plek;
        Self {
            organisatie: plek.organisatie_naam,
            balie_id: plek.balie_id,
            balie: plek.balie_naam,
            locatie: plek.locatie_naam,
            adres: plek.adres,
            plaats: plek.plaats,
            tijdzone: plek.tijdzone,
            reden: plek.reden,
            toegankelijkheid: plek.toegankelijkheid,
            eigen_gemeente: found.own_gemeente,
            // A digit more would be a guess: the postcode is known to four digits.
            kilometers: found.km.map(|km| (km * 10.0).round() / 10.0),
            tijdsloten: found.vrij.iter().map(TijdslotOut::from).collect(),
        }
    }
}

/// Een balie die u nu niet kunt kiezen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GeslotenBalie)]
pub(crate) struct GeslotenOut {
    organisatie: String,
    balie_id: Uuid,
    balie: String,
    #[schema(schema_with = gesloten_redenen)]
    reden: String,
}

fn gesloten_redenen() -> ObjectBuilder {
    let text = "Waarom niet: niemand coördineert deze balie, of zij liet een doorverwijzing onbeantwoord.";
    one_of(text, Closed::ALL.iter().map(|why| why.as_str()))
}

/// Balies met vrije tijd, de beste eerst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Voorstellen)]
pub(crate) struct VoorstellenOut {
    items: Vec<VoorstelOut>,
    /// Balies in de buurt die u nu niet kunt kiezen, met de reden.
    gesloten: Vec<GeslotenOut>,
    /// De gemeente van de postcode, als geen balie daar met dit product helpt.
    #[schema(required = true)]
    gemeente_zonder_balie: Option<String>,
}

/// Voorstellen
///
/// Balies die met een product helpen en de komende vier weken vrije tijd hebben. Moet een balie nog ja zeggen, dan staan hier alleen
/// tijden waarvoor zij op tijd kan antwoorden: de inwoner hoort het dan voor hij komt. De postcode staat in de aanvraag en niet
/// in het adres, zodat zij in geen enkel logboek van een webserver komt. Beslist een gemeente over het product (bijstand, hulp bij schulden), dan staan hier bij
/// een postcode alleen balies van die gemeente, en van wie geen gemeente is.
#[utoipa::path(
    post, path = "/api/v1/voorstellen/_zoek", tag = "Doorverwijzen", operation_id = "searchVoorstellen",
    request_body = VoorstelIn,
    responses((status = 200, description = "De voorstellen; de lijst kan leeg zijn.", body = VoorstellenOut), WriteFaults)
)]
pub(crate) async fn search(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    ApiQuestion(asked): ApiQuestion<VoorstelIn>,
) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SUGGEST)?;
    let mut errors = Errors::default();
    let known = match rules::tekst::is_plain(&asked.product) {
        true => netwerk::product(&house.store.look(), &asked.product).await?,
        false => None,
    };
    if known.is_none() {
        errors.add("product", t!(taal, "error-product"));
    }
    let postcode = asked.postcode.as_deref().map(inwoner::postcode);
    if postcode == Some(None) {
        errors.add("postcode", t!(taal, "error-postcode"));
    }
    let dagdeel = asked.dagdeel.as_deref().map(Dagdeel::parse);
    if dagdeel == Some(None) {
        errors.add("dagdeel", t!(taal, "error-dagdeel"));
    }
    let too_long = asked.plaats.as_ref().is_some_and(|plaats| plaats.chars().count() > inwoner::NAAM_MAX);
    if too_long {
        errors.add("plaats", t!(taal, "error-woonplaats"));
    }
    let vanaf = asked.vanaf.as_deref().map(|text| first_day(text, house.store.now()));
    if vanaf == Some(None) {
        errors.add("vanaf", t!(taal, "error-vanaf"));
    }
    if !errors.is_empty() {
        // A product that nobody has is not there, however well it is written.
        let oops = if postcode == Some(None) || dagdeel == Some(None) || vanaf == Some(None) || too_long {
            Oops::of(Code::FIELD)
        } else {
            Oops::not_found()
        };
        return Ok(Problem::new(&oops, taal, &errors, str::to_owned).into_response());
    }
    let postcode = postcode.flatten().and_then(|text| text.parse().ok());
    let (product, dagdeel, asking) = (asked.product.as_str(), dagdeel.flatten(), who.actor.organisatie);
    let (plaats, vanaf) = (asked.plaats.as_deref().unwrap_or_default(), vanaf.flatten());
    let own = asked.eigen_organisatie;
    let input = VoorstelInput { product, postcode, plaats, dagdeel, vanaf, asking, own, lives: true };
    let found = crate::suggest::suggest(&house.store, &input).await?;
    let items = found.list.into_iter().map(VoorstelOut::from).collect();
    let gesloten = found.closed.into_iter().map(|(plek, why)| GeslotenOut {
        organisatie: plek.organisatie_naam,
        balie_id: plek.balie_id,
        balie: plek.balie_naam,
        reden: why.into(),
    });
    let gesloten = gesloten.collect();
    Ok(Json(VoorstellenOut { items, gesloten, gemeente_zonder_balie: found.absent_gemeente }).into_response())
}
