//! `/looplijsten/vragen`: the Looplijsten that were drawn up here, how far each is, and nobody who is on one.

use crate::blind::is_possible;
use crate::pages::names;
use crate::pages::vragen::one_view::percent;
use crate::pages::vragen::words::status_text;
use crate::tables::{looplijst, looplijst_vraag};
use crate::vragen::list;
use crate::vragen::step::vragen_shown;
use crate::{Status, acts};
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, read_date, render, t, write_date};

/// All of the own organisatie.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::REVIEW)?;
    let taal = shell.taal;
    let all = list::all(&house.store.look(), who.actor.organisatie).await?;
    let (over, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|(row, _)| is_over(Status::parse(&row.status)));
    let line = |(row, vraag): (looplijst::Model, looplijst_vraag::Model)| {
        let status = Status::parse(&row.status);
        let (text, chip) = status_text(status, taal);
        let asking = matches!(status, Some(Status::Bevragen | Status::Gepauzeerd));
        Line {
            path: vragen_shown(row.id),
            title: names(&row.regelingen, taal),
            day: read_date(&row.peildatum).map(write_date).unwrap_or_default(),
            status: text,
            chip,
            far: if asking { percent(&vraag).to_string() + " %" } else { String::new() },
        }
    };
    let (lines, over) = (all.into_iter().map(line).collect(), over.into_iter().map(line).collect());
    let may_draw_up = house.access.may_own(&who.actor, acts::DRAW_UP);
    let may_see_sources = house.access.may_own(&who.actor, acts::SOURCES);
    let may_show = house.access.may_own(&who.actor, acts::SHOW);
    let possible = is_possible(&house.store.look()).await?;
    let view = View { taal, lines, over, may_draw_up, may_see_sources, may_show, possible };
    Ok(render(&shell, &t!(taal, "vragen-title"), &view))
}

/// Whether nothing is left to be done to make it.
fn is_over(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Geopend | Status::Afgerond | Status::Afgebroken))
}

struct Line {
    path: String,
    title: String,
    day: String,
    status: String,
    chip: &'static str,
    far: String,
}

#[derive(Template)]
#[template(path = "vragen/list.html")]
struct View {
    taal: Taal,
    lines: Vec<Line>,
    /// What is opened or broken off.
    over: Vec<Line>,
    may_draw_up: bool,
    may_see_sources: bool,
    may_show: bool,
    /// Whether blind may be asked here, so that there are keyholders.
    possible: bool,
}
