//! Which Balies to suggest: by product, distance and first free Tijdslot; always with the reason.

use crate::choose::{Closed, begins_to_ask_about, silent};
use crate::refer::today;
use afspraak::{TijdslotFilter, Vrij};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{SignedDuration, Timestamp};
use netwerk::BalieRow;
use rules::afstand::{self, Postcode4};
use store::{Look, Ms, Store, StoreError};

foundation::states! {
    /// When on the day an Inwoner would rather come.
    pub enum Dagdeel {
        /// Before noon.
        Ochtend => "ochtend",
        /// From noon on.
        Middag => "middag",
    }
}

impl Dagdeel {
    fn holds(self, slot: &Vrij, zone: &TimeZone) -> bool {
        let morning = slot.begin.at().to_zoned(zone.clone()).hour() < 12;
        morning == (self == Self::Ochtend)
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct VoorstelInput<'a> {
    /// About what.
    pub product: &'a str,
    /// Where the Inwoner lives, for the distance.
    pub postcode: Option<Postcode4>,
    /// In which place they say to live: what is near to who has no postcode. On Bonaire, Sint Eustatius and Saba there are none.
    pub plaats: &'a str,
    /// When on the day they would rather come; `None` where they do not mind.
    pub dagdeel: Option<Dagdeel>,
    /// The first day on which they can come; `None` for now.
    pub vanaf: Option<Date>,
    /// The organisatie that asks.
    pub asking: Uuid,
    /// Whether a Balie of its own will do as well (see [`crate::eigen_balie`]).
    pub own: bool,
    /// Whether they live in the gemeente of the postcode.
    pub lives: bool,
}

/// What the gemeente decides on in which somebody lives, and no other, by its name in the Uniforme Productnamenlijst (Pw art. 40,
/// Wgs art. 3).
const OF_GEMEENTE: [&str; 3] = ["bijstand", "individuele inkomenstoeslag", "schuldhulpverlening"];

/// A suggested Balie with its first free Tijdsloten.
#[derive(Clone, Debug)]
pub struct Voorstel {
    /// The Balie.
    pub plek: BalieRow,
    /// Kilometres as the crow flies from the postcode of the Inwoner; `None` when unknown.
    pub km: Option<f64>,
    /// Whether it lies in the gemeente of the postcode (a first guess only).
    pub own_gemeente: bool,
    /// The first free Tijdsloten.
    pub vrij: Vec<Vrij>,
    /// From when to when the Locatie is open on the day of the first of them.
    pub open: Vec<(String, String)>,
}

/// What can be suggested, what cannot be chosen, and whether the gemeente of the Inwoner takes part.
#[derive(Clone, Debug, Default)]
pub struct Voorstellen {
    /// The suggestions, best first.
    pub list: Vec<Voorstel>,
    /// Balies nearby that cannot be chosen now, with the reason.
    pub closed: Vec<(BalieRow, Closed)>,
    /// The gemeente of the postcode.
    pub gemeente: Option<&'static str>,
    /// Whether it is for that gemeente to decide, so that no other is among the suggestions.
    pub decides: bool,
    /// The gemeente of the postcode, where no Balie there helps with this product (EL-211).
    pub absent_gemeente: Option<String>,
}

const SHOWN: usize = 4;
const TIJDSLOTEN: usize = 4;
/// How many are looked at for a part of the day: some days of one Balie.
const TIJDSLOTEN_SOME: usize = 60;

/// The nearest Balies that help with a product and have a free Tijdslot.
pub async fn suggest(store: &Store, input: &VoorstelInput<'_>) -> Result<Voorstellen, StoreError> {
    let look = store.look();
    let from = input.postcode.and_then(afstand::punt);
    let gemeente = input.postcode.and_then(afstand::gemeente);
    let plaats = Some(input.plaats.trim()).filter(|plaats| gemeente.is_none() && !plaats.is_empty()).map(str::to_lowercase);
    let mut all: Vec<Voorstel> = netwerk::places_for(&look, input.product, (input.asking, input.own), today(store.now()))
        .await?
        .into_iter()
        .map(|plek| {
            let there = plek.postcode.parse::<Postcode4>().ok().and_then(afstand::punt);
            let km = from.zip(there).map(|(a, b)| afstand::km_between(a, b));
            let same_place = plaats.as_ref().is_some_and(|plaats| *plaats == plek.plaats.to_lowercase());
            let own_gemeente = same_place || gemeente.is_some_and(|g| g.code == plek.gemeente_code);
            Voorstel { plek, km, own_gemeente, vrij: Vec::new(), open: Vec::new() }
        })
        .collect();
    let absent_gemeente = gemeente.filter(|_| !all.iter().any(|v| v.own_gemeente)).map(|g| g.naam.to_owned());
    let decides = input.lives && gemeente.is_some() && is_of_gemeente(&look, input.product).await?;
    if decides {
        all.retain(|v| v.own_gemeente || !v.plek.is_gemeente);
    }
    all.sort_by(|a, b| b.own_gemeente.cmp(&a.own_gemeente).then(a.km.unwrap_or(f64::MAX).total_cmp(&b.km.unwrap_or(f64::MAX))));
    // Three times as many as are shown: a full Balie makes room for the next one.
    all.truncate(SHOWN * 3);
    let closed = take_out_closed(store, &mut all).await?;
    let mut stretches = Vec::new();
    for voorstel in &all {
        stretches.extend(stretches_of(&voorstel.plek, store.now(), input.vanaf)?);
    }
    let count = if input.dagdeel.is_none() { TIJDSLOTEN } else { TIJDSLOTEN_SOME };
    let vrij = afspraak::free_within(&look, &stretches, store.now().into(), u32::try_from(count).unwrap_or(u32::MAX)).await?;
    for voorstel in &mut all {
        let zone = zone_of(&voorstel.plek)?;
        let own = vrij.iter().filter(|slot| slot.balie_id == voorstel.plek.balie_id);
        voorstel.vrij = first(own.cloned().collect(), input.dagdeel, &zone);
    }
    all.retain(|v| !v.vrij.is_empty());
    all.truncate(SHOWN);
    let locaties: Vec<Uuid> = all.iter().map(|v| v.plek.locatie_id).collect();
    let hours = netwerk::openingstijden(&look, &locaties).await?;
    for voorstel in &mut all {
        let zone = zone_of(&voorstel.plek)?;
        let day = voorstel.vrij.first().map(|slot| slot.begin.at().to_zoned(zone).date());
        voorstel.open = hours
            .iter()
            .filter(|row| row.locatie_id == voorstel.plek.locatie_id && day.is_some_and(|day| row.holds_on(day)))
            .map(|row| (row.begin.clone(), row.einde.clone()))
            .collect();
    }
    Ok(Voorstellen { list: all, closed, gemeente: gemeente.map(|g| g.naam.as_str()), decides, absent_gemeente })
}

/// Whether a Balie of another gemeente has nothing to decide about it.
async fn is_of_gemeente(look: &Look<'_>, product: &str) -> Result<bool, StoreError> {
    let upl = netwerk::product(look, product).await?.and_then(|product| product.upl);
    Ok(upl.is_some_and(|upl| OF_GEMEENTE.contains(&upl.as_str())))
}

/// When a time of this Balie can begin. Who has to be asked first needs time to answer, and the Inwoner has to be told before they
/// come.
fn stretches_of(plek: &BalieRow, now: Timestamp, vanaf: Option<Date>) -> Result<Vec<TijdslotFilter>, StoreError> {
    let zone = zone_of(plek)?;
    // What begins this very moment is too late.
    let soon = now + SignedDuration::from_millis(1);
    let from = vanaf.and_then(|day| afspraak::from_day(day, now, &zone)).unwrap_or(soon).max(soon);
    let all = if plek.convenant { vec![(now, None)] } else { begins_to_ask_about(now, &zone, &plek.gebied) };
    let stretch = |(van, tot): (Timestamp, Option<Timestamp>)| TijdslotFilter {
        balie: plek.balie_id,
        van: van.max(from).into(),
        tot: tot.map(Ms::from),
    };
    Ok(all.into_iter().map(stretch).filter(|one| one.tot.is_none_or(|tot| one.van < tot)).collect())
}

fn zone_of(plek: &BalieRow) -> Result<TimeZone, StoreError> {
    TimeZone::get(&plek.tijdzone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))
}

/// The first times in the part of the day that is preferred. Where there are none, the others are better than nothing.
fn first(mut all: Vec<Vrij>, dagdeel: Option<Dagdeel>, zone: &TimeZone) -> Vec<Vrij> {
    if let Some(dagdeel) = dagdeel
        && all.iter().any(|slot| dagdeel.holds(slot, zone))
    {
        all.retain(|slot| dagdeel.holds(slot, zone));
    }
    all.truncate(TIJDSLOTEN);
    all
}

/// Takes out what cannot be chosen. Named are those that would have been among the first.
async fn take_out_closed(store: &Store, all: &mut Vec<Voorstel>) -> Result<Vec<(BalieRow, Closed)>, StoreError> {
    let balies: Vec<Uuid> = all.iter().map(|v| v.plek.balie_id).collect();
    let silent = silent(&store.look(), &balies, Ms::from(store.now())).await?;
    let why = |v: &Voorstel| match (v.plek.has_coordinator, silent.contains(&v.plek.balie_id)) {
        (false, _) => Some(Closed::GeenCoordinator),
        (true, true) => Some(Closed::GeenAntwoord),
        (true, false) => None,
    };
    let closed = all.iter().take(SHOWN).filter_map(|v| why(v).map(|why| (v.plek.clone(), why))).collect();
    all.retain(|v| why(v).is_none());
    Ok(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(times: &[&str]) -> Vec<Vrij> {
        let at = |time: &&str| Ms::from(format!("2027-03-02T{time}:00+01:00").parse::<foundation::jiff::Timestamp>().unwrap());
        let slot = |time: &&str| Vrij { id: Uuid::nil(), balie_id: Uuid::nil(), begin: at(time), einde: at(time) };
        times.iter().map(slot).collect()
    }

    #[test]
    fn who_would_rather_come_in_the_morning_gets_mornings_if_there_are_any() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let all = slots(&["09:00", "11:59", "12:00", "15:00"]);
        assert_eq!(first(all.clone(), Some(Dagdeel::Ochtend), &zone), slots(&["09:00", "11:59"]));
        assert_eq!(first(all.clone(), Some(Dagdeel::Middag), &zone), slots(&["12:00", "15:00"]));
        assert_eq!(first(all.clone(), None, &zone), all);
        assert_eq!(first(slots(&["13:00"]), Some(Dagdeel::Ochtend), &zone), slots(&["13:00"]), "better than nothing");
    }
}
