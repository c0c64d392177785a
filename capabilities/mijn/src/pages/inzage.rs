//! `/mijn/inzage`: who looked at my data, page by page, and as a file.

use super::asked::Asked;
use super::groups::{Groep, Part, groups};
use super::overview::call;
use crate::looked::{Blad, Gevraagd, PAGE, Regel, export, looked};
use crate::model::{MeldingUitkomst, VraagStatus};
use crate::{acts, text};
use askama::Template;
use bericht::zone_of;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use rules::termijn::WET_TIJDZONE;
use std::collections::HashMap;
use store::Ms;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Query, Shared, Shell, Taal, When, Who, render, t};

/// A page of the list.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::LOOKED)?;
    let (taal, now) = (shell.taal, house.store.now());
    let mut errors = Errors::default();
    let zone = zone_of(&house.store.look(), who.actor.id).await?;
    let filter = asked.filter(&zone, taal, &mut errors);
    let mut blad = looked(&house.store, &purpose, &filter).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let more = blad.regels.len() > PAGE;
    blad.regels.truncate(PAGE);
    let older = blad.regels.last().filter(|_| more).map(|last| asked.after(last));
    let view = View::new(&shell, Clock { zone: &zone, now }, asked, blad, &names, older, errors);
    Ok(render(&shell, &t!(taal, "looked-title"), &view))
}

/// The same as a file for a spreadsheet, without pages.
pub async fn file(State(house): State<Shared>, taal: Taal, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::EXPORT)?;
    let zone = zone_of(&house.store.look(), who.actor.id).await?;
    let regels = export(&house.store, &purpose, &asked.whole(&zone, taal)).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let bytes = write(taal, Clock { zone: &zone, now: house.store.now() }, &regels, &names).map_err(|cause| {
        tracing::error!(%cause, "a file could not be written");
        Oops::outage()
    })?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"inzage.csv\"")];
    Ok((headers, bytes).into_response())
}

/// With the mark by which a spreadsheet knows UTF-8, and the separator that Dutch ones read.
fn write(taal: Taal, clock: Clock<'_>, regels: &[Regel], names: &HashMap<Uuid, String>) -> Result<Vec<u8>, csv::Error> {
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    let columns = [
        t!(taal, "col-when"),
        t!(taal, "col-who"),
        t!(taal, "col-role"),
        t!(taal, "col-why"),
        t!(taal, "col-what"),
        t!(taal, "col-ground"),
        t!(taal, "col-note"),
    ];
    file.write_record(columns.iter().map(|text| harmless(text)))?;
    for regel in regels {
        let line = Line::new(regel, taal, clock, names);
        let note = line.note.map(|(_, text)| text).unwrap_or_default();
        let cells = [line.machine, line.who, line.role, line.why, line.what, line.ground, note];
        file.write_record(cells.iter().map(|text| harmless(text)))?;
    }
    file.into_inner().map_err(|cause| cause.into_error().into())
}

/// A cell that a spreadsheet takes for text, whatever it begins with.
fn harmless(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// On which clock the looks are told: that of the Locatie where the Inwoner is helped.
#[derive(Clone, Copy)]
pub(super) struct Clock<'a> {
    pub(super) zone: &'a str,
    pub(super) now: Timestamp,
}

/// One look in words.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) machine: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) role: String,
    /// What was done.
    pub(super) did: String,
    pub(super) why: String,
    pub(super) what: String,
    pub(super) ground: String,
    /// Whether it was without an open Hulpvraag: how to show it, and the words.
    pub(super) note: Option<(&'static str, String)>,
    /// Whether somebody else looked, whom one can ask.
    pub(super) can_ask: bool,
    /// Whether the Inwoner looked.
    pub(super) own: bool,
    pub(super) day: String,
    pub(super) time: String,
    /// To the second.
    pub(super) time_exact: String,
    /// To the second, with what was done: two looks of one minute are two.
    pub(super) exact: String,
}

impl Line {
    pub(super) fn new(regel: &Regel, taal: Taal, Clock { zone, now }: Clock<'_>, names: &HashMap<Uuid, String>) -> Self {
        let row = &regel.inzage;
        let when = When::new(row.begin.at(), zone, now);
        let did = text::did(&row.naam, taal);
        let own = row.rol.as_deref() == Some("inwoner");
        let name = names.get(&row.organisatie_id).cloned();
        Self {
            id: row.id.to_string(),
            machine: when.machine(),
            when: format!("{}, {}", when.long_day(taal), when.time()),
            who: name.clone().filter(|_| !own).unwrap_or_else(|| if own { t!(taal, "who-self") } else { "Eenloket".to_owned() }),
            role: text::role(row.rol.as_deref(), taal),
            exact: format!("{}: {did}", when.time_exact()),
            did,
            why: text::why(&row.activiteit, taal).unwrap_or_else(|| t!(taal, "why-other")),
            what: text::what_of(row, taal),
            ground: row.grondslag.clone(),
            note: regel.melding.map(|uitkomst| note(uitkomst, taal)),
            can_ask: !own && name.is_some(),
            own,
            day: when.long_day(taal),
            time: when.time(),
            time_exact: when.time_exact(),
        }
    }
}

fn note(uitkomst: Option<MeldingUitkomst>, taal: Taal) -> (&'static str, String) {
    match uitkomst {
        None => ("warn", t!(taal, "note-open")),
        Some(MeldingUitkomst::Nodig) => ("info", t!(taal, "note-needed")),
        Some(MeldingUitkomst::NietNodig) => ("stop", t!(taal, "note-not-needed")),
    }
}

/// A question about a look, with what became of it.
struct Question {
    nummer: String,
    organisatie: String,
    asked: String,
    before: String,
    vraag: String,
    antwoord: Option<String>,
}

impl Question {
    fn new(one: Gevraagd, taal: Taal, now: Timestamp, names: &HashMap<Uuid, String>) -> Self {
        // Asked and answered within a term of the law, on its own clock.
        let day = |at: Ms| When::new(at.at(), WET_TIJDZONE, now).long_day(taal);
        Self {
            nummer: one.nummer,
            organisatie: names.get(&one.vraag.organisatie_id).cloned().unwrap_or_default(),
            asked: day(one.vraag.aangemaakt_op),
            before: day(one.vraag.termijn_op),
            antwoord: (one.vraag.status == VraagStatus::Beantwoord.as_str()).then_some(one.vraag.antwoord),
            vraag: one.vraag.vraag,
        }
    }
}

/// One organisatie to choose.
struct Choice {
    id: String,
    naam: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "inzage.html")]
struct View {
    taal: Taal,
    groups: Vec<Groep>,
    /// Whether these are the looks of the Inwoner's own.
    own: bool,
    questions: Vec<Question>,
    organisaties: Vec<Choice>,
    van: String,
    tot: String,
    filtered: bool,
    gevraagd: String,
    older: Option<String>,
    first: bool,
    /// The filter, for the files.
    query: String,
    telefoon: String,
    locatie: String,
    errors: Errors,
}

impl View {
    fn new(
        shell: &Shell,
        clock: Clock<'_>,
        asked: Asked,
        blad: Blad,
        names: &HashMap<Uuid, String>,
        older: Option<String>,
        errors: Errors,
    ) -> Self {
        let taal = shell.taal;
        let mut organisaties: Vec<Choice> = blad
            .organisaties
            .iter()
            .filter_map(|id| names.get(id).map(|naam| (id.to_string(), naam.clone())))
            .map(|(id, naam)| Choice { chosen: id == asked.organisatie, id, naam })
            .collect();
        organisaties.sort_by(|a, b| a.naam.cmp(&b.naam));
        let lines = blad.regels.iter().map(|regel| Line::new(regel, taal, clock, names)).collect();
        let (telefoon, locatie) = call(blad.hulp, shell);
        let groups = groups(lines, Part { newer: asked.voor.is_some(), older: older.is_some() }, taal);
        let filters = [&asked.organisatie, &asked.van, &asked.tot];
        Self {
            taal,
            groups,
            own: asked.own(),
            gevraagd: asked.gevraagd.clone(),
            questions: blad.gevraagd.into_iter().map(|one| Question::new(one, taal, clock.now, names)).collect(),
            organisaties,
            filtered: filters.iter().any(|text| !text.trim().is_empty()),
            older,
            first: asked.voor.is_none(),
            query: asked.query(),
            van: rules::tekst::without_bsn(&asked.van),
            tot: rules::tekst::without_bsn(&asked.tot),
            telefoon,
            locatie,
            errors,
        }
    }

    /// The question that was just asked, if it is one of this Inwoner's.
    fn just_asked(&self) -> Option<&Question> {
        self.questions.iter().find(|one| !self.gevraagd.is_empty() && one.nummer == self.gevraagd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_and_never_a_formula() {
        for text in ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("Gemeente Enschede"), "Gemeente Enschede");
    }
}
