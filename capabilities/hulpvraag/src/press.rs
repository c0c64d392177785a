//! Taking a Taak up, and marking it as done: whoever was first wins.

use crate::taak::{self, Soort};
use crate::tables::taak::Model;
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Once, Plain, Store, StoreError, Tx};

/// Marks a Taak as done. One that ends by an answer stays as it is (`Stale`).
pub(crate) async fn done(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), StoreError> {
    press(store, purpose, id, once, async |tx, taak| match Soort::parse(&taak.soort) {
        Some(soort) if soort.ends_by_answer() => Err(StoreError::Stale),
        _ => taak::done(tx, taak).await,
    })
    .await
}

/// Takes a Taak up: from now on it has a name.
pub(crate) async fn take_up(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), StoreError> {
    press(store, purpose, id, once, async |tx, taak| taak::take_up(tx, taak).await).await
}

async fn press(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    once: &Once,
    change: impl AsyncFnOnce(&Tx, &Model) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let taak = taak::load(&tx, id).await?;
        change(&tx, taak.peek(&tx)).await?;
        tx.remember(once, "/taken");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// How a Taak stands, and who has it; it names no Inwoner.
#[derive(FromQueryResult)]
pub(crate) struct Stand {
    pub(crate) status: String,
    pub(crate) medewerker_naam: Option<String>,
}
impl Plain for Stand {}

/// How a Taak stands that somebody else was first with.
pub(crate) async fn stand_of(look: &Look<'_>, id: Uuid) -> Result<Option<Stand>, StoreError> {
    let sql =
        "select t.status, m.naam as medewerker_naam from taak t left join medewerker m on m.id = t.medewerker_id where t.id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}
