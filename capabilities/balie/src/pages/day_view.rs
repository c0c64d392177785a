//! What the day page shows, made from the rows of the day.

use crate::day::{DaglijstRegel, Vrij};
use access::Actor;
use afspraak::Status;
use askama::Template;
use foundation::jiff::{Timestamp, ToSpan};
use netwerk::BalieRegel;
use netwerk::tables::locatie;
use std::collections::BTreeSet;
use store::Ms;
use web::{Errors, Shell, Taal, When, t};

/// A number at the top of the page.
pub(crate) struct Indicator {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) alert: bool,
}

/// Somebody in the waiting room.
pub(crate) struct Waiting {
    pub(crate) id: String,
    pub(crate) versie: i32,
    pub(crate) bon: String,
    pub(crate) naam: Option<String>,
    pub(crate) voor: String,
    pub(crate) wait: String,
    pub(crate) longest: bool,
    pub(crate) late: bool,
    pub(crate) mine: bool,
    pub(crate) warm: bool,
}

/// Who is at the Balie of this Medewerker.
pub(crate) struct Current {
    pub(crate) bon: String,
    pub(crate) naam: String,
    pub(crate) minutes: String,
    pub(crate) product: String,
    pub(crate) path: String,
}

/// One cell of the agenda.
pub(crate) struct Cell {
    pub(crate) label: String,
    pub(crate) class: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) path: Option<String>,
    pub(crate) report: Option<String>,
    pub(crate) no_show: Option<(String, i32)>,
    pub(crate) empty: bool,
}

/// One row of the agenda: a time over all Balies.
pub(crate) struct Row {
    pub(crate) time: String,
    pub(crate) class: &'static str,
    pub(crate) cells: Vec<Cell>,
}

/// The page.
#[derive(Template)]
#[template(path = "day.html")]
pub(crate) struct View {
    pub(crate) taal: Taal,
    pub(crate) csrf: String,
    shell: Shell,
    pub(crate) locatie: String,
    pub(crate) locatie_path: String,
    pub(crate) day: String,
    pub(crate) time: String,
    pub(crate) names: bool,
    pub(crate) kpis: Vec<Indicator>,
    pub(crate) current: Option<Current>,
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) balies: Vec<(String, String)>,
    pub(crate) rows: Vec<Row>,
    pub(crate) next: Option<String>,
    pub(crate) errors: Errors,
    pub(crate) gemeld: Option<String>,
}

impl View {
    #[allow(clippy::too_many_arguments, reason = "one page, made in one place")]
    pub(crate) fn new(
        shell: &Shell,
        actor: &Actor,
        plek: &locatie::Model,
        balies: &[BalieRegel],
        booked: &[DaglijstRegel],
        free: &[Vrij],
        now: Timestamp,
        names: bool,
    ) -> Self {
        let taal = shell.taal;
        let when = |at: Timestamp| When::new(at, &plek.tijdzone, now);
        let waiting = waiting(taal, actor, balies, booked, now, &plek.tijdzone, names);
        let mut times: BTreeSet<i64> = booked.iter().map(|b| b.begin.0).chain(free.iter().map(|f| f.begin.0)).collect();
        let current_time = times.iter().copied().rfind(|at| *at <= now.as_millisecond());
        let next = booked.iter().find(|b| b.begin.at() > now).map(|b| when(b.begin.at()).time());
        let rows = std::mem::take(&mut times)
            .into_iter()
            .map(|at| Row {
                time: when(Ms(at).at()).time(),
                class: if Some(at) == current_time {
                    "now"
                } else if at < now.as_millisecond() {
                    "past"
                } else {
                    "next"
                },
                cells: balies.iter().map(|balie| cell(taal, actor, balie, booked, free, Ms(at), now, &plek.tijdzone, names)).collect(),
            })
            .collect();
        Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            locatie: plek.naam.clone(),
            locatie_path: format!("/balie/{}", plek.id),
            day: when(now).long_day(taal),
            time: when(now).time(),
            names,
            kpis: kpis(taal, booked, now),
            current: current(taal, actor, booked, now),
            waiting,
            balies: balies.iter().map(|b| (b.organisatie_naam.clone(), b.balie_naam.clone())).collect(),
            rows,
            next,
            errors: Errors::default(),
            gemeld: None,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}

fn minutes(from: Option<Ms>, to: Timestamp) -> i64 {
    from.map_or(0, |from| ((to.as_millisecond() - from.0) / 60_000).max(0))
}

fn status(row: &DaglijstRegel) -> Status {
    Status::parse(&row.status).unwrap_or(Status::Bevestigd)
}

fn kpis(taal: Taal, booked: &[DaglijstRegel], now: Timestamp) -> Vec<Indicator> {
    let count = |wanted: Status| booked.iter().filter(|b| status(b) == wanted).count();
    let waits = count(Status::Gemeld);
    let longest = booked.iter().filter(|b| status(b) == Status::Gemeld).map(|b| minutes(b.gemeld_op, now)).max().unwrap_or(0);
    let kpi = |value: String, text: String, alert: bool| Indicator { value, text, alert };
    vec![
        kpi(booked.len().to_string(), t!(taal, "kpi-booked"), false),
        kpi(count(Status::Afgerond).to_string(), t!(taal, "kpi-done"), false),
        kpi(count(Status::Bezig).to_string(), t!(taal, "kpi-busy"), false),
        kpi(waits.to_string(), t!(taal, "kpi-waiting"), waits > 0),
        kpi(t!(taal, "minutes", n = longest), t!(taal, "kpi-longest"), longest > 10),
        kpi(count(Status::NietVerschenen).to_string(), t!(taal, "kpi-missed"), false),
    ]
}

fn current(taal: Taal, actor: &Actor, booked: &[DaglijstRegel], now: Timestamp) -> Option<Current> {
    let row = booked.iter().find(|b| status(b) == Status::Bezig && b.medewerker_id == Some(actor.id))?;
    Some(Current {
        bon: row.bon.clone().unwrap_or_default(),
        naam: row.naam.clone().unwrap_or_default(),
        minutes: t!(taal, "busy-minutes", n = minutes(row.bezig_op, now)),
        product: row.product_titel.clone().unwrap_or_default(),
        path: format!("/balie/bezoeken/{}", row.id),
    })
}

/// In calling order (V17): whose Afspraak has come and who reported in time goes first; within a group
/// who waits longest.
fn waiting(taal: Taal, actor: &Actor, balies: &[BalieRegel], booked: &[DaglijstRegel], now: Timestamp, zone: &str, names: bool) -> Vec<Waiting> {
    let mut rows: Vec<&DaglijstRegel> = booked.iter().filter(|b| status(b) == Status::Gemeld).collect();
    let is_late = |b: &DaglijstRegel| b.gemeld_op.is_some_and(|at| at.at() > b.begin.at() + 5.minutes());
    rows.sort_by_key(|b| (!(b.begin.at() <= now && !is_late(b)), b.gemeld_op));
    let longest = rows.iter().map(|b| b.gemeld_op).min().flatten();
    rows.iter()
        .map(|b| {
            let balie = balies.iter().find(|p| p.balie_id == b.balie_id);
            let time = When::new(b.begin.at(), zone, now).time();
            Waiting {
                id: b.id.to_string(),
                versie: b.versie,
                bon: b.bon.clone().unwrap_or_default(),
                naam: b.naam.clone().filter(|_| names),
                voor: format!("{}, {time}", balie.map_or("", |p| p.organisatie_naam.as_str())),
                wait: t!(taal, "minutes", n = minutes(b.gemeld_op, now)),
                longest: rows.len() > 1 && b.gemeld_op == longest,
                late: is_late(b),
                mine: names && actor.balies.contains(&b.balie_id),
                warm: names && b.van.is_some(),
            }
        })
        .collect()
}

#[allow(clippy::too_many_arguments, reason = "one cell of one page")]
fn cell(taal: Taal, actor: &Actor, balie: &BalieRegel, booked: &[DaglijstRegel], free: &[Vrij], at: Ms, now: Timestamp, zone: &str, names: bool) -> Cell {
    let label = balie.organisatie_naam.clone();
    let blank = |class: &'static str, title: String, text: String, empty: bool| Cell {
        label: label.clone(),
        class,
        title,
        text,
        path: None,
        report: None,
        no_show: None,
        empty,
    };
    if let Some(row) = booked.iter().find(|b| b.balie_id == balie.balie_id && b.begin == at) {
        return busy_cell(taal, actor, balie, row, now, zone, names, label.clone());
    }
    match free.iter().find(|f| f.balie_id == balie.balie_id && f.begin == at) {
        Some(slot) if slot.vrijgehouden => blank("free", t!(taal, "cell-kept"), t!(taal, "cell-kept-for"), at.at() < now),
        Some(_) if at.at() < now => blank("closed", t!(taal, "cell-unused"), String::new(), true),
        Some(_) => blank("free", t!(taal, "cell-free"), String::new(), false),
        None => blank("closed", String::new(), String::new(), true),
    }
}

#[allow(clippy::too_many_arguments, reason = "one cell of one page")]
fn busy_cell(taal: Taal, actor: &Actor, balie: &BalieRegel, row: &DaglijstRegel, now: Timestamp, zone: &str, names: bool, label: String) -> Cell {
    let status = status(row);
    let own = names && actor.balies.contains(&balie.balie_id);
    let took = minutes(row.bezig_op, row.klaar_op.map_or(now, Ms::at));
    let text = match status {
        Status::Afgerond => t!(taal, "cell-done", n = took),
        Status::Bezig => t!(taal, "busy-minutes", n = took),
        Status::Gemeld => t!(taal, "cell-waits", n = minutes(row.gemeld_op, now)),
        Status::NietVerschenen => t!(taal, "cell-missed"),
        _ => row.van.clone().filter(|_| names).map_or_else(
            || row.product_titel.clone().filter(|_| names).unwrap_or_else(|| When::new(row.begin.at(), zone, now).time()),
            |van| t!(taal, "cell-from", organisatie = van),
        ),
    };
    let title = match (&row.naam, &row.bon) {
        (Some(naam), _) if names => naam.clone(),
        (_, Some(bon)) if status == Status::Gemeld => bon.clone(),
        _ => t!(taal, "cell-taken"),
    };
    let late = row.begin.at() + i64::from(rules::termijn::NIET_VERSCHENEN_MINUTEN).minutes() <= now;
    let waits = matches!(status, Status::Bevestigd | Status::NietVerschenen);
    Cell {
        label,
        class: match status {
            Status::Afgerond => "done",
            Status::Bezig => "busy",
            Status::Gemeld => "wait",
            Status::NietVerschenen => "miss",
            _ => "",
        },
        title,
        text,
        path: (own && matches!(status, Status::Bezig | Status::Afgerond)).then(|| format!("/balie/bezoeken/{}", row.id)),
        report: (waits && (own || !names)).then(|| row.id.to_string()),
        no_show: (own && status == Status::Bevestigd && late).then(|| (row.id.to_string(), row.versie)),
        empty: !own && names && row.naam.is_none(),
    }
}
