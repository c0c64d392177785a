//! What publishing makes of a Dienst: it fits in the hours and in nobody's way, and its Tijdsloten follow from it. The month
//! of a planner goes this way, and so does a whole rooster that is written at once.

use crate::add;
use crate::error::RoosterError;
use crate::guard::{DienstInput, There};
use crate::plek::LocatieState;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use netwerk::tables::dienst::Model;
use rules::tijdslot::Tijdslot;
use store::StoreError;
use store::sea_orm::TryIntoModel;

/// The Tijdsloten of a Dienst, once nothing is in its way.
pub(crate) fn tijdsloten(
    there: &There,
    plek: &LocatieState,
    id: Uuid,
    input: &DienstInput,
) -> Result<Vec<Tijdslot>, RoosterError> {
    there.check(plek, id, input)?;
    Ok(add::slots(plek, input)?)
}

/// A rooster that is written at once, with everybody who sits somewhere so far.
#[derive(Default)]
pub struct RoosterState(There);

impl RoosterState {
    /// Puts somebody at a Balie, published at an instant; gives the row and the Tijdsloten that follow from it.
    ///
    /// # Errors
    /// `Botst` with everything that is in the way.
    pub fn publish(
        &mut self,
        plek: &LocatieState,
        id: Uuid,
        input: &DienstInput,
        at: Timestamp,
    ) -> Result<(Model, Vec<Tijdslot>), RoosterError> {
        let slots = tijdsloten(&self.0, plek, id, input)?;
        self.0.put(id, input);
        let row = add::row(plek, id, input, Some(at))?;
        Ok((row.try_into_model().map_err(|_| StoreError::Unreadable("dienst"))?, slots))
    }
}
