//! How many questions an organisatie solved on the telephone, month by month: numbers only, about nobody and by nobody.

use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use rules::termijn::WET_TIJDZONE;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Plain, Store, StoreError};

/// Months that are counted: this one and a year back.
const MONTHS: usize = 13;

/// What one month counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opgelost {
    /// Its first day.
    pub maand: Date,
    /// How many.
    pub aantal: i64,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}
impl Plain for Count {}

/// Closed in the act that opened it, about nobody: that is what [`crate::solve()`] leaves.
const SOLVED: &str = "
    select count(*) as n from hulpvraag
    where aangemaakt_door_id = $1 and status = 'afgesloten' and inwoner_id is null and afgesloten_op = aangemaakt_op
      and aangemaakt_op >= $2 and aangemaakt_op < $3";

/// The months, the newest first.
pub async fn solved(store: &Store, organisatie: Uuid) -> Result<Vec<Opgelost>, StoreError> {
    let bad = || StoreError::Unreadable("kalender");
    let zone = TimeZone::get(WET_TIJDZONE).map_err(|_| bad())?;
    let mut months = Vec::new();
    for maand in back_from(store.now(), &zone).ok_or_else(bad)? {
        let next = maand.checked_add(1.month()).map_err(|_| bad())?;
        let at = |day: Date| day.to_zoned(zone.clone()).map(|at| Ms::from(at.timestamp())).map_err(|_| bad());
        let values = [organisatie.into(), at(maand)?.0.into(), at(next)?.0.into()];
        let rows: Vec<Count> = store.look().sql(SOLVED, values).await?;
        months.push(Opgelost { maand, aantal: rows.first().map_or(0, |row| row.n) });
    }
    Ok(months)
}

/// The first days of this month and of those before it.
fn back_from(now: Timestamp, zone: &TimeZone) -> Option<Vec<Date>> {
    let first = now.to_zoned(zone.clone()).date().first_of_month();
    let months = (0..MONTHS).map(|n| first.checked_sub(i64::try_from(n).ok()?.months()).ok());
    months.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_back_month_by_month_on_the_calendar_of_the_law() {
        let zone = TimeZone::get(WET_TIJDZONE).unwrap();
        // A minute past midnight in The Hague, still February in UTC.
        let all = back_from("2027-02-28T23:01:00Z".parse().unwrap(), &zone).unwrap();
        let text: Vec<String> = all.iter().map(Date::to_string).collect();
        assert_eq!((text[0].as_str(), text[1].as_str(), text[12].as_str()), ("2027-03-01", "2027-02-01", "2026-03-01"));
    }
}
