//! `/zoekremmen`: who searched too often without finding anybody, for the privacyofficer of the organisatie.

use crate::{acts, brakes};
use askama::Template;
use foundation::Code;
use inwoner::{ZoekremError, brake};
use serde::Deserialize;
use store::StoreError;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// What is still to be looked at.
pub async fn list(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "brakes-title"), &view))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<View, Oops> {
    who.permit_own(house, acts::BRAKES)?;
    let (taal, now) = (shell.taal, house.store.now());
    let rows = brakes::waiting(&house.store.look(), who.actor.organisatie).await?;
    let lines = rows
        .into_iter()
        .map(|row| Line {
            id: row.id.to_string(),
            own: row.medewerker_id == who.actor.id,
            naam: row.naam.unwrap_or_else(|| t!(taal, "brakes-program")),
            how: match brake::Soort::parse(&row.soort) {
                Some(brake::Soort::Nummer) => t!(taal, "brakes-nummer"),
                Some(brake::Soort::Wachtzin) => t!(taal, "brakes-wachtzin"),
                _ => t!(taal, "brakes-person"),
            },
            when: When::new(row.begin.at(), rules::termijn::WET_TIJDZONE, now).short(taal),
            before: When::new(row.termijn_op.at(), rules::termijn::WET_TIJDZONE, now).short_day(taal),
        })
        .collect();
    Ok(View { taal, csrf: shell.csrf.clone(), shell: shell.clone(), lines, errors })
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Marks one as looked at.
pub async fn done(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::BRAKE_DONE)?;
    match brake::look_at(&house.store, &purpose, id, &form.once, "/zoekremmen").await {
        Ok(()) => Ok(see_other(shell.taal, "/zoekremmen")),
        Err(why) => {
            if let Some(same) = repeat(&house, shell.taal, acts::BRAKE_DONE, &form.once).await? {
                return Ok(same);
            }
            let text = match why {
                ZoekremError::Store(StoreError::Stale | StoreError::Crossed) => {
                    t!(shell.taal, "error-brake-done", keuze = t!(shell.taal, "finish"))
                }
                ZoekremError::SameEyes => t!(shell.taal, "error-brake-own"),
                other => return Err(other.into()),
            };
            let mut errors = Errors::default();
            errors.add("lijst", text);
            let view = build(&house, &shell, &who, errors).await?;
            Ok(shell.refuse(&t!(shell.taal, "brakes-title"), &view, Code::STALE))
        }
    }
}

struct Line {
    id: String,
    /// Of who reads it: a colleague looks at it.
    own: bool,
    naam: String,
    how: String,
    when: String,
    before: String,
}

#[derive(Template)]
#[template(path = "brakes.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
