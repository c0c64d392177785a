//! An assertion counts once (RFC 7523, section 3: jti), in whichever process it comes in.

use foundation::{Purpose, Uuid};
use oidc::Assertion;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::sea_orm;
use store::{Ms, Store, StoreError};

mod row {
    use sea_orm::entity::prelude::*;
    use store::Ms;
    use store::sea_orm;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "toepassing_bewijs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub bewijs_hash: Vec<u8>,
        pub verloopt_op: Ms,
    }

    store::plain!();
}

/// Uses an assertion of a Toepassing; `false` where it was used before.
pub async fn use_once(store: &Store, client: Uuid, assertion: &Assertion) -> Result<bool, StoreError> {
    let named = [b"bewijs".as_slice(), client.as_bytes(), assertion.jti.as_bytes()].concat();
    let tx = store.begin_plain().await?;
    tx.add(row::ActiveModel {
        bewijs_hash: Set(store.keys().index(Purpose::Secret, &named)),
        verloopt_op: Set(Ms::from(assertion.until)),
    });
    match tx.commit().await {
        Ok(()) => Ok(true),
        Err(StoreError::Unique(_)) => Ok(false),
        Err(cause) => Err(cause),
    }
}

/// Forgets the assertions that are too old to be sent again.
pub(super) async fn forget(store: &Store) -> Result<(), StoreError> {
    let tx = store.begin_plain().await?;
    tx.remove(row::Entity::delete_many().filter(row::Column::VerlooptOp.lte(Ms::from(store.now())))).await?;
    tx.commit().await
}
