//! What the sources of an organisatie would be asked blind, for whoever sets them up.

use super::opdracht::{all_rules, sets};
use crate::LooplijstError;
use crate::vragen::LooplijstInput;
use crate::vragen::gronden::would_together;
use crate::vragen::plan::{Plan, bronnen};
use ::bron::{Digest, Vragenset};
use access::Verwerking;
use foundation::Uuid;
use web::Shared;

/// What is asked, and on what.
pub struct LooplijstOpdracht {
    /// By regeling, what each source is asked.
    pub sets: Vec<Vec<Vragenset>>,
    /// All of it by one name.
    pub regels: Digest,
    /// The row of the register, and what it says.
    pub grondslag: (Uuid, Digest),
}

/// What would be asked; nothing, where the register says no to some of it.
///
/// # Errors
/// The store.
pub async fn asks_blind(
    house: &Shared,
    purpose: &Verwerking,
    input: &LooplijstInput,
) -> Result<Option<LooplijstOpdracht>, LooplijstError> {
    let plan = Plan::of(&input.regelingen, input.peildatum, &input.gemeente)?;
    let plan = plan.with(bronnen(&house.store.look(), purpose.actor().organisatie).await?);
    let sets = sets(&plan)?;
    let tx = house.store.begin(purpose);
    let outcome = would_together(&tx, &plan).await;
    let grondslag = tx.finish(outcome).await?;
    Ok(grondslag.map(|grondslag| LooplijstOpdracht { regels: all_rules(&sets), sets, grondslag }))
}
