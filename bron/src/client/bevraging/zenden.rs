//! Sending a step over HTTP, to all sources at once.

use super::Versturen;
use crate::client::{Adres, Antwoorden, Fout};
use tokio::task::JoinSet;

/// What each source said, by its place. One that is slow or not there holds up no other.
pub async fn send(step: Vec<Versturen>, adressen: &[Adres], http: &reqwest::Client) -> Vec<(usize, Result<Antwoorden, Fout>)> {
    let mut under_way = JoinSet::new();
    for Versturen { bron, verzoek } in step {
        let (adres, http) = (adressen.get(bron).cloned(), http.clone());
        under_way.spawn(async move {
            let said = match adres {
                Some(adres) => adres.ask(&http, &verzoek).await,
                None => Err(Fout::Onbereikbaar),
            };
            (bron, said)
        });
    }
    under_way.join_all().await
}
