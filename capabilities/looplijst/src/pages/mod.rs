//! The pages of the buurtteam.

pub(crate) mod again;
pub(crate) mod door;
pub(crate) mod door_check;
pub(crate) mod door_view;
pub(crate) mod help;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod one_view;
pub(crate) mod own;
pub(crate) mod paper;
pub(crate) mod route;
pub(crate) mod search;
pub(crate) mod vragen;

use crate::gesprek::{Dagdeel, Uitkomst};
use crate::known;
use crate::regel::RegelStatus;
use crate::store::keys;
use crate::{LooplijstError, Status};
use foundation::jiff::civil::Date;
use web::{Errors, Oops, Taal, t, write_date};

/// A choice of a form.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) chosen: bool,
}

impl Choice {
    pub(crate) fn new(value: &str, text: String, typed: &str) -> Self {
        Self { chosen: value == typed, value: value.to_owned(), text }
    }
}

/// Below this many, a number could be about somebody: then only that it is less.
pub(crate) const FEW: i64 = 10;

/// A count as a page may show it.
pub(crate) fn few(count: i64, taal: Taal) -> String {
    if count < FEW { t!(taal, "few") } else { count.to_string() }
}

/// To what, in words, one after the other.
pub(crate) fn names(regelingen: &str, taal: Taal) -> String {
    let all = known::names(&keys(regelingen), taal.code());
    all.into_iter().map(|(_, naam)| naam).collect::<Vec<_>>().join(", ")
}

pub(crate) fn status_text(status: &str, taal: Taal) -> String {
    match Status::parse(status) {
        Some(Status::Geopend) => t!(taal, "status-geopend"),
        Some(Status::Afgerond) => t!(taal, "status-afgerond"),
        Some(Status::Afgebroken) => t!(taal, "status-afgebroken"),
        _ => status.to_owned(),
    }
}

/// How a regel stands, and how urgent that looks. One that is over says only that.
pub(crate) fn regel_text(status: Option<RegelStatus>, poging: i32, taal: Taal) -> (String, &'static str) {
    match status {
        Some(RegelStatus::Gepland) => (t!(taal, "regel-gepland"), "info"),
        Some(RegelStatus::Gesproken) => (t!(taal, "regel-gesproken"), "ok"),
        Some(RegelStatus::NietBereikt) => (t!(taal, "regel-niet-bereikt"), "warn"),
        Some(RegelStatus::Toegewezen | RegelStatus::Nieuw) if poging > 0 => (t!(taal, "regel-poging", n = poging), "warn"),
        Some(RegelStatus::Toegewezen | RegelStatus::Nieuw) => (t!(taal, "regel-toegewezen"), ""),
        _ => (t!(taal, "regel-klaar"), ""),
    }
}

pub(crate) fn uitkomst_text(uitkomst: Uitkomst, taal: Taal) -> String {
    match uitkomst {
        Uitkomst::Interesse => t!(taal, "uitkomst-interesse"),
        Uitkomst::WilNuHulp => t!(taal, "uitkomst-wil-nu-hulp"),
        Uitkomst::HeeftAl => t!(taal, "uitkomst-heeft-al"),
        Uitkomst::GeenRecht => t!(taal, "uitkomst-geen-recht"),
        Uitkomst::DenktNa => t!(taal, "uitkomst-denkt-na"),
    }
}

pub(crate) fn dagdeel_text(dagdeel: Dagdeel, taal: Taal) -> String {
    match dagdeel {
        Dagdeel::Ochtend => t!(taal, "dagdeel-ochtend"),
        Dagdeel::Middag => t!(taal, "dagdeel-middag"),
        Dagdeel::Avond => t!(taal, "dagdeel-avond"),
    }
}

/// A day and when on it, in words.
pub(crate) fn when_text((day, part): (Date, Dagdeel), taal: Taal) -> String {
    format!("{}, {}", write_date(day), dagdeel_text(part, taal))
}

pub(crate) fn dagdelen(typed: &str, taal: Taal) -> Vec<Choice> {
    Dagdeel::ALL.iter().map(|one| Choice::new(one.as_str(), dagdeel_text(*one, taal), typed)).collect()
}

/// Says what was refused. What is not a matter of the form goes on as it is.
pub(crate) fn say(why: LooplijstError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    match why {
        LooplijstError::TooOften => errors.add(field, t!(taal, "error-too-often")),
        LooplijstError::SameDagdeel => errors.add("dagdeel", t!(taal, "error-same-dagdeel")),
        LooplijstError::ReturnTaken => errors.add("vervolg_dagdeel", t!(taal, "error-return-taken")),
        LooplijstError::ReturnFirst(when) => errors.add(field, t!(taal, "error-return-first", when = when_text(when, taal))),
        LooplijstError::Agreed(all) => {
            // The page says who it is.
            let each = all.into_iter().map(|(regel, when)| format!("{regel} ({})", when_text(when, taal)));
            errors.add("inwoner_weet", t!(taal, "error-agreed-api", wie = each.collect::<Vec<_>>().join("; ")));
        }
        LooplijstError::PastTerm(last) => {
            let field = if field == "regels" { "dag" } else { "vervolg_op" };
            errors.add(field, t!(taal, "error-past-term", dag = write_date(last)));
        }
        LooplijstError::NoVervolg => errors.add("vervolg", t!(taal, "error-vervolg")),
        LooplijstError::VervolgTooMuch => errors.add("vervolg", t!(taal, "error-vervolg-not")),
        LooplijstError::NotToCorrect => errors.add(field, t!(taal, "error-not-to-correct")),
        LooplijstError::HulpvraagOpen => errors.add(field, t!(taal, "error-hulpvraag-open")),
        LooplijstError::NotYet => errors.add("dagdeel", t!(taal, "error-not-yet")),
        LooplijstError::SameDay => errors.add("dagdeel", t!(taal, "error-same-day")),
        LooplijstError::Stranger => errors.add("medewerker", t!(taal, "error-stranger")),
        LooplijstError::NothingPlanned => errors.add(field, t!(taal, "error-nothing-planned")),
        LooplijstError::NothingSaid => errors.add(field, t!(taal, "error-nothing-said")),
        LooplijstError::NoList => errors.add(field, t!(taal, "error-no-list")),
        LooplijstError::OptedOut => errors.add(field, t!(taal, "error-opted-out")),
        LooplijstError::StillOptedOut => errors.add(field, t!(taal, "error-still-opted-out")),
        LooplijstError::Outdated => errors.add(field, t!(taal, "error-outdated")),
        LooplijstError::Over => errors.add(field, t!(taal, "error-over")),
        LooplijstError::Store(cause) => return Err(cause.into()),
        other => return Err(other.into()),
    }
    Ok(())
}
