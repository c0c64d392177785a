//! What is said of a Grondslag with a reason, and what it does to it. The FG advises on it and may stop it; approving is not
//! theirs (AVG art. 38 lid 6). Who keeps it, or answers for the process, takes it back.

use crate::model::{Stap, Status};
use crate::step::{StandInput, go, load_seen, update};
use crate::{GrondslagError, acts};
use access::{Act, Verwerking};
use store::Store;

/// Something that is said with a reason.
pub(crate) struct Woord {
    /// In which act.
    pub(crate) act: Act,
    /// Its address, and the field of its reason.
    pub(crate) field: &'static str,
    way: fn(Status) -> Option<Status>,
    stap: Stap,
}

/// An advice, for whoever decides about it: how it stands does not change.
pub(crate) const ADVISE: Woord = Woord { act: acts::ADVISE, field: "advies", way: Some, stap: Stap::Geadviseerd };
/// From this instant nothing is asked on it, and it does not begin again.
pub(crate) const STOP: Woord = Woord { act: acts::STOP, field: "stopzetting", way: Status::stop, stap: Stap::Gestopt };
/// It is taken back, and stays to be read.
pub(crate) const WITHDRAW: Woord =
    Woord { act: acts::WITHDRAW, field: "intrekking", way: Status::withdraw, stap: Stap::Ingetrokken };

/// Says it.
///
/// # Errors
/// `Outdated` when it was changed meanwhile: what is said is on what was read.
pub(crate) async fn say(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    woord: &Woord,
    reden: &str,
) -> Result<(), GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (row, next) = load_seen(&tx, target, woord.way).await?;
        go(&tx, &row, update(&row, next), woord.stap, reden, target.once);
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
