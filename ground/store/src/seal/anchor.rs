//! Anchors: the newest seal of each log, kept outside the house.
//!
//! A chain proves nothing about its own end: whoever takes away the newest seals together with the lines they cover leaves
//! a shorter chain that is whole. An anchor that was noted elsewhere tells that there was more.

use super::{Finding, LOGS, Seal, last_seal};
use crate::{Store, StoreError};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

/// A seal as it is noted elsewhere: about nobody, and nothing can be learned from its hash.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Anchor {
    /// Which log.
    pub logboek: String,
    /// The number of the seal.
    pub zegel: i32,
    /// Its hash, in hexadecimal.
    pub hash: String,
}

impl Anchor {
    fn new(log: &str, seal: &Seal) -> Self {
        let hash = seal.hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { logboek: log.to_owned(), zegel: seal.nr, hash }
    }
}

/// The newest seal of each log; a log without a seal has none.
pub async fn heads(store: &Store) -> Result<Vec<Anchor>, StoreError> {
    let mut heads = Vec::new();
    for log in LOGS {
        heads.extend(last_seal(store, log).await?.map(|seal| Anchor::new(log, &seal)));
    }
    Ok(heads)
}

/// Anchors whose seal is not in the store any more, or is another one.
pub async fn check_anchors(store: &Store, anchors: &[Anchor]) -> Result<Vec<Finding>, StoreError> {
    let read = &store.0.engine.read;
    let mut findings = Vec::new();
    for anchor in anchors {
        let sql = "select nr, tot, aantal, hash, gezet_op from zegel where logboek = $1 and nr = $2";
        let values = [anchor.logboek.as_str().into(), anchor.zegel.into()];
        let statement = Statement::from_sql_and_values(read.get_database_backend(), sql, values);
        let seal = Seal::find_by_statement(statement).one(read).await?;
        if seal.is_none_or(|seal| Anchor::new(&anchor.logboek, &seal) != *anchor) {
            findings.push(Finding { rule: "anker", place: format!("{}, zegel {}", anchor.logboek, anchor.zegel) });
        }
    }
    Ok(findings)
}
