//! The inserts of an act, kept until its end and sent together.
//!
//! On PostgreSQL they travel as one statement (each insert a common table expression), so an act
//! costs one round trip for all its new rows; foreign keys are checked when that statement ends. On
//! SQLite they run one after the other on the same connection.

use crate::Backend;
use sea_orm::sea_query::{CommonTableExpression, Expr, InsertStatement, Query, WithClause};
use sea_orm::{ConnectionTrait, DbErr};

pub(crate) async fn send(
    connection: &impl ConnectionTrait,
    backend: Backend,
    mut inserts: Vec<InsertStatement>,
) -> Result<(), DbErr> {
    if backend == Backend::Sqlite || inserts.len() == 1 {
        for insert in inserts {
            connection.execute(&insert).await?;
        }
        return Ok(());
    }
    if inserts.is_empty() {
        return Ok(());
    }
    let mut with = WithClause::new();
    for (nth, insert) in inserts.drain(..).enumerate() {
        with.cte(CommonTableExpression::new().query(insert).table_name(format!("i{nth}")).to_owned());
    }
    let statement = Query::select().expr(Expr::val(1)).to_owned().with(with);
    connection.execute(&statement).await?;
    Ok(())
}
