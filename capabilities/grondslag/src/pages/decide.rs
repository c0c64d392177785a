//! What is decided about a Grondslag: put forward, approved or sent back, advised on, stopped, taken back.

use crate::approve::{Oordeel, approve as approving};
use crate::pages::show::{build, object};
use crate::pages::{Choice, say};
use crate::step::{StandInput, shown};
use crate::tables::grondslag::Model;
use crate::watch::{self, Woord};
use crate::{GrondslagError, acts, enter as entering, list};
use access::{Act, Verwerking};
use foundation::{Code, Fault, Uuid};
use rules::tekst::{check_toelichting, plain, without_bsn};
use serde::Deserialize;
use store::Once;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, repeat, see_other, t};

/// The longest reason, in characters.
const REASON_MAX: usize = 1000;

/// What is decided, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    oordeel: String,
    pub(crate) toelichting: String,
    versie: i32,
}

/// What the proceseigenaar can say.
pub(crate) fn choices(typed: &str, taal: Taal) -> Vec<Choice> {
    let text = |one: Oordeel| match one {
        Oordeel::Goedgekeurd => t!(taal, "judge-yes"),
        Oordeel::Teruggegeven => t!(taal, "judge-no"),
    };
    let choice = |one: &Oordeel| Choice { value: one.to_string(), text: text(*one), chosen: one.as_str() == typed };
    Oordeel::ALL.iter().map(choice).collect()
}

/// A reason that can be kept; what is wrong with it goes to the field.
pub(crate) fn reason(typed: &str, must: bool, field: &'static str, taal: Taal, errors: &mut Errors) -> String {
    let text = plain(typed);
    if must && text.is_empty() {
        errors.add(field, t!(taal, "error-reason"));
    } else if check_toelichting(&text, REASON_MAX).is_err() {
        errors.add(field, t!(taal, "error-reason-text"));
    }
    text
}

/// A decision on its way: what was asked and by whom.
struct Asked<'a> {
    house: &'a Shared,
    shell: &'a Shell,
    who: &'a Who,
    act: Act,
    id: Uuid,
    field: &'static str,
    typed: &'a Typed,
    once: &'a Once,
}

/// The Grondslag, and the purpose to do something with it.
pub(crate) async fn permitted(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<(Model, Verwerking), Oops> {
    let row = who.found(house, act, list::one(&house.store.look(), id).await?)?;
    let purpose = who.permit(house, act, &object(&row))?;
    Ok((row, purpose))
}

impl Asked<'_> {
    fn target(&self) -> StandInput<'_> {
        StandInput { id: self.id, seen: std::slice::from_ref(&self.typed.versie), once: self.once }
    }

    /// On to the Grondslag as it stands now, or back with what is wrong.
    async fn answer(&self, done: Result<(), GrondslagError>) -> Result<Response, Oops> {
        let why = match done {
            Ok(()) => return Ok(see_other(self.shell.taal, &shown(self.id))),
            Err(why) => why,
        };
        if let Some(answer) = repeat(self.house, self.shell.taal, self.act, self.once).await? {
            return Ok(answer);
        }
        let code = why.code();
        let mut errors = Errors::default();
        // What came too late has no form any more; it stands beside how things are now.
        let field = if matches!(why, GrondslagError::Outdated) { "stand" } else { self.field };
        say(why, field, self.shell.taal, &mut errors)?;
        self.back(errors, code).await
    }

    async fn back(&self, errors: Errors, code: Code) -> Result<Response, Oops> {
        let taal = self.shell.taal;
        let row = list::one(&self.house.store.look(), self.id).await?.ok_or(Oops::not_found())?;
        let mut view = build(self.house, self.shell, self.who, &row, errors).await?;
        let typed = without_bsn(&self.typed.toelichting);
        if code == Code::STALE {
            let chosen = choices(&self.typed.oordeel, taal).into_iter().find(|one| one.chosen).map(|one| one.text);
            let said = chosen.into_iter().chain(Some(typed.clone()).filter(|text| !text.is_empty()));
            view.mine = Some(said.collect::<Vec<_>>().join(". ")).filter(|text| !text.is_empty());
            view.theirs = Some(t!(taal, "theirs"));
        }
        for decide in view.decides.iter_mut().filter(|decide| decide.id == self.field) {
            decide.typed.clone_from(&typed);
            if !decide.choices.is_empty() {
                decide.choices = choices(&self.typed.oordeel, taal);
            }
        }
        view.lead_somewhere();
        Ok(self.shell.refuse(&view.page_title(), &view, code))
    }
}

/// Puts it before the proceseigenaar.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::ENTER, id).await?;
    let (typed, once) = (&form.value, &form.once);
    let asked = Asked { house: &house, shell: &shell, who: &who, act: acts::ENTER, id, field: "voorlegging", typed, once };
    let done = entering::submit(&house.store, &purpose, &asked.target()).await;
    // What it says is wrong now is told where it is changed.
    asked.answer(done.map(drop)).await
}

/// Approves it or sends it back.
pub async fn approve(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let (typed, once) = (&form.value, &form.once);
    let asked = Asked { house: &house, shell: &shell, who: &who, act: acts::APPROVE, id, field: "oordeel", typed, once };
    let mut errors = Errors::default();
    let oordeel = Oordeel::parse(&typed.oordeel);
    if oordeel.is_none() {
        errors.add("oordeel", t!(shell.taal, "error-judge"));
    }
    // Whoever sends it back says what has to change.
    let text = reason(&typed.toelichting, oordeel == Some(Oordeel::Teruggegeven), "oordeel", shell.taal, &mut errors);
    let (Some(oordeel), true) = (oordeel, errors.is_empty()) else { return asked.back(errors, Code::FIELD).await };
    let done = approving(&house.store, &purpose, &asked.target(), oordeel, &text).await;
    asked.answer(done).await
}

/// Says something with a reason.
async fn say_of(house: &Shared, shell: &Shell, who: &Who, id: Uuid, form: &Form<Typed>, woord: &Woord) -> Result<Response, Oops> {
    let (_, purpose) = permitted(house, who, woord.act, id).await?;
    let asked = Asked { house, shell, who, act: woord.act, id, field: woord.field, typed: &form.value, once: &form.once };
    let mut errors = Errors::default();
    let text = reason(&form.value.toelichting, true, woord.field, shell.taal, &mut errors);
    if !errors.is_empty() {
        return asked.back(errors, Code::FIELD).await;
    }
    let done = watch::say(&house.store, &purpose, &asked.target(), woord, &text).await;
    asked.answer(done).await
}

/// Keeps an advice.
pub async fn advise(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    say_of(&house, &shell, &who, id, &form, &watch::ADVISE).await
}

/// Stops it.
pub async fn stop(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    say_of(&house, &shell, &who, id, &form, &watch::STOP).await
}

/// Takes it back.
pub async fn withdraw(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    say_of(&house, &shell, &who, id, &form, &watch::WITHDRAW).await
}
