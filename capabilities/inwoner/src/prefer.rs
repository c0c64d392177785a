//! In which language and how large somebody reads, and where they are called.

use crate::tables::inwoner::{Column, Entity, Model};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Held, StoreError, Tx};

/// How somebody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaalVoorkeur {
    /// The code of a language.
    pub taal: String,
    /// Whether letters are in large print.
    pub grote_letter: bool,
}

/// How somebody reads now.
pub async fn reads(tx: &Tx, inwoner: Uuid) -> Result<Held<TaalVoorkeur>, StoreError> {
    let row = tx.one::<Model>(Entity::find_by_id(inwoner)).await?.transpose().ok_or(StoreError::NotFound)?;
    Ok(row.map(|row| TaalVoorkeur { taal: row.taal, grote_letter: row.grote_letter }))
}

/// Writes down how somebody reads from now on.
pub async fn prefer(tx: &Tx, inwoner: Uuid, how: &TaalVoorkeur) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Taal, Expr::val(how.taal.as_str()))
        .col_expr(Column::GroteLetter, Expr::val(how.grote_letter))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(inwoner));
    match tx.change_about(inwoner, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::NotFound),
    }
}

/// Where somebody is called; empty where nobody knows.
pub async fn telefoon(tx: &Tx, inwoner: Uuid) -> Result<Held<String>, StoreError> {
    let row = tx.one::<Model>(Entity::find_by_id(inwoner)).await?.transpose().ok_or(StoreError::NotFound)?;
    Ok(row.map(|row| row.telefoon))
}

/// Writes down where somebody is called from now on, if that is another number.
pub async fn call_at(tx: &Tx, inwoner: Uuid, telefoon: &str) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Telefoon, Expr::val(telefoon))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(inwoner))
        .filter(Column::Telefoon.ne(telefoon));
    tx.change_about(inwoner, update).await?;
    Ok(())
}
