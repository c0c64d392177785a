//! Sending a pakket. What may be sent again, and when, is for who sends.

use super::{Antwoorden, GeenAntwoord, Verzoek};
use crate::digest::to_hex;
use ed25519_dalek::VerifyingKey;
use serde::Deserialize;
use thiserror::Error;

/// An answer is a few hundred bytes a question; more than this is none.
const ANSWER_MAX: usize = 4 * 1024 * 1024;

/// Where a source is, and with which key it answers.
#[derive(Clone, Debug)]
pub struct Adres {
    /// Up to where the paths of the bron begin, as `https://bron.voorbeeld.nl`.
    pub url: String,
    /// As it was compared by hand.
    pub sleutel: VerifyingKey,
}

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum Fout {
    /// The source said no.
    #[error("{code}: {tekst}")]
    Geweigerd {
        /// The number, such as `EL-386`.
        code: String,
        /// What it says to people.
        tekst: String,
        /// After how many seconds the same pakket may be sent again, where it may.
        wacht: Option<u64>,
        /// The pakket that it waits for.
        verwacht: Option<u32>,
    },
    /// What came is no answer.
    #[error(transparent)]
    GeenAntwoord(#[from] GeenAntwoord),
    /// It is not there, or the answer was lost on the way: send the same pakket again.
    #[error("the source cannot be reached")]
    Onbereikbaar,
}

/// What a source says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Over {
    /// What people call it.
    pub naam: String,
    /// Whose data it holds.
    pub bronhouder: String,
    /// How many people it takes in a pakket.
    pub personen_per_pakket: usize,
    sleutel: String,
}

#[derive(Deserialize)]
struct Problem {
    code: String,
    #[serde(default)]
    title: String,
    verwacht: Option<u32>,
}

impl Adres {
    /// Asks a source who it is.
    ///
    /// # Errors
    /// It is not there, or has another key than was compared by hand.
    pub async fn about(&self, http: &reqwest::Client) -> Result<Over, Fout> {
        let answer = http.get(format!("{}/bron/v1", self.url.trim_end_matches('/'))).send().await;
        let said: Over = answer.map_err(|_| Fout::Onbereikbaar)?.json().await.map_err(|_| Fout::Onbereikbaar)?;
        if said.sleutel == to_hex(self.sleutel.as_bytes()) {
            return Ok(said);
        }
        Err(GeenAntwoord("has another key than that of the source").into())
    }

    /// Sends a pakket and reads the answer.
    ///
    /// # Errors
    /// [`Fout`].
    pub async fn ask(&self, http: &reqwest::Client, verzoek: &Verzoek) -> Result<Antwoorden, Fout> {
        let body = self.post(http, "vragen", verzoek.bytes().to_vec()).await?;
        Ok(verzoek.read(&body, &self.sleutel)?)
    }

    /// Sends a step of a blind run. What comes back is signed inside itself.
    ///
    /// # Errors
    /// [`Fout`].
    pub(super) async fn blind(&self, http: &reqwest::Client, bytes: Vec<u8>) -> Result<Vec<u8>, Fout> {
        self.post(http, "looplijst", bytes).await
    }

    async fn post(&self, http: &reqwest::Client, what: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Fout> {
        let url = format!("{}/bron/v1/{what}", self.url.trim_end_matches('/'));
        let sent = http.post(url).header("content-type", "application/cbor").body(bytes).send().await;
        let mut response = sent.map_err(|_| Fout::Onbereikbaar)?;
        let (status, wacht) = (response.status(), retry_after(&response));
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|_| Fout::Onbereikbaar)? {
            body.extend_from_slice(&part);
            if body.len() > ANSWER_MAX {
                return Err(GeenAntwoord("longer than any answer").into());
            }
        }
        if status.is_success() {
            return Ok(body);
        }
        // A proxy that says no in its own words is no source that does.
        let problem: Problem = serde_json::from_slice(&body).map_err(|_| Fout::Onbereikbaar)?;
        Err(Fout::Geweigerd { code: problem.code, tekst: problem.title, wacht, verwacht: problem.verwacht })
    }
}

fn retry_after(response: &reqwest::Response) -> Option<u64> {
    response.headers().get("retry-after")?.to_str().ok()?.parse().ok()
}
