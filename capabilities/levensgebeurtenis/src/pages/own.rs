//! `/mijn/levensgebeurtenissen`: the Hulpvraag that was prepared for an Inwoner, which they only confirm (level 2).

use crate::answer::{Antwoord, OWN, answer, own, whom_to_call};
use crate::model::Soort;
use crate::tables::voorstel::Model;
use crate::{LevensgebeurtenisError, acts};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, Who, read_date, render, repeat, see_other, t, write_date};

/// What is answered.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Pressed {
    voorstel: String,
    antwoord: String,
}

/// Whether something was just kept.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    bewaard: String,
}

/// What waits for their word.
pub async fn show(State(house): State<Shared>, mut shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let view = build(&house, &mut shell, &who, asked.bewaard == "ja", Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "own-title"), &view))
}

async fn build(house: &Shared, shell: &mut Shell, who: &Who, kept: bool, errors: Errors) -> Result<View, Oops> {
    let purpose = who.permit_own(house, acts::OWN)?;
    let (taal, (rows, hulp)) = (shell.taal, own(&house.store, &purpose).await?);
    let telefoon = match rows.first() {
        Some(row) => whom_to_call(&house.store.look(), row).await?,
        // Nothing waits: whom /mijn names.
        None => hulp.map(|hulp| hulp.telefoon).filter(|telefoon| !telefoon.is_empty()),
    };
    let line = |row: Model| Line { id: row.id, dag: read_date(&row.dag).map(write_date).unwrap_or_default() };
    let lines = rows.into_iter().map(line).collect();
    let regeling = crate::ground::regeling_name(Soort::Achttien, taal.code());
    shell.call(telefoon.as_deref());
    let csrf = shell.csrf.clone();
    Ok(View { taal, csrf, shell: shell.clone(), regeling, lines, kept, errors })
}

/// They confirm, or say no.
pub async fn submit(State(house): State<Shared>, mut shell: Shell, who: Who, form: Form<Pressed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::ANSWER)?;
    let (taal, typed) = (shell.taal, form.value);
    let mut errors = Errors::default();
    let Some(antwoord) = Antwoord::parse(&typed.antwoord) else {
        errors.add("klaar", t!(taal, "own-choose"));
        let view = build(&house, &mut shell, &who, false, errors).await?;
        return Ok(shell.refuse(&t!(taal, "own-title"), &view, Code::FIELD));
    };
    let done = match typed.voorstel.parse::<Uuid>() {
        Ok(id) => answer(&house.store, &purpose, id, antwoord, &form.once).await,
        Err(_) => Err(LevensgebeurtenisError::Outdated),
    };
    match done {
        Ok(()) => return Ok(see_other(taal, &format!("{OWN}?bewaard=ja"))),
        Err(LevensgebeurtenisError::Outdated) => {}
        Err(why) => return Err(why.into()),
    }
    if let Some(answer) = repeat(&house, taal, acts::ANSWER, &form.once).await? {
        return Ok(answer);
    }
    errors.add("klaar", t!(taal, "own-gone"));
    let view = build(&house, &mut shell, &who, false, errors).await?;
    Ok(shell.refuse(&t!(taal, "own-title"), &view, Code::STALE))
}

struct Line {
    id: Uuid,
    dag: String,
}

#[derive(Template)]
#[template(path = "own.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    regeling: String,
    lines: Vec<Line>,
    kept: bool,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
