//! Whether a Looplijst is asked blind is said when it is drawn up, and does not change.

use crate::LooplijstError;
use crate::tables::looplijst_ondertekening::ActiveModel;
use foundation::Uuid;
use store::sea_orm::{self, ActiveValue::Set, FromQueryResult};
use store::{Look, Plain, StoreError, Tx};

const MERK: &str = "select naam from merk where naam = 'demo'";

#[derive(FromQueryResult)]
struct Merk {
    naam: String,
}
impl Plain for Merk {}

/// Whether the people of this store are invented, so that blind may be asked.
pub(crate) async fn is_possible(look: &Look<'_>) -> Result<bool, StoreError> {
    let found: Vec<Merk> = look.sql(MERK, []).await?;
    Ok(!found.is_empty())
}

/// Says so of a Looplijst that is being drawn up.
///
/// # Errors
/// `NotInvented` in a store about real people (EL-343).
pub(crate) async fn start(tx: &Tx, looplijst: Uuid) -> Result<(), LooplijstError> {
    let found: Vec<Merk> = tx.plain_sql(MERK, []).await?;
    let merk = found.into_iter().next().ok_or(LooplijstError::NotInvented)?.naam;
    tx.add(ActiveModel {
        id: Set(looplijst),
        merk: Set(merk),
        voorstel: Set(None),
        opener_id: Set(None),
        doorgever_id: Set(None),
        opdracht: Set(None),
        vervalt_op: Set(None),
        doorgave_tot: Set(None),
        verklaring: Set(None),
    });
    Ok(())
}
