//! What the sender of a Doorverwijzing keeps when it ended for them: where it went, and what became of it. Nothing about a person is
//! read for this page, so there is no act and no line.

use super::mine::Line;
use crate::acts;
use crate::mine::regel;
use askama::Template;
use foundation::Uuid;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t};

pub(super) async fn show(house: &Shared, shell: &Shell, who: &Who, id: Uuid) -> Result<Response, Oops> {
    let row = regel(&house.store, id).await?.ok_or(Oops::not_found())?.for_sender();
    let words = netwerk::ProductTaal::load(&house.store.look(), shell.taal).await?;
    let view = View {
        taal: shell.taal,
        line: Line::new(row, &words, shell.taal, house.store.now()),
        has_list: house.access.may_own(&who.actor, acts::MINE),
    };
    Ok(render(shell, &t!(shell.taal, "ended-title"), &view))
}

#[derive(Template)]
#[template(path = "ended.html")]
struct View {
    taal: Taal,
    line: Line,
    /// Whether the reader has the list of these; a coordinator has Taken.
    has_list: bool,
}
