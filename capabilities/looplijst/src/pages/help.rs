//! What stands on the door and on the paper about who wants help now: no more than is so.

use crate::help::{AfspraakStand, HulpvraagRow};
use foundation::jiff::Timestamp;
use web::{Taal, When, t};

/// The Hulpvraag on the page of its door.
pub(crate) struct HulpvraagView {
    pub(crate) nummer: String,
    /// How it stands, in words.
    pub(crate) stand: String,
    /// Its page, until it is closed.
    pub(crate) path: Option<String>,
}

impl HulpvraagView {
    pub(crate) fn of(row: &HulpvraagRow, now: Timestamp, taal: Taal) -> Self {
        let stand = match row.booked() {
            _ if row.is_closed() => t!(taal, "hulp-afgesloten"),
            Some(afspraak) => {
                let when = day_and_time(&afspraak, now, taal);
                match row.offered {
                    true => t!(taal, "hulp-aangevraagd", when = when, plaats = afspraak.plaats),
                    false => t!(taal, "hulp-afspraak", when = when, plaats = afspraak.plaats),
                }
            }
            None if row.referred => t!(taal, "hulp-opnieuw"),
            None => t!(taal, "hulp-geen-balie"),
        };
        let path = (!row.is_closed()).then(|| format!("/hulpvragen/{}", row.nummer));
        Self { nummer: row.nummer.clone(), stand, path }
    }
}

/// What the Inwoner reads: when and where, or who looks for that and whom to call.
pub(crate) fn paper(
    row: Option<&HulpvraagRow>,
    product: &str,
    (maker, telefoon): (&str, &str),
    now: Timestamp,
    taal: Taal,
) -> String {
    let Some(row) = row.filter(|row| !row.is_closed()) else { return t!(taal, "paper-hulp-klaar") };
    let Some(afspraak) = row.booked() else {
        return t!(taal, "paper-hulp-zoekt", product = product, maker = maker, telefoon = telefoon);
    };
    let when = day_and_time(&afspraak, now, taal);
    let plaats = format!("{}, {}", afspraak.plaats, afspraak.adres);
    match row.offered {
        _ if afspraak.begin.at() <= now => t!(taal, "paper-hulp-was", product = product, when = when, plaats = plaats),
        true => t!(taal, "paper-hulp-aangevraagd", product = product, when = when, plaats = plaats),
        false => t!(taal, "paper-hulp-afspraak", product = product, when = when, plaats = plaats),
    }
}

fn day_and_time(afspraak: &AfspraakStand<'_>, now: Timestamp, taal: Taal) -> String {
    let when = When::new(afspraak.begin.at(), afspraak.tijdzone, now);
    format!("{}, {}", when.long_day(taal), when.time())
}
