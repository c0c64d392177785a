//! Somebody does not want to be looked for (V11): they are on no list any more, the same minute.

use crate::LooplijstError;
use crate::left_out::opted_out;
use crate::off::{about, regels_of, take_off};
use crate::regel::{Reden, RegelStatus};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, Store, StoreError, Tx};

#[derive(FromQueryResult)]
struct Lists {
    organisatie_id: Uuid,
}
impl Plain for Lists {}

/// Which organisaties still want to visit somebody: ids only.
pub async fn who_visits(look: &Look<'_>, inwoner: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let sql = "select distinct l.organisatie_id from looplijst_regel r join looplijst l on l.id = r.looplijst_id
               where r.inwoner_id = $1 and r.status in ('nieuw', 'toegewezen', 'gepland')";
    Ok(look.sql::<Lists>(sql, [inwoner.into()]).await?.into_iter().map(|row| row.organisatie_id).collect())
}

/// Takes them off the lists of this organisatie, for what they opted out from and still do: whoever heard of it late may find that it was
/// taken back, or that they said something else since. Gives on how many they were.
pub async fn lapse(store: &Store, purpose: &Verwerking, inwoner: Uuid) -> Result<usize, LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, inwoner).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, inwoner: Uuid) -> Result<usize, LooplijstError> {
    // First the regels, then what holds: who is put on a list again between the two is on a regel that is not among these.
    let found = regels_of(tx, inwoner).await?;
    let rows = found.peek(tx);
    let out = opted_out(tx, &[inwoner], &about(rows)).await?;
    match out.peek(tx).get(&inwoner) {
        Some(off) => take_off(tx, inwoner, rows, off, RegelStatus::lapse, Some(Reden::Afmelding)).await,
        None => Ok(0),
    }
}
