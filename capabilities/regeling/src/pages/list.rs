//! `/regelingen`: every version, what it rests on and how it stands.

use crate::acts;
use crate::pages::words::{gebied_text, stand_text, validity};
use crate::stand::{Here, PATH, RegelingStand, all, path_of};
use askama::Template;
use regelingen::Regeling;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Query, Shared, Shell, Taal, Who, render, t};

/// Which ones.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    stand: String,
}

/// All of them, or those that stand so.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let taal = shell.taal;
    let here = Here::of(&house, who.actor.organisatie).await?;
    let only = RegelingStand::parse(&asked.stand);
    let count = |stand| all().iter().filter(|one| here.stand(one) == stand).count();
    let every = Filter { path: PATH.to_owned(), text: t!(taal, "filter-all", n = all().len()), on: only.is_none() };
    let some = RegelingStand::ALL.iter().filter(|stand| count(**stand) > 0).map(|stand| Filter {
        path: format!("{PATH}?stand={stand}"),
        text: format!("{} ({})", stand_text(*stand, taal).1, count(*stand)),
        on: only == Some(*stand),
    });
    let line = |one: &Regeling| {
        let stand = here.stand(one);
        only.is_none_or(|only| only == stand).then(|| Line {
            path: path_of(one),
            naam: one.naam.of(taal.code()).to_owned(),
            versie: one.versie.clone(),
            gebied: gebied_text(one, taal),
            geldig: validity(one, taal),
            wet: one.wet.clone(),
            beslist: one.beslist.clone(),
            stand: stand_text(stand, taal),
            synthetic: one.is_synthetic(),
        })
    };
    let view =
        View { taal, filters: std::iter::once(every).chain(some).collect(), lines: all().iter().filter_map(line).collect() };
    Ok(render(&shell, &t!(taal, "regelingen-title"), &view))
}

struct Filter {
    path: String,
    text: String,
    on: bool,
}

struct Line {
    path: String,
    naam: String,
    versie: String,
    gebied: String,
    geldig: String,
    wet: String,
    beslist: String,
    stand: (&'static str, String),
    synthetic: bool,
}

#[derive(Template)]
#[template(path = "list.html")]
struct View {
    taal: Taal,
    filters: Vec<Filter>,
    lines: Vec<Line>,
}
