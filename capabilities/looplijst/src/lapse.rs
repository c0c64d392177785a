//! Somebody does not want to be looked for (V11): they are on no list any more, the same minute.

use crate::LooplijstError;
use crate::off::take_off;
use crate::regel::{Reden, RegelStatus};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, Store, StoreError};

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

/// Takes them off the lists of this organisatie, for one regeling or (empty) for all; gives on how many they were.
pub async fn lapse(store: &Store, purpose: &Verwerking, inwoner: Uuid, regeling: &str) -> Result<usize, LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = take_off(&tx, inwoner, regeling, RegelStatus::lapse, Some(Reden::Afmelding)).await;
    tx.finish(outcome).await
}
