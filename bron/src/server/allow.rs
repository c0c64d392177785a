//! What may be asked, how fast, when: what is looked at before anything is looked up.

use super::settings::Goedkeuring;
use super::{Bron, MINUTE, ZONE};
use crate::{Digest, Pakket, Weigering};
use foundation::jiff::Timestamp;
use foundation::jiff::civil::{Date, Time};
use foundation::jiff::tz::TimeZone;
use regelingen::Vraag;
use std::sync::PoisonError;

/// How far a peildatum may lie from today.
const PEILDATUM_DAYS: i64 = 400;

impl Bron {
    pub(super) fn not_too_fast(&self, afnemer: &str, nu: Timestamp) -> Result<(), Weigering> {
        let mut tempo = self.tempo.lock().unwrap_or_else(PoisonError::into_inner);
        let (minute, count) = tempo.entry(afnemer.to_owned()).or_default();
        let this = nu.as_millisecond() / MINUTE;
        if *minute != this {
            (*minute, *count) = (this, 0);
        }
        *count = count.saturating_add(1);
        if *count <= self.instellingen.grenzen.pakketten_per_minuut {
            return Ok(());
        }
        let rest = MINUTE - nu.as_millisecond().rem_euclid(MINUTE);
        Err(Weigering::TeSnel { seconden: rest.unsigned_abs().div_ceil(1000) })
    }

    pub(super) fn within_hours(&self, nu: Timestamp) -> Result<(), Weigering> {
        let Some(venster) = self.instellingen.grenzen.venster else { return Ok(()) };
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        let time = nu.to_zoned(zone).time();
        if venster.holds(time) { Ok(()) } else { Err(Weigering::BuitenVenster { seconden: venster.seconds_from(time) }) }
    }

    pub(super) fn is_good_list(&self, pakket: &Pakket) -> Result<(), Weigering> {
        let max = self.instellingen.grenzen.personen_per_pakket;
        if pakket.personen.len() > max {
            return Err(Weigering::TeGroot { max });
        }
        let ascends = pakket.personen.windows(2).all(|pair| pair[0] < pair[1]);
        let is_good = ascends && !pakket.personen.is_empty() && pakket.personen.iter().all(|bsn| bsn.passes_elfproef());
        if is_good { Ok(()) } else { Err(Weigering::LijstFout) }
    }

    /// What the source holder approved, as it stands in the settings.
    pub(super) fn approved(&self, afnemer: &str, pakket: &Pakket, nu: Timestamp) -> Result<&Goedkeuring, Weigering> {
        let is_ground = |one: &&Goedkeuring| {
            one.afnemer == afnemer
                && one.grondslag == pakket.grondslag
                && one.grondslag_digest == pakket.grondslag_digest
                && nu < one.tot
        };
        let mut grounds = self.instellingen.goedkeuringen.iter().filter(is_ground).peekable();
        if grounds.peek().is_none() {
            return Err(Weigering::GeenGrondslag);
        }
        let found = grounds.find(|one| one.digest == pakket.vragenset);
        found.filter(|_| pakket.bron == self.instellingen.bronhouder).ok_or(Weigering::NietGoedgekeurd)
    }
}

/// The questions of a pakket, each once and all of them approved.
pub(super) fn questions<'a>(goedkeuring: &'a Goedkeuring, pakket: &Pakket) -> Result<Vec<&'a Vraag>, Weigering> {
    let place = |wanted: &Digest| goedkeuring.namen.iter().position(|name| name == wanted);
    let find = |wanted: &Digest| place(wanted).and_then(|place| goedkeuring.vragenset.vragen.get(place));
    let found: Option<Vec<&Vraag>> = pakket.vragen.iter().map(find).collect();
    let is_once = (1..pakket.vragen.len()).all(|at| !pakket.vragen[..at].contains(&pakket.vragen[at]));
    found.filter(|all| !all.is_empty() && is_once).ok_or(Weigering::NietGoedgekeurd)
}

pub(super) fn peildatum(text: &str, nu: Timestamp) -> Result<Date, Weigering> {
    let day: Date = text.parse().map_err(|_| Weigering::Peildatum)?;
    let today = nu.to_zoned(TimeZone::UTC).date();
    let days = i64::from((day - today).get_days()).abs();
    if day.to_string() == text && days <= PEILDATUM_DAYS { Ok(day) } else { Err(Weigering::Peildatum) }
}

impl super::Venster {
    fn holds(self, time: Time) -> bool {
        if self.van <= self.tot { self.van <= time && time < self.tot } else { self.van <= time || time < self.tot }
    }

    /// How long until it begins.
    fn seconds_from(self, time: Time) -> u64 {
        let of = |time: Time| i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        (of(self.van) - of(time)).rem_euclid(24 * 3600).unsigned_abs()
    }
}
