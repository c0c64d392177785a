//! The one door: a pakket comes in, answers go out. TLS is for the proxy of the house before it.

use super::Bron;
use crate::weigering::Weigering;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::json;
use std::sync::Arc;
use tokio::net::TcpListener;

/// What a person and a question take at most in a pakket, and what all else takes.
const PERSOON: usize = 5;
const VRAAG: usize = 34;
const REST: usize = 1024;
const VRAGEN: usize = 1000;
/// A step of a blind run: the list of a million people, and D.
const BLIND: usize = 9 * 1_000_000 + 128 * 1024;

/// The routes of a source.
pub fn router(bron: Arc<Bron>) -> Router {
    let max = REST + VRAGEN * VRAAG + bron.instellingen().grenzen.personen_per_pakket * PERSOON;
    Router::new()
        .route("/bron/v1/vragen", post(answer))
        .route("/bron/v1/looplijst", post(blind).layer(DefaultBodyLimit::max(BLIND)))
        .route("/bron/v1", get(about))
        .route("/gezondheid/leeft", get(|| async { "leeft" }))
        .layer(DefaultBodyLimit::max(max))
        .with_state(bron)
}

/// Answers until `stop` is ready; what is under way ends first.
///
/// # Errors
/// The socket.
pub async fn serve(
    listener: TcpListener,
    bron: Arc<Bron>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(bron)).with_graceful_shutdown(stop).await
}

async fn answer(State(bron): State<Arc<Bron>>, body: Bytes) -> Response {
    decided(move || bron.answer(&body)).await
}

async fn blind(State(bron): State<Arc<Bron>>, body: Bytes) -> Response {
    decided(move || bron.blind(&body)).await
}

async fn decided(decide: impl FnOnce() -> Result<Vec<u8>, Weigering> + Send + 'static) -> Response {
    // It computes, and waits for the disk: not on a thread that listens.
    match tokio::task::spawn_blocking(decide).await {
        Ok(Ok(bytes)) => {
            ([(header::CONTENT_TYPE, "application/cbor"), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
        }
        Ok(Err(why)) => problem(&why),
        Err(_) => problem(&Weigering::Logboek("an answer stopped half way".to_owned())),
    }
}

/// Who this is: for whoever writes its key down.
async fn about(State(bron): State<Arc<Bron>>) -> Json<serde_json::Value> {
    let instellingen = bron.instellingen();
    let blind: Option<serde_json::Map<_, _>> =
        bron.blind_keys().map(|keys| keys.into_iter().map(|(naam, key)| (naam.to_owned(), key.into())).collect());
    Json(json!({
        "blind": blind,
        "naam": instellingen.naam,
        "bronhouder": instellingen.bronhouder,
        "sleutel": crate::digest::to_hex(bron.sleutel().as_bytes()),
        "personenPerPakket": instellingen.grenzen.personen_per_pakket,
    }))
}

fn problem(why: &Weigering) -> Response {
    let status = StatusCode::from_u16(why.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let code = why.code().to_string();
    let mut body = json!({
        "type": format!("/fouten/{code}"),
        "title": why.public(),
        "status": why.status(),
        "code": code,
    });
    if let Weigering::Volgorde { verwacht } = why {
        body["verwacht"] = json!(verwacht);
    }
    let mut response = (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response();
    if let Some(seconds) = why.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}
