//! The coordinator takes their half from under their passphrase, and seals it to the privacyofficer, with why. Good for 72 hours; after
//! that they may do it again.

use super::kluis::Kluis;
use super::{chance, millis, on, within};
use crate::error::SEEN;
use crate::sleutelhouder::{Helft, pins_of, unlock};
use crate::tables::looplijst_ondertekening::Column;
use crate::vragen::stand;
use crate::vragen::step::{LooplijstStandInput, Stap, go, load_seen, vragen_shown};
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::jiff::SignedDuration;
use nulsom::opening::HouderKeys;
use store::sea_orm::sea_query::Expr;
use store::{Ms, Tx};
use web::Shared;

/// How long what was handed over is good.
const GELDIG: SignedDuration = SignedDuration::from_hours(72);

/// Hands over.
///
/// # Errors
/// `Wachtzin`; `Blind` where nothing opens with this key (EL-394); `Outdated` when a colleague was first.
pub(crate) async fn hand_over(
    house: &Shared,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
    (wachtzin, reden): (&str, &str),
) -> Result<(), LooplijstError> {
    let keys = unlock(house, purpose, Helft::Doorgever, wachtzin).await?;
    let tx = house.store.begin(purpose);
    let outcome = act(&tx, target, &keys, reden).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &LooplijstStandInput<'_>, keys: &HouderKeys, reden: &str) -> Result<(), LooplijstError> {
    let (row, next) = load_seen(tx, target, Status::hand_over).await?;
    within(tx, row.id).await?.ok_or(LooplijstError::Outdated)?;
    let mut kluis = Kluis::within(tx, row.id).await?.ok_or(LooplijstError::Outdated)?;
    let b = pins_of(tx, row.organisatie_id, Helft::Opener).await?;
    let (now, lijst, mut rng) = (tx.store().now(), kluis.blind.lijst(), chance(tx.store()));
    let mut doorgaven = Vec::new();
    for uitkomst in kluis.outcomes()? {
        let given = nulsom::opening::hand_over(&uitkomst, &lijst, keys, &b.seal, (reden, millis(now)), &mut rng);
        doorgaven.push(given.map_err(LooplijstError::Blind)?.into());
    }
    kluis.doorgaven = doorgaven;
    tx.claim(stand::replace(row.id, kluis.sealed(tx)?), SEEN);
    tx.claim(on(row.id).col_expr(Column::DoorgaveTot, Expr::val(Ms::from(now + GELDIG))), SEEN);
    go(tx, &row, next, Stap::Doorgegeven, reden);
    tx.remember(target.once, &vragen_shown(row.id));
    Ok(())
}
