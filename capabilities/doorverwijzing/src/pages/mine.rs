//! `/doorverwijzingen`: what became of the Doorverwijzingen of one's own organisatie.

use crate::mine::{PAGE, Regel, mine};
use crate::{Status, Uitkomst, acts, concept};
use askama::Template;
use foundation::Uuid;
use serde::Deserialize;
use store::Ms;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Query, Shared, Shell, Taal, When, Who, render, t};

/// The query of the page: where the next page starts, and whether a call was just closed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    voor: Option<i64>,
    id: Option<Uuid>,
    opgelost: String,
}

/// The list, newest first.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::MINE)?;
    let (taal, now) = (shell.taal, house.store.now());
    let mut rows = mine(&house.store, who.actor.organisatie, asked.voor.map(Ms).zip(asked.id), PAGE).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let older =
        rows.last().filter(|_| more).map(|last| format!("/doorverwijzingen?voor={}&id={}", last.aangemaakt_op.0, last.id));
    let words = netwerk::ProductTaal::load(&house.store.look(), taal).await?;
    let concepts = concept::list(&house.store, who.actor.id).await?;
    let view = View {
        taal,
        solved: asked.opgelost == "ja",
        concepts: concepts
            .into_iter()
            .enumerate()
            .map(|(nth, (id, at))| Concept {
                path: format!("/doorverwijzingen/nieuw?concept={id}"),
                nr: nth + 1,
                when: When::new(at.at(), rules::termijn::WET_TIJDZONE, now).short(taal),
            })
            .collect(),
        lines: rows.into_iter().map(|row| Line::new(row, &words, taal, now)).collect(),
        older,
    };
    Ok(render(&shell, &t!(taal, "mine-title"), &view))
}

/// One Doorverwijzing in words; it names nobody.
pub(super) struct Line {
    pub(super) nummer: String,
    pub(super) product: netwerk::Tekst,
    pub(super) naar: String,
    pub(super) when: String,
    pub(super) status: String,
    pub(super) class: &'static str,
    confirmed: String,
    page: Option<String>,
}

impl Line {
    pub(super) fn new(row: Regel, words: &netwerk::ProductTaal, taal: Taal, now: foundation::jiff::Timestamp) -> Self {
        let uitkomst = row.uitkomst.as_deref().and_then(Uitkomst::parse);
        let status = Status::parse(&row.status).unwrap_or(Status::Aangeboden);
        Self {
            confirmed: format!("/doorverwijzingen/{}/bevestigd", row.id),
            page: row.has_page.then(|| format!("/hulpvragen/{}", row.nummer)),
            nummer: row.nummer,
            product: words.titel(&row.product, &row.product_titel),
            naar: format!("{}, {}", row.organisatie_naam, row.balie_naam),
            when: row.begin.map(|at| When::new(at.at(), &row.tijdzone, now).short(taal)).unwrap_or_default(),
            class: match (status, uitkomst) {
                (_, Some(Uitkomst::NietVerschenen)) | (Status::Geweigerd | Status::Verlopen, _) => "warn",
                (Status::Afgerond, _) => "ok",
                (Status::Geaccepteerd, _) => "info",
                _ => "",
            },
            status: text(status, uitkomst, taal),
        }
    }
}

/// An outcome in a language.
pub(super) fn uitkomst_text(uitkomst: Uitkomst, taal: Taal) -> String {
    match uitkomst {
        Uitkomst::Geholpen => t!(taal, "uitkomst-geholpen"),
        Uitkomst::GeholpenVervolg => t!(taal, "uitkomst-geholpen-vervolg"),
        Uitkomst::NietGeholpen => t!(taal, "uitkomst-niet-geholpen"),
        Uitkomst::NietVerschenen => t!(taal, "uitkomst-niet-verschenen"),
    }
}

/// What the sender reads: the outcome where there is one, otherwise the state.
fn text(status: Status, uitkomst: Option<Uitkomst>, taal: Taal) -> String {
    uitkomst.map_or_else(|| status_text(status, taal), |uitkomst| uitkomst_text(uitkomst, taal))
}

/// A state in a language.
pub(super) fn status_text(status: Status, taal: Taal) -> String {
    match status {
        Status::Aangeboden => t!(taal, "status-aangeboden"),
        Status::Geaccepteerd | Status::Uitgevoerd => t!(taal, "status-geaccepteerd"),
        Status::Afgerond => t!(taal, "status-afgerond"),
        Status::Geweigerd => t!(taal, "status-geweigerd"),
        Status::Verlopen => t!(taal, "status-verlopen"),
        Status::Ingetrokken => t!(taal, "status-ingetrokken"),
    }
}

/// A conversation that was broken off. Two of the same minute still have names of their own.
struct Concept {
    path: String,
    nr: usize,
    when: String,
}

#[derive(Template)]
#[template(path = "mine.html")]
struct View {
    taal: Taal,
    solved: bool,
    concepts: Vec<Concept>,
    lines: Vec<Line>,
    older: Option<String>,
}
