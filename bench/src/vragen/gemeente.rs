//! The questions of an average municipality from begin to end, as a plain run asks them: over TLS, signed, with a line a person in
//! the store of the municipality before anybody is asked about, and a line a pakket in the log of each source.

use super::afnemer::floor;
use super::bronnen::Bronnen;
use super::inwoners::Stad;
use super::verwerkingen::Verwerkingen;
use crate::fault::{Fault, Outcome};
use bron::client::Adres;
use bron::client::bevraging::{Bevraagd, Bevraging, Opdracht, send};
use bron::{Antwoord, Bsn};
use foundation::Uuid;
use regelingen::{Vragen, shipped};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;
use tokio::sync::watch;
use tokio::task::JoinSet;

const PER_PAKKET: usize = 1_000;
/// Questions to each source: six a person.
const VRAGEN: usize = 2;

/// How long it took.
pub struct Whole {
    /// From the first line to the outcome.
    pub seconds: f64,
    /// Until the last line of the municipality was on the disk.
    pub lines: f64,
}

/// Asks everything about so many people. With `keep` each step of the run is sealed and on the disk, too, before it is sent, as by whoever
/// wants to go on there after a crash.
pub async fn ask(bronnen: &Bronnen, stad: &Stad, inwoners: usize, temp: &Path, keep: bool) -> Outcome<Whole> {
    let file = temp.join("gemeente.db");
    let verwerkingen = Arc::new(Verwerkingen::open(&file).await?);
    let opdracht = opdracht(bronnen, stad)?;
    let people: Vec<Bsn> = stad.people[..inwoners].iter().map(|(bsn, _)| *bsn).collect();
    let ids: Vec<Uuid> = (0..inwoners as u128).map(|nth| Uuid::from_u128(0x0197_f1d0 << 96 | nth)).collect();
    let adressen: Vec<Adres> = bronnen.all.iter().map(|bron| bron.https.clone()).collect();
    let http = bronnen.tls.client()?;

    let since = Instant::now();
    let (tell, mut told) = watch::channel(0);
    let writing = tokio::spawn({
        let verwerkingen = verwerkingen.clone();
        async move { verwerkingen.write(ids, tell).await.map(|()| since.elapsed().as_secs_f64()) }
    });
    let mut run = Bevraging::begin(&opdracht, people, &|_, _| Antwoord::Onbekend);
    let (mut sent, mut kept) = (0, [temp.join("gemeente.run"), temp.join("gemeente.eerder")]);
    loop {
        let step = run.ask(&opdracht, &bronnen.key, &|_| false);
        if step.is_empty() {
            break;
        }
        if keep {
            verwerkingen.keep(&kept[0], &run.to_bytes())?;
            kept.reverse();
        }
        sent += PER_PAKKET;
        let written = told.wait_for(|written| *written >= sent.min(inwoners)).await.map(|_| ());
        written.map_err(|_| Fault::new("the lines of the municipality cannot be written"))?;
        for (bron, said) in send(step, &adressen, &http).await {
            run.hear(&opdracht, bron, said).map_err(|why| Fault::new(why.to_string()))?;
        }
    }
    let outcome = run.outcome(&opdracht, &|_| false).ok_or_else(|| Fault::new("the run has no outcome"))?;
    let lines = writing.await.map_err(|why| Fault::new(why.to_string()))??;
    let seconds = since.elapsed().as_secs_f64();

    let found: Vec<Vec<Bsn>> = outcome.into_iter().map(|one| one.mogelijk).collect();
    if found != expected(bronnen, stad, inwoners) {
        return Err(Fault::new("the run does not find whom one calculation over everything finds"));
    }
    bronnen.asked.fetch_add((inwoners * bronnen.all.len()) as u64, Ordering::Relaxed);
    verwerkingen.close().await?;
    check(&file, inwoners)?;
    Ok(Whole { seconds, lines })
}

/// The same questions to the floor: without signatures, without TLS, without a log. Every source is asked on its own.
pub async fn unsigned(bronnen: &Bronnen, stad: &Stad, inwoners: usize) -> Outcome<f64> {
    let people: Vec<Bsn> = stad.people[..inwoners].iter().map(|(bsn, _)| *bsn).collect();
    let http = reqwest::Client::new();
    let since = Instant::now();
    let mut under_way = JoinSet::new();
    for bron in 0..bronnen.all.len() {
        let (http, url, run) = (http.clone(), bronnen.all[bron].bodem.clone(), bronnen.run(bron));
        let (names, people) = (stad.names(bron, VRAGEN), people.clone());
        under_way.spawn(async move {
            for (nummer, part) in (0..).zip(people.chunks(PER_PAKKET)) {
                floor(&http, &url, &run.pakket(nummer, names.clone(), part.to_vec())).await?;
            }
            Ok::<_, Fault>(())
        });
    }
    under_way.join_all().await.into_iter().collect::<Outcome<()>>()?;
    Ok(since.elapsed().as_secs_f64())
}

/// Two regelingen that ask each source one question, and one that does not ask how old somebody is: nobody is left out early.
fn opdracht(bronnen: &Bronnen, stad: &Stad) -> Outcome<Opdracht> {
    let vragen = stad.sets.iter().flat_map(|set| set.vragen[..VRAGEN].iter().cloned()).collect();
    let vragen = Vragen { vragen, per_regeling: REGELINGEN.iter().map(|regeling| regeling.to_vec()).collect() };
    let bevraagd = (0..bronnen.all.len()).map(|bron| Bevraagd { run: bronnen.run(bron), per_pakket: PER_PAKKET }).collect();
    let stand = shipped::read().map_err(|faults| Fault::new(format!("{} faults in the regelingen", faults.len())))?;
    Opdracht::new(vragen, stand.begrippen(), "gemeente", bevraagd).map_err(|why| Fault::new(why.to_string()))
}

/// The places of their questions, of which the last two are about age.
const REGELINGEN: [&[usize]; 3] = [&[0, 2, 4], &[1, 3, 5], &[1, 3]];

fn expected(bronnen: &Bronnen, stad: &Stad, inwoners: usize) -> Vec<Vec<Bsn>> {
    let people = &stad.people[..inwoners];
    let answers: Vec<_> = (0..bronnen.all.len()).flat_map(|bron| stad.answers(bron, VRAGEN, people)).collect();
    let all_ja = |regeling: &[usize], person: usize| regeling.iter().all(|vraag| answers[*vraag].get(person) == Antwoord::Ja);
    let of = |regeling: &&[usize]| (0..inwoners).filter(|one| all_ja(regeling, *one)).map(|one| people[one].0).collect();
    REGELINGEN.iter().map(of).collect()
}

/// That everybody has a line, and takes the store away for the next round.
fn check(file: &Path, inwoners: usize) -> Outcome<()> {
    let store = rusqlite::Connection::open(file)?;
    let count = "select count(distinct betrokkene_hash), count(*) from verwerking";
    let found: (i64, i64) = store.query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    drop(store);
    for end in ["db", "db-wal", "db-shm", "db-migratie", "sleutels"] {
        let _ = std::fs::remove_file(file.with_extension(end));
    }
    let all = i64::try_from(inwoners).unwrap_or(i64::MAX);
    if found == (all, all) { Ok(()) } else { Err(Fault::new(format!("{found:?} lines about {inwoners} people"))) }
}
