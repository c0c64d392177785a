//! Sessions that began at a provider (OpenID Connect): it can end them, and hears when we do.

use crate::session::{self, Stay};
use crate::{House, Oops};
use access::Actor;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use foundation::jiff::Timestamp;
use foundation::{Purpose, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::{Ms, Store, StoreError};
use tower_sessions::Session;

const SESSION_PROVIDER: &str = "aanbieder";
/// How far the clock of a provider may be from ours, in milliseconds.
const SKEW_MS: i64 = 60_000;

mod row {
    use sea_orm::entity::prelude::*;
    use store::Ms;
    use store::sea_orm;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessie_aanbieder")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id_hash: Vec<u8>,
        /// Whom the provider means, as a keyed hash.
        pub sub_hash: Vec<u8>,
        /// Which of its sessions, as a keyed hash.
        pub sid_hash: Option<Vec<u8>>,
        pub begonnen_op: Ms,
    }

    store::plain!();
}

/// What a provider said about the session it began.
pub struct FromProvider<'a> {
    /// Which of the providers of this house.
    pub name: &'a str,
    /// Its address, by which its people are told from those of another.
    pub issuer: &'a str,
    /// Its name for the person.
    pub sub: &'a str,
    /// Its name for the session.
    pub sid: Option<&'a str>,
    /// The token, kept sealed for the logout; none where it says what may not stand in an address.
    pub id_token: Option<&'a str>,
}

/// What the session keeps of it.
#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    id_token: Option<String>,
}

/// Starts a session for somebody whom a provider vouches for.
pub async fn log_in_from(
    house: &House,
    session: &Session,
    actor: &Actor,
    stay: Stay,
    from: &FromProvider<'_>,
) -> Result<(), Oops> {
    let seal = |token: &str| STANDARD_NO_PAD.encode(house.store.keys().seal(Purpose::Login, token.as_bytes()));
    let kept = Kept { name: from.name.to_owned(), id_token: from.id_token.map(seal) };
    session::log_in(session, actor, stay).await?;
    session.insert(SESSION_PROVIDER, kept).await.map_err(|_| Oops::outage())?;
    session.save().await.map_err(|_| Oops::outage())?;
    let id = session.id().ok_or(Oops::outage())?;
    let (sub_hash, sid_hash) = hashes(&house.store, from.issuer, from.sub, from.sid);
    let tx = house.store.begin_plain().await?;
    let begonnen_op = Ms::from(house.store.now());
    tx.add(row::ActiveModel {
        id_hash: Set(session::hash(&house.store, id)),
        sub_hash: Set(sub_hash),
        sid_hash: Set(sid_hash),
        begonnen_op: Set(begonnen_op),
    });
    Ok(tx.commit().await?)
}

/// At which provider this session began, and the token it gave; `None` where it began at none.
pub async fn provider_of(store: &Store, session: &Session) -> Result<Option<(String, Option<String>)>, Oops> {
    let kept: Option<Kept> = session.get(SESSION_PROVIDER).await.map_err(|_| Oops::outage())?;
    Ok(kept.map(|kept| {
        let token = kept.id_token.and_then(|sealed| {
            let plain = store.keys().open(Purpose::Login, &STANDARD_NO_PAD.decode(sealed).ok()?).ok()?;
            String::from_utf8(plain.to_vec()).ok()
        });
        (kept.name, token)
    }))
}

/// Ends the sessions that a provider says have ended: one of them, or all of a person. What began after it said so goes on,
/// so that the same word, sent again later, ends nothing.
pub async fn end_sessions_at(
    store: &Store,
    issuer: &str,
    sub: &str,
    sid: Option<&str>,
    said_at: Timestamp,
) -> Result<usize, StoreError> {
    let (sub_hash, sid_hash) = hashes(store, issuer, sub, sid);
    let mut which = Condition::all()
        .add(row::Column::SubHash.eq(sub_hash))
        .add(row::Column::BegonnenOp.lte(Ms(Ms::from(said_at).0 + SKEW_MS)));
    if let Some(sid_hash) = sid_hash {
        which = which.add(row::Column::SidHash.eq(sid_hash));
    }
    let tx = store.begin_plain().await?;
    let found: Vec<row::Model> = tx.all(row::Entity::find().filter(which)).await?;
    let ids: Vec<Vec<u8>> = found.into_iter().map(|row| row.id_hash).collect();
    if !ids.is_empty() {
        tx.remove(session::row::Entity::delete_many().filter(session::row::Column::IdHash.is_in(ids.clone()))).await?;
        tx.remove(row::Entity::delete_many().filter(row::Column::IdHash.is_in(ids.clone()))).await?;
    }
    tx.commit().await?;
    Ok(ids.len())
}

/// Removes what is left of sessions that nobody uses any more; gives how many.
pub async fn remove_ended_sessions(store: &Store) -> Result<u64, StoreError> {
    let before = Ms(Ms::from(store.now()).0 - session::LONGEST_IDLE_MS);
    let tx = store.begin_plain().await?;
    let count = tx.remove(session::row::Entity::delete_many().filter(session::row::Column::LaatstGezien.lt(before))).await?;
    let orphans = Expr::cust("id_hash not in (select id_hash from sessie)");
    tx.remove(row::Entity::delete_many().filter(Condition::all().add(row::Column::BegonnenOp.lt(before)).add(orphans))).await?;
    tx.commit().await?;
    Ok(count)
}

fn hashes(store: &Store, issuer: &str, sub: &str, sid: Option<&str>) -> (Vec<u8>, Option<Vec<u8>>) {
    let hash = |kind: &str, name: &str| store.keys().index(Purpose::Login, format!("{kind}\n{issuer}\n{name}").as_bytes());
    (hash("sub", sub), sid.map(|sid| hash("sid", sid)))
}

/// Whose session this is; for whoever records that it ends.
pub async fn whose(session: &Session) -> Result<Option<Actor>, Oops> {
    session.get(session::SESSION_WHO).await.map_err(|_| Oops::outage())
}

/// Ends the session of somebody who turned out to be gone while they logged in.
pub async fn undo_log_in(store: &Store, session: &Session, who: Uuid) -> Result<(), Oops> {
    session::end_sessions_of(store, who).await?;
    session::log_out(session).await
}
