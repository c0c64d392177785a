//! Whom nobody may be asked about: who opted out, who said no within the cool-off, whose address is secret. Asked before the first
//! question and before each later one, by the blind index alone: about everybody of a run there is a line already, whatever is found.

use crate::known::with_same;
use crate::left_out::cooled_off;
use crate::store::day_of;
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::{self, FromQueryResult, Value};
use store::{Plain, StoreError, Tx};

/// A keyed hash of a BSN.
#[derive(FromQueryResult)]
struct BsnIndex {
    bsn_index: Option<Vec<u8>>,
}
impl Plain for BsnIndex {}

/// The blind indexes of all of them. Who wants nothing of one of the regelingen is left out of the whole run.
pub(crate) async fn indexes(tx: &Tx, regelingen: &[String]) -> Result<BTreeSet<Vec<u8>>, StoreError> {
    let mut all = stepped_out(tx, regelingen, &[]).await?;
    all.extend(refused(tx, &with_same(regelingen)).await?);
    Ok(all)
}

/// Who opted out of this, of what the own organisatie does or of what one of these does, and whose address is secret.
pub(crate) async fn stepped_out(tx: &Tx, regelingen: &[String], bronnen: &[Uuid]) -> Result<BTreeSet<Vec<u8>>, StoreError> {
    let regelingen = with_same(regelingen);
    let organisaties: BTreeSet<Uuid> = bronnen.iter().copied().chain([Uuid::nil(), tx.purpose().actor().organisatie]).collect();
    let (places, words) = (marks(1, organisaties.len()), marks(1 + organisaties.len(), regelingen.len()));
    let today = 1 + organisaties.len() + regelingen.len();
    let sql = format!(
        "select i.bsn_index from afmelding a join inwoner i on i.id = a.inwoner_id
         where a.organisatie_id in ({places}) and a.regeling in ('', {words}) and (a.vervalt_op is null or a.vervalt_op > ${today})
         union
         select bsn_index from inwoner where geheimhouding and bsn_index is not null"
    );
    let values = organisaties.into_iter().map(Value::from).chain(regelingen.iter().map(|key| key.clone().into()));
    found(tx, &sql, values.chain([day_of(tx.store().now()).to_string().into()])).await
}

/// Who said no to one of these, and is not asked again yet.
async fn refused(tx: &Tx, regelingen: &BTreeSet<String>) -> Result<BTreeSet<Vec<u8>>, StoreError> {
    let over = cooled_off(tx.store().now()).map(|day| day.to_string()).unwrap_or_default();
    let words = marks(3, regelingen.len());
    let sql = format!(
        "select i.bsn_index from weigering w join inwoner i on i.id = w.inwoner_id
         where w.organisatie_id = $1 and w.datum > $2 and w.regeling in ('', {words})"
    );
    let fixed: [Value; 2] = [tx.purpose().actor().organisatie.into(), over.into()];
    found(tx, &sql, fixed.into_iter().chain(regelingen.iter().map(|key| key.clone().into()))).await
}

/// So many places for values, from this one on.
fn marks(from: usize, many: usize) -> String {
    (from..from + many).map(|nth| format!("${nth}")).collect::<Vec<_>>().join(", ")
}

async fn found(tx: &Tx, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<BTreeSet<Vec<u8>>, StoreError> {
    let rows: Vec<BsnIndex> = tx.plain_sql(sql, values).await?;
    Ok(rows.into_iter().filter_map(|row| row.bsn_index).collect())
}
