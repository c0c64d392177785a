//! A privacyofficer looks at what will be asked: approves it, or sends it back. Whoever drew it up or put it forward does neither.

use crate::LooplijstError;
use crate::Status;
use crate::tables::looplijst_stap;
use crate::vragen::step::{LooplijstStandInput, Stap, go, load_seen, vraag_of, vragen_shown};
use crate::vragen::{gronden, plan};
use access::Verwerking;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use store::{Store, Tx};

foundation::states! {
    /// What the privacyofficer says.
    pub(crate) enum Oordeel {
        /// It may be asked.
        Goedgekeurd => "goedgekeurd",
        /// It has to be drawn up anew.
        Teruggegeven => "teruggegeven",
    }
}

/// Approves a Looplijst, from when on asking may begin, or sends it back with a reason.
///
/// # Errors
/// `SamePerson` for who had a hand in it; as for a step otherwise.
pub(crate) async fn approve(
    store: &Store,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
    oordeel: Oordeel,
    toelichting: &str,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target, oordeel, toelichting).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &LooplijstStandInput<'_>, oordeel: Oordeel, toelichting: &str) -> Result<(), LooplijstError> {
    use looplijst_stap::{Column, Entity, Model};
    let (way, stap): (fn(Status) -> Option<Status>, Stap) = match oordeel {
        Oordeel::Goedgekeurd => (Status::approve, Stap::Goedgekeurd),
        Oordeel::Teruggegeven => (Status::send_back, Stap::Teruggegeven),
    };
    let (row, next) = load_seen(tx, target, way).await?;
    // A hand in it is in a version before the one that is claimed below, so nobody adds one meanwhile.
    let writing = [Stap::Opgesteld, Stap::Voorgelegd].map(Stap::as_str);
    let mine = Column::DoorId.eq(tx.purpose().actor().id).and(Column::Soort.is_in(writing));
    let hand: Vec<Model> = tx.plain_all(Entity::find().filter(Column::LooplijstId.eq(row.id)).filter(mine)).await?;
    if !hand.is_empty() {
        return Err(LooplijstError::SamePerson);
    }
    if oordeel == Oordeel::Goedgekeurd {
        let vraag = vraag_of(tx, row.id).await?;
        gronden::must_stand(tx, &plan::within(tx, &row, &vraag.gemeente).await?).await?;
    }
    go(tx, &row, next, stap, toelichting);
    tx.remember(target.once, &vragen_shown(row.id));
    Ok(())
}
