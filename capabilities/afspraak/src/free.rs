//! Which Tijdsloten are free: about nobody, so no purpose is needed.

use crate::tables::tijdslot;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use store::sea_orm::{self, EntityTrait, FromQueryResult, Value};
use store::{Look, Ms, Plain, StoreError};

/// A free Tijdslot.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Vrij {
    /// The Tijdslot.
    pub id: Uuid,
    /// Its Balie.
    pub balie_id: Uuid,
    /// From.
    pub begin: Ms,
    /// To.
    pub einde: Ms,
}
impl Plain for Vrij {}

/// How many days ahead can be booked.
const DAYS_AHEAD: i64 = 28;
const DAYS_AHEAD_MS: i64 = DAYS_AHEAD * 24 * 3_600_000;

/// From when times are looked for by who cannot come before a day: the begin of it on the clock of the Locatie, or now where that
/// is later. `None` for a day that is over, and for one further ahead than can be booked.
pub fn from_day(day: Date, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let today = now.to_zoned(zone.clone()).date();
    let last = today.saturating_add(DAYS_AHEAD.days());
    let begin = day.to_zoned(zone.clone()).ok()?.timestamp();
    (today <= day && day <= last).then_some(begin.max(now))
}

/// Which Tijdsloten are looked for: of one Balie, that begin in one stretch of time.
#[derive(Clone, Copy, Debug)]
pub struct TijdslotFilter {
    /// Of which Balie.
    pub balie: Uuid,
    /// The first instant of the stretch.
    pub van: Ms,
    /// Where it ends; without it as far ahead as can be booked.
    pub tot: Option<Ms>,
}

/// The first `count` free Tijdsloten of a Balie that begin after `from`, as far ahead as can be booked from `now`.
pub async fn free(look: &Look<'_>, balie: Uuid, from: Timestamp, now: Timestamp, count: u32) -> Result<Vec<Vrij>, StoreError> {
    let stretch = TijdslotFilter { balie, van: Ms(Ms::from(from).0 + 1), tot: None };
    free_within(look, &[stretch], now.into(), count).await
}

/// The first `count` free Tijdsloten of each stretch, as far ahead as can be booked from `now`. Each stretch is read in the index
/// on its own: no more rows are looked at than are given.
pub async fn free_within(look: &Look<'_>, stretches: &[TijdslotFilter], now: Ms, count: u32) -> Result<Vec<Vrij>, StoreError> {
    if stretches.is_empty() {
        return Ok(Vec::new());
    }
    let part = |nth: usize| {
        let (balie, van, tot) = (nth * 3 + 2, nth * 3 + 3, nth * 3 + 4);
        format!(
            "select id, balie_id, begin, einde from (
                 select id, balie_id, begin, einde from tijdslot
                 where balie_id = ${balie} and bezet = false and vrijgehouden = false and vervallen = false
                   and begin >= ${van} and begin < ${tot} order by begin limit $1) as part{nth}"
        )
    };
    let parts: Vec<String> = (0..stretches.len()).map(part).collect();
    let sql = format!("select id, balie_id, begin, einde from ({}) as vrij order by begin, balie_id", parts.join(" union all "));
    let end = now.0 + DAYS_AHEAD_MS;
    let mut values: Vec<Value> = vec![i64::from(count).into()];
    for TijdslotFilter { balie, van, tot } in stretches {
        values.extend([Value::from(*balie), van.0.into(), tot.map_or(end, |tot| tot.0.min(end)).into()]);
    }
    look.sql(&sql, values).await
}

/// When a Tijdslot begins, free or not; `None` when there is none.
pub async fn begin_of(look: &Look<'_>, tijdslot: Uuid) -> Result<Option<Ms>, StoreError> {
    let row: Option<tijdslot::Model> = look.one(tijdslot::Entity::find_by_id(tijdslot)).await?;
    Ok(row.map(|row| row.begin))
}

/// Three other Tijdsloten for somebody whose choice is gone: the first free ones at the same Balie.
pub async fn alternatives(look: &Look<'_>, gone: Uuid, now: Timestamp) -> Result<Vec<Vrij>, StoreError> {
    let row: Option<tijdslot::Model> = look.one(tijdslot::Entity::find_by_id(gone)).await?;
    match row {
        Some(row) => free(look, row.balie_id, now, now, 3).await,
        None => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_looked_for_from_a_day_that_can_be_booked() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let now: Timestamp = "2027-03-02T09:30:00Z".parse().unwrap();
        let from = |day: &str| from_day(day.parse().unwrap(), now, &zone);
        assert_eq!(from("2027-03-02"), Some(now), "not before now");
        assert_eq!(from("2027-03-09"), Some("2027-03-08T23:00:00Z".parse().unwrap()));
        assert_eq!(from("2027-03-30"), Some("2027-03-29T22:00:00Z".parse().unwrap()), "by then it is summer");
        assert_eq!((from("2027-03-01"), from("2027-03-31")), (None, None));
    }
}
