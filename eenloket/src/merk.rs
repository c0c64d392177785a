//! What a store says of itself: that its people are invented, and which key ring it was made with.

use crate::Stopped;
use foundation::{Keys, Purpose};
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
        /// Which key of the ring seals; a ring without it is an old copy.
        Sleutel => "sleutel",
        /// With which key everything was sealed when the last change of keys was done.
        Herzegeld => "herzegeld",
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

/// A mark that is a number.
pub(crate) async fn number(store: &Store, merk: Merk) -> Result<Option<u8>, Stopped> {
    Ok(value(store, merk).await?.and_then(|waarde| waarde.parse().ok()))
}

/// Gives a mark another value.
pub(crate) async fn put(store: &Store, merk: Merk, waarde: &str) -> Result<(), Stopped> {
    let tx = store.begin_plain().await?;
    tx.remove(row::Entity::delete_many().filter(row::Column::Naam.eq(merk.as_str()))).await?;
    set(&tx, merk, waarde);
    Ok(tx.commit().await?)
}

/// Refuses a store that was made with another key ring, or sealed with a key that this one does not have: nothing sealed
/// in it could be opened, and what is written now could not be opened later.
pub(crate) async fn belongs_to_key_ring(store: &Store) -> Result<(), Stopped> {
    let active = store.keys().active().to_string();
    let marks = [(Merk::Sleutelring, print(store.keys())), (Merk::Sleutel, active.clone()), (Merk::Herzegeld, active)];
    for (merk, waarde) in marks {
        if value(store, merk).await?.is_some() {
            continue;
        }
        let tx = store.begin_plain().await?;
        set(&tx, merk, &waarde);
        // Two processes may mark a new store at once; below counts whose mark stayed.
        match tx.commit().await {
            Ok(()) | Err(store::StoreError::Unique(_)) => {}
            Err(cause) => return Err(cause.into()),
        }
    }
    fits(store.keys(), value(store, Merk::Sleutelring).await?.as_deref(), value(store, Merk::Sleutel).await?.as_deref())
}

/// Whether a ring is the one of a store with these marks.
pub(crate) fn fits(keys: &Keys, ring: Option<&str>, key: Option<&str>) -> Result<(), Stopped> {
    if ring.is_some_and(|ring| ring != print(keys)) {
        return Err(Stopped::OtherKeys);
    }
    match key.and_then(|key| key.parse().ok()) {
        Some(nr) if !keys.has(nr) => Err(Stopped::OldKeys(nr)),
        _ => Ok(()),
    }
}

fn print(keys: &Keys) -> String {
    keys.index(Purpose::Chain, b"sleutelring").iter().take(8).map(|b| format!("{b:02x}")).collect()
}
