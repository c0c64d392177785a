//! A privacyofficer looks at what will be asked: approves it, or sends it back. Whoever drew it up or put it forward does neither.

use crate::blind::propose::{Tekenaar, propose};
use crate::sleutelhouder::Helft;
use crate::tables::looplijst_stap;
use crate::vragen::step::{LooplijstStandInput, Stap, go, load_seen, vraag_of, vragen_shown};
use crate::vragen::{gronden, plan};
use crate::{LooplijstError, Status, blind};
use access::Verwerking;
use store::Tx;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use web::Shared;

foundation::states! {
    /// What the privacyofficer says.
    pub(crate) enum Oordeel {
        /// It may be asked.
        Goedgekeurd => "goedgekeurd",
        /// It has to be drawn up anew.
        Teruggegeven => "teruggegeven",
    }
}

/// What was said, and with what it is signed.
pub(crate) struct OordeelInput<'a> {
    /// Whether it may be asked.
    pub(crate) oordeel: Oordeel,
    /// Why not.
    pub(crate) toelichting: &'a str,
    /// The passphrase of who approves, where it is asked blind.
    pub(crate) wachtzin: &'a str,
}

/// Approves a Looplijst, from when on asking may begin, or sends it back with a reason. What is asked blind is signed with it.
///
/// # Errors
/// `SamePerson` for who had a hand in it; `Wachtzin` where it is signed and the passphrase is another; as for a step otherwise.
pub(crate) async fn approve(
    house: &Shared,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
    input: &OordeelInput<'_>,
) -> Result<(), LooplijstError> {
    let is_blind = blind::of(&house.store.look(), target.looplijst).await?.is_some();
    let tekenaar = match input.oordeel {
        Oordeel::Goedgekeurd if is_blind => Some(Tekenaar::ready(house, purpose, Helft::Opener, input.wachtzin).await?),
        _ => None,
    };
    let tx = house.store.begin(purpose);
    let outcome = act(&tx, target, input, tekenaar.as_ref()).await;
    tx.finish(outcome).await
}

async fn act(
    tx: &Tx,
    target: &LooplijstStandInput<'_>,
    input: &OordeelInput<'_>,
    tekenaar: Option<&Tekenaar>,
) -> Result<(), LooplijstError> {
    use looplijst_stap::{Column, Entity, Model};
    let (way, stap): (fn(Status) -> Option<Status>, Stap) = match input.oordeel {
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
    if input.oordeel == Oordeel::Goedgekeurd {
        let vraag = vraag_of(tx, row.id).await?;
        let plan = plan::within(tx, &row, &vraag.gemeente).await?;
        let gronden = gronden::must_stand(tx, &plan).await?;
        if let Some(tekenaar) = tekenaar {
            propose(tx, &row, (&plan, &gronden), tekenaar).await?;
        }
    }
    go(tx, &row, next, stap, input.toelichting);
    tx.remember(target.once, &vragen_shown(row.id));
    Ok(())
}
