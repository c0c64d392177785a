//! Somebody takes their keys from under their passphrase, for one act. Who guesses waits: each try is counted before it is made, in a
//! transaction of its own, whatever becomes of the act.

use super::wachtzin::{Wachtzin, WachtzinError};
use super::{Helft, all};
use crate::LooplijstError;
use access::Verwerking;
use foundation::Purpose;
use inwoner::brake;
use nulsom::opening::HouderKeys;
use store::StoreError;
use web::Shared;

/// Opens the keys of whoever asks for it; they are forgotten after the act.
///
/// # Errors
/// `Wachtzin` where they hold no such place, or typed something else; `Braked` after five times something else in ten minutes, whatever
/// was typed.
pub(crate) async fn unlock(
    house: &Shared,
    purpose: &Verwerking,
    helft: Helft,
    typed: &str,
) -> Result<HouderKeys, LooplijstError> {
    let wachtzin = Wachtzin::typed(typed).map_err(LooplijstError::Wachtzin)?;
    let actor = purpose.actor();
    let rows = all(&house.store.look(), actor.organisatie).await?;
    let row = rows.into_iter().find(|row| row.helft == helft.as_str() && row.medewerker_id == actor.id);
    let row = row.ok_or(LooplijstError::Wachtzin(WachtzinError::NoKey))?;
    let geheim = house.store.keys().open(Purpose::Sleutelhouder, &row.sleutel);
    let geheim = geheim.map_err(|_| LooplijstError::Store(StoreError::Unreadable("sleutelhouder.sleutel")))?;
    let attempt = brake::enter_wachtzin(&house.store, actor).await?;
    let opened = tokio::task::spawn_blocking(move || wachtzin.open(&geheim)).await;
    let keys = opened.ok().flatten().ok_or(LooplijstError::Wachtzin(WachtzinError::Other))?;
    attempt.found(&house.store, 1).await?;
    Ok(keys)
}
