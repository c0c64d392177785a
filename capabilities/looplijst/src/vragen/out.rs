//! Whom nobody may be asked about: who opted out, who said no within the cool-off, whose address is secret. Asked before the first
//! question and before each later one, by the blind index alone: about everybody of a run there is a line already, whatever is found.

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
    let (now, organisatie) = (tx.store().now(), tx.purpose().actor().organisatie);
    let over = cooled_off(now).map(|day| day.to_string()).unwrap_or_default();
    let fixed: [Value; 4] = [Uuid::nil().into(), organisatie.into(), day_of(now).to_string().into(), over.into()];
    let marks: Vec<String> = (0..regelingen.len()).map(|nth| format!("${}", nth + 1 + fixed.len())).collect();
    let words = format!("'', {}", marks.join(", "));
    let sql = format!(
        "select i.bsn_index from afmelding a join inwoner i on i.id = a.inwoner_id
         where a.organisatie_id in ($1, $2) and a.regeling in ({words}) and (a.vervalt_op is null or a.vervalt_op > $3)
         union
         select i.bsn_index from weigering w join inwoner i on i.id = w.inwoner_id
         where w.organisatie_id = $2 and w.regeling in ({words}) and w.datum > $4
         union
         select bsn_index from inwoner where geheimhouding and bsn_index is not null"
    );
    let values = fixed.into_iter().chain(regelingen.iter().map(|key| key.clone().into()));
    let rows: Vec<BsnIndex> = tx.plain_sql(&sql, values).await?;
    Ok(rows.into_iter().filter_map(|row| row.bsn_index).collect())
}
