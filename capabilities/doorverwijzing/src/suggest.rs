//! Which Balies to suggest: by product, distance and first free Tijdslot; always with the reason.

use crate::choose::{Closed, silent};
use afspraak::Vrij;
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use netwerk::BalieRow;
use rules::afstand::{self, Postcode4};
use store::{Ms, Store, StoreError};

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
    /// The gemeente of the postcode, where no Balie there helps with this product (EL-211).
    pub absent_gemeente: Option<String>,
}

const SHOWN: usize = 4;
const TIJDSLOTEN: u32 = 4;

/// The nearest Balies that help with a product and have a free Tijdslot.
pub async fn suggest(store: &Store, product: &str, postcode: Option<Postcode4>, asking: Uuid) -> Result<Voorstellen, StoreError> {
    let look = store.look();
    let from = postcode.and_then(afstand::punt);
    let gemeente = postcode.and_then(afstand::gemeente);
    let mut all: Vec<Voorstel> = netwerk::places_for(&look, product, asking)
        .await?
        .into_iter()
        .map(|plek| {
            let there = plek.postcode.parse::<Postcode4>().ok().and_then(afstand::punt);
            let km = from.zip(there).map(|(a, b)| afstand::km_between(a, b));
            let own_gemeente = gemeente.is_some_and(|g| g.code == plek.gemeente_code);
            Voorstel { plek, km, own_gemeente, vrij: Vec::new(), open: Vec::new() }
        })
        .collect();
    let absent_gemeente = gemeente.filter(|_| !all.iter().any(|v| v.own_gemeente)).map(|g| g.naam.to_owned());
    all.sort_by(|a, b| b.own_gemeente.cmp(&a.own_gemeente).then(a.km.unwrap_or(f64::MAX).total_cmp(&b.km.unwrap_or(f64::MAX))));
    // Three times as many as are shown: a full Balie makes room for the next one.
    all.truncate(SHOWN * 3);
    let closed = take_out_closed(store, &mut all).await?;
    let balies: Vec<Uuid> = all.iter().map(|v| v.plek.balie_id).collect();
    let vrij = afspraak::free(&look, &balies, Ms::from(store.now()), TIJDSLOTEN).await?;
    for voorstel in &mut all {
        voorstel.vrij = vrij.iter().filter(|slot| slot.balie_id == voorstel.plek.balie_id).cloned().collect();
    }
    all.retain(|v| !v.vrij.is_empty());
    all.truncate(SHOWN);
    let locaties: Vec<Uuid> = all.iter().map(|v| v.plek.locatie_id).collect();
    let hours = netwerk::openingstijden(&look, &locaties).await?;
    for voorstel in &mut all {
        let zone = TimeZone::get(&voorstel.plek.tijdzone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
        let day = voorstel.vrij.first().map(|slot| slot.begin.at().to_zoned(zone).date());
        voorstel.open = hours
            .iter()
            .filter(|row| row.locatie_id == voorstel.plek.locatie_id && day.is_some_and(|day| row.holds_on(day)))
            .map(|row| (row.begin.clone(), row.einde.clone()))
            .collect();
    }
    Ok(Voorstellen { list: all, closed, absent_gemeente })
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
