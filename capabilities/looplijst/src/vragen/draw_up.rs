//! A coordinator says for which regelingen, on which day.

use crate::tables::{looplijst, looplijst_vraag};
use crate::vragen::plan::Plan;
use crate::vragen::step::{Stap, keep, vragen_shown};
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use std::collections::BTreeSet;
use store::sea_orm::ActiveValue::Set;
use store::{Once, Store, Tx};

/// What is wanted.
pub struct LooplijstInput {
    /// For which regelingen.
    pub regelingen: BTreeSet<String>,
    /// The day on which everything is asked as it was.
    pub peildatum: Date,
    /// The code of the gemeente whose people it is about.
    pub gemeente: String,
}

/// Draws up a Looplijst; gives its id. Nothing is asked yet.
///
/// # Errors
/// `NotComplete` for a regeling that does not hold on that day.
pub(crate) async fn draw_up(
    store: &Store,
    purpose: &Verwerking,
    input: &LooplijstInput,
    once: &Once,
) -> Result<Uuid, LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, once);
    tx.finish(outcome).await
}

fn act(tx: &Tx, input: &LooplijstInput, once: &Once) -> Result<Uuid, LooplijstError> {
    Plan::of(&input.regelingen, input.peildatum, &input.gemeente)?;
    let (id, organisatie) = (tx.store().new_id(), tx.purpose().actor().organisatie);
    tx.add(looplijst::ActiveModel {
        id: Set(id),
        organisatie_id: Set(organisatie),
        regelingen: Set(input.regelingen.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
        peildatum: Set(input.peildatum.to_string()),
        status: Set(Status::draw_up().into()),
        geopend_op: Set(None),
        aangemaakt_op: Set(tx.store().now().into()),
        versie: Set(1),
    });
    tx.add(looplijst_vraag::ActiveModel {
        id: Set(id),
        organisatie_id: Set(organisatie),
        gemeente: Set(input.gemeente.clone()),
        vervallen_aantal: Set(0),
        inwoner_aantal: Set(0),
        verwerking_aantal: Set(0),
        antwoord_aantal: Set(0),
        vraag_aantal: Set(0),
        stap: Set(1),
        code: Set(None),
        bronhouder: Set(None),
    });
    keep(tx, (id, 1), Stap::Opgesteld, "");
    tx.remember(once, &vragen_shown(id));
    Ok(id)
}
