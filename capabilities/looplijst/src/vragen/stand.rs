//! What is kept, sealed, between two steps: first everybody who is asked about with what was answered, at the end the hits alone.

use crate::LooplijstError;
use crate::tables::looplijst_stand::{Column, Entity, Model};
use ::bron::Bsn;
use ::bron::client::bevraging::{Bevraging, Opdracht};
use foundation::{Keys, Purpose, Uuid};
use minicbor::{Decode, Encode};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany, sea_query::Expr};
use store::{StoreError, Tx};

/// Who answered yes to everything, by the key of the regeling.
#[derive(Encode, Decode)]
#[cbor(transparent)]
pub(crate) struct Treffers(#[n(0)] pub(crate) Vec<(String, Vec<Bsn>)>);

/// What stands there, opened; `None` where nothing does.
pub(crate) async fn open(tx: &Tx, looplijst: Uuid) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, LooplijstError> {
    let row: Option<Model> = tx.plain_one(Entity::find_by_id(looplijst)).await?;
    let opened = row.map(|row| tx.store().keys().open(Purpose::Looplijst, &row.stand)).transpose();
    opened.map_err(|_| LooplijstError::Store(StoreError::Unreadable("looplijst_stand.stand")))
}

/// A run where it stopped.
pub(crate) async fn bevraging(tx: &Tx, looplijst: Uuid, opdracht: &Opdracht) -> Result<Option<Bevraging>, LooplijstError> {
    Ok(open(tx, looplijst).await?.and_then(|bytes| Bevraging::resume(opdracht, &bytes)))
}

/// The hits.
pub(crate) async fn treffers(tx: &Tx, looplijst: Uuid) -> Result<Treffers, LooplijstError> {
    let bytes = open(tx, looplijst).await?.ok_or(LooplijstError::Outdated)?;
    minicbor::decode(&bytes).map_err(|_| LooplijstError::Outdated)
}

/// What is kept, as it goes into the store.
pub(crate) fn sealed(keys: &Keys, bytes: &[u8]) -> Vec<u8> {
    keys.seal(Purpose::Looplijst, bytes)
}

/// Puts it in the place of what stood there.
pub(crate) fn replace(looplijst: Uuid, sealed: Vec<u8>) -> UpdateMany<Entity> {
    Entity::update_many().col_expr(Column::Stand, Expr::val(sealed)).filter(Column::Id.eq(looplijst))
}
