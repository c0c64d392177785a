//! Rows that hang on one thing go from one person to another, wherever they stand.
//!
//! Every personal table names its person in `inwoner_id` (tidy checks it). So the schema itself knows which rows go along:
//! a capability that adds a table has nothing to register, and nothing can be forgotten.

use crate::{Backend, StoreError, Tx};
use foundation::Uuid;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
pub(crate) struct Table {
    pub(crate) name: String,
}
impl crate::Plain for Table {}

/// The tables that have both columns.
const OF_SQLITE: &str = "
    select m.name from sqlite_master m join pragma_table_info(m.name) p on p.name in ($1, 'inwoner_id')
    where m.type = 'table' group by m.name having count(*) = 2 order by m.name";
const OF_POSTGRES: &str = "
    select table_name::text as name from information_schema.columns
    where table_schema = current_schema() and column_name in ($1, 'inwoner_id')
    group by table_name having count(*) = 2 order by table_name";

impl Tx {
    /// Gives every row with `column` = `thing` that is about `from` (or about nobody yet) to `to`; gives how many. Both persons
    /// are in the lines of this act.
    pub async fn follow(&self, column: &'static str, thing: Uuid, from: Option<Uuid>, to: Uuid) -> Result<u64, StoreError> {
        let sql = match self.store().backend() {
            Backend::Sqlite => OF_SQLITE,
            Backend::Postgres => OF_POSTGRES,
        };
        let tables: Vec<Table> = self.plain_sql(sql, [column.into()]).await?;
        self.concerns(to);
        if let Some(from) = from {
            self.concerns(from);
        }
        let mut moved = 0;
        for Table { name } in tables {
            let update = format!("update {name} set inwoner_id = $1 where {column} = $2 and inwoner_id is not distinct from $3");
            moved += self.run(&update, [to.into(), thing.into(), from.into()]).await?;
        }
        Ok(moved)
    }
}
