//! What the day page shows, made from the rows of the day.

use super::agenda::{Agenda, Made};
use crate::day::{DaglijstRegel, Vrij};
use access::Actor;
use afspraak::Status;
use askama::Template;
use foundation::jiff::Timestamp;
use netwerk::BalieRegel;
use netwerk::tables::locatie;
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
    pub(crate) walked_in: bool,
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
    pub(crate) agenda: Agenda,
    pub(crate) next: Option<String>,
    pub(crate) errors: Errors,
    pub(crate) gemeld: Option<String>,
    /// How somebody who was just noted as not come hears that.
    pub(crate) missed: Option<String>,
    pub(crate) stand: String,
    /// The nummer that was typed and could not be found.
    pub(crate) nummer: String,
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
        let next = booked.iter().find(|b| b.begin.at() > now).map(|b| when(b.begin.at()).time());
        let agenda = Made { taal, actor, plek, booked, free, now, names }.agenda(balies);
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
            agenda,
            next,
            errors: Errors::default(),
            gemeld: None,
            missed: None,
            stand: String::new(),
            nummer: String::new(),
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}

pub(super) fn minutes(from: Option<Ms>, to: Timestamp) -> i64 {
    from.map_or(0, |from| ((to.as_millisecond() - from.0) / 60_000).max(0))
}

pub(super) fn status(row: &DaglijstRegel) -> Status {
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
fn waiting(
    taal: Taal,
    actor: &Actor,
    balies: &[BalieRegel],
    booked: &[DaglijstRegel],
    now: Timestamp,
    zone: &str,
    names: bool,
) -> Vec<Waiting> {
    let mut rows: Vec<&DaglijstRegel> = booked.iter().filter(|b| status(b) == Status::Gemeld).collect();
    let is_late = |b: &DaglijstRegel| afspraak::is_late(b.begin.at(), b.gemeld_op.map(Ms::at));
    rows.sort_by_key(|b| (b.begin.at() > now || is_late(b), b.gemeld_op));
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
                late: is_late(b) && !b.ingelopen,
                walked_in: b.ingelopen,
                mine: names && actor.balies.contains(&b.balie_id),
                warm: names && b.van.is_some(),
            }
        })
        .collect()
}
