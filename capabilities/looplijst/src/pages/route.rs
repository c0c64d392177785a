//! `/looplijsten/routes/{id}`: the route of today to print: house numbers, names and a code. No street, no BSN, no regeling.

use crate::acts;
use crate::lists::ever_talked_about;
use crate::pages::one::permitted;
use crate::pages::one_view::build;
use crate::pages::say;
use crate::print::{copy, path, print, read};
use crate::store::{day_of, shown};
use crate::tables::looplijst_route;
use askama::Template;
use foundation::{Fault, Uuid};
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use store::{Look, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Numbers a copy.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::PRINT, id).await?;
    let why = match print(&house.store, &purpose, id, &form.once).await {
        Ok(copy) => return Ok(see_other(shell.taal, &path(copy))),
        Err(why) => why,
    };
    if let Some(same) = repeat(&house, shell.taal, acts::PRINT, &form.once).await? {
        return Ok(same);
    }
    let (code, mut errors) = (why.code(), Errors::default());
    say(why, "adressen", shell.taal, &mut errors)?;
    let (_, looks) = permitted(&house, &who, acts::SHOW, id).await?;
    let view = build(&house, &shell, &who, &row, &looks, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "looplijst-title"), &view, code))
}

/// The code of each regeling of which an organisatie talks: the same on each of its Looplijsten, so that a route on paper stays true. What it
/// stands for is on the screen only.
pub(crate) async fn codes(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<(String, String)>, StoreError> {
    Ok(ever_talked_about(look, organisatie).await?.into_iter().zip((0..).map(letters)).collect())
}

/// A, B, C and on to Z, AA, AB.
fn letters(nth: u32) -> String {
    let last = char::from_u32(u32::from('A') + nth % 26).unwrap_or('A');
    let before = (nth / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}

/// What stands on a route instead of the regelingen.
pub(crate) fn code_of(codes: &[(String, String)], regelingen: &[String]) -> String {
    let all = codes.iter().filter(|(key, _)| regelingen.contains(key));
    all.map(|(_, code)| code.as_str()).collect::<Vec<_>>().join(" ")
}

/// A copy, of whoever made it and on its own day only.
pub(crate) async fn own_copy(house: &Shared, who: &Who, id: Uuid) -> Result<looplijst_route::Model, Oops> {
    let today = day_of(house.store.now()).to_string();
    let mine = |copy: &looplijst_route::Model| copy.medewerker_id == who.actor.id && copy.dag == today;
    who.found(house, acts::PRINT, copy(&house.store, id).await?.filter(mine))
}

/// The copy.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (taal, now) = (shell.taal, house.store.now());
    let found = own_copy(&house, &who, id).await?;
    let (row, purpose) = permitted(&house, &who, acts::PRINT, found.looplijst_id).await?;
    let codes = codes(&house.store.look(), row.organisatie_id).await?;
    let lines = read(&house.store, &purpose).await?.into_iter();
    let lines =
        lines.map(|one| Line { huisnummer: one.huisnummer.clone(), naam: one.naam(), code: code_of(&codes, &one.keys()) });
    let made = When::new(found.aangemaakt_op.at(), WET_TIJDZONE, now);
    let view = View {
        taal,
        back: shown(row.id),
        day: made.long_day(taal),
        time: made.time(),
        maker: who.actor.naam.clone(),
        copy: found.volgorde,
        lines: lines.collect(),
    };
    Ok(render(&shell, &t!(taal, "route-title"), &view))
}

struct Line {
    huisnummer: String,
    naam: String,
    code: String,
}

#[derive(Template)]
#[template(path = "route.html")]
struct View {
    taal: Taal,
    back: String,
    day: String,
    time: String,
    maker: String,
    copy: i32,
    lines: Vec<Line>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_z_come_two_letters() {
        let all: Vec<String> = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters).into();
        assert_eq!(all, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
