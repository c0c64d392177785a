//! Tijdsloten follow from a Dienst: offered when it is published, laid out anew when it changes.
//!
//! A Tijdslot is never removed: once an Afspraak stood in it, that history points at it. What is offered no more has
//! fallen away (`vervallen`), and comes back when the Dienst offers the same begin again.

use crate::tables::tijdslot::{ActiveModel, Column, Entity, Model};
use foundation::Uuid;
use rules::tijdslot::Tijdslot;
use std::collections::HashMap;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Ms, StoreError, Tx};

/// For which Dienst, and where, Tijdsloten are offered.
#[derive(Clone, Copy, Debug)]
pub struct TijdslotInput {
    /// The Dienst.
    pub dienst: Uuid,
    /// Its Balie.
    pub balie: Uuid,
    /// Its Locatie.
    pub locatie: Uuid,
    /// Its organisatie.
    pub organisatie: Uuid,
}

/// Offers the Tijdsloten of a Dienst that had none.
pub fn offer_all(tx: &Tx, place: TijdslotInput, wanted: &[Tijdslot]) {
    tx.add_all(wanted.iter().map(|slot| new(tx, place, slot)));
}

/// Makes the free Tijdsloten of a Dienst those that are wanted. What is booked stays as it is, and nothing is offered
/// beside it that it overlaps.
///
/// # Errors
/// [`StoreError::Stale`]: somebody booked one of them meanwhile.
pub async fn offer(tx: &Tx, place: TijdslotInput, wanted: &[Tijdslot]) -> Result<(), StoreError> {
    let there: Vec<Model> = tx.plain_all(Entity::find().filter(Column::DienstId.eq(place.dienst))).await?;
    let booked: Vec<&Model> = there.iter().filter(|row| row.bezet).collect();
    let fits = |slot: &&Tijdslot| {
        let (begin, einde) = (Ms::from(slot.begin), Ms::from(slot.einde));
        booked.iter().all(|row| row.einde <= begin || einde <= row.begin)
    };
    let mut wanted: HashMap<Ms, &Tijdslot> = wanted.iter().filter(fits).map(|slot| (Ms::from(slot.begin), slot)).collect();
    for row in there.iter().filter(|row| !row.bezet) {
        let slot = wanted.remove(&row.begin);
        let (einde, kept) = slot.map_or((row.einde, row.vrijgehouden), |slot| (Ms::from(slot.einde), slot.vrijgehouden));
        if (row.einde, row.vrijgehouden, row.vervallen) == (einde, kept, slot.is_none()) {
            continue;
        }
        let update = Entity::update_many()
            .col_expr(Column::Einde, Expr::val(einde.0))
            .col_expr(Column::Vrijgehouden, Expr::val(kept))
            .col_expr(Column::Vervallen, Expr::val(slot.is_none()))
            .filter(Column::Id.eq(row.id))
            .filter(Column::Bezet.eq(false));
        if tx.change(update).await? != 1 {
            return Err(StoreError::Stale);
        }
    }
    tx.add_all(wanted.into_values().map(|slot| new(tx, place, slot)));
    Ok(())
}

/// Hangs a booked Tijdslot under another Dienst at the same Balie: a colleague sits there.
///
/// # Errors
/// [`StoreError::Stale`]: it is not booked any more.
pub async fn hang_under(tx: &Tx, tijdslot: Uuid, dienst: Uuid) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::DienstId, Expr::val(dienst))
        .filter(Column::Id.eq(tijdslot))
        .filter(Column::Bezet.eq(true));
    if tx.change(update).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

fn new(tx: &Tx, place: TijdslotInput, slot: &Tijdslot) -> ActiveModel {
    ActiveModel {
        id: Set(tx.store().new_id()),
        balie_id: Set(place.balie),
        locatie_id: Set(place.locatie),
        organisatie_id: Set(place.organisatie),
        dienst_id: Set(place.dienst),
        begin: Set(slot.begin.into()),
        einde: Set(slot.einde.into()),
        bezet: Set(false),
        vrijgehouden: Set(slot.vrijgehouden),
        vervallen: Set(false),
    }
}
