//! Referring somebody by API: the checks and the act of the form.

use super::mine::{DoorverwijzingOut, standing};
use super::{TijdslotOut, field_name};
use crate::check::{Checked, GEEN, KANALEN, Told, check};
use crate::refer::confirmed_id;
use crate::{DoorverwijzingError, Zin, acts};
use foundation::jiff::civil::Date;
use foundation::{Code, Fault, Uuid};
use hulpvraag::Instemming;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::{ArrayBuilder, ObjectBuilder};
use web::axum::extract::State;
use web::axum::http::{HeaderValue, StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, Errors, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, earlier, one_of, one_of_or_null,
    problem_response, read_date, t,
};

/// Wie wordt doorverwezen. Bij instemming `geen` is alleen de naam nodig; daarvan bewaren wij alleen de voornaam, en van de
/// rest niets.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
#[schema(as = Inwoner)]
pub(crate) struct InwonerIn {
    /// Burgerservicenummer, als het bekend is. Komt in geen enkel antwoord terug.
    #[schema(write_only, pattern = "^[0-9]{9}$")]
    bsn: Option<String>,
    /// Voornaam of voorletters en achternaam.
    #[serde(default)]
    #[schema(required = true, min_length = 1, max_length = 200, example = "Tilly Voorbeeld")]
    naam: String,
    /// Verplicht, behalve bij instemming `geen`.
    #[schema(format = Date, example = "1949-03-02")]
    geboortedatum: Option<String>,
    /// Van wie een adres in Nederland heeft; op Bonaire, Sint Eustatius en Saba is er geen.
    #[schema(example = "7511 AA")]
    postcode: Option<String>,
    /// Hoort bij een postcode.
    #[schema(max_length = 12, example = "9001")]
    huisnummer: Option<String>,
    /// Voor de brief. Wie wij nog niet kennen, krijgt zonder straat en woonplaats geen brief: die wordt gebeld.
    #[schema(max_length = 80, example = "Voorbeeldstraat")]
    straat: Option<String>,
    /// Voor de brief.
    #[schema(max_length = 80, example = "Enschede")]
    plaats: Option<String>,
    #[schema(max_length = 30)]
    telefoon: Option<String>,
    #[schema(schema_with = kanalen)]
    kanaal: Option<String>,
}

/// Een doorverwijzing naar de balie van een ander, met een geboekte tijd.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NieuweDoorverwijzing)]
pub(crate) struct DoorverwijzingIn {
    /// Code van een product.
    #[serde(default)]
    #[schema(required = true, min_length = 1, example = "digid")]
    product: String,
    /// Id van een vrij tijdslot.
    #[serde(default)]
    #[schema(required = true, format = Uuid, example = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23")]
    tijdslot_id: String,
    #[serde(default)]
    #[schema(required = true, schema_with = instemmingen)]
    instemming: String,
    /// Of de inwoner het goed vindt dat u hoort hoe het afliep.
    #[serde(default)]
    #[schema(default = false)]
    terugkoppeling: bool,
    #[serde(default)]
    #[schema(required = true)]
    inwoner: InwonerIn,
    #[serde(default)]
    #[schema(schema_with = zinnen)]
    zinnen: Vec<String>,
    /// Wat de balie moet weten, zonder nummers. Niet voor organisaties met een fiscale geheimhoudingsplicht.
    #[schema(max_length = 1000)]
    toelichting: Option<String>,
}

fn instemmingen() -> ObjectBuilder {
    let text = "Wat de inwoner vindt van het doorgeven van naam, telefoon en vraag, en hoe dat is gezegd. Bij geen krijgt de balie \
                een afspraak op voornaam. Moet de balie dan nog ja zeggen, dan kan niemand de inwoner dat laten weten: die belt zelf \
                de afzender, na termijnOp.";
    one_of(text, Instemming::ALL.iter().map(|instemming| instemming.as_str()).chain([GEEN]))
}

fn kanalen() -> ObjectBuilder {
    let text = "Hoe de inwoner de bevestiging krijgt. Zonder keuze met een brief.";
    one_of_or_null(text, KANALEN.iter().map(|kanaal| kanaal.as_str()))
}

pub(super) fn zinnen() -> ArrayBuilder {
    ArrayBuilder::new().items(one_of("Een vaste zin voor de balie.", Zin::ALL.iter().map(|zin| zin.as_str())))
}

impl DoorverwijzingIn {
    fn told(&self, taal: Taal) -> Told<'_> {
        let inwoner = &self.inwoner;
        Told {
            product: &self.product,
            tijdslot: &self.tijdslot_id,
            instemming: &self.instemming,
            terugkoppeling: self.terugkoppeling,
            bsn: inwoner.bsn.as_deref().unwrap_or_default(),
            naam: &inwoner.naam,
            geboortedatum: iso_date(inwoner.geboortedatum.as_deref()).ok_or_else(|| t!(taal, "error-geboortedatum-json")),
            postcode: inwoner.postcode.as_deref().unwrap_or_default(),
            huisnummer: inwoner.huisnummer.as_deref().unwrap_or_default(),
            straat: inwoner.straat.as_deref().unwrap_or_default(),
            plaats: inwoner.plaats.as_deref().unwrap_or_default(),
            telefoon: inwoner.telefoon.as_deref().unwrap_or_default(),
            kanaal: inwoner.kanaal.as_deref().unwrap_or_default(),
            zinnen: &self.zinnen,
            toelichting: self.toelichting.as_deref().unwrap_or_default(),
            concept: None,
        }
    }
}

/// Programs write dates in one form only: `2-3` is March here and February elsewhere.
fn iso_date(text: Option<&str>) -> Option<Date> {
    text.filter(|text| text.len() == 10 && text.as_bytes()[4] == b'-').and_then(read_date)
}

/// De doorverwijzing kon niet. Was een ander eerder (EL-210), dan staan er drie andere tijden bij.
#[derive(Serialize, ToSchema)]
#[schema(as = TijdslotProblem)]
pub(crate) struct GoneOut {
    #[serde(flatten)]
    problem: Problem,
    /// Vrije tijden aan dezelfde balie, hooguit drie.
    tijdsloten: Vec<TijdslotOut>,
}

/// Doorverwijzen
///
/// Boekt het tijdslot en biedt de hulpvraag aan de balie aan, in een keer of helemaal niet. Met een convenant is de boeking
/// de aanvaarding; zonder blijft u eigenaar tot de balie antwoordt. Een herhaling met dezelfde Idempotency-Key geeft weer
/// 201, met de doorverwijzing zoals zij nu is.
#[utoipa::path(
    post, path = "/api/v1/doorverwijzingen", tag = "Doorverwijzen", operation_id = "createDoorverwijzing",
    params(IdempotencyKey),
    request_body = DoorverwijzingIn,
    responses(
        (status = 201, description = "Doorverwezen.", body = DoorverwijzingOut,
         headers(("Location" = String, description = "Adres van de doorverwijzing."), ("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        (status = 409, description = "Een ander had de tijd net gekozen (EL-210), of deze balie helpt hier niet mee (EL-211).",
         body = GoneOut, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<DoorverwijzingIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::REFER)?;
    let told = body.value.told(taal);
    // Only who writes freely has to be asked about.
    let fixed = told.has_free_text() && netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?;
    let mut errors = Errors::default();
    let Checked::Fine(input) = check(&told, fixed, house.store.now(), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let id = match crate::refer(&house.store, &purpose, &input, &body.once).await {
        Ok(id) => id,
        Err(why) => match earlier(&house, acts::REFER, &body.once).await? {
            Some(location) => confirmed_id(&location).ok_or(Oops::outage())?,
            None => return refused(&house, taal, why, input.tijdslot).await,
        },
    };
    created(&house, id).await
}

pub(super) async fn created(house: &Shared, id: Uuid) -> Result<Response, Oops> {
    let mut response = standing(house, id).await?;
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1/doorverwijzingen/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// Somebody on the telephone is waiting: the answer to a lost race brings other times along.
async fn refused(house: &Shared, taal: Taal, why: DoorverwijzingError, tijdslot: Uuid) -> Result<Response, Oops> {
    let code = why.code();
    if code != Code::TIJDSLOT_GONE && code != Code::NO_TIJDSLOT {
        return Err(why.into());
    }
    let vrij = match code {
        Code::TIJDSLOT_GONE => afspraak::alternatives(&house.store.look(), tijdslot, house.store.now()).await?,
        _ => Vec::new(),
    };
    let problem = Problem::new(&Oops::of(code), taal, &Errors::default(), field_name);
    let status = problem.status;
    Ok(problem_response(status, &GoneOut { problem, tijdsloten: vrij.iter().map(TijdslotOut::from).collect() }))
}
