//! `/beheer/toepassingen`: the programs that may call the API for one's own organisatie. For a beheerder.
//!
//! The secret of a new one is on the page that answers the button, and nowhere else; the same button pressed twice gives it twice.

use crate::api::toepassing::{LIST, Made, REGISTER, REVOKE, make};
use access::{Object, Scope};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use foundation::Code;
use serde::Deserialize;
use store::StoreError;
use web::oauth::{self, Client};
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// Where they stand.
const HERE: &str = "/beheer/toepassingen";

/// Those of one's own organisatie, and a form for a new one.
pub(crate) async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, Typed::default(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "toepassingen-title"), &view))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, typed: Typed, errors: Errors) -> Result<View, Oops> {
    who.permit_own(house, LIST)?;
    let (taal, now) = (shell.taal, house.store.now());
    let line = |client: Client| {
        let day = |at: store::Ms| When::new(at.at(), "Europe/Amsterdam", now).short_day(taal);
        Line {
            id: client.id.to_string(),
            since: day(client.aangemaakt_op),
            until: client.ingetrokken_op.map(|at| t!(taal, "toepassing-revoked", day = day(at))),
            scopes: client.scopes.iter().map(|scope| (scope_text(*scope, taal), scope.as_str())).collect(),
            naam: client.naam,
        }
    };
    let lines = oauth::list(&house.store, who.actor.organisatie).await?.into_iter().map(line).collect();
    let choice = |scope: &Scope| Choice {
        value: scope.as_str(),
        text: scope_text(*scope, taal),
        chosen: typed.scopes.iter().any(|one| one == scope.as_str()),
    };
    let scopes = Scope::ALL.iter().map(choice).collect();
    Ok(View { taal, csrf: shell.csrf.clone(), shell: shell.clone(), lines, scopes, typed, made: None, errors })
}

/// The form, as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    naam: String,
    scopes: Vec<String>,
}

/// Lets a program in.
pub(crate) async fn register(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, REGISTER)?;
    let (taal, title) = (shell.taal, t!(shell.taal, "toepassingen-title"));
    let mut errors = Errors::default();
    let told = (form.value.naam.as_str(), form.value.scopes.as_slice());
    let made = match make(&house, &purpose, told, (&form.key, &form.once), taal, &mut errors).await? {
        Ok(made) => made,
        Err(code) => {
            let typed = Typed { naam: rules::tekst::without_bsn(&form.value.naam), ..form.value };
            let view = build(&house, &shell, &who, typed, errors).await?;
            return Ok(shell.refuse(&title, &view, code));
        }
    };
    let mut view = build(&house, &shell, &who, Typed::default(), errors).await?;
    view.made = Some(made);
    Ok(render(&shell, &title, &view))
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub(crate) struct Pressed {}

/// Shuts a program out.
pub(crate) async fn revoke(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let client = who.found(&house, REVOKE, oauth::find(&house.store, id).await?)?;
    let purpose = who.permit(&house, REVOKE, &Object::own_work(client.organisatie))?;
    match oauth::revoke(&house.store, &purpose, id, &form.once).await {
        Ok(()) => Ok(see_other(shell.taal, HERE)),
        Err(why) => match (repeat(&house, shell.taal, REVOKE, &form.once).await?, why) {
            (Some(_), _) => Ok(see_other(shell.taal, HERE)),
            (None, StoreError::Unmet(_) | StoreError::Stale | StoreError::Crossed) => {
                let mut errors = Errors::default();
                errors.add("lijst", t!(shell.taal, "error-toepassing-weg"));
                let view = build(&house, &shell, &who, Typed::default(), errors).await?;
                Ok(shell.refuse(&t!(shell.taal, "toepassingen-title"), &view, Code::STALE))
            }
            (None, other) => Err(other.into()),
        },
    }
}

/// What a scope opens, in words for a beheerder; the document of the API has the same.
pub(crate) fn scope_text(scope: Scope, taal: Taal) -> String {
    match scope {
        Scope::DoorverwijzingLezen => t!(taal, "scope-doorverwijzing-lezen"),
        Scope::DoorverwijzingSchrijven => t!(taal, "scope-doorverwijzing-schrijven"),
        Scope::DoorverwijzingBeantwoorden => t!(taal, "scope-doorverwijzing-beantwoorden"),
        Scope::HulpvraagLezen => t!(taal, "scope-hulpvraag-lezen"),
        Scope::TaakLezen => t!(taal, "scope-taak-lezen"),
        Scope::AfspraakLezen => t!(taal, "scope-afspraak-lezen"),
        Scope::AfspraakSchrijven => t!(taal, "scope-afspraak-schrijven"),
        Scope::BalieSchrijven => t!(taal, "scope-balie-schrijven"),
        Scope::RoosterLezen => t!(taal, "scope-rooster-lezen"),
        Scope::RoosterSchrijven => t!(taal, "scope-rooster-schrijven"),
        Scope::BerichtLezen => t!(taal, "scope-bericht-lezen"),
        Scope::BerichtSchrijven => t!(taal, "scope-bericht-schrijven"),
        Scope::NetwerkLezen => t!(taal, "scope-netwerk-lezen"),
        Scope::NetwerkSchrijven => t!(taal, "scope-netwerk-schrijven"),
    }
}

struct Line {
    id: String,
    naam: String,
    /// What it may do, in words, with the name that the API has for it.
    scopes: Vec<(String, &'static str)>,
    since: String,
    /// That it is out, and since when.
    until: Option<String>,
}

struct Choice {
    value: &'static str,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "toepassing.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    scopes: Vec<Choice>,
    typed: Typed,
    made: Option<Made>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
