//! `/grondslagen`: all of them, and the questions that were refused.

use crate::model::{Reden, Soort, Status};
use crate::pages::show::{chip, title};
use crate::pages::words::{bronhouder_text, reden_text, soort_text, status_text, who_mends};
use crate::step::shown;
use crate::{acts, known, list};
use askama::Template;
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Query, Shared, Shell, Taal, When, Who, render, t};

/// Which ones.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    status: String,
}

/// The register of the own organisatie.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let (taal, look, now) = (shell.taal, house.store.look(), house.store.now());
    let only = Status::parse(&asked.status);
    let rows = list::all(&look, who.actor.organisatie).await?;
    let count = |status: Status| rows.iter().filter(|row| list::status(row, now) == status).count();
    let filters = std::iter::once((String::new(), t!(taal, "filter-all"), rows.len(), only.is_none()));
    let filters = filters.chain(Status::ALL.iter().map(|one| {
        let path = format!("?status={one}");
        (path, status_text(*one, taal), count(*one), only == Some(*one))
    }));
    let filters = filters.filter(|(path, _, n, _)| path.is_empty() || *n > 0).map(|(path, text, n, on)| Filter {
        path: format!("/grondslagen{path}"),
        text: format!("{text} ({n})"),
        on,
    });
    let names = netwerk::organisatie_names(&look).await?;
    let lines =
        rows.iter().map(|row| (row, list::status(row, now))).filter(|(_, status)| only.is_none_or(|only| only == *status));
    let lines = lines.map(|(row, status)| Line {
        path: shown(row.id),
        title: title(row, taal),
        soort: Soort::parse(&row.soort).map_or_else(|| row.soort.clone(), |soort| soort_text(soort, taal)),
        bron: names.get(&row.bron_id).cloned().unwrap_or_default(),
        chip: chip(status),
        status: status_text(status, taal),
    });
    let lines = lines.collect();
    let regelingen = known::regelingen(taal.code());
    let refused = list::refused(&look, who.actor.organisatie).await?.into_iter().map(|row| {
        let reden = Reden::parse(&row.reden);
        RefusedLine {
            when: When::new(row.plaatsgevonden_op.at(), WET_TIJDZONE, now).short(taal),
            what: regelingen.get(row.doel.as_str()).map_or(row.doel, |naam| (*naam).to_owned()),
            bron: match row.bronhouder {
                Some(word) => bronhouder_text(&word),
                None => row.bron_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            },
            why: reden.map_or(row.reden, |reden| reden_text(reden, taal)),
            mends: reden.map(|reden| who_mends(reden, taal)).unwrap_or_default(),
            path: row.grondslag_id.map(shown),
        }
    });
    let view = View {
        taal,
        filters: filters.collect(),
        lines,
        refused: refused.collect(),
        may_enter: house.access.may_own(&who.actor, acts::ENTER),
        demo: house.demo,
    };
    Ok(render(&shell, &t!(taal, "grondslagen-title"), &view))
}

struct Filter {
    path: String,
    text: String,
    on: bool,
}

struct Line {
    path: String,
    title: String,
    soort: String,
    bron: String,
    chip: &'static str,
    status: String,
}

struct RefusedLine {
    when: String,
    what: String,
    bron: String,
    why: String,
    mends: String,
    /// The Grondslag that came nearest.
    path: Option<String>,
}

#[derive(Template)]
#[template(path = "list.html")]
struct View {
    taal: Taal,
    filters: Vec<Filter>,
    lines: Vec<Line>,
    refused: Vec<RefusedLine>,
    may_enter: bool,
    demo: bool,
}
