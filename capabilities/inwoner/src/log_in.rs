//! Who logs in, by the BSN that a login provider gives. Somebody we do not know is not made by it.

use crate::tables::inwoner::{Column, Entity, Model};
use access::Verwerking;
use foundation::{Bsn, Uuid};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Store, StoreError};

/// The Inwoner with this BSN.
pub async fn log_in(store: &Store, purpose: &Verwerking, bsn: &Bsn) -> Result<Option<Uuid>, StoreError> {
    let tx = store.begin(purpose);
    let query = Entity::find().filter(Column::BsnIndex.eq(bsn.index(store.keys())));
    let found = tx.one::<Model>(query).await;
    tx.hand_out(found.map(|held| held.map(|row| row.map(|row| row.id)))).await
}
