//! `/beheer/medewerkers`: who works here, as what and at which Balies; and that somebody leaves.

use crate::hire::{self as hiring, MedewerkerInput};
use crate::overview::{MedewerkerStand, balies, balies_of_medewerker, medewerker};
use crate::pages::checks::plain;
use crate::pages::fields::{Field, View};
use crate::pages::{Choice, say};
use crate::{acts, error::NetwerkError};
use access::{Object, Rol};
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, earlier, render, see_other, t};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    naam: String,
    rollen: Vec<String>,
    balies: Vec<String>,
    versie: i32,
    stap: String,
    /// That somebody leaves is asked twice.
    zeker: String,
}

/// A role, as every screen names it.
pub fn role_text(rol: Rol, taal: Taal) -> String {
    match rol {
        Rol::Telefoonagent => t!(taal, "rol-telefoonagent"),
        Rol::Baliemedewerker => t!(taal, "rol-baliemedewerker"),
        Rol::Receptie => t!(taal, "rol-receptie"),
        Rol::Coordinator => t!(taal, "rol-coordinator"),
        Rol::Roosterplanner => t!(taal, "rol-roosterplanner"),
        Rol::Privacyofficer => t!(taal, "rol-privacyofficer"),
        Rol::Beheerder => t!(taal, "rol-beheerder"),
        Rol::Fg => t!(taal, "rol-fg"),
        Rol::Proceseigenaar => t!(taal, "rol-proceseigenaar"),
        Rol::Buurtteam => t!(taal, "rol-buurtteam"),
        Rol::Gegevensbeheerder => t!(taal, "rol-gegevensbeheerder"),
    }
}

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::MEDEWERKER)?;
    let view = new_view(&house, &shell, &who, Typed::default(), Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn new_view(house: &Shared, shell: &Shell, who: &Who, typed: Typed, errors: Errors) -> Result<View, Oops> {
    let fields = fields(house, shell.taal, who.actor.organisatie, &typed).await?;
    let path = "/beheer/medewerkers/nieuw".to_owned();
    Ok(View::new(shell, t!(shell.taal, "medewerker-new"), path, fields, 0, errors))
}

async fn fields(house: &Shared, taal: Taal, own: Uuid, typed: &Typed) -> Result<Vec<Field>, Oops> {
    let role = |rol: &Rol| Choice {
        value: rol.as_str().to_owned(),
        text: role_text(*rol, taal),
        chosen: typed.rollen.iter().any(|one| one == rol.as_str()),
    };
    let at = balies(&house.store.look(), own).await?.into_iter().map(|row| {
        let value = row.id.to_string();
        Choice { chosen: typed.balies.contains(&value), value, text: format!("{}, {}", row.locatie_naam, row.naam) }
    });
    Ok(vec![
        Field::line("naam", t!(taal, "field-naam"), &typed.naam),
        Field::some("rollen", t!(taal, "field-rollen"), Rol::ALL.iter().map(role).collect()),
        Field::some("balies", t!(taal, "field-balies"), at.collect()),
    ])
}

/// Checks what was typed about a Medewerker.
pub(crate) fn check(
    naam: &str,
    rollen: &[String],
    balies: &[String],
    taal: Taal,
    errors: &mut Errors,
) -> Option<MedewerkerInput> {
    let naam = plain("naam", naam, taal, errors);
    if naam.is_empty() || naam.chars().count() > 80 {
        errors.add("naam", t!(taal, "error-naam"));
    }
    let told: Vec<Rol> = web::every("rollen", rollen, |rol| Rol::parse(rol), taal, errors);
    let known: Vec<Rol> = Rol::ALL.iter().copied().filter(|rol| told.contains(rol)).collect();
    if rollen.is_empty() {
        errors.add("rollen", t!(taal, "error-rollen"));
    }
    // Whoever watches over it does no part of it (AVG art. 38 lid 6).
    if known.contains(&Rol::Fg) && known.len() > 1 {
        errors.add("rollen", t!(taal, "error-fg-alone"));
    }
    let balies = web::every("balies", balies, |id| id.parse().ok(), taal, errors);
    errors.is_empty().then_some(())?;
    Some(MedewerkerInput { naam, rollen: known, balies })
}

/// Somebody new.
pub async fn hire(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::MEDEWERKER)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = check(&typed.naam, &typed.rollen, &typed.balies, taal, &mut errors) else {
        let view = new_view(&house, &shell, &who, typed, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    match hiring::hire(&house.store, &purpose, &input, &form.once).await {
        Ok(id) => Ok(see_other(taal, &hiring::shown(id))),
        Err(why) => match earlier(&house, acts::MEDEWERKER, &form.once).await? {
            Some(location) => Ok(see_other(taal, &location)),
            None => Err(why.into()),
        },
    }
}

/// A Medewerker as Cedar sees it: the work of their organisatie.
pub(crate) fn object(row: &MedewerkerStand) -> Object {
    Object::own_work(row.organisatie_id)
}

/// The Medewerker as they stand.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::MEDEWERKER, medewerker(&house.store.look(), id).await?)?;
    who.permit(&house, acts::MEDEWERKER, &object(&row))?;
    let at = balies_of_medewerker(&house.store.look(), id).await?;
    let typed = Typed {
        naam: row.naam.clone(),
        rollen: row.rollen.split(' ').map(str::to_owned).collect(),
        balies: at.iter().map(Uuid::to_string).collect(),
        versie: row.versie,
        ..Typed::default()
    };
    let view = view(&house, &shell, &row, typed, Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn view(house: &Shared, shell: &Shell, row: &MedewerkerStand, typed: Typed, errors: Errors) -> Result<View, Oops> {
    let taal = shell.taal;
    let fields = fields(house, taal, row.organisatie_id, &typed).await?;
    let mut view = View::new(shell, t!(taal, "medewerker-title"), hiring::shown(row.id), fields, typed.versie, errors);
    view.about.clone_from(&row.naam);
    view.other = Some(("vertrokken", t!(taal, "leaves")));
    view.closed = (!row.actief).then(|| t!(taal, "medewerker-left", naam = row.naam.as_str()));
    Ok(view)
}

/// Changes what somebody is and where they work, or notes that they left.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let leaves = form.value.stap == "vertrokken";
    let act = if leaves { acts::LEAVE } else { acts::MEDEWERKER };
    let row = who.found(&house, act, medewerker(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, act, &object(&row))?;
    let (mut typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    // Whoever coordinates a Balie cannot leave: that is said at once, and nobody is asked whether they are sure.
    if leaves && typed.zeker != "ja" && row.actief && !hiring::coordinates(&house.store.look(), id).await? {
        return crate::pages::leave::ask(&house.store.look(), &shell, &row).await;
    }
    let done = if leaves {
        hiring::let_go(&house.store, &purpose, id, &form.once).await
    } else {
        let Some(input) = check(&typed.naam, &typed.rollen, &typed.balies, taal, &mut errors) else {
            let view = view(&house, &shell, &row, typed, errors).await?;
            return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
        };
        hiring::change_work(&house.store, &purpose, id, &[typed.versie], &input, &form.once).await
    };
    let why = match done {
        Ok(()) => {
            // What somebody may do stands in their sessions: these begin anew.
            web::end_sessions_of(&house.store, id).await?;
            return Ok(see_other(taal, &hiring::shown(id)));
        }
        Err(why) => why,
    };
    if let Some(location) = earlier(&house, act, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    let (code, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    say(why, "naam", taal, &mut errors)?;
    let row = medewerker(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    typed.versie = row.versie;
    let mut view = view(&house, &shell, &row, typed, errors).await?;
    if outdated && row.actief {
        let roles = row.rollen.split(' ').filter_map(Rol::parse).map(|rol| role_text(rol, taal)).collect::<Vec<_>>().join(", ");
        view.theirs = Some(t!(taal, "theirs", nu = format!("{}: {roles}", row.naam)));
    }
    Ok(shell.refuse(&view.title.clone(), &view, code))
}
