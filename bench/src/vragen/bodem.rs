//! The floor: the same pakketten over the same HTTP, read and answered in the same way, and nothing else. Nobody signs, nothing is
//! counted, approved or written down.

use super::inwoners::{PEILDATUM, Stad, about, waarde};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use bron::{Antwoord, Bsn, Digest, Paar, Pakket, vraag_digest};
use regelingen::{Feiten, Toets, Waarde};
use std::sync::Arc;
use tokio::net::TcpListener;

/// What a source knows, and what it is asked.
pub struct Bodem {
    bsn: Vec<Bsn>,
    known: Vec<(Waarde, Feiten)>,
    vragen: Vec<(Digest, Toets)>,
}

impl Bodem {
    pub fn new(stad: &Stad, bron: usize) -> Self {
        let set = &stad.sets[bron];
        Self {
            bsn: stad.people.iter().map(|(bsn, _)| *bsn).collect(),
            known: stad.people.iter().map(|(_, one)| (waarde(&set.bronhouder, one), about(one))).collect(),
            vragen: set.vragen.iter().map(|vraag| (vraag_digest(vraag), vraag.toets.clone())).collect(),
        }
    }

    /// Answers until the measurement ends.
    pub async fn serve(self, listener: TcpListener) -> std::io::Result<()> {
        let router = Router::new().route("/vragen", post(answer)).with_state(Arc::new(self));
        axum::serve(listener, router).await
    }

    fn answer(&self, body: &[u8]) -> Option<Vec<u8>> {
        let pakket: Pakket = minicbor::decode(body).ok()?;
        let rows: Vec<Option<usize>> = pakket.personen.iter().map(|bsn| self.bsn.binary_search(bsn).ok()).collect();
        let answer = |wanted: &Digest| -> Option<Paar> {
            let (_, toets) = self.vragen.iter().find(|(digest, _)| digest == wanted)?;
            let holds = |row: &Option<usize>| {
                let known = row.map(|row| &self.known[row]);
                known.map_or(Antwoord::Onbekend, |(waarde, about)| toets.holds(*waarde, about, PEILDATUM))
            };
            Some(rows.iter().map(holds).collect())
        };
        let paren: Option<Vec<Paar>> = pakket.vragen.iter().map(answer).collect();
        minicbor::to_vec(paren?).ok()
    }
}

async fn answer(State(bodem): State<Arc<Bodem>>, body: Bytes) -> Response {
    match tokio::task::spawn_blocking(move || bodem.answer(&body)).await {
        Ok(Some(bytes)) => bytes.into_response(),
        _ => StatusCode::BAD_REQUEST.into_response(),
    }
}
