//! Once: a write that is sent twice gives one object and the same answer (R1).
//!
//! Kept are a keyed hash of the key, a keyed hash of what came with it and where the answer was;
//! never a body.

use crate::{Ms, Plain, Store, StoreError};
use access::Act;
use foundation::{Purpose, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
mod row {
    use crate::Ms;
    use sea_orm::entity::prelude::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "once")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key_hash: Vec<u8>,
        pub print_hash: Vec<u8>,
        pub act: String,
        pub location: String,
        pub made_at: Ms,
    }

    crate::plain!();
}
pub(crate) use row::ActiveModel;

/// The idempotency key of one write with a fingerprint of what came with it.
#[derive(Clone, Debug)]
pub struct Once {
    key: Vec<u8>,
    print: Vec<u8>,
}

/// What an earlier write with the same key led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same write: give the same answer, found at this location.
    Same(String),
    /// The key was used for something else (EL-102).
    Other,
}

impl Plain for Found {}
#[derive(sea_orm::FromQueryResult)]
struct Found {
    print_hash: Vec<u8>,
    act: String,
    location: String,
}

impl Once {
    /// A key belongs to who sends it: another person's equal key is another key.
    pub fn new(store: &Store, sender: Uuid, key: &str, body: &[u8]) -> Self {
        let named = [sender.as_bytes().as_slice(), key.as_bytes()].concat();
        Self { key: store.keys().index(Purpose::Idempotency, &named), print: store.keys().index(Purpose::Idempotency, body) }
    }

    /// The key of what is kept because this write was refused, such as a concept: the same form sent twice keeps it once,
    /// and the form that was mended keeps it again.
    pub fn of_refusal(&self, store: &Store) -> Self {
        let named = [self.key.as_slice(), self.print.as_slice()].concat();
        Self { key: store.keys().index(Purpose::Idempotency, &named), print: self.print.clone() }
    }

    pub(crate) fn row(&self, store: &Store, act: Act, location: &str) -> ActiveModel {
        ActiveModel {
            key_hash: Set(self.key.clone()),
            print_hash: Set(self.print.clone()),
            act: Set(act.0.to_owned()),
            location: Set(location.to_owned()),
            made_at: Set(Ms::from(store.now())),
        }
    }

    /// What this key led to before, if anything. Asked only after a write did not succeed, so that
    /// the ordinary case costs nothing.
    pub async fn answer(&self, store: &Store, act: Act) -> Result<Option<Answer>, StoreError> {
        let query = row::Entity::find().filter(row::Column::KeyHash.eq(self.key.clone()));
        let found: Option<Found> = store.look().one(query).await?;
        if found.is_some() {
            // Readers see a commit before it is on the disk; the answer to a repeat may not come earlier.
            store.0.engine.settle().await?;
        }
        Ok(found.map(|found| {
            if found.print_hash == self.print && found.act == act.0 { Answer::Same(found.location) } else { Answer::Other }
        }))
    }
}
