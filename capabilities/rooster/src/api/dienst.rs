//! A Dienst as JSON, both ways, and why it was refused.

use crate::change::as_input;
use crate::check::{DienstForm, clock, say};
use crate::error::RoosterError;
use crate::plek::LocatieState;
use crate::rescue::Keuze;
use foundation::jiff::civil::DateTime;
use foundation::{Fault, Uuid};
use netwerk::tables::dienst;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Problem, Taal, problem_response, t};

/// Een pauze binnen de dienst.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Pauze)]
pub(crate) struct PauzeIn {
    #[schema(pattern = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$", example = "12:30")]
    begin: String,
    #[schema(pattern = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$", example = "13:00")]
    einde: String,
}

/// Wie wanneer aan de balie zit, op de klok van de locatie.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = DienstInvoer)]
pub(crate) struct DienstIn {
    #[schema(value_type = Uuid, required = true)]
    pub(super) balie_id: String,
    #[schema(value_type = Uuid, required = true)]
    medewerker_id: String,
    #[schema(format = Date, required = true, example = "2027-03-03")]
    datum: String,
    #[schema(required = true, pattern = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$", example = "09:00")]
    begin: String,
    #[schema(required = true, pattern = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$", example = "17:00")]
    einde: String,
    #[schema(required = false)]
    pauze: Option<PauzeIn>,
    /// Hoe lang een tijdslot duurt.
    #[serde(deserialize_with = "web::whole")]
    #[schema(required = true, minimum = 5, maximum = 240, example = 30)]
    minuten: u16,
    /// Hoeveel tijdsloten per dagdeel niemand vooruit kan boeken.
    #[serde(deserialize_with = "web::whole")]
    #[schema(required = true, minimum = 0, maximum = 20, example = 2)]
    vrijgehouden: u16,
    /// Alleen bij wijzigen: wat er met elke afspraak gebeurt die er niet meer in past.
    #[schema(required = false)]
    pub(super) keuzes: Vec<KeuzeIn>,
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
    pub(super) fn keuze(&self) -> (Uuid, Keuze) {
        let keuze = match (self.medewerker_id, self.tijdslot_id) {
            (Some(who), _) => Keuze::Medewerker(who),
            (None, Some(slot)) => Keuze::Tijdslot(slot),
            (None, None) => Keuze::Taak,
        };
        (self.afspraak_id, keuze)
    }
}

impl DienstIn {
    pub(super) fn typed(&self) -> DienstForm {
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

pub(super) fn out(plek: &LocatieState, row: &dienst::Model) -> DienstOut {
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
pub(super) fn field_name(form: &str) -> String {
    match form {
        "medewerker" => "medewerkerId".to_owned(),
        "pauze_begin" => "pauze.begin".to_owned(),
        "pauze_einde" => "pauze.einde".to_owned(),
        "afspraken" => "keuzes".to_owned(),
        other => other.to_owned(),
    }
}

pub(super) fn refused(plek: &LocatieState, taal: Taal, why: RoosterError) -> Result<Response, Oops> {
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
