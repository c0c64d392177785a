//! `/looplijsten`: the Looplijsten on which one goes from door to door; a coordinator sees all of the organisatie. No names.

use crate::lists;
use crate::pages::{few, names, status_text};
use crate::regel::RegelStatus;
use crate::store::shown;
use crate::{Status, acts};
use askama::Template;
use foundation::Uuid;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, read_date, render, t, write_date};

/// The own Looplijsten.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let (taal, look) = (shell.taal, house.store.look());
    let may_assign = house.access.may_own(&who.actor, acts::ASSIGN);
    let counts = lists::counts(&look, who.actor.organisatie).await?;
    let is_mine = |id: Uuid| counts.iter().any(|row| row.looplijst_id == id && row.medewerker_id == Some(who.actor.id));
    let all = lists::all(&look, who.actor.organisatie).await?;
    let lines = all.into_iter().filter(|row| may_assign || is_mine(row.id)).map(|row| {
        let open = counts.iter().filter(|one| {
            one.looplijst_id == row.id
                && (may_assign || one.medewerker_id == Some(who.actor.id))
                && RegelStatus::parse(&one.status).is_some_and(RegelStatus::is_open)
        });
        let open: i64 = open.map(|one| one.aantal).sum();
        Line {
            path: shown(row.id),
            title: names(&row.regelingen, taal),
            day: read_date(&row.peildatum).map(write_date).unwrap_or_default(),
            chip: if Status::parse(&row.status) == Some(Status::Geopend) { "info" } else { "" },
            status: status_text(&row.status, taal),
            // Whoever goes there counts doors; a coordinator counts people.
            open: if is_mine(row.id) { open.to_string() } else { few(open, taal) },
        }
    });
    let may_return = house.access.may_own(&who.actor, acts::RETURN);
    let view = View { taal, lines: lines.collect(), may_return };
    Ok(render(&shell, &t!(taal, "looplijsten-title"), &view))
}

struct Line {
    path: String,
    title: String,
    day: String,
    chip: &'static str,
    status: String,
    open: String,
}

#[derive(Template)]
#[template(path = "list.html")]
struct View {
    taal: Taal,
    lines: Vec<Line>,
    may_return: bool,
}
