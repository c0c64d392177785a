//! One address, and what is noted at its door.

use super::{field_name, refused, with_values};
use crate::gesprek::{Dagdeel, Uitkomst};
use crate::help::{HulpvraagRow, help};
use crate::known;
use crate::lists::{self, AdresRow, PogingRow};
use crate::pages::door::{note as noting, permitted};
use crate::pages::door_check::{ALLES, BELT_ZELF, JA, NIET_THUIS, TERUG, Typed, VERGISSING, WEIGERT};
use crate::regel::RegelStatus;
use crate::store::{RegelIds, StandInput};
use crate::{LooplijstError, acts};
use access::Verwerking;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, one_of, one_of_or_null,
};

pub(super) fn dagdelen() -> ObjectBuilder {
    one_of("Wanneer op de dag.", Dagdeel::ALL.iter().map(|one| one.as_str()))
}

fn dagdelen_or_null() -> ObjectBuilder {
    one_of_or_null("Wanneer op de dag.", Dagdeel::ALL.iter().map(|one| one.as_str()))
}

fn standen() -> ObjectBuilder {
    one_of("Hoe het adres staat.", RegelStatus::ALL.iter().map(|one| one.as_str()))
}

fn uitkomsten() -> ObjectBuilder {
    let spoken = Uitkomst::ALL.iter().map(|one| one.as_str());
    let text = "Hoe het ging. `niet_bereikt`: niet thuis, of iemand anders deed open. `geweigerd`: de inwoner zelf zegt nee. \
                `vergissing`: dat u vandaag `niet_bereikt` opschreef, was een vergissing.";
    one_of(text, std::iter::once(NIET_THUIS).chain(spoken).chain([WEIGERT, VERGISSING]))
}

fn uitkomsten_or_null() -> ObjectBuilder {
    let text = "Hoe het laatste gesprek ging. Staat er ook een dag, dan komt u terug.";
    one_of_or_null(text, Uitkomst::ALL.iter().map(|one| one.as_str()))
}

fn vervolgen() -> ObjectBuilder {
    let text = "Hoe het verdergaat: u komt terug, of de inwoner belt zelf als die wil. Bij `interesse` en `denkt_na`. Ook bij \
                `niet_bereikt`, als de inwoner eerder een van die twee zei, er geen afgesproken dag meer komt en u nog een keer mag \
                aanbellen.";
    one_of(text, [TERUG, BELT_ZELF])
}

/// Een keer dat niemand thuis was.
#[derive(Serialize, ToSchema)]
#[schema(as = LooplijstPoging)]
pub(crate) struct PogingOut {
    #[schema(format = Date, example = "2027-03-02")]
    dag: String,
    #[schema(schema_with = dagdelen)]
    dagdeel: String,
}

/// Een adres op een looplijst. Is het klaar, dan staat er geen inwoner meer bij.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LooplijstRegel)]
pub(crate) struct RegelOut {
    id: Uuid,
    #[schema(schema_with = standen)]
    status: String,
    naam: String,
    straat: String,
    huisnummer: String,
    postcode: String,
    plaats: String,
    /// Waarover u praat: waar de inwoner misschien recht op heeft, of waarover die zelf wil praten.
    regelingen: Vec<String>,
    #[schema(required = true, format = Date, example = "2027-03-02")]
    dag: Option<String>,
    #[schema(required = true, schema_with = dagdelen_or_null)]
    dagdeel: Option<String>,
    #[schema(required = true, schema_with = uitkomsten_or_null)]
    uitkomst: Option<String>,
    /// Ga hier met z'n tweeën langs.
    samen: bool,
    /// Wanneer er niemand thuis was. Staat niet in de lijst.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pogingen: Option<Vec<PogingOut>>,
    /// De hulpvraag na `wil_nu_hulp`, zolang die er is. Staat niet in de lijst.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    hulpvraag: Option<HulpvraagOut>,
    /// Voor If-Match, tussen aanhalingstekens.
    versie: i32,
}

/// De hulpvraag van wie nu hulp wil.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LooplijstHulpvraag)]
pub(crate) struct HulpvraagOut {
    #[schema(example = "7K3P-92X")]
    nummer: String,
    /// Of zij is afgesloten, als u dat mag weten.
    afgesloten: bool,
    /// Wanneer de afspraak is; null als er geen is.
    #[schema(required = true, format = DateTime, example = "2027-03-05T09:00:00Z")]
    afspraak_op: Option<String>,
}

impl HulpvraagOut {
    fn of(row: &HulpvraagRow) -> Self {
        Self { nummer: row.nummer.clone(), afgesloten: row.is_closed(), afspraak_op: row.begin.map(|at| at.at().to_string()) }
    }
}

impl RegelOut {
    pub(super) fn of(row: &AdresRow, pogingen: Option<&[PogingRow]>) -> Self {
        let poging = |one: &PogingRow| PogingOut { dag: one.dag.clone(), dagdeel: one.dagdeel.clone() };
        Self {
            id: row.id,
            status: row.status.clone(),
            naam: row.naam(),
            straat: row.straat.clone(),
            huisnummer: row.huisnummer.clone(),
            postcode: row.postcode.clone(),
            plaats: row.plaats.clone(),
            regelingen: row.keys(),
            dag: row.gepland_op.clone(),
            dagdeel: row.dagdeel.clone(),
            uitkomst: row.uitkomst.clone(),
            samen: row.samen,
            pogingen: pogingen.map(|all| all.iter().map(poging).collect()),
            hulpvraag: None,
            versie: row.versie,
        }
    }

    /// One that is over: it names nobody, and does not say why.
    fn over(id: Uuid, ids: &RegelIds) -> Self {
        let none = String::new;
        Self {
            id,
            status: RegelStatus::Vervallen.into(),
            naam: none(),
            straat: none(),
            huisnummer: none(),
            postcode: none(),
            plaats: none(),
            regelingen: Vec::new(),
            dag: None,
            dagdeel: None,
            uitkomst: None,
            samen: false,
            pogingen: Some(Vec::new()),
            hulpvraag: None,
            versie: ids.versie,
        }
    }
}

/// The address as it stands now.
async fn answer(house: &Shared, purpose: &Verwerking, id: Uuid, ids: &RegelIds) -> Result<Response, Oops> {
    let tx = house.store.begin(purpose);
    let outcome = async {
        let adres = lists::adres(&tx, id).await?;
        let pogingen = lists::pogingen(&tx, id).await?;
        let hulpvraag = help(&tx, id).await?;
        Ok::<_, LooplijstError>(adres.zip(pogingen.zip(hulpvraag)))
    }
    .await;
    let (adres, (pogingen, hulpvraag)) = tx.hand_out(outcome).await?;
    let hulpvraag = hulpvraag.as_ref().map(HulpvraagOut::of);
    let out =
        adres.map_or_else(|| RegelOut::over(id, ids), |adres| RegelOut { hulpvraag, ..RegelOut::of(&adres, Some(&pogingen)) });
    Ok(([(header::ETAG, etag(ids.versie))], Json(out)).into_response())
}

/// Een adres
///
/// In uw eigen wijk. Dat u het opent, staat in het logboek dat de inwoner kan inzien.
#[utoipa::path(
    get, path = "/api/v1/regels/{id}", tag = "Looplijsten", operation_id = "getRegel",
    params(("id" = Uuid, Path, description = "Id van het adres.")),
    responses(
        (status = 200, description = "Het adres.", body = RegelOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (ids, purpose) = permitted(&house, &who, acts::OPEN, id).await?;
    answer(&house, &purpose, id, &ids).await
}

/// Hoe het ging.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = Gesprek)]
pub(crate) struct GesprekIn {
    #[schema(required = true, schema_with = uitkomsten)]
    uitkomst: String,
    /// Wanneer u er was. Nodig bij `niet_bereikt`; bij iets anders telt het niet.
    #[schema(required = false, schema_with = dagdelen)]
    dagdeel: String,
    /// Bij `geweigerd`: de sleutel van de regeling, of `alles`.
    #[schema(required = false, example = "aio")]
    regeling: String,
    /// Bij `wil_nu_hulp`: waarmee.
    #[schema(required = false, example = "aow")]
    product: String,
    #[schema(required = false, schema_with = vervolgen)]
    vervolg: String,
    /// Bij `terug`: vanaf morgen, binnen een maand, op een werkdag.
    #[schema(required = false, format = Date, example = "2027-03-05")]
    vervolg_op: String,
    #[schema(required = false, schema_with = dagdelen)]
    vervolg_dagdeel: String,
    /// Dit komt in de plaats van de uitkomst die u vandaag opschreef. Na `wil_nu_hulp` kan dat pas als die hulpvraag is afgesloten.
    #[schema(required = false)]
    verbetering: bool,
    /// Ga hier de volgende keer met z'n tweeën langs.
    #[schema(required = false)]
    samen: bool,
}

impl GesprekIn {
    /// As a form has it.
    fn typed(self) -> Typed {
        let checked = |on: bool| if on { JA.to_owned() } else { String::new() };
        Typed {
            uitkomst: self.uitkomst,
            dagdeel: self.dagdeel,
            bereik: self.regeling,
            product: self.product,
            vervolg: self.vervolg,
            vervolg_op: self.vervolg_op,
            vervolg_dagdeel: self.vervolg_dagdeel,
            samen: checked(self.samen),
            verbetering: checked(self.verbetering),
            versie: 0,
        }
    }
}

/// What was sent where a value of a list belongs, with what is on it.
fn values<'a>(typed: &'a Typed, products: &'a [String]) -> [(&'static str, &'a str, Vec<&'a str>); 6] {
    let dagdelen = || Dagdeel::ALL.iter().map(|one| one.as_str()).collect();
    let spoken = Uitkomst::ALL.iter().map(|one| one.as_str());
    [
        ("uitkomst", &typed.uitkomst, std::iter::once(NIET_THUIS).chain(spoken).chain([WEIGERT, VERGISSING]).collect()),
        ("dagdeel", &typed.dagdeel, dagdelen()),
        ("bereik", &typed.bereik, known::keys().into_iter().chain([ALLES]).collect()),
        ("product", &typed.product, products.iter().map(String::as_str).collect()),
        ("vervolg", &typed.vervolg, vec![TERUG, BELT_ZELF]),
        ("vervolg_dagdeel", &typed.vervolg_dagdeel, dagdelen()),
    ]
}

/// Opschrijven hoe het ging
///
/// Na `geweigerd` staat er geen inwoner meer bij het adres. Na `wil_nu_hulp` is er een hulpvraag van u: verwijs die door met
/// `POST /hulpvragen/{nummer}/doorverwijzingen`; haar nummer staat in `hulpvraag` en in het adres van Location. Is het adres intussen
/// klaar, dan is niets bewaard: een nee legt de inwoner zelf vast bij "Zoek niet voor mij", of aan de balie.
#[utoipa::path(
    post, path = "/api/v1/regels/{id}/gesprekken", tag = "Looplijsten", operation_id = "noteGesprek",
    params(("id" = Uuid, Path, description = "Id van het adres."), IdempotencyKey, IfMatchHeader),
    request_body = GesprekIn,
    responses(
        (status = 200, description = "Het adres zoals het nu is.", body = RegelOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Waar het verder gaat."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn note(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<GesprekIn>,
) -> Result<Response, Oops> {
    let (ids, purpose) = permitted(&house, &who, acts::GESPREK, id).await?;
    let typed = body.value.typed();
    let products: Vec<String> = netwerk::products(&house.store.look()).await?.into_iter().map(|one| one.code).collect();
    let mut errors = Errors::default();
    let Some(checked) = typed.check(&house, &products, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &with_values(&errors, &values(&typed, &products), taal), field_name).into_response());
    };
    let seen = seen.against(ids.versie);
    let target = StandInput { regel: id, seen: &[seen.versie], once: &body.once };
    let done = noting(&house, &purpose, (&ids, &target), checked).await;
    let leads_to = match seen.settled(&house, acts::GESPREK, &body.once, done).await? {
        Ok(leads_to) => leads_to,
        Err(why) => return refused(why, "uitkomst", taal),
    };
    let leads_to = match leads_to {
        Some(leads_to) => Some(leads_to),
        None => web::earlier(&house, acts::GESPREK, &body.once).await?,
    };
    let (ids, looks) = permitted(&house, &who, acts::OPEN, id).await?;
    let answer = answer(&house, &looks, id, &ids).await?;
    Ok(([(header::LOCATION, leads_to.unwrap_or_default())], answer).into_response())
}
