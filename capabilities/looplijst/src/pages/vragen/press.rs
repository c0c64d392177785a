//! The buttons of `/looplijsten/vragen/{id}`: what a coordinator does with it, and what a privacyofficer says.

use crate::pages::vragen::one_view::{View, build};
use crate::pages::vragen::words::{say, status_text};
use crate::store::shown;
use crate::tables::{looplijst, looplijst_vraag};
use crate::vragen::step::{LooplijstStandInput, Zet, step, vragen_shown};
use crate::vragen::{BEGIN, BREAK_OFF, Oordeel, OordeelInput, PAUSE, RESUBMIT, RESUME, SUBMIT, approve, list, reveal};
use crate::{LooplijstError, Status, acts};
use access::{Act, Object, Verwerking};
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use store::Once;
use web::axum::extract::State;
use web::axum::http::{HeaderValue, header};
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, repeat, see_other, t};

/// The longest reason, in characters.
pub(crate) const REASON_MAX: usize = 600;

/// What is sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) versie: i32,
    pub(crate) oordeel: String,
    pub(crate) toelichting: String,
    /// Under which the own keys lie, where something is signed or opened with them.
    pub(crate) wachtzin: String,
    pub(crate) reden: String,
}

/// The Looplijst, how far it is, and the purpose to do something with it.
pub(crate) async fn permitted(
    house: &Shared,
    who: &Who,
    act: Act,
    id: Uuid,
) -> Result<(looplijst::Model, looplijst_vraag::Model, Verwerking), Oops> {
    let found = list::one(&house.store.look(), id).await?;
    let (row, vraag) = who.found(house, act, found)?;
    let purpose = who.permit(house, act, &Object::own_work(row.organisatie_id))?;
    Ok((row, vraag, purpose))
}

/// Puts it before the privacyofficer.
pub async fn submit(house: State<Shared>, shell: Shell, who: Who, id: Id, form: Form<Typed>) -> Result<Response, Oops> {
    press(house, shell, who, id, form, (acts::DRAW_UP, &SUBMIT)).await
}

/// The first question goes out.
pub async fn begin(house: State<Shared>, shell: Shell, who: Who, id: Id, form: Form<Typed>) -> Result<Response, Oops> {
    press(house, shell, who, id, form, (acts::RUN, &BEGIN)).await
}

/// Nothing goes out for now.
pub async fn pause(house: State<Shared>, shell: Shell, who: Who, id: Id, form: Form<Typed>) -> Result<Response, Oops> {
    press(house, shell, who, id, form, (acts::RUN, &PAUSE)).await
}

/// It goes on where it stopped.
pub async fn resume(house: State<Shared>, shell: Shell, who: Who, id: Id, form: Form<Typed>) -> Result<Response, Oops> {
    press(house, shell, who, id, form, (acts::RUN, &RESUME)).await
}

/// It comes to nothing.
pub async fn break_off(house: State<Shared>, shell: Shell, who: Who, id: Id, form: Form<Typed>) -> Result<Response, Oops> {
    press(house, shell, who, id, form, (acts::RUN, &BREAK_OFF)).await
}

/// It goes before the privacyofficer once more.
pub async fn resubmit(house: State<Shared>, shell: Shell, who: Who, id: Id, form: Form<Typed>) -> Result<Response, Oops> {
    press(house, shell, who, id, form, (acts::DRAW_UP, &RESUBMIT)).await
}

async fn press(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
    (act, zet): (Act, &Zet),
) -> Result<Response, Oops> {
    let (_, _, purpose) = permitted(&house, &who, act, id).await?;
    let target = LooplijstStandInput { looplijst: id, seen: &[form.value.versie], once: &form.once };
    match step(&house.store, &purpose, &target, zet).await {
        Ok(()) => Ok(see_other(shell.taal, &vragen_shown(id))),
        Err(why) => refused(&house, &shell, &who, (act, &form.once), id, why, |_| {}).await,
    }
}

/// Hits get their names.
pub async fn open(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (_, _, purpose) = permitted(&house, &who, acts::REVEAL, id).await?;
    let target = LooplijstStandInput { looplijst: id, seen: &[form.value.versie], once: &form.once };
    match reveal(&house, &purpose, &target).await {
        Ok(_) => Ok(see_other(shell.taal, &shown(id))),
        Err(why) => refused(&house, &shell, &who, (acts::REVEAL, &form.once), id, why, |_| {}).await,
    }
}

/// What a privacyofficer says, as far as each field can be read by itself.
pub(crate) fn check(typed: &Typed, taal: Taal, errors: &mut Errors) -> Option<(Oordeel, String)> {
    let oordeel = errors.take("oordeel", Oordeel::parse(&typed.oordeel).ok_or(()), |()| t!(taal, "error-oordeel"));
    let reden = rules::tekst::plain_line(&typed.toelichting);
    if rules::tekst::may_hold_bsn(&reden) {
        errors.add("toelichting", t!(taal, "error-bsn-in-text"));
    } else if oordeel == Some(Oordeel::Teruggegeven) && reden.is_empty() || reden.chars().count() > REASON_MAX {
        errors.add("toelichting", t!(taal, "error-reason"));
    }
    if rules::tekst::may_hold_bsn(&typed.wachtzin) {
        errors.add("wachtzin", t!(taal, "error-bsn-in-text"));
    }
    oordeel.filter(|_| errors.is_empty()).map(|oordeel| (oordeel, reden))
}

/// A privacyofficer approves it or sends it back.
pub async fn judge(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (_, _, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let (typed, mut errors) = (form.value, Errors::default());
    let Some((oordeel, reden)) = check(&typed, shell.taal, &mut errors) else {
        let mut view = build(&house, &shell, &who, id, errors).await?;
        view.keep(&typed);
        return Ok(shell.refuse(&t!(shell.taal, "vragen-one-title"), &view, Code::FIELD));
    };
    let target = LooplijstStandInput { looplijst: id, seen: &[typed.versie], once: &form.once };
    let input = OordeelInput { oordeel, toelichting: &reden, wachtzin: &typed.wachtzin };
    match approve(&house, &purpose, &target, &input).await {
        Ok(()) => Ok(see_other(shell.taal, &vragen_shown(id))),
        Err(why) => refused(&house, &shell, &who, (acts::APPROVE, &form.once), id, why, |view| view.keep(&typed)).await,
    }
}

/// The page again, with what is wrong and how it stands now.
pub(crate) async fn refused(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, once): (Act, &Once),
    id: Uuid,
    why: LooplijstError,
    fill: impl FnOnce(&mut View),
) -> Result<Response, Oops> {
    let taal = shell.taal;
    if let Some(answer) = repeat(house, taal, act, once).await? {
        return Ok(answer);
    }
    let (code, wait, mut errors) = (why.code(), why.retry_after(), Errors::default());
    if matches!(why, LooplijstError::Outdated) {
        let (row, ..) = permitted(house, who, acts::REVIEW, id).await?;
        let (stand, _) = status_text(Status::parse(&row.status), taal);
        errors.add("stand", t!(taal, "error-late", stand = stand));
    } else {
        say(why, "stand", taal, &mut errors)?;
    }
    let mut view = build(house, shell, who, id, errors).await?;
    fill(&mut view);
    Ok(after(shell.refuse(&t!(taal, "vragen-one-title"), &view, code), wait))
}

/// An answer that says in how many seconds it works again, where waiting helps.
pub(crate) fn after(mut answer: Response, seconds: Option<u32>) -> Response {
    answer.headers_mut().extend(seconds.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds))));
    answer
}
