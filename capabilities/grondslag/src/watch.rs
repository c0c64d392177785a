//! The FG advises on a Grondslag, and may stop it. Approving is not theirs (AVG art. 38 lid 6).

use crate::GrondslagError;
use crate::model::{Stap, Status};
use crate::step::{StandInput, go, load_seen, update};
use access::Verwerking;
use store::{Store, Tx};

/// Keeps an advice beside a Grondslag, for whoever decides about it. How it stands does not change.
///
/// # Errors
/// `Outdated` when it was changed meanwhile: the advice is on what was read.
pub async fn advise(store: &Store, purpose: &Verwerking, target: &StandInput<'_>, advies: &str) -> Result<(), GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = move_on(&tx, target, Some, Stap::Geadviseerd, advies).await;
    tx.finish(outcome).await
}

/// Stops a Grondslag: from this instant nothing is asked on it, and it does not begin again.
///
/// # Errors
/// `Outdated` when it was changed meanwhile.
pub async fn stop(store: &Store, purpose: &Verwerking, target: &StandInput<'_>, reden: &str) -> Result<(), GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = move_on(&tx, target, Status::stop, Stap::Gestopt, reden).await;
    tx.finish(outcome).await
}

/// Takes a Grondslag back: who keeps it, or who answers for the process.
///
/// # Errors
/// `Outdated` when it was changed meanwhile.
pub async fn withdraw(store: &Store, purpose: &Verwerking, target: &StandInput<'_>, reden: &str) -> Result<(), GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = move_on(&tx, target, Status::withdraw, Stap::Ingetrokken, reden).await;
    tx.finish(outcome).await
}

async fn move_on(
    tx: &Tx,
    target: &StandInput<'_>,
    way: impl FnOnce(Status) -> Option<Status>,
    stap: Stap,
    toelichting: &str,
) -> Result<(), GrondslagError> {
    let (row, next) = load_seen(tx, target, way).await?;
    go(tx, &row, update(&row, next), stap, toelichting, target.once);
    Ok(())
}
