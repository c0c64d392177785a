//! `/balie/bezoeken/{afspraak}/inzage`: the list on paper, for who is not online and showed who they are.

use super::groups::{Groep, Part, groups};
use super::inzage::{Clock, Line};
use crate::acts;
use crate::looked::print;
use crate::relation::place_of_visit;
use askama::Template;
use bericht::KanaalStand;
use rules::nummer::Nummer;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Id, Oops, Query, Shared, Shell, Taal, When, Who, render, t, tel};

/// What was just written down, and how the Inwoner hears that it arrived.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    gevraagd: String,
    hoort: String,
}

/// As the Balie prints it; looking at it is an act of its own about this Inwoner.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let place = who.found(&house, acts::PRINT, place_of_visit(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::PRINT, &place.object())?;
    let (naam, regels) = print(&house.store, &purpose, id).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let plek = netwerk::locatie_of(&house.store.look(), place.locatie_id).await?.ok_or(Oops::not_found())?;
    let clock = Clock { zone: &plek.tijdzone, now };
    let made = When::new(now, clock.zone, now);
    let lines = regels.iter().map(|regel| Line::new(regel, taal, clock, &names));
    let (own, others): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.own);
    let view = View {
        taal,
        naam,
        back: format!("/balie/bezoeken/{id}"),
        groups: groups(others, Part::default(), taal),
        own: own.len(),
        made: format!("{}, {}", made.long_day(taal), made.time()),
        organisatie: who.actor.organisatie_naam.clone(),
        telefoon: if plek.telefoon.is_empty() { shell.telefoon.clone() } else { tel(&plek.telefoon) },
        may_write: house.access.may(&who.actor, acts::WRITE_DOWN, &place.object()),
        // A nummer is all that is taken from the address, and only if it is one.
        written: asked.gevraagd.parse::<Nummer>().ok().map(|nummer| {
            let hears = KanaalStand::parse(&asked.hoort).map(|weg| weg.about(taal)).unwrap_or_default();
            (nummer.to_string(), hears)
        }),
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
    /// Whether a question about one of them can be written down here.
    may_write: bool,
    /// The nummer of what was just written down, and how the Inwoner hears of it.
    written: Option<(String, String)>,
}
