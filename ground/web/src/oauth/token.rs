//! Tokens: opaque, short, and worth nothing to who reads the store.

use super::{Client, write_scopes};
use access::Actor;
use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::Purpose;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::sea_orm;
use store::{Ms, Plain, Store, StoreError};

/// How long a token is good, in seconds.
const GOOD_S: i64 = 600;

mod row {
    use sea_orm::entity::prelude::*;
    use store::Ms;
    use store::sea_orm;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "toegangstoken")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: Vec<u8>,
        pub toepassing_id: Uuid,
        pub gegevens: String,
        pub verloopt_op: Ms,
    }

    store::plain!();
}

/// A token that was just issued.
pub struct Issued {
    /// What the program sends along from now on.
    pub token: String,
    /// How long it is good, in seconds.
    pub expires_in: i64,
    /// What it is good for.
    pub scope: String,
}

fn hash(store: &Store, token: &str) -> Vec<u8> {
    store.keys().index(Purpose::Secret, &[b"token".as_slice(), token.as_bytes()].concat())
}

/// Gives a Toepassing a token for some of its scopes; `actor` is who it acts as.
pub async fn issue(store: &Store, client: &Client, actor: &Actor) -> Result<Issued, StoreError> {
    let token = URL_SAFE_NO_PAD.encode(store.chance().bytes::<32>());
    let tx = store.begin_plain().await?;
    tx.add(row::ActiveModel {
        token_hash: Set(hash(store, &token)),
        toepassing_id: Set(client.id),
        gegevens: Set(serde_json::to_string(actor).map_err(|_| StoreError::Unreadable("toegangstoken.gegevens"))?),
        verloopt_op: Set(Ms(Ms::from(store.now()).0 + GOOD_S * 1_000)),
    });
    tx.commit().await?;
    Ok(Issued { token, expires_in: GOOD_S, scope: write_scopes(&actor.scopes) })
}

#[derive(FromQueryResult)]
struct Found {
    gegevens: String,
}
impl Plain for Found {}

const GOOD: &str = "
    select t.gegevens from toegangstoken t join toepassing c on c.id = t.toepassing_id
    where t.token_hash = $1 and t.verloopt_op > $2 and c.ingetrokken_op is null";

/// Whom a token stands for, as long as it is good.
pub(super) async fn actor(store: &Store, token: &str) -> Result<Option<Actor>, StoreError> {
    let values = [hash(store, token).into(), Ms::from(store.now()).0.into()];
    let rows: Vec<Found> = store.look().sql(GOOD, values).await?;
    let read = |row: &Found| serde_json::from_str(&row.gegevens).map_err(|_| StoreError::Unreadable("toegangstoken.gegevens"));
    rows.first().map(read).transpose()
}

/// Removes the tokens that are good no more, with what was used to get them; gives how many tokens.
pub async fn expire_tokens(store: &Store) -> Result<u64, StoreError> {
    super::proof::forget(store).await?;
    let tx = store.begin_plain().await?;
    let now = Ms::from(store.now());
    let gone = tx.remove(row::Entity::delete_many().filter(row::Column::VerlooptOp.lte(now))).await?;
    tx.commit().await?;
    Ok(gone)
}

/// The token of a request (`Authorization: Bearer …`).
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
