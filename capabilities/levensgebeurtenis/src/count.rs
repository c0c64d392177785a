//! How many people it is: numbers only, and small ones not exactly.

use crate::voorstel::VoorstelStatus;
use foundation::Uuid;
use std::collections::BTreeMap;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// Below this a number is not told.
pub(crate) const FEW: i64 = 10;

#[derive(FromQueryResult)]
struct Count {
    status: String,
    n: i64,
}
impl Plain for Count {}

/// By how it stands.
pub(crate) async fn counts(look: &Look<'_>, levensgebeurtenis: Uuid) -> Result<BTreeMap<VoorstelStatus, i64>, StoreError> {
    let sql = "select status, count(*) as n from voorstel where levensgebeurtenis_id = $1 group by status";
    let rows: Vec<Count> = look.sql(sql, [levensgebeurtenis.into()]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((VoorstelStatus::parse(&row.status)?, row.n))).collect())
}
