//! Who logged in and out, when, how, and how sure it was. Kept for six months (`inloggegevens` of the bewaartermijnen).
//!
//! Of an inwoner only a keyed hash is kept here; that they logged in is also a line in the processing log.

use access::{Actor, Niveau};
use foundation::Purpose;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Ms, Store, StoreError};

mod row {
    use sea_orm::entity::prelude::*;
    use store::Ms;
    use store::sea_orm;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "inlogregel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub plaatsgevonden_op: Ms,
        pub soort: String,
        pub wijze: String,
        /// A medewerker.
        pub wie: Option<Uuid>,
        /// An inwoner, as a keyed hash.
        pub wie_hash: Option<Vec<u8>>,
        pub organisatie_id: Option<Uuid>,
        pub niveau: String,
    }

    store::plain!();
}

foundation::states! {
    /// What happened.
    pub enum Moment {
        /// Somebody logged in.
        In => "in",
        /// Somebody logged out here.
        Uit => "uit",
        /// The provider ended sessions of theirs.
        Afgemeld => "afgemeld",
        /// Somebody whom the provider knows was not let in.
        Geweigerd => "geweigerd",
    }
}

foundation::states! {
    /// By which way.
    pub enum Way {
        /// The list of invented people.
        Demo => "demo",
        /// A provider.
        Oidc => "oidc",
    }
}

/// Writes down that somebody logged in or out; `None` where nobody here is meant.
pub async fn record_login(store: &Store, moment: Moment, way: Way, who: Option<&Actor>) -> Result<(), StoreError> {
    let staff = who.filter(|who| !who.is_inwoner());
    let hash = |who: &Actor| store.keys().index(Purpose::Betrokkene, who.id.as_bytes());
    let tx = store.begin_plain().await?;
    tx.add(row::ActiveModel {
        id: Set(store.new_id()),
        plaatsgevonden_op: Set(Ms::from(store.now())),
        soort: Set(moment.as_str().to_owned()),
        wijze: Set(way.as_str().to_owned()),
        wie: Set(staff.map(|who| who.id)),
        wie_hash: Set(who.filter(|who| who.is_inwoner()).map(hash)),
        organisatie_id: Set(staff.map(|who| who.organisatie)),
        niveau: Set(who.and_then(|who| who.niveau).map_or("", Niveau::as_str).to_owned()),
    });
    tx.commit().await
}

/// Removes the lines from before an instant; gives how many.
pub async fn remove_login_records(store: &Store, before: Ms) -> Result<u64, StoreError> {
    let tx = store.begin_plain().await?;
    let count = tx.remove(row::Entity::delete_many().filter(row::Column::PlaatsgevondenOp.lt(before))).await?;
    tx.commit().await?;
    Ok(count)
}
