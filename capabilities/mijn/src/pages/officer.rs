//! `/inzage/vragen` and `/inzage/meldingen`: what the privacy officer answers and judges.

use crate::answer::{
    MeldingRow, OordeelInput, VraagRow, answer, judge, named_in, place_of_question, place_of_report, questions, reports,
};
use crate::model::{MeldingStatus, MeldingUitkomst};
use crate::{MijnError, acts, text};
use askama::Template;
use foundation::Uuid;
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use store::Ms;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, earlier, render, see_other, t};

/// The longest answer, in characters.
const ANTWOORD_MAX: usize = 4000;
/// The longest note about a look, in characters.
const TOELICHTING_MAX: usize = 1000;

/// How the answer goes that was just sent.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    verstuurd: String,
}

/// What Inwoners asked about looks.
pub async fn show_questions(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let mut view = build_questions(&house, &shell, &who, None, Errors::default()).await?;
    view.sent = bericht::KanaalStand::parse(&asked.verstuurd).map(|weg| weg.about(shell.taal));
    Ok(render(&shell, &t!(shell.taal, "questions-officer-title"), &view))
}

/// `typed` is the answer that comes back, with the question it was for.
async fn build_questions(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    typed: Option<(Uuid, String)>,
    errors: Errors,
) -> Result<QuestionsPage, Oops> {
    let purpose = who.permit_own(house, acts::QUESTIONS)?;
    let rows = questions(&house.store, &purpose, typed.as_ref().map(|(id, _)| *id)).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let day = |at: Ms| When::new(at.at(), WET_TIJDZONE, now).long_day(taal);
    let question = |row: VraagRow| Question {
        typed: typed.iter().find(|(id, _)| *id == row.id).map(|(_, text)| rules::tekst::without_bsn(text)).unwrap_or_default(),
        id: row.id.to_string(),
        nummer: row.nummer,
        vraag: row.vraag,
        asked: day(row.aangemaakt_op),
        before: day(row.termijn_op),
        late: row.termijn_op.at() < now,
        look: row.begin.map(|at| When::new(at.at(), WET_TIJDZONE, now).short(taal)).unwrap_or_default(),
        handeling: act_text(house, &row.handeling.unwrap_or_default(), taal),
        medewerker: row.medewerker_naam.unwrap_or_else(|| t!(taal, "role-systeem")),
        versie: row.versie,
        antwoord: row.antwoord,
    };
    let lines = rows.into_iter().map(question).collect();
    Ok(QuestionsPage { taal, csrf: shell.csrf.clone(), shell: shell.clone(), lines, errors, sent: None, named: String::new() })
}

/// An answer as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct AnswerForm {
    antwoord: String,
    versie: i32,
    /// That a name may stand in it, after a warning.
    met_naam: String,
}

/// Answers a question.
pub async fn submit_answer(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<AnswerForm>,
) -> Result<Response, Oops> {
    let (question, _) = who.found(&house, acts::ANSWER, place_of_question(&house.store, id).await?)?;
    let purpose = who.permit(&house, acts::ANSWER, &question)?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let (mut late, mut named) = (false, None::<String>);
    if let Some(antwoord) = check_answer(&form.value.antwoord, "vragen", taal, &mut errors) {
        if form.value.met_naam != "ja" {
            named = named_in(&house.store.look(), who.actor.organisatie, &antwoord).await?;
        }
        if let Some(naam) = &named {
            errors.add("vragen", t!(taal, "error-answer-name", naam = naam.as_str()));
            let mut view = build_questions(&house, &shell, &who, Some((id, form.value.antwoord)), errors).await?;
            view.named = id.to_string();
            return Ok(shell.refuse(&t!(taal, "questions-officer-title"), &view, text::code(false)));
        }
        let done = answer(&house.store, &purpose, id, form.value.versie, &antwoord, &form.once).await;
        if let Some(location) = earlier(&house, acts::ANSWER, &form.once).await? {
            return Ok(see_other(taal, &location));
        }
        late = not_now(done)?;
        errors.add("vragen", t!(taal, "error-officer-late"));
    }
    let view = build_questions(&house, &shell, &who, Some((id, form.value.antwoord)), errors).await?;
    Ok(shell.refuse(&t!(taal, "questions-officer-title"), &view, text::code(late)))
}

/// An answer that can be sent; what is wrong with it goes to a field.
pub(crate) fn check_answer(typed: &str, field: &'static str, taal: Taal, errors: &mut Errors) -> Option<String> {
    let antwoord = rules::tekst::plain(typed);
    if antwoord.is_empty() {
        errors.add(field, t!(taal, "error-answer-empty"));
    } else if rules::tekst::check_toelichting(&antwoord, ANTWOORD_MAX).is_err() {
        errors.add(field, t!(taal, "error-ask-text"));
    }
    errors.is_empty().then_some(antwoord)
}

/// Whether somebody else was first; any other fault goes on.
fn not_now(done: Result<(), MijnError>) -> Result<bool, Oops> {
    match done {
        Ok(()) | Err(MijnError::NotNow) => Ok(true),
        Err(other) => Err(other.into()),
    }
}

/// Looks without an open Hulpvraag.
pub async fn show_reports(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let view = build_reports(&house, &shell, &who, None, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "reports-title"), &view))
}

async fn build_reports(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    typed: Option<(Uuid, JudgeForm)>,
    errors: Errors,
) -> Result<ReportsPage, Oops> {
    who.permit_own(house, acts::REPORTS)?;
    let rows = reports(&house.store, who.actor.organisatie).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let report = |row: MeldingRow| {
        let typed = typed.as_ref().filter(|(id, _)| *id == row.id).map(|(_, form)| form.clone()).unwrap_or_default();
        MeldingView {
            id: row.id.to_string(),
            when: When::new(row.plaatsgevonden_op.at(), WET_TIJDZONE, now).short(taal),
            medewerker: row.medewerker_naam,
            handeling: act_text(house, &row.handeling, taal),
            open: row.status == MeldingStatus::Open.as_str(),
            judged: row.uitkomst.as_deref().and_then(MeldingUitkomst::parse).map(|one| judged(one, taal)),
            toelichting: row.toelichting,
            needed: typed.uitkomst == MeldingUitkomst::Nodig.as_str(),
            not_needed: typed.uitkomst == MeldingUitkomst::NietNodig.as_str(),
            chosen: MeldingUitkomst::parse(&typed.uitkomst).map(|one| judged(one, taal)),
            typed: rules::tekst::without_bsn(&typed.toelichting),
            versie: row.versie,
        }
    };
    let lines: Vec<MeldingView> = rows.into_iter().map(report).collect();
    Ok(ReportsPage { taal, csrf: shell.csrf.clone(), shell: shell.clone(), lines, errors })
}

/// What was done in plain words, as the Inwoner reads it; its name where it has none.
fn act_text(house: &Shared, handeling: &str, taal: Taal) -> String {
    house.access.activity(handeling).and_then(|activity| text::why(activity, taal)).unwrap_or_else(|| handeling.to_owned())
}

fn judged(uitkomst: MeldingUitkomst, taal: Taal) -> String {
    match uitkomst {
        MeldingUitkomst::Nodig => t!(taal, "judged-needed"),
        MeldingUitkomst::NietNodig => t!(taal, "judged-not-needed"),
    }
}

/// A judgement as typed.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct JudgeForm {
    pub(crate) uitkomst: String,
    pub(crate) toelichting: String,
    pub(crate) versie: i32,
}

/// Judges a look.
pub async fn submit_judgement(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<JudgeForm>,
) -> Result<Response, Oops> {
    let (report, _) = who.found(&house, acts::JUDGE, place_of_report(&house.store, id).await?)?;
    let purpose = who.permit(&house, acts::JUDGE, &report)?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let mut late = false;
    let fields = ["meldingen", "meldingen"];
    if let Some(input) = check_judgement(&form.value, fields, taal, &mut errors) {
        let done = judge(&house.store, &purpose, id, &input, &form.once).await;
        if let Some(location) = earlier(&house, acts::JUDGE, &form.once).await? {
            return Ok(see_other(taal, &location));
        }
        late = not_now(done)?;
        errors.add("meldingen", t!(taal, "error-officer-late"));
    }
    let view = build_reports(&house, &shell, &who, Some((id, form.value)), errors).await?;
    Ok(shell.refuse(&t!(taal, "reports-title"), &view, text::code(late)))
}

/// A judgement that can be kept; what is wrong goes to the fields of the outcome and of the note.
pub(crate) fn check_judgement(
    typed: &JudgeForm,
    [outcome, note]: [&'static str; 2],
    taal: Taal,
    errors: &mut Errors,
) -> Option<OordeelInput> {
    let uitkomst = MeldingUitkomst::parse(&typed.uitkomst);
    if uitkomst.is_none() {
        errors.add(outcome, t!(taal, "error-judge-choose"));
    }
    let toelichting = rules::tekst::plain(&typed.toelichting);
    if rules::tekst::check_toelichting(&toelichting, TOELICHTING_MAX).is_err() {
        errors.add(note, t!(taal, "error-ask-text"));
    }
    errors.is_empty().then_some(())?;
    Some(OordeelInput { uitkomst: uitkomst?, toelichting, versie: typed.versie })
}

struct Question {
    id: String,
    nummer: String,
    vraag: String,
    asked: String,
    before: String,
    late: bool,
    look: String,
    handeling: String,
    medewerker: String,
    typed: String,
    /// What a colleague answered meanwhile; empty while it is open.
    antwoord: String,
    versie: i32,
}

#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Question>,
    errors: Errors,
    /// How the answer goes that was just sent.
    sent: Option<String>,
    /// The question of which the answer names somebody: sending it once more is saying so.
    named: String,
}

impl QuestionsPage {
    fn waiting(&self) -> usize {
        self.lines.iter().filter(|line| line.antwoord.is_empty()).count()
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}

struct MeldingView {
    id: String,
    when: String,
    medewerker: String,
    handeling: String,
    open: bool,
    judged: Option<String>,
    toelichting: String,
    needed: bool,
    not_needed: bool,
    /// What was chosen and not kept, in words.
    chosen: Option<String>,
    typed: String,
    versie: i32,
}

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsPage {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<MeldingView>,
    errors: Errors,
}

impl ReportsPage {
    fn key(&self) -> String {
        self.shell.form_key()
    }

    fn waiting(&self) -> usize {
        self.lines.iter().filter(|line| line.open).count()
    }
}
