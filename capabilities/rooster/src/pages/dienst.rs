//! `/rooster/diensten/{dienst}`: change a Dienst, let it fall away, or say that somebody is ill today.

use crate::change::{Wens, Wijziging, as_input, change as changing, find};
use crate::check::{DienstForm, check, say};
use crate::error::RoosterError;
use crate::pages::fields::{Place, View, choices, typed};
use crate::plek::{balie_of, object};
use crate::{acts, add};
use access::Verwerking;
use foundation::{Code, Fault, Uuid};
use netwerk::tables::dienst::Model;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, earlier, render, see_other, t};

/// The Dienst as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (place, row, _) = open(&house, &shell, &who, id).await?;
    let view = view(&place, &row, typed(&place.plek, &row), Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn open<'a>(house: &'a Shared, shell: &'a Shell, who: &Who, id: Uuid) -> Result<(Place<'a>, Model, Verwerking), Oops> {
    let look = house.store.look();
    let balie = who.found(house, acts::PLAN, balie_of(&look, id).await?)?;
    let purpose = who.permit(house, acts::PLAN, &object(&balie))?;
    let row = find(&look, id).await?.ok_or(Oops::not_found())?;
    Ok((Place::load(house, shell, balie).await?, row, purpose))
}

fn view(place: &Place<'_>, row: &Model, typed: DienstForm, errors: Errors) -> View {
    let mut view = place.view(format!("/rooster/diensten/{}", row.id), typed, errors);
    let today = place.plek.local(place.house.store.now()).date();
    view.title = t!(place.shell.taal, "dienst-title");
    view.is_gone = row.vervallen_op.is_some();
    view.is_today = place.plek.local(row.begin.at()).date() == today;
    view.draft = row.gepubliceerd_op.is_none();
    view
}

/// Changes the Dienst.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<DienstForm>,
) -> Result<Response, Oops> {
    let (place, row, purpose) = open(&house, &shell, &who, id).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let mut errors = Errors::default();
    let wijziging = match form.value.stap.as_str() {
        "ziek" | "vervalt" => Wijziging::Vervalt,
        _ => {
            let old = Some(place.plek.local(row.begin.at()));
            match check(&form.value, &place.plek, row.balie_id, now, old, taal, &mut errors) {
                Some(input) => Wijziging::Wordt(Box::new(input)),
                None => return Ok(refuse(&place, &row, form.value, errors, Code::FIELD)),
            }
        }
    };
    // Looking first whom it touches leaves no refused act behind.
    if form.value.keuze.is_empty() && row.versie == form.value.versie && row.gepubliceerd_op.is_some() {
        let touched = place.touched(&who, &row, &wijziging, &form.value).await?;
        if !touched.is_empty() {
            let mut view = view(&place, &row, form.value, errors);
            view.touched = Some(touched);
            return Ok(render(&shell, &view.title.clone(), &view));
        }
    }
    let (seen, keuzes) = ([form.value.versie], choices(&form.value));
    let wens = Wens { id, seen: Some(seen.as_slice()), wijziging: &wijziging, keuzes: &keuzes };
    let done = changing(&house.store, &purpose, &place.plek, &place.balie, wens, &form.once).await;
    if let Some(location) = earlier(&house, acts::PLAN, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    let why = match done {
        Ok(()) => return Ok(see_other(taal, &add::shown(&place.plek, id, place.plek.local(row.begin.at())))),
        Err(why) => why,
    };
    refused(&place, &who, &row, &wijziging, form.value, why).await
}

fn refuse(place: &Place<'_>, row: &Model, typed: DienstForm, errors: Errors, code: Code) -> Response {
    let view = view(place, row, typed, errors);
    place.shell.refuse(&view.title.clone(), &view, code)
}

async fn refused(
    place: &Place<'_>,
    who: &Who,
    row: &Model,
    wijziging: &Wijziging,
    typed: DienstForm,
    why: RoosterError,
) -> Result<Response, Oops> {
    let taal = place.shell.taal;
    let mut errors = Errors::default();
    // Also who was booked while the page was open.
    let chose = !typed.keuze.is_empty() || matches!(why, RoosterError::Geraakt(_));
    match &why {
        RoosterError::Geraakt(open) => {
            errors.add("afspraken", t!(taal, "error-choice", n = open.len()));
        }
        RoosterError::TijdslotGone => errors.add("afspraken", t!(taal, "error-choice-gone")),
        RoosterError::Botst(all) if chose => {
            errors.add("afspraken", t!(taal, "error-choice-colleague"));
            say(all, &place.plek, |id| place.name_of(id), taal, &mut errors);
        }
        RoosterError::Botst(all) => say(all, &place.plek, |id| place.name_of(id), taal, &mut errors),
        RoosterError::NotHere => errors.add("medewerker", t!(taal, "error-medewerker")),
        RoosterError::Outdated => return stale(place, row.id, typed).await,
        _ => return Err(why.into()),
    }
    let mut view = view(place, row, typed.clone(), errors);
    if chose {
        view.touched = Some(place.touched(who, row, wijziging, &typed).await?);
    }
    let code = if matches!(why, RoosterError::Geraakt(_)) { Code::FIELD } else { why.code() };
    Ok(place.shell.refuse(&view.title.clone(), &view, code))
}

/// A colleague was first: both versions on one page, and nothing overwritten (R9).
async fn stale(place: &Place<'_>, id: Uuid, mut typed: DienstForm) -> Result<Response, Oops> {
    let row = find(&place.house.store.look(), id).await?.ok_or(Oops::not_found())?;
    let mut errors = Errors::default();
    errors.add(if row.vervallen_op.is_some() { "dienst" } else { "datum" }, t!(place.shell.taal, "error-outdated"));
    typed.versie = row.versie;
    let mut view = view(place, &row, typed, errors);
    view.theirs = Some(place.line(&as_input(&place.plek, &row)));
    Ok(place.shell.refuse(&view.title.clone(), &view, Code::STALE))
}
