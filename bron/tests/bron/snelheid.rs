//! How many questions a second: one afnemer and three sources on this machine, over HTTP, signed on both sides, with a line on the
//! disk for each pakket. Only the ratios mean anything. Run alone:
//! `cargo test --release -p bron --test bron snelheid -- --ignored --nocapture`.

use crate::mensen::{bsn, inkomen_hoogstens, numbers};
use crate::wereld::{Opzet, Wereld};
use bron::client::{Adres, Verzoek};
use bron::server::serve;
use bron::{Vragenset, vraag_digest};
use std::fs;
use std::sync::Arc;
use std::time::Instant;
use tokio::net::TcpListener;

const PERSONEN: usize = 100_000;

/// Three sources with a hundred thousand people each, that count and limit as they do, and never refuse.
async fn sources() -> Vec<(Wereld, Adres)> {
    let mut csv = "bsn,partner,inkomen,box3\n".to_owned();
    for (nth, number) in numbers().take(PERSONEN).enumerate() {
        csv += &format!("{number},nee,{},0\n", nth * 37);
    }
    let vragen = (1..9).map(|nth| inkomen_hoogstens(nth * 250_000)).collect();
    let set = Vragenset { bronhouder: "belastingdienst".to_owned(), regelingen: vec!["snelheid".to_owned()], vragen };
    let mut all = Vec::new();
    for _ in 0..3 {
        let verder = "[grenzen]\nruns_per_jaar = 1000\npakketten_per_minuut = 4000000\n".to_owned();
        let wereld = Wereld::with(Opzet { verder, sets: vec![set.clone()], ..Opzet::default() });
        fs::write(wereld.path("gegevens.csv"), &csv).expect("written");
        let bron = Arc::new(wereld.open().await);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let adres = Adres { url: format!("http://{}", listener.local_addr().expect("its address")), sleutel: bron.sleutel() };
        tokio::spawn(serve(listener, bron, std::future::pending()));
        all.push((wereld, adres));
    }
    all
}

/// Asks all three at once, each so many pakketten of so many people and questions; gives questions a second.
async fn ask(sources: &[(Wereld, Adres)], run: u8, pakketten: usize, personen: usize, vragen: usize) -> f64 {
    let people: Vec<u32> = numbers().take(PERSONEN).collect();
    let since = Instant::now();
    let tasks: Vec<_> = sources
        .iter()
        .map(|(wereld, adres)| {
            let (http, key, adres) = (reqwest::Client::new(), wereld.maastricht.clone(), adres.clone());
            let (run, ids) = (wereld.run(run), wereld.sets[0].vragen[..vragen].iter().map(vraag_digest).collect::<Vec<_>>());
            let parts: Vec<Vec<u32>> = people.chunks(personen).take(pakketten).map(<[u32]>::to_vec).collect();
            tokio::spawn(async move {
                for (nummer, part) in (0..).zip(parts) {
                    let pakket = run.pakket(nummer, ids.clone(), part.into_iter().map(bsn).collect());
                    let answers = adres.ask(&http, &Verzoek::sign(&pakket, &key)).await.expect("approved");
                    assert_eq!(answers.paren().len(), ids.len());
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("all of it");
    }
    #[allow(clippy::cast_precision_loss, reason = "a figure for people")]
    let asked = (sources.len() * pakketten * personen * vragen) as f64;
    asked / since.elapsed().as_secs_f64()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, to be run alone"]
async fn a_thousand_at_once_against_one_by_one() {
    let sources = sources().await;
    ask(&sources, 1, 20, 1000, 1).await;
    let (mut one, mut many, mut eight) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..3 {
        one.push(ask(&sources, 10 + turn, 300, 1, 1).await);
        many.push(ask(&sources, 20 + turn, 100, 1000, 1).await);
        eight.push(ask(&sources, 30 + turn, 100, 1000, 8).await);
    }
    let best = |all: &[f64]| all.iter().copied().fold(0.0, f64::max);
    let (one, many, eight) = (best(&one), best(&many), best(&eight));
    println!("one by one                {one:>14.0} questions/s");
    println!("1,000 people, 1 question  {many:>14.0} questions/s, {:.0} times", many / one);
    println!("1,000 people, 8 questions {eight:>14.0} questions/s, {:.0} times", eight / one);
    assert!(many > 50.0 * one, "a pakket is worth it");
}
