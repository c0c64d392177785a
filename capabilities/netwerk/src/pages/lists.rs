//! `/beheer/organisaties` and `/beheer/producten`: lists of what is everybody's, for whoever keeps it.

use crate::acts;
use crate::describe::{hoofdbeheerders, organisaties};
use crate::model::Soort;
use access::{Act, Object};
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t};

async fn permit(house: &Shared, who: &Who, act: Act) -> Result<(), Oops> {
    let hoofd = hoofdbeheerders(&house.store.look()).await?;
    who.permit(house, act, &Object::work_of(who.actor.organisatie, hoofd)).map(drop)
}

/// Which organisaties take part.
pub async fn organisations(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    permit(&house, &who, acts::ADMIT).await?;
    let taal = shell.taal;
    let row = |one: crate::tables::organisatie::Model| Line {
        path: crate::describe::shown(one.id),
        naam: one.naam,
        soort: Soort::parse(&one.soort).map_or(one.soort, |soort| super::organisatie::soort_text(soort, taal)),
        more: if one.overheidsorgaan { t!(taal, "bsn-yes") } else { t!(taal, "bsn-none") },
        telefoon: one.telefoon,
    };
    let lines: Vec<Line> = organisaties(&house.store.look()).await?.into_iter().map(row).collect();
    let view = View {
        taal,
        title: t!(taal, "organisaties-list", n = lines.len()),
        about: t!(taal, "organisaties-about"),
        add: ("/beheer/organisaties/nieuw", t!(taal, "organisaties-add")),
        cols: [t!(taal, "col-naam"), t!(taal, "field-soort"), t!(taal, "field-telefoon"), t!(taal, "field-bsn")],
        lines,
    };
    Ok(render(&shell, &view.title.clone(), &view))
}

/// With what the Balies can help.
pub async fn products(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    permit(&house, &who, acts::PRODUCT).await?;
    let taal = shell.taal;
    let row = |one: crate::Product| Line {
        path: crate::offer::shown(&one.code),
        naam: one.titel,
        soort: one.code,
        telefoon: t!(taal, "minutes", n = one.minuten),
        more: one.upl.unwrap_or_else(|| t!(taal, "upl-none")),
    };
    let lines: Vec<Line> = crate::products(&house.store.look()).await?.into_iter().map(row).collect();
    let view = View {
        taal,
        title: t!(taal, "producten-list", n = lines.len()),
        about: t!(taal, "producten-about"),
        add: ("/beheer/producten/nieuw", t!(taal, "producten-add")),
        cols: [t!(taal, "field-titel"), t!(taal, "field-code"), t!(taal, "field-minuten"), t!(taal, "field-upl")],
        lines,
    };
    Ok(render(&shell, &view.title.clone(), &view))
}

struct Line {
    path: String,
    naam: String,
    soort: String,
    telefoon: String,
    more: String,
}

#[derive(Template)]
#[template(path = "lists.html")]
struct View {
    taal: Taal,
    title: String,
    about: String,
    add: (&'static str, String),
    cols: [String; 4],
    lines: Vec<Line>,
}
