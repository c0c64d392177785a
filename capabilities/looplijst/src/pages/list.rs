//! `/looplijsten`: the Looplijsten on which one goes from door to door; a coordinator sees all of the organisatie. No names.

use crate::lists;
use crate::pages::{FEW, few, names, status_text};
use crate::regel::RegelStatus;
use crate::store::shown;
use crate::{Status, acts};
use askama::Template;
use foundation::Uuid;
use std::collections::BTreeMap;
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
        let open: Vec<(&str, i64)> = open.map(|one| (one.wijk.as_str(), one.aantal)).collect();
        let doors: i64 = open.iter().map(|(_, n)| n).sum();
        // To whoever goes there a list with no doors left is not under way, whatever it is to the others.
        let is_busy = is_open(&row.status) && !(is_mine(row.id) && doors == 0);
        Line {
            path: shown(row.id),
            title: names(&row.regelingen, taal),
            day: read_date(&row.peildatum).map(write_date).unwrap_or_default(),
            chip: if is_busy { "info" } else { "" },
            status: if is_busy || !is_open(&row.status) { status_text(&row.status, taal) } else { t!(taal, "status-leeg") },
            // Whoever goes there counts doors; a coordinator counts people.
            open: if is_mine(row.id) { doors.to_string() } else { people(&open, taal) },
        }
    });
    let may_return = house.access.may_own(&who.actor, acts::RETURN);
    let view = View { taal, lines: lines.collect(), may_return };
    Ok(render(&shell, &t!(taal, "looplijsten-title"), &view))
}

fn is_open(status: &str) -> bool {
    Status::parse(status) == Some(Status::Geopend)
}

/// How many in all districts; those in which there are few are not in the number, or they could be told from the others.
fn people(open: &[(&str, i64)], taal: Taal) -> String {
    let mut wijken: BTreeMap<&str, i64> = BTreeMap::new();
    open.iter().for_each(|(wijk, n)| *wijken.entry(wijk).or_default() += n);
    let (many, some): (Vec<i64>, Vec<i64>) = wijken.into_values().filter(|n| *n > 0).partition(|n| *n >= FEW);
    match many.iter().sum::<i64>() {
        0 => few(some.iter().sum(), taal),
        n if some.is_empty() => n.to_string(),
        n => t!(taal, "many-and-few", n = n.to_string()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_in_a_district_cannot_be_told_from_the_others() {
        let told = |open: &[(&str, i64)]| people(open, Taal::Nl);
        assert_eq!(told(&[("6211", 12), ("6212", 6), ("6212", 4), ("6213", 0)]), "22");
        assert_eq!(told(&[("6211", 93), ("6212", 9), ("6213", 1)]), "93, en enkele in andere wijken");
        assert_eq!([told(&[("6211", 9), ("6212", 9)]), told(&[])], ["18", "minder dan 10"]);
    }
}
