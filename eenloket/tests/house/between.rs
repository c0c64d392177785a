//! Somebody between the house and a source, who passes on what is sent, or does not.

use crate::world::World;
use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use looplijst::tables::bron::{ActiveModel, Column, Entity, Model};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Where a source takes questions of a plain run.
pub const VRAGEN: &str = "/bron/v1/vragen";
/// And the steps of a blind one.
pub const LOOPLIJST: &str = "/bron/v1/looplijst";

/// A status and a body.
pub type Said = (StatusCode, Vec<u8>);

/// What a proxy says of a source that is not there.
pub fn gone() -> Said {
    (StatusCode::BAD_GATEWAY, b"<html>gone</html>".to_vec())
}

/// What a source says to a body.
pub async fn pass_on(real: &str, path: &str, body: Bytes) -> Said {
    let sent = reqwest::Client::new().post(format!("{real}{path}")).header("content-type", "application/cbor");
    let sent = sent.body(body).send().await.unwrap();
    (StatusCode::from_u16(sent.status().as_u16()).unwrap(), sent.bytes().await.unwrap().to_vec())
}

/// Puts somebody between the house and a source, who says this of what comes for it; gives the address of the source itself.
pub async fn put_between<S, F>(world: &World, bronhouder: &str, path: &'static str, say: S) -> String
where
    S: Fn(String, Bytes) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Said> + Send,
{
    let row: Model = Entity::find().filter(Column::Bronhouder.eq(bronhouder)).one(world.db().await).await.unwrap().unwrap();
    let (about, real) = (row.adres.clone(), row.adres.clone());
    let app = Router::new()
        .route("/bron/v1", get(async move || reqwest::get(format!("{about}/bron/v1")).await.unwrap().text().await.unwrap()))
        .route(path, post(move |body: Bytes| say(real.clone(), body)).layer(DefaultBodyLimit::max(1 << 26)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let adres = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    ActiveModel { id: Set(row.id), adres: Set(adres), ..Default::default() }.update(world.db().await).await.unwrap();
    row.adres
}

/// What somebody between the house and a source does to a plain run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Answers every pakket with an amount.
    SaysAmounts,
    /// Lets so many pakketten through, and is gone.
    StopsAfter(usize),
}

/// Puts them there; gives the address of the source itself.
pub async fn stand_between(world: &World, bronhouder: &str, what: Between) -> String {
    let seen = Arc::new(AtomicUsize::new(0));
    let say = move |real: String, body: Bytes| {
        let nth = seen.fetch_add(1, Ordering::SeqCst);
        async move {
            match what {
                Between::SaysAmounts => (StatusCode::OK, b"148050".to_vec()),
                Between::StopsAfter(last) if nth >= last => gone(),
                Between::StopsAfter(_) => pass_on(&real, VRAGEN, body).await,
            }
        }
    };
    put_between(world, bronhouder, VRAGEN, say).await
}

/// Takes whoever stands between away.
pub async fn stand_aside(world: &World, bronhouder: &str, real: &str) {
    world.meddle(&format!("update bron set adres = '{real}' where bronhouder = '{bronhouder}'")).await;
}
