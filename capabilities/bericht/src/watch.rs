//! The queue is watched: who prints is told by their coordinator when letters wait longer than a werkdag.

use crate::leave::end_of_next_werkdag;
use access::Verwerking;
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
    let Ok(zone) = TimeZone::get("Europe/Amsterdam") else { return false };
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

#[derive(FromQueryResult)]
struct Oldest {
    hulpvraag_id: Uuid,
}
impl Plain for Oldest {}

#[derive(FromQueryResult)]
struct Coordinator {
    id: Uuid,
}
impl Plain for Coordinator {}

/// Gives the coordinator of an organisatie a Taak, once a day.
pub async fn warn(store: &Store, purpose: &Verwerking) -> Result<(), StoreError> {
    let organisatie = purpose.actor().organisatie;
    let sql = "select hulpvraag_id from bericht where organisatie_id = $1 and status = 'klaar' order by aangemaakt_op limit 1";
    let oldest: Vec<Oldest> = store.look().sql(sql, [organisatie.into()]).await?;
    let Some(oldest) = oldest.into_iter().next() else { return Ok(()) };
    let sql = "select id from medewerker where organisatie_id = $1 and actief
               and ' ' || rollen || ' ' like '% coordinator %' order by id limit 1";
    let coordinator: Vec<Coordinator> = store.look().sql(sql, [organisatie.into()]).await?;
    let today = store.now().strftime("%Y-%m-%d").to_string();
    let tx = store.begin(purpose);
    let nieuw = taak::Nieuw {
        hulpvraag: oldest.hulpvraag_id,
        // About the printer, not about whose letter happens to be the oldest.
        inwoner: None,
        organisatie,
        balie: None,
        medewerker: coordinator.first().map(|row| row.id),
        soort: taak::Soort::BerichtenWachten,
        tekst: "",
        termijn_op: end_of_next_werkdag(store.now())?,
        bron: named_id(&format!("berichten/{organisatie}/{today}")),
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
