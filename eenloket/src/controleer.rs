//! What must always hold, checked over the whole store: `eenloket controleer`.

use crate::Stopped;
use store::{Finding, Store};

/// Everything that does not hold; an empty list is what you want.
pub async fn check(store: &Store) -> Result<Vec<Finding>, Stopped> {
    Ok(store::check_chains(store).await?)
}
