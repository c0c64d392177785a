//! What must always hold, checked over the whole store: `eenloket controleer`.
//!
//! The checks read ids only. They cross the borders of capabilities on purpose: no foreign key does.

use crate::Stopped;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Finding, Ms, Plain, Store, StoreError};

/// A rule, what its ids are of, and the ids for which it does not hold. The SQL is read by both databases.
struct Rule {
    name: &'static str,
    of: &'static str,
    broken: &'static str,
}

const RULES: [Rule; 10] = [
    Rule {
        name: "hulpvraag_zonder_eigenaar",
        of: "hulpvraag",
        broken: "select id from hulpvraag where status <> 'afgesloten'
                 and (eigenaar_organisatie_id is null or vervolgstap is null or vervolgstap_op is null)",
    },
    Rule {
        name: "eigenaar_doet_niet_mee",
        of: "hulpvraag",
        broken: "select h.id from hulpvraag h where h.status <> 'afgesloten' and not exists (select 1 from deelname d
                 where d.hulpvraag_id = h.id and d.organisatie_id = h.eigenaar_organisatie_id and d.einde is null)",
    },
    Rule {
        name: "tijdslot_bezet_zonder_afspraak",
        of: "tijdslot",
        broken: "select t.id from tijdslot t where t.bezet and not exists (select 1 from afspraak a
                 where a.tijdslot_id = t.id and a.status not in ('afgezegd', 'verplaatst'))",
    },
    Rule {
        name: "afspraak_in_vrij_tijdslot",
        of: "afspraak",
        broken: "select a.id from afspraak a join tijdslot t on t.id = a.tijdslot_id
                 where a.status not in ('afgezegd', 'verplaatst') and not t.bezet",
    },
    Rule {
        name: "afspraak_zonder_hulpvraag",
        of: "afspraak",
        broken: "select a.id from afspraak a where not exists (select 1 from hulpvraag h where h.id = a.hulpvraag_id)",
    },
    Rule {
        name: "doorverwijzing_zonder_hulpvraag",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d
                 where not exists (select 1 from hulpvraag h where h.id = d.hulpvraag_id)",
    },
    Rule {
        name: "taak_zonder_hulpvraag",
        of: "taak",
        broken: "select t.id from taak t where not exists (select 1 from hulpvraag h where h.id = t.hulpvraag_id)",
    },
    Rule {
        name: "bericht_zonder_hulpvraag",
        of: "bericht",
        broken: "select b.id from bericht b where not exists (select 1 from hulpvraag h where h.id = b.hulpvraag_id)",
    },
    Rule {
        name: "geaccepteerd_zonder_afspraak",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d where d.status = 'geaccepteerd'
                 and not exists (select 1 from afspraak a where a.id = d.afspraak_id and a.hulpvraag_id = d.hulpvraag_id)",
    },
    // Only the last one that was accepted decides: a Hulpvraag may have gone on to another organisatie.
    Rule {
        name: "geaccepteerd_door_andere_eigenaar",
        of: "doorverwijzing",
        broken: "select d.id from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                 where d.status = 'geaccepteerd' and h.status <> 'afgesloten'
                 and h.eigenaar_organisatie_id <> d.naar_organisatie_id
                 and not exists (select 1 from doorverwijzing later where later.hulpvraag_id = d.hulpvraag_id
                                 and later.geaccepteerd_op > d.geaccepteerd_op)",
    },
];

/// How long an event may wait for its listeners, in milliseconds.
const EVENT_MAX_MS: i64 = 5 * 60_000;
/// Findings of one rule that are listed; more of them tell nothing new.
const LISTED: u32 = 100;

/// Everything that does not hold; an empty list is what you want. The house may be at work meanwhile:
/// each rule looks at one moment.
pub async fn check(store: &Store) -> Result<Vec<Finding>, Stopped> {
    let mut findings = store::check_chains(store).await?;
    for rule in &RULES {
        let broken: Vec<Id> = store.look().sql(&format!("{} limit {LISTED}", rule.broken), []).await?;
        findings.extend(broken.iter().map(|row| found(rule.name, rule.of, row.id)));
    }
    findings.extend(late_events(store).await?);
    findings.extend(unlogged(store).await?);
    Ok(findings)
}

/// Events that were told and that somebody still has to hear. A retry moves `due_at`, not `told_at`.
async fn late_events(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let sql = format!("select id from event where due_at is not null and told_at < $1 limit {LISTED}");
    let before = Ms::from(store.now()).0 - EVENT_MAX_MS;
    let late: Vec<Id> = store.look().sql(&sql, [before.into()]).await?;
    Ok(late.iter().map(|row| found("event_te_laat", "event", row.id)).collect())
}

/// Hulpvragen of somebody about whom there is no line in the processing log.
async fn unlogged(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let sql = "select id, inwoner_id from hulpvraag where inwoner_id is not null";
    let broken = store::without_line(store, sql).await?;
    Ok(broken.into_iter().take(LISTED as usize).map(|id| found("hulpvraag_zonder_verwerking", "hulpvraag", id)).collect())
}

fn found(rule: &'static str, of: &str, id: Uuid) -> Finding {
    Finding { rule, place: format!("{of} {id}") }
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}
impl Plain for Id {}
