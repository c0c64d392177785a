//! A coordinator says for which regelingen, on which day.

use crate::tables::{looplijst, looplijst_vraag};
use crate::vragen::plan::Plan;
use crate::vragen::step::{Stap, keep, vragen_shown};
use crate::{LooplijstError, Status, blind};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use regeling::must_be_published;
use std::collections::BTreeSet;
use store::sea_orm::ActiveValue::Set;
use store::{Once, Store, Tx};

foundation::states! {
    /// How the sources are asked.
    pub enum Wijze {
        /// They answer, and the organisatie reads each answer in passing.
        Gewoon => "gewoon",
        /// Nobody reads an answer: only of whom all is true gets a name, once two people open it.
        Blind => "blind",
    }
}

/// What is wanted.
pub struct LooplijstInput {
    /// For which regelingen.
    pub regelingen: BTreeSet<String>,
    /// The day on which everything is asked as it was.
    pub peildatum: Date,
    /// The code of the gemeente whose people it is about.
    pub gemeente: String,
    /// Whether the sources are asked blind.
    pub wijze: Wijze,
}

/// Draws up a Looplijst; gives its id. Nothing is asked yet.
///
/// # Errors
/// `NotComplete` for a regeling that does not hold on that day; `NotPublished` for one that two people did not publish here;
/// `NotInvented` for blind in a store about real people.
pub(crate) async fn draw_up(
    store: &Store,
    purpose: &Verwerking,
    input: &LooplijstInput,
    once: &Once,
) -> Result<Uuid, LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &LooplijstInput, once: &Once) -> Result<Uuid, LooplijstError> {
    let plan = Plan::of(&input.regelingen, input.peildatum, &input.gemeente)?;
    must_be_published(tx, &plan.regelingen).await?;
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
    if input.wijze == Wijze::Blind {
        blind::start(tx, id).await?;
    }
    keep(tx, (id, 1), Stap::Opgesteld, "");
    tx.remember(once, &vragen_shown(id));
    Ok(id)
}
