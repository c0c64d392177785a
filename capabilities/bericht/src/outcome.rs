//! What became of a message on paper: given at the Balie, or brought back by the post.

use crate::feiten::read_one;
use crate::leave::{step, telephone};
use crate::{BerichtError, Kanaal};
use access::Verwerking;
use foundation::Uuid;
use hulpvraag::taak;
use store::{Once, Store, Tx};

/// Notes that the Inwoner has it in the hand: no letter goes any more.
pub async fn hand_over(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), BerichtError> {
    let tx = store.begin(purpose);
    let outcome = give(&tx, id, once).await;
    tx.finish(outcome).await
}

async fn give(tx: &Tx, id: Uuid, once: &Once) -> Result<(), BerichtError> {
    let row = read_one(tx, id).await?;
    let row = row.peek(tx);
    step(tx, row, row.status()?.hand_over(), Some(Kanaal::Balie), None).await?;
    tx.remember(once, &format!("/berichten/{id}"));
    Ok(())
}

/// Notes that the post brought a letter back: somebody telephones, it is not silently closed (V20).
pub async fn returned(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), BerichtError> {
    let tx = store.begin(purpose);
    let outcome = take_back(&tx, id, once).await;
    tx.finish(outcome).await
}

async fn take_back(tx: &Tx, id: Uuid, once: &Once) -> Result<(), BerichtError> {
    let row = read_one(tx, id).await?;
    let row = row.peek(tx);
    step(tx, row, row.status()?.returned(), None, None).await?;
    telephone(tx, row, taak::Soort::BerichtRetour).await?;
    tx.remember(once, &format!("/berichten/{id}"));
    Ok(())
}
