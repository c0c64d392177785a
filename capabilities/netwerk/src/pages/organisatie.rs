//! `/beheer/organisaties/{organisatie}`: what an organisatie says of itself; and, for whoever keeps what is everybody's, what
//! it may.

pub(crate) mod form;

use crate::describe::{self as describing, OrganisatieInput, hoofdbeheerders, object, organisatie, shown};
use crate::model::Soort;
use crate::overview::people;
use crate::pages::fields::View;
use crate::pages::{Ended, ended, say};
use crate::tables::organisatie::Model;
use crate::vrije_tekst::{VrijeTekst, vrije_tekst};
use crate::{acts, error::NetwerkError};
use access::Object;
use form::Typed;
use foundation::{Code, Fault, Uuid};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, render, t, write_date};

/// A kind of organisatie as people call it.
pub(crate) fn soort_text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::Gemeente => t!(taal, "soort-gemeente"),
        Soort::Landelijk => t!(taal, "soort-landelijk"),
        Soort::Stichting => t!(taal, "soort-stichting"),
        Soort::Bibliotheek => t!(taal, "soort-bibliotheek"),
    }
}

/// The organisatie as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (row, hoofd) = load(&house, &who, id).await?;
    who.permit(&house, acts::ORGANISATIE, &object(id, &hoofd))?;
    let own = vrije_tekst(&house.store.look(), id).await?;
    let typed = Typed::of(&row, own.as_ref());
    let view = view(&house, &shell, &who, (&row, own.as_ref()), &hoofd, typed, Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

/// Both are always asked, so that what is another's and what is not there cost the same (R5).
pub(crate) async fn load(house: &Shared, who: &Who, id: Uuid) -> Result<(Model, Vec<Uuid>), Oops> {
    let look = house.store.look();
    let hoofd = hoofdbeheerders(&look).await?;
    let row = who.found(house, acts::ORGANISATIE, organisatie(&look, id).await?)?;
    Ok((row, hoofd))
}

pub(crate) fn may_admit(house: &Shared, who: &Who, id: Uuid, hoofd: &[Uuid]) -> bool {
    house.access.may(&who.actor, acts::ADMIT, &Object::work_of(id, hoofd.to_vec()))
}

fn view(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (row, vrije_tekst): (&Model, Option<&VrijeTekst>),
    hoofd: &[Uuid],
    typed: Typed,
    errors: Errors,
) -> View {
    let taal = shell.taal;
    let mut fields = typed.fields(taal);
    let admits = may_admit(house, who, row.id, hoofd);
    if admits {
        fields.extend(typed.rechten_fields(taal));
    }
    let mut view = View::new(shell, t!(taal, "organisatie-title"), shown(row.id), fields, typed.versie, errors);
    view.about = row.naam.clone();
    if !admits {
        view.facts = facts(row, vrije_tekst, taal);
    }
    view
}

/// What somebody else decides about it.
fn facts(row: &Model, vrije_tekst: Option<&VrijeTekst>, taal: Taal) -> Vec<(String, String)> {
    let soort = Soort::parse(&row.soort).map_or_else(|| row.soort.clone(), |soort| soort_text(soort, taal));
    let bsn = if row.overheidsorgaan { t!(taal, "bsn-ground") } else { t!(taal, "bsn-none") };
    let tekst = vrije_tekst.map_or_else(|| t!(taal, "vrije-tekst-none"), |one| vrije_tekst_text(one, taal));
    vec![(t!(taal, "field-soort"), soort), (t!(taal, "field-bsn"), bsn), (t!(taal, "field-vrije-tekst"), tekst)]
}

/// From when to when it may write text of its own, and why.
fn vrije_tekst_text(one: &VrijeTekst, taal: Taal) -> String {
    let (van, grondslag) = (write_date(one.geldig_van), one.grondslag.as_str());
    match one.geldig_tot {
        None => t!(taal, "vrije-tekst-from", van = van, grondslag = grondslag),
        Some(last) => t!(taal, "vrije-tekst-from-to", van = van, tot = write_date(last), grondslag = grondslag),
    }
}

/// Changes the organisatie.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (row, hoofd) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::ORGANISATIE, &object(id, &hoofd))?;
    let (mut typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = typed.check(may_admit(&house, &who, id, &hoofd), taal, &mut errors) else {
        let own = vrije_tekst(&house.store.look(), id).await?;
        let view = view(&house, &shell, &who, (&row, own.as_ref()), &hoofd, typed, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = describing::describe(&house.store, &purpose, id, &[typed.versie], &input, &form.once).await;
    if done.is_ok() {
        end_old_rights(&house, &row, &input).await?;
    }
    let why = match ended(&house, taal, acts::ORGANISATIE, &form.once, done.map(|()| shown(id))).await? {
        Ended::Redirect(answer) => return Ok(answer),
        Ended::Again(why) => why,
    };
    let (code, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    say(why, "naam", taal, &mut errors)?;
    let row = organisatie(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    let own = vrije_tekst(&house.store.look(), id).await?;
    typed.versie = row.versie;
    let mut view = view(&house, &shell, &who, (&row, own.as_ref()), &hoofd, typed, errors);
    if outdated {
        view.theirs = Some(t!(taal, "theirs", nu = format!("{}, {}", row.naam, row.telefoon)));
    }
    Ok(shell.refuse(&view.title.clone(), &view, code))
}

/// What somebody may stands in their sessions: where the organisatie may use the BSN from now on, or not any more, these begin anew.
pub(crate) async fn end_old_rights(house: &Shared, row: &Model, input: &OrganisatieInput) -> Result<(), Oops> {
    if input.rechten.as_ref().is_some_and(|rechten| rechten.overheidsorgaan != row.overheidsorgaan) {
        for one in people(&house.store.look(), row.id).await? {
            web::end_sessions_of(&house.store, one.id).await?;
        }
    }
    Ok(())
}
