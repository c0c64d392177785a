//! From what was typed to a Dienst: the same for the form and the API, all that is wrong at once.

use crate::guard::DienstInput;
use crate::plek::LocatieState;
use foundation::Uuid;
use foundation::jiff::civil::{Date, DateTime};
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use rules::rooster::Botsing;
use serde::Deserialize;
pub(crate) use web::write_time as clock;
use web::{Errors, Taal, read_date, read_time, t};

/// A Dienst as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DienstForm {
    pub(crate) medewerker: String,
    pub(crate) datum: String,
    pub(crate) begin: String,
    pub(crate) einde: String,
    pub(crate) pauze_begin: String,
    pub(crate) pauze_einde: String,
    pub(crate) minuten: String,
    pub(crate) vrijgehouden: String,
    pub(crate) versie: i32,
    /// Which button.
    pub(crate) stap: String,
    /// For each Afspraak a choice: `afspraak soort id`.
    pub(crate) keuze: Vec<String>,
}

impl DienstForm {
    /// As it comes back: a BSN belongs in none of these fields, and is only hinted at (R3).
    pub(crate) fn back(mut self) -> Self {
        let lines = [&mut self.datum, &mut self.begin, &mut self.einde, &mut self.pauze_begin, &mut self.pauze_einde];
        for line in lines.into_iter().chain([&mut self.minuten, &mut self.vrijgehouden]) {
            *line = rules::tekst::without_bsn(line);
        }
        self
    }
}

/// The shortest and the longest Tijdslot.
const MINUTEN: std::ops::RangeInclusive<u16> = 5..=240;
/// At most this many Tijdsloten of a half day are kept free.
const VRIJGEHOUDEN_MAX: u16 = 20;

/// Checks what was typed. `old` is the begin of the Dienst as it is: that may lie in the past, a new one may not.
pub(crate) fn check(
    typed: &DienstForm,
    plek: &LocatieState,
    balie: Uuid,
    now: Timestamp,
    old: Option<DateTime>,
    taal: Taal,
    errors: &mut Errors,
) -> Option<DienstInput> {
    let medewerker = typed.medewerker.trim().parse().ok();
    if medewerker.is_none() {
        errors.add("medewerker", t!(taal, "error-medewerker"));
    }
    // Nobody plans further than two years; a clock knows no hours beyond the year 9999.
    let last = now.to_zoned(TimeZone::UTC).date().saturating_add(2.years());
    let datum = read_date(&typed.datum).filter(|day| *day <= last);
    if datum.is_none() {
        errors.add("datum", t!(taal, "error-datum"));
    }
    let mut times = Times { plek, datum, taal, errors };
    let begin = times.read("begin", &typed.begin);
    let einde = times.read("einde", &typed.einde);
    let has_pause = !(typed.pauze_begin.trim().is_empty() && typed.pauze_einde.trim().is_empty());
    let pauze = if has_pause {
        let (from, to) = (times.read("pauze_begin", &typed.pauze_begin), times.read("pauze_einde", &typed.pauze_einde));
        from.zip(to)
    } else {
        None
    };
    if let Some((begin, einde)) = begin.zip(einde) {
        if einde <= begin {
            errors.add("einde", t!(taal, "error-einde-voor-begin"));
        }
        if pauze.is_some_and(|(from, to)| to <= from || from <= begin || einde <= to) {
            errors.add("pauze_begin", t!(taal, "error-pauze"));
        }
        if old != Some(begin) && plek.instant(begin).is_some_and(|at| at < now) {
            errors.add("datum", t!(taal, "error-voorbij"));
        }
    }
    let minuten = typed.minuten.trim().parse().ok().filter(|n| MINUTEN.contains(n));
    if minuten.is_none() {
        errors.add("minuten", t!(taal, "error-minuten"));
    }
    let vrijgehouden = typed.vrijgehouden.trim().parse().ok().filter(|n| *n <= VRIJGEHOUDEN_MAX);
    if vrijgehouden.is_none() {
        errors.add("vrijgehouden", t!(taal, "error-vrijgehouden"));
    }
    if !errors.is_empty() {
        return None;
    }
    Some(DienstInput {
        balie,
        medewerker: medewerker?,
        begin: begin?,
        einde: einde?,
        pauze,
        minuten: minuten?,
        vrijgehouden: vrijgehouden?,
    })
}

struct Times<'a> {
    plek: &'a LocatieState,
    datum: Option<Date>,
    taal: Taal,
    errors: &'a mut Errors,
}

impl Times<'_> {
    /// A time of that day: one that a clock can show, and that this clock shows on that day.
    fn read(&mut self, field: &'static str, text: &str) -> Option<DateTime> {
        let Some(time) = read_time(text) else {
            self.errors.add(field, t!(self.taal, "error-tijd"));
            return None;
        };
        let local = self.datum?.to_datetime(time);
        if self.plek.instant(local).is_none() {
            self.errors.add(field, t!(self.taal, "error-tijd-bestaat-niet"));
            return None;
        }
        Some(local)
    }
}

/// Says what is in the way of a Dienst, at the field where it can be mended.
pub(crate) fn say(all: &[Botsing], plek: &LocatieState, name_of: impl Fn(u128) -> String, taal: Taal, errors: &mut Errors) {
    for botsing in all {
        match botsing {
            Botsing::EindeVoorBegin => errors.add("einde", t!(taal, "error-einde-voor-begin")),
            Botsing::BalieBezetting(other) => {
                let (begin, einde) = (clock(other.begin.time()), clock(other.einde.time()));
                errors.add("begin", t!(taal, "error-balie-bezet", wie = name_of(other.medewerker), begin = begin, einde = einde));
            }
            Botsing::MedewerkerBezetting(other) => {
                let (begin, einde) = (clock(other.begin.time()), clock(other.einde.time()));
                errors.add("medewerker", t!(taal, "error-medewerker-bezet", begin = begin, einde = einde));
            }
            Botsing::Feestdag { naam, .. } => errors.add("datum", t!(taal, "error-feestdag", naam = (*naam).to_owned())),
            Botsing::Openingstijd(open) if open.is_empty() => {
                errors.add("datum", t!(taal, "error-dicht", locatie = plek.locatie.naam.as_str()));
            }
            Botsing::Openingstijd(open) => {
                let hours: Vec<String> = open.iter().map(|o| format!("{}–{}", clock(o.begin), clock(o.einde))).collect();
                errors.add("begin", t!(taal, "error-open", open = hours.join(", ")));
            }
            Botsing::FeestdagOnbekend(_) => errors.add("datum", t!(taal, "error-jaar")),
        }
    }
}
