//! `/ggm-uitgaven`: which extract of the Gemeentelijk Gegevensmodel holds, and a new one.

use crate::bring_in::{GgmInput, PATH, bring_in};
use crate::model::Invoer;
use crate::pages::say;
use crate::pages::typed::text;
use crate::pages::words::invoer_text;
use crate::{acts, ggm, list};
use askama::Template;
use foundation::{Code, Fault};
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The longest name of a release, in characters.
const NAME_MAX: usize = 40;

/// What is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    uitgave: String,
    tekst: String,
}

/// An extract, as far as it can be read by itself.
pub(crate) fn check(uitgave: &str, tekst: &str, taal: Taal, errors: &mut Errors) -> Option<GgmInput> {
    let uitgave = text("uitgave", uitgave, NAME_MAX, taal, errors);
    if tekst.trim().is_empty() {
        errors.add("tekst", t!(taal, "error-empty"));
    }
    errors.is_empty().then(|| GgmInput { uitgave, tekst: tekst.to_owned() })
}

/// What was brought in and what was refused.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let view = build(&house, &shell, &who, Typed::default(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "ggm-title"), &view))
}

/// Brings one in.
pub async fn import(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::IMPORT)?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code) = (Errors::default(), Code::FIELD);
    if let Some(input) = check(&typed.uitgave, &typed.tekst, taal, &mut errors) {
        let why = match bring_in(&house.store, &purpose, &input, &form.once).await {
            Ok(()) => return Ok(see_other(taal, PATH)),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::IMPORT, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        say(why, "uitgave", taal, &mut errors)?;
    }
    let view = build(&house, &shell, &who, typed, errors).await?;
    Ok(shell.refuse(&t!(taal, "ggm-title"), &view, code))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, typed: Typed, errors: Errors) -> Result<View, Oops> {
    let (taal, now) = (shell.taal, house.store.now());
    let rows = list::uitgaven(&house.store.look(), who.actor.organisatie).await?;
    let holds = rows.iter().find(|row| row.status == Invoer::Ingevoerd.as_str());
    let holds = holds.map_or_else(|| ggm::SHIPPED_UITGAVE.to_owned(), |row| row.uitgave.clone());
    let line = |row: crate::tables::ggm_uitgave::Model| Line {
        when: When::new(row.plaatsgevonden_op.at(), WET_TIJDZONE, now).short(taal),
        refused: row.status == Invoer::Geweigerd.as_str(),
        stand: Invoer::parse(&row.status).map_or(row.status, |one| invoer_text(one, taal)),
        uitgave: row.uitgave,
        aantal: row.aantal,
        geraakt: row.geraakt.replace(' ', ", "),
    };
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        holds,
        lines: rows.into_iter().map(line).collect(),
        uitgave: rules::tekst::without_bsn(&typed.uitgave),
        tekst: rules::tekst::without_bsn(&typed.tekst),
        may: house.access.may_own(&who.actor, acts::IMPORT),
        errors,
    })
}

/// An extract that was brought in, or refused.
struct Line {
    when: String,
    uitgave: String,
    aantal: i32,
    refused: bool,
    stand: String,
    geraakt: String,
}

#[derive(Template)]
#[template(path = "ggm.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    /// The release that holds.
    holds: String,
    lines: Vec<Line>,
    uitgave: String,
    tekst: String,
    may: bool,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
