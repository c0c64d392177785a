//! The Toepassingen: who may ask for tokens.

use super::{read_scopes, write_scopes};
use access::{Scope, Verwerking};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::{Purpose, Uuid};
use oidc::PublicKeys;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use store::{Ms, Once, Store, StoreError};

pub(super) mod row {
    use sea_orm::entity::prelude::*;
    use store::Ms;
    use store::sea_orm;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "toepassing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisatie_id: Uuid,
        pub naam: String,
        pub scopes: String,
        pub geheim_hash: Vec<u8>,
        /// A JWK Set; whoever has one has no secret.
        pub sleutels: Option<String>,
        pub aangemaakt_door: Uuid,
        pub aangemaakt_op: Ms,
        pub ingetrokken_op: Option<Ms>,
    }

    store::plain!();
}

/// A program of others, without its secret.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its id, the `client_id` of OAuth.
    pub id: Uuid,
    /// For whom it acts.
    pub organisatie: Uuid,
    /// What the beheerder calls it.
    pub naam: String,
    /// What it may ask for.
    pub scopes: Vec<Scope>,
    /// Since when it is there.
    pub aangemaakt_op: Ms,
    /// Since when it is out.
    pub ingetrokken_op: Option<Ms>,
    /// With which it proves who it is; then it has no secret.
    pub keys: Option<PublicKeys>,
    hash: Vec<u8>,
}

impl Client {
    /// Whether this is its secret.
    pub fn has_secret(&self, store: &Store, secret: &str) -> bool {
        self.keys.is_none() && hash(store, self.id, secret) == self.hash
    }
}

impl From<row::Model> for Client {
    fn from(row: row::Model) -> Self {
        Self {
            id: row.id,
            organisatie: row.organisatie_id,
            naam: row.naam,
            // A scope that this version does not know gives nothing.
            scopes: row.scopes.split_ascii_whitespace().filter_map(Scope::parse).collect(),
            aangemaakt_op: row.aangemaakt_op,
            ingetrokken_op: row.ingetrokken_op,
            // Keys that this version cannot read let nobody in, and neither does the secret that they replaced.
            keys: row.sleutels.as_deref().and_then(PublicKeys::read),
            hash: row.geheim_hash,
        }
    }
}

/// A keyed hash is enough: the secret has 256 bits of chance, and nobody can guess their way through those.
fn hash(store: &Store, client: Uuid, secret: &str) -> Vec<u8> {
    store.keys().index(Purpose::Secret, &[client.as_bytes().as_slice(), secret.as_bytes()].concat())
}

/// The secret of a Toepassing: a keyed hash of its own id and the key under which it was made. So the same request sent twice
/// is answered twice with it, and it stands nowhere.
pub fn secret_of(store: &Store, client: Uuid, key: &str) -> String {
    let named = [b"uitgifte".as_slice(), client.as_bytes(), key.as_bytes()].concat();
    URL_SAFE_NO_PAD.encode(store.keys().index(Purpose::Secret, &named))
}

/// Makes a Toepassing of the organisatie of this act; gives its id. Ends with [`StoreError::Unique`] where that organisatie has
/// one of this name that was not revoked.
pub async fn register(
    store: &Store,
    purpose: &Verwerking,
    naam: &str,
    scopes: &[Scope],
    (key, once): (&str, &Once),
) -> Result<Uuid, StoreError> {
    let id = store.new_id();
    let actor = purpose.actor();
    let tx = store.begin(purpose);
    tx.add(row::ActiveModel {
        id: Set(id),
        organisatie_id: Set(actor.organisatie),
        naam: Set(naam.to_owned()),
        scopes: Set(write_scopes(scopes)),
        geheim_hash: Set(hash(store, id, &secret_of(store, id, key))),
        sleutels: Set(None),
        aangemaakt_door: Set(actor.id),
        aangemaakt_op: Set(Ms::from(store.now())),
        ingetrokken_op: Set(None),
    });
    tx.remember(once, &id.to_string());
    tx.finish(Ok(id)).await
}

/// From now on it proves with one of these public keys who it is; its secret, and the keys it had, are good no more.
pub async fn set_keys(store: &Store, purpose: &Verwerking, id: Uuid, keys: &str, once: &Once) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let update = row::Entity::update_many()
        .col_expr(row::Column::Sleutels, Expr::val(keys))
        .col_expr(row::Column::GeheimHash, Expr::val(Vec::<u8>::new()))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::IngetrokkenOp.is_null());
    tx.claim(update, "toepassing_ingetrokken");
    tx.remember(once, &id.to_string());
    tx.finish(Ok(())).await
}

/// Ends a Toepassing, and with it every token it has.
pub async fn revoke(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let update = row::Entity::update_many()
        .col_expr(row::Column::IngetrokkenOp, Expr::val(Ms::from(store.now())))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::IngetrokkenOp.is_null());
    tx.claim(update, "toepassing_ingetrokken");
    tx.remember(once, &id.to_string());
    tx.finish(Ok(())).await
}

/// One Toepassing, also of another organisatie: whoever asks decides by it.
pub async fn find(store: &Store, id: Uuid) -> Result<Option<Client>, StoreError> {
    let found: Option<row::Model> = store.look().one(row::Entity::find_by_id(id)).await?;
    Ok(found.map(Client::from))
}

/// Those of an organisatie, the newest first.
pub async fn list(store: &Store, organisatie: Uuid) -> Result<Vec<Client>, StoreError> {
    let query = row::Entity::find().filter(row::Column::OrganisatieId.eq(organisatie)).order_by_desc(row::Column::Id);
    let rows: Vec<row::Model> = store.look().all(query).await?;
    Ok(rows.into_iter().map(Client::from).collect())
}

/// Scopes from a list of names; `None` where one is unknown or there is none.
pub fn some_scopes(names: &[String]) -> Option<Vec<Scope>> {
    read_scopes(&names.join(" ")).filter(|scopes| !scopes.is_empty())
}
