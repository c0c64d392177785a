//! Taking a Tijdslot for somebody who is here now (V17, V18): also one that is kept free for it, also one that has begun.

use crate::AfspraakError;
use crate::book::{STILL_FREE, Tijdslot};
use crate::tables::tijdslot::{Column, Entity, Model};
use foundation::Uuid;
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Ms, Tx};

/// Takes a free Tijdslot that is not over.
///
/// # Errors
/// [`AfspraakError::TijdslotGone`]: somebody else has it, or it is over. Of two who come together one hears it here or when
/// the act ends.
pub async fn take(tx: &Tx, tijdslot: Uuid) -> Result<Tijdslot, AfspraakError> {
    let now = Ms::from(tx.store().now());
    let free = Column::Id.eq(tijdslot).and(Column::Bezet.eq(false)).and(Column::Vervallen.eq(false)).and(Column::Einde.gt(now));
    let row = tx.plain_one::<Model>(Entity::find().filter(free.clone())).await?.ok_or(AfspraakError::TijdslotGone)?;
    tx.claim(Entity::update_many().col_expr(Column::Bezet, Expr::val(true)).filter(free), STILL_FREE);
    Ok(Tijdslot {
        tijdslot: row.id,
        balie: row.balie_id,
        locatie: row.locatie_id,
        organisatie: row.organisatie_id,
        begin: row.begin.at(),
        einde: row.einde.at(),
    })
}
