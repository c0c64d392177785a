//! The terms of the house: what has to happen because time passed.

use access::{Actor, Object};
use foundation::TraceId;
use web::Shared;

/// What one look at the clock did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Offers that expired.
    pub offers: usize,
    /// Concepts that were destroyed.
    pub concepts: u64,
}

/// Lets offers expire that nobody answered, and destroys concepts after their seven days.
pub async fn look_at_the_clock(house: &Shared) -> Result<Passed, crate::Stopped> {
    let mut passed = Passed::default();
    for organisatie in doorverwijzing::overdue_senders(&house.store).await? {
        let (actor, work) = (Actor::systeem("termijnen", organisatie), Object::own_work(organisatie));
        let trace = TraceId::draw(house.store.chance());
        let purpose = house.access.permit(&actor, doorverwijzing::EXPIRE, &work, trace, house.store.now())?;
        match doorverwijzing::expire(&house.store, &purpose).await {
            Ok(count) => passed.offers += count,
            // Somebody answered at the same moment; the next look takes the others.
            Err(cause) => tracing::info!(%cause, "offers could not expire now"),
        }
    }
    passed.concepts = doorverwijzing::expire_concepts(&house.store).await?;
    Ok(passed)
}
