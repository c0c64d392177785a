//! Whether may be asked with a version: once two people of the organisatie published it, as its file is now.

use crate::RegelingError;
use crate::model::Publicatie;
use crate::publicaties::Publicaties;
use foundation::Uuid;
use regelingen::Regeling;
use store::{Look, StoreError, Tx};

/// Whoever asks with regelingen says so first, in the act in which it asks; beside [`begrip::may_run`].
///
/// # Errors
/// `NotPublished` with each that is not (EL-322).
pub async fn must_be_published(tx: &Tx, all: &[&'static Regeling]) -> Result<(), RegelingError> {
    let publicaties = Publicaties::within(tx).await?;
    let open = all.iter().filter(|one| publicaties.stand(one) != Publicatie::Gepubliceerd);
    let open: Vec<&'static Regeling> = open.copied().collect();
    if open.is_empty() { Ok(()) } else { Err(RegelingError::NotPublished(open)) }
}

/// Which of these versions two people of an organisatie published there, as their files are now: for who chooses among them. What may be
/// asked is said by [`must_be_published`], in the act.
///
/// # Errors
/// Where the store cannot be read.
pub async fn published(
    look: &Look<'_>,
    organisatie: Uuid,
    all: impl Iterator<Item = &'static Regeling>,
) -> Result<Vec<&'static Regeling>, StoreError> {
    let publicaties = Publicaties::of(look, organisatie).await?;
    Ok(all.filter(|one| publicaties.stand(one) == Publicatie::Gepubliceerd).collect())
}
