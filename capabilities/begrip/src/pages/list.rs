//! `/begrippen`: each word in its newest version.

use crate::pages::words::{bereik_text, bronhouder_text, heffing_text, periode_text};
use crate::renew::shown;
use crate::{Woordenboek, acts};
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t};

/// The words of the own organisatie.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let taal = shell.taal;
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let line = |one: &regelingen::Begrip| {
        let outdated = all.users(&one.begrip.sleutel).into_iter().filter(|regeling| !all.outdated(regeling).is_empty());
        Line {
            path: shown(&one.begrip.sleutel),
            naam: one.naam.of(taal.code()).to_owned(),
            bronhouder: bronhouder_text(&one.bronhouder),
            periode: periode_text(one.periode, taal),
            heffing: heffing_text(one.heffing, taal),
            bereik: bereik_text(one.bereik, taal),
            versie: one.begrip.versie,
            outdated: outdated.count(),
        }
    };
    let view = View { taal, lines: all.words().into_iter().map(line).collect() };
    Ok(render(&shell, &t!(taal, "begrippen-title"), &view))
}

struct Line {
    path: String,
    naam: String,
    bronhouder: String,
    periode: String,
    heffing: String,
    bereik: String,
    versie: u16,
    /// How many regelingen have to be looked at again.
    outdated: usize,
}

#[derive(Template)]
#[template(path = "list.html")]
struct View {
    taal: Taal,
    lines: Vec<Line>,
}
