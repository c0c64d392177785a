//! What the two keyholders do with a Looplijst that is asked blind, each with their own passphrase.

use crate::acts;
use crate::blind::hand_over::hand_over;
use crate::blind::sign::sign as signing;
use crate::blind::unseal::unseal as unsealing;
use crate::pages::vragen::one_view::build;
use crate::pages::vragen::press::{REASON_MAX, Typed, permitted, refused};
use crate::vragen::step::{LooplijstStandInput, vragen_shown};
use foundation::Code;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, see_other, t};

/// Why, as far as it can be read. Whoever hands over always says it.
pub(crate) fn reason(typed: &str, is_needed: bool, taal: Taal, errors: &mut Errors) -> Option<String> {
    let reden = rules::tekst::plain_line(typed);
    if rules::tekst::may_hold_bsn(&reden) {
        errors.add("reden", t!(taal, "error-bsn-in-text"));
    } else if is_needed && reden.is_empty() || reden.chars().count() > REASON_MAX {
        errors.add("reden", t!(taal, "error-reden-open"));
    }
    errors.is_empty().then_some(reden)
}

/// The coordinator signs, and it begins.
pub async fn sign(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (_, _, purpose) = permitted(&house, &who, acts::RUN, id).await?;
    let target = LooplijstStandInput { looplijst: id, seen: &[form.value.versie], once: &form.once };
    match signing(&house, &purpose, &target, &form.value.wachtzin).await {
        Ok(()) => Ok(see_other(shell.taal, &vragen_shown(id))),
        Err(why) => refused(&house, &shell, &who, (acts::RUN, &form.once), id, why, |_| {}).await,
    }
}

/// The coordinator gives their half.
pub async fn give(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (_, _, purpose) = permitted(&house, &who, acts::HAND_OVER, id).await?;
    let (typed, mut errors) = (form.value, Errors::default());
    let Some(reden) = reason(&typed.reden, true, shell.taal, &mut errors) else {
        return wrong(&house, &shell, &who, id, &typed, errors).await;
    };
    let target = LooplijstStandInput { looplijst: id, seen: &[typed.versie], once: &form.once };
    match hand_over(&house, &purpose, &target, (&typed.wachtzin, &reden)).await {
        Ok(()) => Ok(see_other(shell.taal, &vragen_shown(id))),
        Err(why) => refused(&house, &shell, &who, (acts::HAND_OVER, &form.once), id, why, |view| view.keep(&typed)).await,
    }
}

/// The privacyofficer opens.
pub async fn unseal(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (_, _, purpose) = permitted(&house, &who, acts::UNSEAL, id).await?;
    let (typed, mut errors) = (form.value, Errors::default());
    let Some(reden) = reason(&typed.reden, false, shell.taal, &mut errors) else {
        return wrong(&house, &shell, &who, id, &typed, errors).await;
    };
    let target = LooplijstStandInput { looplijst: id, seen: &[typed.versie], once: &form.once };
    match unsealing(&house, &purpose, &target, (&typed.wachtzin, &reden)).await {
        Ok(_) => Ok(see_other(shell.taal, &vragen_shown(id))),
        Err(why) => refused(&house, &shell, &who, (acts::UNSEAL, &form.once), id, why, |view| view.keep(&typed)).await,
    }
}

async fn wrong(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    id: foundation::Uuid,
    typed: &Typed,
    errors: Errors,
) -> Result<Response, Oops> {
    let mut view = build(house, shell, who, id, errors).await?;
    view.keep(typed);
    Ok(shell.refuse(&t!(shell.taal, "vragen-one-title"), &view, Code::FIELD))
}
