//! Marks on the store as a whole, such as the one that says that its people are invented.

use crate::{Store, StoreError, Tx};
use sea_orm::{ActiveValue::Set, EntityTrait};

mod row {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "merk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub naam: String,
        pub waarde: String,
    }

    crate::plain!();
}

/// The mark of a store that holds demo data: invented people only, a banner on every page.
pub const DEMO: (&str, &str) = ("demo", "ja");

impl Store {
    /// Whether this store carries a mark.
    pub async fn has_mark(&self, (naam, waarde): (&str, &str)) -> Result<bool, StoreError> {
        let found: Option<row::Model> = self.look().one(row::Entity::find_by_id(naam)).await?;
        Ok(found.is_some_and(|found| found.waarde == waarde))
    }
}

impl Tx {
    /// Sets a mark, unless one of that name is there; tells whether it was set.
    pub async fn mark(&self, (naam, waarde): (&str, &str)) -> Result<bool, StoreError> {
        self.add_unless_there(row::ActiveModel { naam: Set(naam.to_owned()), waarde: Set(waarde.to_owned()) }).await
    }
}
