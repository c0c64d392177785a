//! `/beheer/levensgebeurtenissen`: what the organisatie does of itself, at which level, on what that stands, and how many people
//! it is. No names.

use crate::count::{FEW, counts};
use crate::ground::regeling_name;
use crate::model::{Niveau, Soort, Stap};
use crate::pages::words::{niveau_text, soort_text, stap_text, status_text};
use crate::tables::levensgebeurtenis::Model;
use crate::voorstel::VoorstelStatus;
use crate::{acts, stand};
use access::{Act, Object};
use askama::Template;
use rules::termijn::WET_TIJDZONE;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Oops, Shared, Shell, Taal, When, Who, render, t};

/// All of them.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "levensgebeurtenissen-title"), &view))
}

/// As Cedar sees one: the work of whose it is.
pub(crate) fn object(row: &Model) -> Object {
    Object::own_work(row.organisatie_id)
}

pub(crate) async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<View, Oops> {
    who.permit_own(house, acts::SHOW)?;
    let rows = stand::all(&house.store.look(), who.actor.organisatie).await?;
    let mut kinds = Vec::new();
    for soort in Soort::ALL {
        kinds.push(kind(house, who, *soort, rows.iter().find(|row| row.soort() == Some(*soort)), shell.taal).await?);
    }
    let (csrf, shell) = (shell.csrf.clone(), shell.clone());
    Ok(View { taal: shell.taal, csrf, shell, kinds, mine: None, niveau: String::new(), oordeel: String::new(), errors })
}

async fn kind(house: &Shared, who: &Who, soort: Soort, row: Option<&Model>, taal: Taal) -> Result<Kind, Oops> {
    let look = house.store.look();
    let status = row.map_or(crate::Status::begin(), Model::status);
    let may = |act: Act| house.access.may_own(&who.actor, act);
    let (runs_at, asked) = (row.and_then(Model::niveau), row.and_then(Model::gevraagd));
    let (text, chip) = status_text(status, taal);
    let mut facts = vec![(t!(taal, "fact-regeling"), regeling_name(soort, taal.code()))];
    facts.extend(runs_at.map(|niveau| (t!(taal, "fact-niveau"), niveau_text(niveau, taal))));
    facts.extend(asked.map(|niveau| (t!(taal, "fact-gevraagd"), niveau_text(niveau, taal))));
    let (mut numbers, mut steps) = (Vec::new(), Vec::new());
    if let Some(row) = row {
        let all = counts(&look, row.id).await?;
        let number = |which: &[VoorstelStatus]| few(which.iter().filter_map(|one| all.get(one)).sum(), taal);
        numbers = vec![
            (t!(taal, "count-gepland"), number(&[VoorstelStatus::Gepland])),
            (
                t!(taal, "count-verteld"),
                number(&[VoorstelStatus::Klaargezet, VoorstelStatus::Bevestigd, VoorstelStatus::Afgewezen]),
            ),
            (t!(taal, "count-gegeven"), number(&[VoorstelStatus::Gegeven])),
            (t!(taal, "count-vervallen"), number(&[VoorstelStatus::Vervallen])),
        ];
        for step in stand::steps(&look, row.id).await? {
            let by = netwerk::medewerker_naam(&look, step.door_id).await?.unwrap_or_else(|| t!(taal, "the-house"));
            let what = Stap::parse(&step.soort).map_or(step.soort, |stap| stap_text(stap, taal));
            let niveau = step.niveau.as_deref().and_then(Niveau::parse).map(|niveau| niveau_text(niveau, taal));
            let when = When::new(step.plaatsgevonden_op.at(), WET_TIJDZONE, house.store.now()).short(taal);
            steps.push(StepLine { what, niveau: niveau.unwrap_or_default(), who: by, when });
        }
    }
    let choices = Niveau::ALL.iter().filter(|niveau| Some(**niveau) != runs_at);
    Ok(Kind {
        soort: soort.as_str(),
        id: row.map(|row| row.id.to_string()).unwrap_or_default(),
        versie: row.map_or(0, |row| row.versie),
        title: soort_text(soort, taal),
        status: text,
        chip,
        facts,
        numbers,
        steps,
        choices: choices.map(|niveau| (niveau.as_str(), niveau_text(*niveau, taal))).collect(),
        may_ask: status.ask().is_some() && may(acts::ASK),
        may_judge: status.approve().is_some() && may(acts::APPROVE),
        may_stop: status.stop().is_some() && may(acts::STOP),
    })
}

/// A number as it is told: a small one is not, and nor is none (besluit 60).
pub(crate) fn few(n: i64, taal: Taal) -> String {
    if n < FEW { t!(taal, "few") } else { n.to_string() }
}

pub(crate) struct StepLine {
    what: String,
    niveau: String,
    who: String,
    when: String,
}

pub(crate) struct Kind {
    soort: &'static str,
    id: String,
    versie: i32,
    title: String,
    pub(crate) status: String,
    chip: &'static str,
    facts: Vec<(String, String)>,
    numbers: Vec<(String, String)>,
    steps: Vec<StepLine>,
    choices: Vec<(&'static str, String)>,
    may_ask: bool,
    may_judge: bool,
    may_stop: bool,
}

#[derive(Template)]
#[template(path = "list.html")]
pub(crate) struct View {
    pub(crate) taal: Taal,
    csrf: String,
    shell: Shell,
    pub(crate) kinds: Vec<Kind>,
    /// What the reader chose, where that came too late (R9).
    pub(crate) mine: Option<String>,
    /// What was chosen.
    pub(crate) niveau: String,
    pub(crate) oordeel: String,
    pub(crate) errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
