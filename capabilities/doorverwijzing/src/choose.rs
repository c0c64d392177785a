//! Whether a Balie can be chosen at all (rule 2): somebody coordinates it, and no offer lies there that nobody took up.

use crate::DoorverwijzingError;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use store::sea_orm::{self, FromQueryResult, Value};
use store::{Look, Ms, Plain, StoreError, Tx};

foundation::states! {
    /// Why a Balie cannot be chosen now.
    pub(crate) enum Closed {
        /// Nobody coordinates it.
        GeenCoordinator => "geen_coordinator",
        /// It let an offer run out, and its coordinator did not take that up within a werkdag.
        GeenAntwoord => "geen_antwoord",
    }
}

impl From<Closed> for DoorverwijzingError {
    fn from(why: Closed) -> Self {
        match why {
            Closed::GeenCoordinator => Self::GeenCoordinator,
            Closed::GeenAntwoord => Self::GeenAntwoord,
        }
    }
}

#[derive(FromQueryResult)]
struct Balie {
    balie_id: Uuid,
}
impl Plain for Balie {}

const SILENT: &str = "
    select distinct t.balie_id from taak t
    where t.soort = 'doorverwijzing_wacht' and t.status = 'open' and t.termijn_op < $1 and t.balie_id is not null";

/// The Balies that gave no answer and whose coordinator did nothing about it in time.
pub(crate) async fn silent(look: &Look<'_>, balies: &[Uuid], now: Ms) -> Result<Vec<Uuid>, StoreError> {
    if balies.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (0..balies.len()).map(|n| format!("${}", n + 2)).collect();
    let sql = format!("{SILENT} and t.balie_id in ({})", marks.join(", "));
    let values = [Value::from(now.0)].into_iter().chain(balies.iter().map(|id| Value::from(*id)));
    Ok(look.sql::<Balie>(&sql, values).await?.into_iter().map(|row| row.balie_id).collect())
}

/// The condition of a booking at Balie `b`, at the moment `$5`: it is not one of the [`silent`].
pub(crate) const ANSWERS: &str = "not exists (
    select 1 from taak t2
    where t2.soort = 'doorverwijzing_wacht' and t2.status = 'open' and t2.termijn_op < $5 and t2.balie_id = b.id)";

/// Why a Tijdslot that is free cannot be booked: nobody coordinates its Balie, the Balie leaves an offer unanswered, or it
/// does not do this product.
pub(crate) async fn why_not(tx: &Tx, tijdslot: Uuid) -> Result<DoorverwijzingError, StoreError> {
    let sql = "select b.id as balie_id from tijdslot t join balie b on b.id = t.balie_id
               left join medewerker m on m.id = b.coordinator_id and m.actief where t.id = $1 and m.id is null";
    if !tx.plain_sql::<Balie>(sql, [tijdslot.into()]).await?.is_empty() {
        return Ok(Closed::GeenCoordinator.into());
    }
    let sql = format!("{SILENT} and t.balie_id = (select balie_id from tijdslot where id = $2)");
    let now = Ms::from(tx.store().now());
    let silent = tx.plain_sql::<Balie>(&sql, [now.0.into(), tijdslot.into()]).await?;
    Ok(if silent.is_empty() { DoorverwijzingError::NotHere } else { Closed::GeenAntwoord.into() })
}

/// Before when a Balie that has to be asked answers about a time; `None` where it is too soon to ask. Where its
/// feestdagen are not known, an answer is in time until it begins.
pub(crate) fn answer_before(now: Timestamp, begin: Timestamp, zone: &TimeZone, gebied: &str) -> Option<Timestamp> {
    rules::termijn::answer_before(now, begin, zone, netwerk::gebied_of(gebied)).unwrap_or(Some(begin))
}

/// When the times of such a Balie begin: the stretches in which [`answer_before`] has an answer.
pub(crate) fn begins_to_ask_about(now: Timestamp, zone: &TimeZone, gebied: &str) -> Vec<(Timestamp, Option<Timestamp>)> {
    let known = rules::termijn::begins_to_ask_about(now, zone, netwerk::gebied_of(gebied));
    known.unwrap_or_else(|_| vec![(now, None)])
}
