//! About whom a Grondslag lets somebody ask: real people, or the invented ones of a demo. The store says which, by its mark.
//!
//! A row about invented people points at the mark of the demo, so that no other store can hold one. A row about real people in
//! a demo is not approved and not answered by ([`is_of_this_store`]).

use crate::tables::grondslag::{Column, Entity};
use store::sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use store::sea_orm::{self, ColumnTrait, FromQueryResult, QueryFilter, UpdateMany};
use store::{Plain, StoreError, Tx};

/// The mark of a store whose people are invented.
pub(crate) const DEMO: &str = "demo";

#[derive(FromQueryResult)]
struct Merk {
    naam: String,
}
impl Plain for Merk {}

/// The mark that a new row of this store points at.
pub(crate) async fn mark_of(tx: &Tx) -> Result<Option<String>, StoreError> {
    let found: Vec<Merk> = tx.plain_sql("select naam from merk where naam = $1", [DEMO.into()]).await?;
    Ok(found.into_iter().next().map(|mark| mark.naam))
}

/// Narrows a change to a row that is about the people of this store.
pub(crate) fn is_of_this_store(update: UpdateMany<Entity>) -> UpdateMany<Entity> {
    let invented = Column::Merk.is_not_null().and(Expr::exists(marks()));
    let real = Column::Merk.is_null().and(Expr::exists(marks()).not());
    update.filter(invented.or(real))
}

fn marks() -> SelectStatement {
    let naam = Expr::col((Alias::new("merk"), Alias::new("naam")));
    Query::select().expr(Expr::val(1)).from(Alias::new("merk")).and_where(naam.eq(DEMO)).to_owned()
}
