//! `/balie/bezoeken/{afspraak}/inzage`: the list on paper, for who is not online and showed who they are.

use super::groups::{Groep, Part, groups};
use super::inzage::{Line, ZONE};
use crate::acts;
use crate::looked::print;
use crate::relation::place_of_visit;
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Id, Oops, Shared, Shell, Taal, When, Who, render, t};

/// As the Balie prints it; looking at it is an act of its own about this Inwoner.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let place = who.found(&house, acts::PRINT, place_of_visit(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::PRINT, &place.object())?;
    let (naam, regels) = print(&house.store, &purpose, id).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let made = When::new(now, ZONE, now);
    let lines = regels.iter().map(|regel| Line::new(regel, taal, now, &names));
    let (own, others): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.own);
    let view = View {
        taal,
        naam,
        back: format!("/balie/bezoeken/{id}"),
        groups: groups(others, Part::default(), taal),
        own: own.len(),
        made: format!("{}, {}", made.long_day(taal), made.time()),
        organisatie: who.actor.organisatie_naam.clone(),
        telefoon: shell.telefoon.clone(),
    };
    Ok(render(&shell, &t!(taal, "paper-title"), &view))
}

#[derive(Template)]
#[template(path = "paper.html")]
struct View {
    taal: Taal,
    naam: String,
    back: String,
    groups: Vec<Groep>,
    /// How often the Inwoner looked.
    own: usize,
    made: String,
    organisatie: String,
    telefoon: String,
}
