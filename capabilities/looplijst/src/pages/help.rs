//! What stands on the door and on the paper about who wants help now: no more than is so.

use crate::help::{AfspraakStand, EigenaarStand, HulpvraagRow};
use foundation::jiff::Timestamp;
use web::{Taal, When, t, tel};

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
        let stand = match stands(row, now) {
            _ if row.is_closed() => t!(taal, "hulp-afgesloten"),
            Some(afspraak) => {
                let when = day_and_time(&afspraak, now, taal);
                match (row.offered, afspraak.turned_down) {
                    (true, _) => t!(taal, "hulp-aangevraagd", when = when, plaats = afspraak.plaats),
                    (_, true) => t!(taal, "hulp-niet-aangenomen", when = when, plaats = afspraak.plaats, wie = has_it(row)),
                    _ => t!(taal, "hulp-afspraak", when = when, plaats = afspraak.plaats),
                }
            }
            None => without(row, taal),
        };
        let path = (!row.is_closed()).then(|| format!("/hulpvragen/{}", row.nummer));
        Self { nummer: row.nummer.clone(), stand, path }
    }
}

/// What was booked. Turned down, it stands until its time has come and no longer.
fn stands(row: &HulpvraagRow, now: Timestamp) -> Option<AfspraakStand<'_>> {
    row.booked().filter(|afspraak| !afspraak.turned_down || afspraak.begin.at() > now)
}

/// Who has it, where nobody is expected anywhere.
fn without(row: &HulpvraagRow, taal: Taal) -> String {
    match row.eigenaar() {
        EigenaarStand::Ketenregisseur(naam, organisatie) => t!(taal, "hulp-regie", naam = naam, organisatie = organisatie),
        EigenaarStand::Colleague(_) if !row.referred => t!(taal, "hulp-geen-balie"),
        EigenaarStand::Colleague(wie) | EigenaarStand::Organisatie(wie) => t!(taal, "hulp-opnieuw", wie = wie),
    }
}

fn has_it(row: &HulpvraagRow) -> &str {
    match row.eigenaar() {
        EigenaarStand::Colleague(naam) | EigenaarStand::Ketenregisseur(naam, _) | EigenaarStand::Organisatie(naam) => naam,
    }
}

/// What the Inwoner reads: when and where, or who has it and whom to call. `telefoon` is called where who has it has no number.
pub(crate) fn paper(row: Option<&HulpvraagRow>, product: &str, telefoon: &str, now: Timestamp, taal: Taal) -> String {
    let Some(row) = row.filter(|row| !row.is_closed()) else { return t!(taal, "paper-hulp-klaar") };
    let call = if row.telefoon().is_empty() { telefoon.to_owned() } else { tel(row.telefoon()) };
    let Some(afspraak) = stands(row, now) else {
        return match row.eigenaar() {
            EigenaarStand::Ketenregisseur(naam, organisatie) => {
                t!(taal, "paper-hulp-regie", product = product, naam = naam, organisatie = organisatie, telefoon = call)
            }
            EigenaarStand::Colleague(naam) => t!(taal, "paper-hulp-zoekt", product = product, maker = naam, telefoon = call),
            EigenaarStand::Organisatie(naam) => {
                t!(taal, "paper-hulp-bij", product = product, organisatie = naam, telefoon = call)
            }
        };
    };
    let when = day_and_time(&afspraak, now, taal);
    let plaats = format!("{}, {}", afspraak.plaats, afspraak.adres);
    match row.offered {
        _ if afspraak.begin.at() <= now => t!(taal, "paper-hulp-was", product = product, when = when, plaats = plaats),
        true => t!(taal, "paper-hulp-aangevraagd", product = product, when = when, plaats = plaats),
        false if afspraak.turned_down => {
            let wie = has_it(row);
            t!(taal, "paper-hulp-staat", product = product, when = when, plaats = plaats, wie = wie, telefoon = call)
        }
        false => t!(taal, "paper-hulp-afspraak", product = product, when = when, plaats = plaats),
    }
}

fn day_and_time(afspraak: &AfspraakStand<'_>, now: Timestamp, taal: Taal) -> String {
    let when = When::new(afspraak.begin.at(), afspraak.tijdzone, now);
    format!("{}, {}", when.long_day(taal), when.time())
}
