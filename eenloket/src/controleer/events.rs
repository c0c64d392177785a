//! Every event is there, is heard in time, and did what it was told for.

use super::{LISTED, broken, found};
use doorverwijzing::events::{AFSPRAAK_GEMAAKT, Doorverwezen};
use foundation::Uuid;
use std::collections::HashSet;
use store::sea_orm::{self, FromQueryResult};
use store::{Finding, Plain, Store, StoreError};

// A retry moves `due_at`, not `told_at`.
const LATE: &str = "select id from event where due_at is not null and told_at < $1";
const WITHOUT_BERICHT: &str = "
    select e.id from event e where e.kind = 'doorverwijzing.afspraak_gemaakt' and e.due_at is null
    and e.payload not like '%\"inwoner\":null%' and not exists (select 1 from bericht b where b.event_id = e.id)";
const MADE: &str = "select id from doorverwijzing where aangemaakt_op >= $1";
const TOLD: &str = "select payload from event where kind = $1";

pub(super) async fn check(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = broken(store, "event_te_laat", "event", LATE).await?;
    findings.extend(broken(store, "event_zonder_bericht", "event", WITHOUT_BERICHT).await?);
    findings.extend(untold(store).await?);
    Ok(findings)
}

#[derive(FromQueryResult)]
struct Doorverwijzing {
    id: Uuid,
}
impl Plain for Doorverwijzing {}

#[derive(FromQueryResult)]
struct Payload {
    payload: String,
}
impl Plain for Payload {}

/// Doorverwijzingen that nobody was told of, since the log begins: what the demo was filled with is older.
async fn untold(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let all: Vec<Doorverwijzing> = store.look().sql(MADE, [store::log_begin(store).await?.0.into()]).await?;
    let events: Vec<Payload> = store.look().sql(TOLD, [AFSPRAAK_GEMAAKT.into()]).await?;
    let told: HashSet<Uuid> = events
        .iter()
        .filter_map(|event| serde_json::from_str::<Doorverwezen>(&event.payload).ok())
        .map(|event| event.doorverwijzing)
        .collect();
    let untold = all.iter().filter(|row| !told.contains(&row.id)).take(LISTED);
    Ok(untold.map(|row| found("doorverwijzing_zonder_event", "doorverwijzing", row.id)).collect())
}
