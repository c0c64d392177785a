//! `/beheer`: what the own organisatie keeps: Balies, Medewerkers, Convenanten.

use crate::describe::hoofdbeheerders;
use crate::overview::{BalieStand, ConvenantRow, MedewerkerStand, balies, convenanten, people};
use crate::tables::locatie;
use crate::{acts, locaties, settle};
use access::{Object, Rol};
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t, write_date};

/// The overview.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let (look, own, taal) = (house.store.look(), who.actor.organisatie, shell.taal);
    let may = |act| house.access.may(&who.actor, act, &Object::own_work(own));
    let hoofd = hoofdbeheerders(&look).await?;
    let may_all = |act| house.access.may(&who.actor, act, &Object::work_of(own, hoofd.clone()));
    let rows = locaties::locaties(&look, own, may_all(acts::LOCATIE)).await?;
    let line = |row: locatie::Model| LocatieRow {
        path: house.access.may(&who.actor, acts::LOCATIE, &locaties::object(&row, &hoofd)).then(|| settle::shown(row.id)),
        naam: row.naam,
        adres: format!("{}, {} {}", row.adres, row.postcode, row.plaats),
        telefoon: row.telefoon,
    };
    let lines = rows.into_iter().map(line).collect();
    // Who plans or coordinates elsewhere sees that the Balie is there, and opens what they keep.
    let desk = |row: BalieStand| {
        let kept = house.access.may(&who.actor, acts::BALIE, &super::balie::object(&row));
        (kept.then(|| format!("/beheer/balies/{}", row.id)), row)
    };
    let view = View {
        taal,
        organisatie: who.actor.organisatie_naam.clone(),
        balies: balies(&look, own).await?.into_iter().map(desk).collect(),
        people: people(&look, own).await?,
        convenanten: convenanten(&look, own).await?,
        own: may(acts::ORGANISATIE).then(|| crate::describe::shown(own)),
        locaties: lines,
        may_settle: may(acts::LOCATIE),
        may_admit: may_all(acts::ADMIT),
        may_offer: may_all(acts::PRODUCT),
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
    /// Each with an address for whoever keeps it.
    balies: Vec<(Option<String>, BalieStand)>,
    people: Vec<MedewerkerStand>,
    convenanten: Vec<ConvenantRow>,
    /// Where the own organisatie is kept.
    own: Option<String>,
    locaties: Vec<LocatieRow>,
    may_settle: bool,
    may_admit: bool,
    may_offer: bool,
    may_hire: bool,
    may_agree: bool,
}

/// A Locatie where the organisatie works, with an address for whoever keeps it.
struct LocatieRow {
    path: Option<String>,
    naam: String,
    adres: String,
    telefoon: String,
}

impl View {
    fn roles(&self, one: &MedewerkerStand) -> String {
        let known = one.rollen.split(' ').filter_map(Rol::parse);
        known.map(|rol| super::medewerker::role_text(rol, self.taal)).collect::<Vec<_>>().join(", ")
    }

    fn until(&self, one: &ConvenantRow) -> String {
        one.geldig_tot.as_deref().map_or_else(|| t!(self.taal, "until-further-notice"), day)
    }

    fn from(&self, one: &ConvenantRow) -> String {
        day(&one.geldig_van)
    }
}

/// A day as people write it.
fn day(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), write_date)
}
