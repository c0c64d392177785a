//! One Dienst: written down, changed, withdrawn.

use crate::acts;
use crate::add;
use crate::change::{Wijziging, as_input, change as changing, find};
use crate::check::{DienstForm, check, clock, say};
use crate::error::RoosterError;
use crate::plek::{LocatieState, balie, balie_of, object};
use crate::rescue::Keuze;
use access::Verwerking;
use foundation::jiff::civil::DateTime;
use foundation::{Fault, Uuid};
use netwerk::tables::{balie as desk, dienst};
use serde::{Deserialize, Serialize};
use store::Once;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, earlier, etag, problem_response, t,
};

/// Een pauze binnen de dienst.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Pauze)]
pub(crate) struct PauzeIn {
    #[schema(example = "12:30")]
    begin: String,
    #[schema(example = "13:00")]
    einde: String,
}

/// Wie wanneer aan de balie zit, op de klok van de locatie.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = DienstInvoer)]
pub(crate) struct DienstIn {
    #[schema(value_type = Uuid, required = true)]
    balie_id: String,
    #[schema(value_type = Uuid, required = true)]
    medewerker_id: String,
    #[schema(format = Date, required = true, example = "2027-03-03")]
    datum: String,
    #[schema(required = true, example = "09:00")]
    begin: String,
    #[schema(required = true, example = "17:00")]
    einde: String,
    #[schema(required = false)]
    pauze: Option<PauzeIn>,
    /// Hoe lang een tijdslot duurt.
    #[schema(required = true, minimum = 5, maximum = 240, example = 30)]
    minuten: u16,
    /// Hoeveel tijdsloten per dagdeel niemand vooruit kan boeken.
    #[schema(required = true, maximum = 20, example = 2)]
    vrijgehouden: u16,
    /// Alleen bij wijzigen: wat er met elke afspraak gebeurt die er niet meer in past.
    #[schema(required = false)]
    keuzes: Vec<KeuzeIn>,
}

/// Wat er met een afspraak gebeurt: geef `medewerkerId` (een collega neemt over) of `tijdslotId` (een andere tijd). Met
/// geen van beide komt er een taak om te bellen.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = Keuze)]
pub(crate) struct KeuzeIn {
    afspraak_id: Uuid,
    #[schema(required = false)]
    medewerker_id: Option<Uuid>,
    #[schema(required = false)]
    tijdslot_id: Option<Uuid>,
}

impl KeuzeIn {
    fn keuze(&self) -> (Uuid, Keuze) {
        let keuze = match (self.medewerker_id, self.tijdslot_id) {
            (Some(who), _) => Keuze::Medewerker(who),
            (None, Some(slot)) => Keuze::Tijdslot(slot),
            (None, None) => Keuze::Taak,
        };
        (self.afspraak_id, keuze)
    }
}

impl DienstIn {
    fn typed(&self) -> DienstForm {
        let pauze = self.pauze.clone().unwrap_or_default();
        DienstForm {
            medewerker: self.medewerker_id.clone(),
            datum: self.datum.clone(),
            begin: self.begin.clone(),
            einde: self.einde.clone(),
            pauze_begin: pauze.begin,
            pauze_einde: pauze.einde,
            minuten: self.minuten.to_string(),
            vrijgehouden: self.vrijgehouden.to_string(),
            ..DienstForm::default()
        }
    }
}

/// Een dienst, op de klok van de locatie.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Dienst)]
pub(crate) struct DienstOut {
    id: Uuid,
    balie_id: Uuid,
    #[schema(required = true)]
    medewerker_id: Option<Uuid>,
    #[schema(format = Date, example = "2027-03-03")]
    datum: String,
    #[schema(example = "9:00")]
    begin: String,
    #[schema(example = "17:00")]
    einde: String,
    #[schema(required = true)]
    pauze: Option<PauzeIn>,
    minuten: i32,
    vrijgehouden: i32,
    /// Of de tijdsloten te boeken zijn.
    gepubliceerd: bool,
    /// Of de dienst vervallen is.
    vervallen: bool,
}

/// Bij een afspraak zonder keuze staat hier om welke het gaat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DienstProbleem)]
pub(crate) struct GeraaktOut {
    #[serde(flatten)]
    problem: Problem,
    /// De afspraken die een keuze nodig hebben.
    afspraak_ids: Vec<Uuid>,
}

fn out(plek: &LocatieState, row: &dienst::Model) -> DienstOut {
    let input = as_input(plek, row);
    let time = |at: DateTime| clock(at.time());
    DienstOut {
        id: row.id,
        balie_id: row.balie_id,
        medewerker_id: row.medewerker_id,
        datum: input.begin.date().to_string(),
        begin: time(input.begin),
        einde: time(input.einde),
        pauze: input.pauze.map(|(begin, einde)| PauzeIn { begin: time(begin), einde: time(einde) }),
        minuten: row.minuten,
        vrijgehouden: row.vrijgehouden,
        gepubliceerd: row.gepubliceerd_op.is_some(),
        vervallen: row.vervallen_op.is_some(),
    }
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "medewerker" => "medewerkerId".to_owned(),
        "pauze_begin" => "pauze.begin".to_owned(),
        "pauze_einde" => "pauze.einde".to_owned(),
        "afspraken" => "keuzes".to_owned(),
        other => other.to_owned(),
    }
}

/// Een dienst maken
///
/// De dienst is een concept tot de maand gepubliceerd wordt.
#[utoipa::path(
    post, path = "/api/v1/diensten", tag = "Rooster", operation_id = "createDienst",
    params(IdempotencyKey), request_body = DienstIn,
    responses(
        (status = 201, description = "De dienst.", body = DienstOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres van de dienst."))),
        WriteFaults,
        (status = 409, description = "De balie of de medewerker is dan al bezet.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, taal: Taal, body: ApiJson<DienstIn>) -> Result<Response, Oops> {
    let id = body.value.balie_id.parse().map_err(|_| Oops::not_found())?;
    let balie = balie(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    let purpose = who.permit(&house, acts::PLAN, &object(&balie))?;
    let plek = LocatieState::load(&house.store.look(), balie.locatie_id).await?.ok_or(Oops::not_found())?;
    let mut errors = Errors::default();
    let Some(input) = check(&body.value.typed(), &plek, id, house.store.now(), None, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let made = match add::add(&house.store, &purpose, &plek, &input, &body.once).await {
        Ok(made) => made,
        Err(why) => match earlier(&house, acts::PLAN, &body.once).await?.as_deref().and_then(add::dienst_of) {
            Some(made) => made,
            None => return refused(&plek, taal, why),
        },
    };
    let row = find(&house.store.look(), made).await?.ok_or(Oops::not_found())?;
    let location = format!("/api/v1/diensten/{made}");
    let headers = [(header::ETAG, etag(row.versie)), (header::LOCATION, location)];
    Ok((StatusCode::CREATED, headers, Json(out(&plek, &row))).into_response())
}

fn refused(plek: &LocatieState, taal: Taal, why: RoosterError) -> Result<Response, Oops> {
    let mut errors = Errors::default();
    match &why {
        RoosterError::Botst(all) => say(all, plek, |_| t!(taal, "somebody"), taal, &mut errors),
        RoosterError::NotHere => errors.add("medewerker", t!(taal, "error-medewerker")),
        RoosterError::TijdslotGone => errors.add("afspraken", t!(taal, "error-choice-gone")),
        RoosterError::Geraakt(open) => {
            errors.add("afspraken", t!(taal, "error-choice", n = open.len()));
            let problem = Problem::new(&Oops::stale(), taal, &errors, field_name);
            return Ok(problem_response(409, &GeraaktOut { problem, afspraak_ids: open.clone() }));
        }
        RoosterError::Outdated => return Err(Oops::outdated()),
        _ => return Err(why.into()),
    }
    Ok(Problem::new(&Oops::of(why.code()), taal, &errors, field_name).into_response())
}

/// Een dienst
#[utoipa::path(
    get, path = "/api/v1/diensten/{id}", tag = "Rooster", operation_id = "getDienst",
    params(("id" = Uuid, Path, description = "Id van de dienst.")),
    responses(
        (status = 200, description = "De dienst.", body = DienstOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let open = open(&house, &who, id).await?;
    Ok(open.answer(&open.row))
}

struct Open {
    plek: LocatieState,
    balie: desk::Model,
    row: dienst::Model,
    purpose: Verwerking,
}

/// The Dienst, for who plans its Balie.
async fn open(house: &Shared, who: &Who, id: Uuid) -> Result<Open, Oops> {
    let look = house.store.look();
    let balie = balie_of(&look, id).await?.ok_or(Oops::not_found())?;
    let purpose = who.permit(house, acts::PLAN, &object(&balie))?;
    let row = find(&look, id).await?.ok_or(Oops::not_found())?;
    let plek = LocatieState::load(&look, balie.locatie_id).await?.ok_or(Oops::not_found())?;
    Ok(Open { plek, balie, row, purpose })
}

impl Open {
    fn answer(&self, row: &dienst::Model) -> Response {
        ([(header::ETAG, etag(row.versie))], Json(out(&self.plek, row))).into_response()
    }

    async fn change(
        &self,
        house: &Shared,
        taal: Taal,
        seen: Option<&[i32]>,
        wijziging: &Wijziging,
        keuzes: &[KeuzeIn],
        once: &Once,
    ) -> Result<Response, Oops> {
        let keuzes: Vec<(Uuid, Keuze)> = keuzes.iter().map(KeuzeIn::keuze).collect();
        let id = self.row.id;
        let done = changing(&house.store, &self.purpose, &self.plek, &self.balie, id, seen, wijziging, &keuzes, once).await;
        if let Err(why) = done
            && earlier(house, acts::PLAN, once).await?.is_none()
        {
            // Without If-Match nobody said which version was seen: then it is only too late.
            return match why {
                RoosterError::Outdated if seen.is_none() => Err(Oops::stale()),
                other => refused(&self.plek, taal, other),
            };
        }
        let row = find(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
        Ok(self.answer(&row))
    }
}

/// Een dienst wijzigen
///
/// De balie blijft dezelfde. Past een afspraak er niet meer in, dan is er voor elke afspraak een keuze nodig; zonder keuze is
/// het antwoord 409 met de afspraken.
#[utoipa::path(
    put, path = "/api/v1/diensten/{id}", tag = "Rooster", operation_id = "updateDienst",
    params(("id" = Uuid, Path, description = "Id van de dienst."), IdempotencyKey, IfMatchHeader),
    request_body = DienstIn,
    responses(
        (status = 200, description = "De dienst zoals zij nu is.", body = DienstOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn replace(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    IfMatch(seen): IfMatch,
    body: ApiJson<DienstIn>,
) -> Result<Response, Oops> {
    let open = open(&house, &who, id).await?;
    let mut errors = Errors::default();
    if body.value.balie_id.parse() != Ok(open.row.balie_id) {
        errors.add("balieId", t!(taal, "error-balie"));
    }
    let old = Some(open.plek.local(open.row.begin.at()));
    let checked = check(&body.value.typed(), &open.plek, open.row.balie_id, house.store.now(), old, taal, &mut errors);
    let Some(input) = checked else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let wijziging = Wijziging::Wordt(Box::new(input));
    open.change(&house, taal, seen.as_deref(), &wijziging, &body.value.keuzes, &body.once).await
}

/// Wat er met elke afspraak in de dienst gebeurt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DienstVervalt)]
pub(crate) struct VervallenIn {
    #[schema(required = false)]
    keuzes: Vec<KeuzeIn>,
}

/// Een dienst laten vervallen
///
/// Ook als iemand ziek is: een dienst die al begon, eindigt nu. Staan er afspraken in, dan is er voor elke afspraak een keuze
/// nodig; zonder keuze is het antwoord 409 met de afspraken.
#[utoipa::path(
    post, path = "/api/v1/diensten/{id}/vervallen", tag = "Rooster", operation_id = "withdrawDienst",
    params(("id" = Uuid, Path, description = "Id van de dienst."), IdempotencyKey, IfMatchHeader),
    request_body = VervallenIn,
    responses(
        (status = 200, description = "De dienst zoals zij nu is.", body = DienstOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    IfMatch(seen): IfMatch,
    body: ApiJson<VervallenIn>,
) -> Result<Response, Oops> {
    let open = open(&house, &who, id).await?;
    open.change(&house, taal, seen.as_deref(), &Wijziging::Vervalt, &body.value.keuzes, &body.once).await
}
