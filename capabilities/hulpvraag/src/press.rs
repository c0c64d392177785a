//! Taking a Taak up, and marking it as done: whoever was first wins.

use crate::taak::{self, Soort};
use crate::tables::taak::Model;
use access::Verwerking;
use foundation::Uuid;
use store::{Once, Store, StoreError, Tx};

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
