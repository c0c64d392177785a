//! Asking all sources at once as fast as they answer, in some runs beside each other: a run is a row of pakketten, one by one.

use super::bronnen::Bronnen;
use super::inwoners::Stad;
use crate::fault::{Fault, Outcome};
use bron::client::{Adres, Verzoek};
use bron::{Bsn, Paar, Pakket};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;
use tokio::task::JoinSet;

/// How it is asked.
#[derive(Clone, Copy)]
pub struct Vorm {
    /// Runs at one source beside each other, each about people of its own: districts.
    pub runs: usize,
    /// People in a pakket.
    pub personen: usize,
    /// Questions in a pakket.
    pub vragen: usize,
}

/// Answers to the pakketten of a run, in their order.
type Heard = Outcome<Vec<Vec<Paar>>>;

/// Signed questions a second, with the line of each pakket on the disk of its source; of each run at most so many pakketten.
pub async fn signed(bronnen: &Bronnen, stad: &Arc<Stad>, vorm: Vorm, most: usize) -> Outcome<f64> {
    let http = reqwest::Client::new();
    let begin = |bron: usize| {
        let (http, adres, key, run) = (http.clone(), bronnen.all[bron].http.clone(), bronnen.key.clone(), bronnen.run(bron));
        let names = stad.names(bron, vorm.vragen);
        move |nummer: u32, people: Vec<Bsn>| {
            let verzoek = Verzoek::sign(&run.pakket(nummer, names.clone(), people), &key);
            let (http, adres) = (http.clone(), adres.clone());
            async move { heard(&adres, &http, &verzoek).await }
        }
    };
    let (a_second, personen) = ask(bronnen, stad, vorm, most, begin).await?;
    bronnen.asked.fetch_add(personen, Ordering::Relaxed);
    Ok(a_second)
}

async fn heard(adres: &Adres, http: &reqwest::Client, verzoek: &Verzoek) -> Outcome<Vec<Paar>> {
    let answers = adres.ask(http, verzoek).await.map_err(|why| Fault::new(format!("{}: {why}", adres.url)))?;
    Ok(answers.paren().to_vec())
}

/// The same questions to the floor.
pub async fn unsigned(bronnen: &Bronnen, stad: &Arc<Stad>, vorm: Vorm, most: usize) -> Outcome<f64> {
    let http = reqwest::Client::new();
    let begin = |bron: usize| {
        let (http, url, run) = (http.clone(), bronnen.all[bron].bodem.clone(), bronnen.run(bron));
        let names = stad.names(bron, vorm.vragen);
        move |nummer: u32, people: Vec<Bsn>| {
            let pakket = run.pakket(nummer, names.clone(), people);
            let (http, url) = (http.clone(), url.clone());
            async move { floor(&http, &url, &pakket).await }
        }
    };
    Ok(ask(bronnen, stad, vorm, most, begin).await?.0)
}

/// Sends a pakket to the floor as it is, and reads what comes back as an answer is read.
pub async fn floor(http: &reqwest::Client, url: &str, pakket: &Pakket) -> Outcome<Vec<Paar>> {
    let said = |why: &dyn std::fmt::Display| Fault::new(format!("the floor: {why}"));
    let body = minicbor::to_vec(pakket).map_err(|why| said(&why))?;
    let response = http.post(url).header("content-type", "application/cbor").body(body).send().await;
    let body = response.map_err(|why| said(&why))?.bytes().await.map_err(|why| said(&why))?;
    let paren: Vec<Paar> = minicbor::decode(&body).map_err(|why| said(&why))?;
    let is_answer = paren.len() == pakket.vragen.len() && paren.iter().all(|paar| paar.says_only_that(pakket.personen.len()));
    if is_answer { Ok(paren) } else { Err(Fault::new("the floor gave no answer")) }
}

/// Runs it and looks at each answer afterwards; gives questions a second, and how many people were in all pakketten.
async fn ask<Send, Sent>(
    bronnen: &Bronnen,
    stad: &Arc<Stad>,
    vorm: Vorm,
    most: usize,
    begin: impl Fn(usize) -> Send,
) -> Outcome<(f64, u64)>
where
    Send: Fn(u32, Vec<Bsn>) -> Sent + std::marker::Send + 'static,
    Sent: Future<Output = Outcome<Vec<Paar>>> + std::marker::Send,
{
    let part = stad.people.len().div_ceil(vorm.runs);
    let mut under_way: JoinSet<(usize, usize, Heard)> = JoinSet::new();
    let since = Instant::now();
    for bron in 0..bronnen.all.len() {
        for (nth, people) in stad.people.chunks(part).enumerate() {
            let send = begin(bron);
            let people: Vec<Bsn> = people.iter().map(|(bsn, _)| *bsn).collect();
            under_way.spawn(async move {
                let mut heard = Vec::new();
                for (nummer, part) in (0..).zip(people.chunks(vorm.personen).take(most)) {
                    match send(nummer, part.to_vec()).await {
                        Ok(paren) => heard.push(paren),
                        Err(why) => return (bron, nth, Err(why)),
                    }
                }
                (bron, nth, Ok(heard))
            });
        }
    }
    let all = under_way.join_all().await;
    let seconds = since.elapsed().as_secs_f64();
    let mut personen = 0;
    for (bron, nth, heard) in all {
        let people = stad.people[nth * part..].chunks(part).next().unwrap_or_default();
        for (people, paren) in people.chunks(vorm.personen).zip(heard?) {
            if paren != stad.answers(bron, vorm.vragen, people) {
                return Err(Fault::new("an answer is not what one calculation over everything says"));
            }
            personen += people.len() as u64;
        }
    }
    Ok((personen as f64 * vorm.vragen as f64 / seconds, personen))
}
