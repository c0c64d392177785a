//! What happens when somebody leaves, said before it does: there is no way back on the screen.

use crate::hire;
use crate::overview::MedewerkerStand;
use crate::successor::{Rest, rest_of};
use askama::Template;
use store::Look;
use web::axum::response::Response;
use web::{Oops, Shell, Taal, render, t};

/// Asks whether somebody leaves, and says what becomes of what they have.
pub(super) async fn ask(look: &Look<'_>, shell: &Shell, row: &MedewerkerStand) -> Result<Response, Oops> {
    let taal = shell.taal;
    let work = rest_of(look, row.organisatie_id, row.id).await?.into_iter().map(|rest| line(&rest, taal)).collect();
    let path = hire::shown(row.id);
    let view = View { taal, csrf: shell.csrf.clone(), shell: shell.clone(), path, naam: row.naam.clone(), work };
    Ok(render(shell, &t!(taal, "leave-title", naam = row.naam.as_str()), &view))
}

fn line(rest: &Rest, taal: Taal) -> String {
    let (vragen, taken) = (t!(taal, "leave-vragen", n = rest.vragen), t!(taal, "leave-taken", n = rest.taken));
    match &rest.door {
        Some(door) => t!(taal, "leave-goes", vragen = vragen, taken = taken, door = door.as_str()),
        None => t!(taal, "leave-goes-desk", vragen = vragen, taken = taken),
    }
}

#[derive(Template)]
#[template(path = "leave.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    naam: String,
    work: Vec<String>,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
