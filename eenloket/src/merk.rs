//! What a store says of itself: that its people are invented, and which key ring it was made with.

use crate::Stopped;
use foundation::Purpose;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{PlainTx, Store};

/// The table of marks; it is made by the ground.
pub mod row {
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    /// One mark.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "merk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub naam: String,
        pub waarde: String,
    }

    store::plain!();
}

foundation::states! {
    /// The marks a store can carry.
    pub enum Merk {
        /// All people in this store are invented; only then are the demo's login and clock there.
        Demo => "demo",
        /// Which key ring opens what is sealed here: a keyed hash, from which no key can be learned.
        Sleutelring => "sleutelring",
    }
}

/// Whether the store carries a mark.
pub async fn has(store: &Store, merk: Merk) -> Result<bool, Stopped> {
    Ok(value(store, merk).await?.is_some())
}

/// Marks a store, within the caller's transaction.
pub fn set(tx: &PlainTx, merk: Merk, waarde: &str) {
    tx.add(row::ActiveModel { naam: Set(merk.into()), waarde: Set(waarde.to_owned()) });
}

async fn value(store: &Store, merk: Merk) -> Result<Option<String>, Stopped> {
    let query = row::Entity::find().filter(row::Column::Naam.eq(merk.as_str()));
    let found: Option<row::Model> = store.look().one(query).await?;
    Ok(found.map(|row| row.waarde))
}

/// Refuses a store that was made with another key ring: nothing sealed in it could be opened, and
/// what is written now could not be opened later.
pub(crate) async fn belongs_to_key_ring(store: &Store) -> Result<(), Stopped> {
    let hash = store.keys().index(Purpose::Chain, b"sleutelring");
    let print: String = hash.iter().take(8).map(|b| format!("{b:02x}")).collect();
    if value(store, Merk::Sleutelring).await?.is_none() {
        let tx = store.begin_plain().await?;
        set(&tx, Merk::Sleutelring, &print);
        // Two processes may mark a new store at once; below counts whose mark stayed.
        match tx.commit().await {
            Ok(()) | Err(store::StoreError::Unique(_)) => {}
            Err(cause) => return Err(cause.into()),
        }
    }
    if value(store, Merk::Sleutelring).await?.is_some_and(|kept| kept == print) { Ok(()) } else { Err(Stopped::OtherKeys) }
}
