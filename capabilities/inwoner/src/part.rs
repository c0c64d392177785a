//! Two people who were kept as one.

use crate::find::{find_or_create_now, make};
use crate::tables::inwoner::{Column, Entity, Model};
use crate::{InwonerFilter, InwonerInput};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{StoreError, Tx};

/// Who the other is: somebody the house knows already, or somebody new; never the one they were mistaken for. A BSN that stood
/// with the one and is of the other goes along.
pub async fn part(tx: &Tx, from: Uuid, other: &InwonerInput) -> Result<Uuid, StoreError> {
    if let InwonerFilter::Bsn(bsn) = &other.wie {
        let index = bsn.index(tx.store().keys());
        let holder = tx.one::<Model>(Entity::find().filter(Column::BsnIndex.eq(index))).await?;
        if holder.peek(tx).as_ref().is_some_and(|row| row.id == from) {
            let none = Option::<Vec<u8>>::None;
            let update = Entity::update_many()
                .col_expr(Column::Bsn, Expr::val(none.clone()))
                .col_expr(Column::BsnIndex, Expr::val(none))
                .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
                .filter(Column::Id.eq(from));
            tx.change_about(from, update).await?;
            return make(tx, other, Some(bsn)).await;
        }
    }
    match find_or_create_now(tx, other).await? {
        found if found == from => make(tx, other, None).await,
        found => Ok(found),
    }
}
