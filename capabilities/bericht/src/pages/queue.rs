//! `/berichten`: the letters of one's own organisatie that wait to be printed. The list names nobody.

use super::{soort_text, status_text};
use crate::acts::PRINTLIST;
use crate::print::{self, partijen, waiting};
use crate::relation;
use crate::{BerichtError, Onderwerp, is_stuck};
use askama::Template;
use foundation::Code;
use serde::Deserialize;
use store::StoreError;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, When, Who, earlier, render, see_other, t};

/// The queue and the latest Partijen.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "queue-title"), &view))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<View, Oops> {
    let mut parts = Vec::new();
    for over in Onderwerp::ALL {
        if house.access.may_own(&who.actor, over.acts().0) {
            parts.push(part(house, shell, who, *over).await?);
        }
    }
    // Whoever has neither is refused as for the first.
    if parts.is_empty() {
        who.permit_own(house, PRINTLIST)?;
    }
    Ok(View { taal: shell.taal, csrf: shell.csrf.clone(), shell: shell.clone(), parts, errors })
}

/// What waits about one thing, with the latest Partijen of it.
async fn part(house: &Shared, shell: &Shell, who: &Who, over: Onderwerp) -> Result<Part, Oops> {
    who.permit_own(house, over.acts().0)?;
    let (taal, now, own) = (shell.taal, house.store.now(), who.actor.organisatie);
    let zone = netwerk::zone_of(&house.store.look(), who.actor.locatie).await?;
    let when = |at: store::Ms| When::new(at.at(), &zone, now).short(taal);
    let rows = waiting(&house.store, own, over).await?;
    let stuck = rows.iter().any(|row| is_stuck(row.aangemaakt_op, now));
    let lines = rows.iter().map(|row| Line {
        path: format!("/berichten/{}", row.id),
        nummer: row.nummer.clone(),
        what: soort_text(&row.soort, taal),
        since: when(row.aangemaakt_op),
        late: is_stuck(row.aangemaakt_op, now),
        large: row.grote_letter,
        nowhere: !row.heeft_adres,
    });
    let printed = partijen(&house.store, own, over).await?;
    let printed = printed.iter().map(|row| Printed {
        path: format!("/berichten/partijen/{}", row.id),
        when: when(row.aangemaakt_op),
        count: row.aantal,
    });
    let outside = relation::outside(&house.store.look(), own, over).await?.into_iter().map(|row| {
        let (status, class) = status_text(&row.status, taal);
        let what = soort_text(&row.soort, taal);
        Outside { path: format!("/berichten/{}", row.id), nummer: row.nummer, what, status, class }
    });
    Ok(Part { over, lines: lines.collect(), stuck, printed: printed.collect(), outside: outside.collect() })
}

/// Which letters: those about help, unless it says otherwise.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    onderwerp: String,
}

/// Takes what waits into a Partij.
pub async fn print(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Pressed>) -> Result<Response, Oops> {
    let over = Onderwerp::parse(&form.value.onderwerp).unwrap_or(Onderwerp::Hulpvraag);
    let (_, act) = over.acts();
    let purpose = who.permit_own(&house, act)?;
    let done = match print::print(&house.store, &purpose, over, &form.once).await {
        Ok(Some(id)) => return Ok(see_other(shell.taal, &format!("/berichten/partijen/{id}"))),
        done => done,
    };
    match (earlier(&house, act, &form.once).await?, done) {
        (Some(location), _) => Ok(see_other(shell.taal, &location)),
        // A colleague was first: the list says how it is now.
        (None, Ok(_) | Err(BerichtError::Store(StoreError::Stale | StoreError::Crossed))) => {
            let mut errors = Errors::default();
            errors.add("wacht", t!(shell.taal, "error-printed"));
            let view = build(&house, &shell, &who, errors).await?;
            Ok(shell.refuse(&t!(shell.taal, "queue-title"), &view, Code::STALE))
        }
        (None, Err(why)) => Err(why.into()),
    }
}

struct Line {
    path: String,
    nummer: String,
    what: String,
    since: String,
    late: bool,
    large: bool,
    nowhere: bool,
}

struct Printed {
    path: String,
    when: String,
    count: i32,
}

/// What is on its way by e-mail, or came back lately.
struct Outside {
    path: String,
    nummer: String,
    what: String,
    status: String,
    class: &'static str,
}

/// The letters about one thing.
struct Part {
    over: Onderwerp,
    lines: Vec<Line>,
    stuck: bool,
    printed: Vec<Printed>,
    outside: Vec<Outside>,
}

impl Part {
    fn is_about_looks(&self) -> bool {
        self.over == Onderwerp::Inzage
    }

    /// Whether somebody's address is not known, and the page of their message leads to where it is filled in.
    fn is_nowhere(&self) -> bool {
        self.lines.iter().any(|line| line.nowhere)
    }

    /// What the addresses within the page begin with: there may be two of these parts.
    fn prefix(&self) -> &'static str {
        if self.is_about_looks() { "inzage-" } else { "" }
    }
}

#[derive(Template)]
#[template(path = "queue.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    parts: Vec<Part>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
