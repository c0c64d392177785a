//! "Zoek toch maar." The row goes; that it was there, only the log says, to who it is about.

use crate::AfmeldingError;
use crate::events::{AfmeldingIds, INGETROKKEN};
use crate::tables::afmelding::{Column, Entity, Model};
use foundation::Uuid;
use store::Tx;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Takes an Afmelding of somebody back, within the caller's act.
///
/// # Errors
/// `Gone` where it is not there any more.
pub async fn withdraw(tx: &Tx, wie: Uuid, id: Uuid) -> Result<(), AfmeldingError> {
    let row = tx.one::<Model>(Entity::find_by_id(id).filter(Column::InwonerId.eq(wie))).await?;
    let row = row.transpose().ok_or(AfmeldingError::Gone)?;
    let row = row.peek(tx).clone();
    let gone = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::InwonerId.eq(wie));
    if tx.remove_about(wie, gone).await? != 1 {
        return Err(AfmeldingError::Gone);
    }
    tx.tell(INGETROKKEN, &AfmeldingIds { hulpvraag: None, ..row.ids() });
    Ok(())
}
