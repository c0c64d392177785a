//! `/mijn/weigeringen`: what an Inwoner said no to at the door. They read it, and can take it back; nobody else reads it here.

use crate::change_of_mind::{OWN_KEPT, own, take_back};
use crate::pages::names;
use crate::{LooplijstError, acts};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, Who, read_date, render, repeat, see_other, t, write_date};

/// What is taken back.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Pressed {
    weigering: String,
}

/// Whether something was just kept.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    bewaard: String,
}

/// All of it.
pub async fn show(State(house): State<Shared>, mut shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let view = build(&house, &mut shell, &who, asked.bewaard == "ja", Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "own-title"), &view))
}

async fn build(house: &Shared, shell: &mut Shell, who: &Who, kept: bool, errors: Errors) -> Result<View, Oops> {
    let purpose = who.permit_own(house, acts::OWN)?;
    let (taal, (rows, hulp)) = (shell.taal, own(&house.store, &purpose).await?);
    let look = house.store.look();
    let organisaties = netwerk::organisatie_names(&look).await?;
    let telefoon = match rows.first() {
        Some(row) => netwerk::telefoon_of(&look, row.organisatie_id).await?,
        // Nobody came: whom /mijn names.
        None => hulp.map(|hulp| hulp.telefoon).filter(|telefoon| !telefoon.is_empty()),
    };
    let lines = rows.into_iter().map(|row| Line {
        id: row.id,
        what: if row.regeling.is_empty() { t!(taal, "own-alles") } else { names(&row.regeling, taal) },
        since: t!(
            taal,
            "own-since",
            day = read_date(&row.datum).map(write_date).unwrap_or_default(),
            organisatie = organisaties.get(&row.organisatie_id).cloned().unwrap_or_default()
        ),
    });
    shell.call(telefoon.as_deref());
    let csrf = shell.csrf.clone();
    Ok(View { taal, csrf, shell: shell.clone(), lines: lines.collect(), kept, errors })
}

/// Takes one back.
pub async fn submit(State(house): State<Shared>, mut shell: Shell, who: Who, form: Form<Pressed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::TAKE_BACK)?;
    let taal = shell.taal;
    let done = match form.value.weigering.parse::<Uuid>() {
        Ok(id) => take_back(&house.store, &purpose, id, &form.once).await,
        Err(_) => Err(LooplijstError::Outdated),
    };
    match done {
        Ok(()) => return Ok(see_other(taal, OWN_KEPT)),
        Err(LooplijstError::Outdated) => {}
        Err(why) => return Err(why.into()),
    }
    if let Some(answer) = repeat(&house, taal, acts::TAKE_BACK, &form.once).await? {
        return Ok(answer);
    }
    let mut errors = Errors::default();
    errors.add("gezegd", t!(taal, "own-gone"));
    let view = build(&house, &mut shell, &who, false, errors).await?;
    Ok(shell.refuse(&t!(taal, "own-title"), &view, Code::STALE))
}

struct Line {
    id: Uuid,
    what: String,
    since: String,
}

#[derive(Template)]
#[template(path = "own.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    kept: bool,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
