//! Solved on the telephone after all: closed at once, nothing booked, counted (V01).

use crate::DoorverwijzingError;
use crate::tables::concept;
use access::Verwerking;
use foundation::Uuid;
use hulpvraag::{Eigenaar, HulpvraagInput};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Look, Once, Redraw, Store, StoreError, Tx};

/// The product of a question as it was typed, or the general one; `None` where there is no such product.
pub(crate) async fn product(look: &Look<'_>, typed: &str) -> Result<Option<String>, StoreError> {
    if typed.is_empty() || typed == ALGEMEEN {
        return Ok(Some(ALGEMEEN.to_owned()));
    }
    Ok(netwerk::products(look).await?.into_iter().map(|row| row.code).find(|code| code == typed))
}

const ALGEMEEN: &str = "algemeen";

/// Keeps that a question about this product was asked and solved; nothing about who asked it.
pub async fn solve(
    store: &Store,
    purpose: &Verwerking,
    product: &str,
    concept: Option<Uuid>,
    once: &Once,
) -> Result<(), DoorverwijzingError> {
    let mut redraw = Redraw::of(hulpvraag::is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, product, concept, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, product: &str, concept: Option<Uuid>, once: &Once) -> Result<(), DoorverwijzingError> {
    let actor = tx.purpose().actor();
    let eigenaar = Eigenaar { organisatie: actor.organisatie, balie: None, medewerker: Some(actor.id) };
    hulpvraag::open(tx, &HulpvraagInput { inwoner: None, product, vraag: "", eigenaar, vervolgstap: None, deelnemers: &[] });
    if let Some(concept) = concept {
        let mine = concept::Column::MedewerkerId.eq(actor.id);
        tx.remove(concept::Entity::delete_many().filter(concept::Column::Id.eq(concept)).filter(mine)).await?;
    }
    tx.remember(once, "/doorverwijzingen?opgelost=ja");
    Ok(())
}
