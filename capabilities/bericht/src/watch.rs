//! The queue is watched: who prints is told by their coordinator when letters wait longer than a werkdag.

use crate::Onderwerp;
use crate::leave::end_of_next_werkdag;
use crate::print::waiting;
use crate::relation::ids_of;
use access::{Rol, Verwerking};
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Uuid, named_id};
use hulpvraag::taak;
use rules::feestdag::Gebied;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Plain, Store, StoreError};

/// What an organisatie has waiting; it names nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Wachtrij {
    /// Which organisatie.
    pub organisatie_id: Uuid,
    /// How many messages.
    pub aantal: i64,
    /// Since when the oldest waits.
    pub oudste: Ms,
}
impl Plain for Wachtrij {}

/// What waits, by organisatie.
pub async fn queues(store: &Store) -> Result<Vec<Wachtrij>, StoreError> {
    let sql = "select organisatie_id, count(*) as aantal, min(aangemaakt_op) as oudste from bericht
               where status = 'klaar' group by organisatie_id order by organisatie_id";
    store.look().sql(sql, []).await
}

/// Whether something waits longer than one werkdag: since the same time on the werkdag after.
pub fn is_stuck(oudste: Ms, now: Timestamp) -> bool {
    let Ok(zone) = TimeZone::get(rules::termijn::WET_TIJDZONE) else { return false };
    let since = oudste.at().to_zoned(zone.clone());
    let Ok(day) = rules::termijn::add_werkdagen(since.date(), 1, Gebied::Nederland) else { return false };
    day.to_datetime(since.time()).to_zoned(zone).is_ok_and(|limit| now > limit.timestamp())
}

/// Keeps the figures of the queue for who watches the house.
pub fn measure(queues: &[Wachtrij], now: Timestamp) {
    let oldest = queues.iter().map(|queue| queue.oudste.0).min().map_or(0, |oldest| (now.as_millisecond() - oldest) / 1000);
    let count: i64 = queues.iter().map(|queue| queue.aantal).sum();
    #[allow(clippy::cast_precision_loss, reason = "a gauge is a float, and a queue is far below 2^52")]
    {
        metrics::gauge!("eenloket_berichten_wachten").set(count as f64);
        metrics::gauge!("eenloket_berichten_oudste_seconden").set(oldest as f64);
    }
}

/// Gives who prints a Taak, once a day: the coordinator of an organisatie, or who answers about looks.
pub async fn warn(store: &Store, purpose: &Verwerking) -> Result<(), StoreError> {
    for over in Onderwerp::ALL {
        let oldest = waiting(store, purpose.actor().organisatie, *over).await?.into_iter().next();
        if let Some(oldest) = oldest.filter(|row| is_stuck(row.aangemaakt_op, store.now())) {
            let Some(ids) = ids_of(&store.look(), oldest.id).await? else { continue };
            warn_about(store, purpose, *over, ids.hulpvraag_id).await?;
        }
    }
    Ok(())
}

async fn warn_about(store: &Store, purpose: &Verwerking, over: Onderwerp, hulpvraag: Uuid) -> Result<(), StoreError> {
    let (organisatie, look) = (purpose.actor().organisatie, store.look());
    let (medewerker, wat) = match over {
        Onderwerp::Hulpvraag => (netwerk::medewerker_with(&look, organisatie, Rol::Coordinator.as_str()).await?, "berichten"),
        Onderwerp::Inzage => (netwerk::privacy_officer(&look, organisatie).await?, "berichten-inzage"),
    };
    let today = store.now().strftime("%Y-%m-%d").to_string();
    let tx = store.begin(purpose);
    let nieuw = taak::Nieuw {
        hulpvraag,
        // About the printer, not about whose letter happens to be the oldest.
        inwoner: None,
        organisatie,
        balie: None,
        medewerker,
        soort: taak::Soort::BerichtenWachten,
        tekst: "",
        termijn_op: end_of_next_werkdag(store.now())?,
        bron: named_id(&format!("{wat}/{organisatie}/{today}")),
    };
    let outcome = taak::raise(&tx, &nieuw).await;
    tx.finish(outcome).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_does_not_make_a_queue_stuck() {
        // Friday 5 March 2027, three in the afternoon in Amsterdam.
        let friday = Ms::from("2027-03-05T14:00:00Z".parse::<Timestamp>().unwrap());
        for (now, stuck) in [("2027-03-07T14:00:00Z", false), ("2027-03-08T14:00:00Z", false), ("2027-03-08T14:00:01Z", true)] {
            assert_eq!(is_stuck(friday, now.parse().unwrap()), stuck, "{now}");
        }
    }
}
