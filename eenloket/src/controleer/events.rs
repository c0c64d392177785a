//! Every event is there, is heard in time, and did what it was told for.

use super::{LISTED, broken, found};
use doorverwijzing::events::{AFSPRAAK_GEMAAKT, Doorverwezen};
use foundation::Uuid;
use std::collections::HashSet;
use store::sea_orm::{self, FromQueryResult};
use store::{Finding, Ms, Plain, Store, StoreError};

// A retry moves `due_at`, not `told_at`.
const LATE: &str = "select id from event where due_at is not null and told_at < $1";
const WITHOUT_BERICHT: &str = "
    select e.id from event e where e.kind = 'doorverwijzing.afspraak_gemaakt' and e.due_at is null
    and e.payload not like '%\"inwoner\":null%' and not exists (select 1 from bericht b where b.event_id = e.id)";
// A page of rows in memory at a time.
const MADE: &str = "
    select id, aangemaakt_op from doorverwijzing where aangemaakt_op >= $1 and id > $2 order by id limit 1000";
const TOLD: &str = "select payload from event where id >= $1 and id < $2 and kind = $3";
/// How long an act may take from making a row to telling of it, in milliseconds.
const ACT_MS: i64 = 60_000;

pub(super) async fn check(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = broken(store, "event_te_laat", "event", LATE).await?;
    findings.extend(broken(store, "event_zonder_bericht", "event", WITHOUT_BERICHT).await?);
    findings.extend(untold(store).await?);
    Ok(findings)
}

#[derive(FromQueryResult)]
struct Doorverwijzing {
    id: Uuid,
    aangemaakt_op: Ms,
}
impl Plain for Doorverwijzing {}

#[derive(FromQueryResult)]
struct Payload {
    payload: String,
}
impl Plain for Payload {}

/// Doorverwijzingen that nobody was told of, since the log begins: what the demo was filled with is older.
async fn untold(store: &Store) -> Result<Vec<Finding>, StoreError> {
    // Events that were heard go after their term. An hour more, because they go while this looks.
    let kept = store::remembered_since(store.now()).0 + 3_600_000;
    let since = Ms(store::log_begin(store).await?.0.max(kept));
    let (mut findings, mut last) = (Vec::new(), Uuid::nil());
    while findings.len() < LISTED {
        let page: Vec<Doorverwijzing> = store.look().sql(MADE, [since.0.into(), last.into()]).await?;
        let Some(end) = page.last() else { break };
        last = end.id;
        let told = told_around(store, &page).await?;
        let untold = page.iter().filter(|row| !told.contains(&row.id));
        findings.extend(untold.map(|row| found("doorverwijzing_zonder_event", "doorverwijzing", row.id)));
    }
    findings.truncate(LISTED);
    Ok(findings)
}

/// Which Doorverwijzingen were told of around the time at which these were made.
async fn told_around(store: &Store, rows: &[Doorverwijzing]) -> Result<HashSet<Uuid>, StoreError> {
    let times = || rows.iter().map(|row| row.aangemaakt_op.0);
    // An act makes and tells within a moment; a minute is what a machine may hang.
    let (first, last) = (times().min().unwrap_or(0) - ACT_MS, times().max().unwrap_or(0) + ACT_MS);
    let values = [first_id(first).into(), first_id(last).into(), AFSPRAAK_GEMAAKT.into()];
    let events: Vec<Payload> = store.look().sql(TOLD, values).await?;
    let read = |event: &Payload| serde_json::from_str::<Doorverwezen>(&event.payload).ok();
    Ok(events.iter().filter_map(read).map(|event| event.doorverwijzing).collect())
}

/// The lowest id of an instant: ids are in the order of time, and a table is read by them without looking at the rest.
fn first_id(ms: i64) -> Uuid {
    foundation::first_id(u64::try_from(ms).unwrap_or(0))
}
