//! `/beheer`: what the own organisatie keeps: Balies, Medewerkers, Convenanten.

use crate::acts;
use crate::overview::{BalieStand, ConvenantRow, MedewerkerStand, balies, convenanten, people};
use access::{Object, Rol};
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t};

/// The overview.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let (look, own, taal) = (house.store.look(), who.actor.organisatie, shell.taal);
    let may = |act| house.access.may(&who.actor, act, &Object::own_work(own));
    let view = View {
        taal,
        organisatie: who.actor.organisatie_naam.clone(),
        balies: balies(&look, own).await?,
        people: people(&look, own).await?,
        convenanten: convenanten(&look, own).await?,
        may_hire: may(acts::MEDEWERKER),
        may_agree: may(acts::CONVENANT),
    };
    Ok(render(&shell, &t!(taal, "beheer-title"), &view))
}

#[derive(Template)]
#[template(path = "overview.html")]
struct View {
    taal: Taal,
    organisatie: String,
    balies: Vec<BalieStand>,
    people: Vec<MedewerkerStand>,
    convenanten: Vec<ConvenantRow>,
    may_hire: bool,
    may_agree: bool,
}

impl View {
    fn roles(&self, one: &MedewerkerStand) -> String {
        let known = one.rollen.split(' ').filter_map(Rol::parse);
        known.map(|rol| super::medewerker::role_text(rol, self.taal)).collect::<Vec<_>>().join(", ")
    }

    fn until(&self, one: &ConvenantRow) -> String {
        one.geldig_tot.clone().unwrap_or_else(|| t!(self.taal, "until-further-notice"))
    }
}
