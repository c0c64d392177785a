//! What must always hold, checked over the whole store: `eenloket controleer`.
//!
//! The checks read ids only. They cross the borders of capabilities on purpose: no foreign key does.
//! Five kinds: the chains of both logs, the logs against each other and against what was written, whether what is sealed opens,
//! the rules between tables, and the events that somebody has to hear. Rows go by in pages, however many there are.

mod events;
mod rules;
mod written;

use crate::merk::{self, Merk};
use crate::{Stopped, house};
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Finding, Ms, Plain, Store, StoreError};

/// How long an event may wait for its listeners, and what they do for it, in milliseconds.
const EVENT_MAX_MS: i64 = 5 * 60_000;
/// Findings of one rule that are listed; more of them tell nothing new.
const LISTED: usize = 100;

/// Everything that does not hold; an empty list is what you want. The house may be at work meanwhile:
/// each rule looks at one moment.
pub async fn check(store: &Store) -> Result<Vec<Finding>, Stopped> {
    let mut findings = store::check_chains(store).await?;
    if merk::has(store, Merk::Demo).await? {
        // Whoever shows the demo sets its clock as they like, also back.
        findings.retain(|finding| finding.rule != "regel_te_laat");
    }
    findings.extend(store::check_lines(store).await?);
    findings.extend(store::check_sealed(store, &house::sealed()).await?);
    findings.extend(written::check(store).await?);
    findings.extend(rules::check(store).await?);
    findings.extend(events::check(store).await?);
    Ok(findings)
}

/// Whether there may be more findings of a rule than are listed.
pub(crate) fn is_cut_off(findings: &[Finding], rule: &str) -> bool {
    findings.iter().filter(|finding| finding.rule == rule).count() >= LISTED
}

/// The instant before which every event was heard.
fn heard_before(store: &Store) -> i64 {
    Ms::from(store.now()).0 - EVENT_MAX_MS
}

fn found(rule: &'static str, of: &str, id: Uuid) -> Finding {
    Finding { rule, place: format!("{of} {id}") }
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}
impl Plain for Id {}

/// The ids that a query gives, as findings of one rule.
async fn broken(store: &Store, rule: &'static str, of: &str, sql: &str) -> Result<Vec<Finding>, StoreError> {
    // PostgreSQL takes no value that the query does not ask for.
    let values = sql.contains("$1").then(|| heard_before(store).into());
    let ids: Vec<Id> = store.look().sql(&format!("{sql} limit {LISTED}"), values).await?;
    Ok(ids.iter().map(|row| found(rule, of, row.id)).collect())
}
