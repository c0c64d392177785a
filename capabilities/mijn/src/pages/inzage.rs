//! `/mijn/inzage`: who looked at my data, page by page, and as a file.

use super::groups::{Groep, groups};
use crate::looked::{Blad, Gevraagd, PAGE, Regel, export, looked};
use crate::model::{MeldingUitkomst, VraagStatus};
use crate::{acts, text};
use askama::Template;
use brief::Size;
use foundation::Uuid;
use foundation::jiff::civil::{Date, Time};
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use std::collections::HashMap;
use store::{InzageFilter, Ms};
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Query, Shared, Shell, Taal, When, Who, read_date, render, t};

/// Where whoever reads this sits, wherever the look was.
pub(super) const ZONE: &str = "Europe/Amsterdam";

/// The query of the page: the filter, where the page begins, and what was just asked.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Asked {
    organisatie: String,
    van: String,
    tot: String,
    voor: Option<i64>,
    id: Option<Uuid>,
    gevraagd: String,
    letter: String,
}

impl Asked {
    /// How large the text of the document is, where that was chosen.
    pub(super) fn letter(&self) -> Option<Size> {
        match self.letter.as_str() {
            "groot" => Some(Size::Large),
            "gewoon" => Some(Size::Normal),
            _ => None,
        }
    }

    /// What it means; a day that cannot be read is told, and left out.
    pub(super) fn filter(&self, taal: Taal, errors: &mut Errors) -> InzageFilter {
        let mut day = |field: &'static str, text: &str, days: i64| {
            if text.trim().is_empty() {
                return None;
            }
            let date = read_date(text).ok_or(()).and_then(|date| date.checked_add(days.days()).map_err(|_| ()));
            errors.take(field, date, |()| t!(taal, "error-day")).and_then(begin_of)
        };
        InzageFilter {
            organisatie: self.organisatie.parse().ok(),
            van: day("van", &self.van, 0),
            // Up to and including that day.
            tot: day("tot", &self.tot, 1),
            voor: self.voor.map(Ms).zip(self.id),
            id: None,
            aantal: PAGE as u64 + 1,
        }
    }

    /// The address of the page that begins after a line, with the same filter.
    fn after(&self, last: &Regel) -> String {
        format!("/mijn/inzage?{}&voor={}&id={}", self.query(), last.inzage.begin.0, last.inzage.id)
    }

    /// The filter as it goes on in an address. What was typed for a day is a day or nothing.
    fn query(&self) -> String {
        let day = |text: &str| read_date(text).map(|date| date.to_string()).unwrap_or_default();
        let organisatie = self.organisatie.parse::<Uuid>().map(|id| id.to_string()).unwrap_or_default();
        format!("organisatie={organisatie}&van={}&tot={}", day(&self.van), day(&self.tot))
    }
}

fn begin_of(day: Date) -> Option<Ms> {
    let zone = TimeZone::get(ZONE).ok()?;
    Some(day.to_datetime(Time::midnight()).to_zoned(zone).ok()?.timestamp().into())
}

/// A page of the list.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::LOOKED)?;
    let (taal, now) = (shell.taal, house.store.now());
    let mut errors = Errors::default();
    let filter = asked.filter(taal, &mut errors);
    let mut blad = looked(&house.store, &purpose, &filter).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let more = blad.regels.len() > PAGE;
    blad.regels.truncate(PAGE);
    let older = blad.regels.last().filter(|_| more).map(|last| asked.after(last));
    let view = View::new(&shell, now, asked, blad, &names, older, errors);
    Ok(render(&shell, &t!(taal, "looked-title"), &view))
}

/// The same as a file for a spreadsheet, without pages.
pub async fn file(State(house): State<Shared>, taal: Taal, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::EXPORT)?;
    let filter = InzageFilter { voor: None, ..asked.filter(taal, &mut Errors::default()) };
    let regels = export(&house.store, &purpose, &filter).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let bytes = write(taal, house.store.now(), &regels, &names).map_err(|cause| {
        tracing::error!(%cause, "a file could not be written");
        Oops::outage()
    })?;
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"inzage.csv\"")];
    Ok((headers, bytes).into_response())
}

/// With the mark by which a spreadsheet knows UTF-8, and the separator that Dutch ones read.
fn write(taal: Taal, now: Timestamp, regels: &[Regel], names: &HashMap<Uuid, String>) -> Result<Vec<u8>, csv::Error> {
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
        let line = Line::new(regel, taal, now, names);
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

/// One look in words.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) machine: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) role: String,
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
}

impl Line {
    pub(super) fn new(regel: &Regel, taal: Taal, now: Timestamp, names: &HashMap<Uuid, String>) -> Self {
        let row = &regel.inzage;
        let when = When::new(row.begin.at(), ZONE, now);
        let own = row.rol.as_deref() == Some("inwoner");
        let name = names.get(&row.organisatie_id).cloned();
        Self {
            id: row.id.to_string(),
            machine: when.machine(),
            when: format!("{}, {}", when.long_day(taal), when.time()),
            who: name.clone().filter(|_| !own).unwrap_or_else(|| if own { t!(taal, "who-self") } else { "Eenloket".to_owned() }),
            role: text::role(row.rol.as_deref(), taal),
            why: text::why(&row.activiteit, taal).unwrap_or_else(|| t!(taal, "why-other")),
            what: text::what(&row.activiteit, taal).unwrap_or_else(|| t!(taal, "what-other")),
            ground: row.grondslag.clone(),
            note: regel.melding.map(|uitkomst| note(uitkomst, taal)),
            can_ask: !own && name.is_some(),
            own,
            day: when.long_day(taal),
            time: when.time(),
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
        let day = |at: Ms| When::new(at.at(), ZONE, now).long_day(taal);
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
    /// Who else looked.
    groups: Vec<Groep>,
    /// The looks of the Inwoner's own.
    own: Vec<Line>,
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
    errors: Errors,
}

impl View {
    fn new(
        shell: &Shell,
        now: Timestamp,
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
        let lines = blad.regels.iter().map(|regel| Line::new(regel, taal, now, names));
        let (own, others): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.own);
        let groups = groups(others, taal);
        let filters = [&asked.organisatie, &asked.van, &asked.tot];
        Self {
            taal,
            groups,
            own,
            gevraagd: asked.gevraagd.clone(),
            questions: blad.gevraagd.into_iter().map(|one| Question::new(one, taal, now, names)).collect(),
            organisaties,
            filtered: filters.iter().any(|text| !text.trim().is_empty()),
            older,
            first: asked.voor.is_none(),
            query: asked.query(),
            van: rules::tekst::without_bsn(&asked.van),
            tot: rules::tekst::without_bsn(&asked.tot),
            telefoon: shell.telefoon.clone(),
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
