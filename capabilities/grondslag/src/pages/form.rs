//! `/grondslagen/nieuw`, and the same form on the page of a Grondslag that nobody has to look at yet.

use crate::pages::say;
use crate::pages::show::{Named, View, build, object};
use crate::pages::typed::Typed;
use crate::step::{StandInput, shown};
use crate::{GrondslagError, acts, enter as entering, list};
use foundation::{Code, Fault};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, render, repeat, see_other, t};

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::ENTER)?;
    let today = web::write_date(crate::model::day_of(house.store.now()));
    let typed = Typed { geldig_van: today, ..Typed::default() };
    let view = new_view(&house, &shell, &who, &typed, Errors::default()).await?;
    Ok(render(&shell, &view.page_title(), &view))
}

async fn new_view(house: &Shared, shell: &Shell, who: &Who, typed: &Typed, errors: Errors) -> Result<View, Oops> {
    let fields = typed.fields(&Named::of(house, who).await?, shell.taal);
    let fields = fields.into_iter().map(|field| field.back(&errors)).collect();
    Ok(View::new(shell, fields, errors))
}

/// Writes it down.
pub async fn enter(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::ENTER)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let named = Named::of(&house, &who).await?;
    let Some(input) = typed.check(&named.words, taal, &mut errors) else {
        let view = new_view(&house, &shell, &who, &typed, errors).await?;
        return Ok(shell.refuse(&view.page_title(), &view, Code::FIELD));
    };
    let why = match entering::enter(&house.store, &purpose, &input, &form.once).await {
        Ok(id) => return Ok(see_other(taal, &shown(id))),
        Err(why) => why,
    };
    if let Some(answer) = repeat(&house, taal, acts::ENTER, &form.once).await? {
        return Ok(answer);
    }
    let code = why.code();
    say(why, "soort", taal, &mut errors)?;
    let view = new_view(&house, &shell, &who, &typed, errors).await?;
    Ok(shell.refuse(&view.page_title(), &view, code))
}

/// Changes it.
pub async fn revise(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::ENTER, list::one(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::ENTER, &object(&row))?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let (mut code, mut outdated) = (Code::FIELD, false);
    let named = Named::of(&house, &who).await?;
    if let Some(input) = typed.check(&named.words, taal, &mut errors) {
        let target = StandInput { id, seen: &[typed.versie], once: &form.once };
        let why = match entering::revise(&house.store, &purpose, &target, &input).await {
            Ok(()) => return Ok(see_other(taal, &shown(id))),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::ENTER, &form.once).await? {
            return Ok(answer);
        }
        (code, outdated) = (why.code(), matches!(why, GrondslagError::Outdated));
        say(why, "stand", taal, &mut errors)?;
    }
    let row = list::one(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    let mut view = build(&house, &shell, &who, &row, errors).await?;
    if outdated {
        view.theirs = Some(t!(taal, "theirs"));
    }
    let fields = typed.fields(&named, taal);
    if view.fields.is_empty() {
        // It is past changing: what was typed is told, there is no form to put it in.
        let told = fields.into_iter().filter(|field| !field.value.is_empty()).map(|field| field.value);
        view.mine = Some(rules::tekst::without_bsn(&told.collect::<Vec<_>>().join(". ")));
    } else {
        view.fields = fields.into_iter().map(|field| field.back(&view.errors)).collect();
    }
    view.lead_somewhere();
    Ok(shell.refuse(&view.page_title(), &view, code))
}
