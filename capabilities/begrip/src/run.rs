//! Whether a regeling may be asked about now: not while it names what means something else by now.

use crate::{BegripError, Woordenboek};
use regelingen::Regeling;
use store::Tx;

/// Whoever runs a regeling asks this first, in the act in which it runs.
///
/// # Errors
/// `Reassess` with each begrip that has a newer version (EL-321).
pub async fn may_run(tx: &Tx, regeling: &Regeling) -> Result<(), BegripError> {
    let old = Woordenboek::within(tx).await?.outdated(regeling);
    if old.is_empty() { Ok(()) } else { Err(BegripError::Reassess(old)) }
}
