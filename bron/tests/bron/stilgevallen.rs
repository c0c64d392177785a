//! V07: a source stops in the middle of a run. The run pauses there, and goes on there when the source is back.

use crate::proces::Proces;
use crate::stad::Stad;
use bron::client::Adres;
use bron::client::bevraging::{Bevraagd, Bevraging, Opdracht, Verloop, send};
use bron::{Antwoord, Bsn};
use std::collections::BTreeMap;
use std::path::Path;

const AANTAL: usize = 5_000;
/// How many pakketten are answered before the source stops.
const TOT: usize = 9;

#[tokio::test]
async fn a_source_that_stops_is_asked_on_where_it_was_and_nobody_twice() {
    let stad = Stad::new(AANTAL);
    let bevraagd: Vec<Bevraagd> = stad.sets().iter().map(|set| Bevraagd { run: stad.run(set), per_pakket: 250 }).collect();
    let folders: Vec<_> = bevraagd.iter().map(|one| stad.map.path().join(&one.run.bron)).collect();
    let opdracht = Opdracht::new(stad.vragen.clone(), &stad.begrippen, "gemeente", bevraagd).expect("all are there");
    let mut processen: Vec<Proces> = folders.iter().map(|folder| Proces::start(&folder.join("bron.toml"))).collect();
    let mut adressen: Vec<Adres> = Vec::new();
    for proces in &processen {
        adressen.push(proces.adres().await);
    }
    let people: BTreeMap<Bsn, usize> = stad.people.iter().enumerate().map(|(at, (bsn, _))| (*bsn, at)).collect();
    let own = |vraag: usize, bsn: Bsn| stad.holds(vraag, &stad.people[people[&bsn]].1);
    let mut run = Bevraging::begin(&opdracht, people.keys().copied().collect(), &own);
    let (http, mut answered, mut stopped) = (reqwest::Client::new(), 0, false);
    while !run.is_done() {
        let step = run.ask(&opdracht, &stad.key, &|_| false);
        let kept = run.to_bytes();
        for (bron, said) in send(step, &adressen, &http).await {
            match run.hear(&opdracht, bron, said).expect("nobody refuses") {
                Verloop::Verder => answered += 1,
                Verloop::Onbereikbaar => {
                    // The run is put away, and so is the program that drove it; the source comes back.
                    run = Bevraging::resume(&opdracht, &kept).expect("our own bytes");
                    processen[bron] = Proces::start(&folders[bron].join("bron.toml"));
                    adressen[bron] = processen[bron].adres().await;
                    stopped = true;
                    break;
                }
                Verloop::Wacht(seconds) => unreachable!("nobody is in a hurry: {seconds}"),
            }
        }
        if answered >= TOT && !stopped {
            processen.iter_mut().for_each(Proces::kill);
        }
    }
    assert!(stopped);
    let outcome = run.outcome(&opdracht, &|_| false).expect("all was asked");
    for (nth, regeling) in stad.vragen.per_regeling.iter().enumerate() {
        let may = |one| regeling.iter().map(|vraag| stad.holds(*vraag, one)).collect::<Antwoord>() == Antwoord::Ja;
        let expected = stad.people.iter().filter(|(_, one)| may(one)).count();
        assert_eq!((outcome[nth].mogelijk.len(), outcome[nth].rapport.ja.to_string()), (expected, expected.to_string()));
    }
    for folder in &folders {
        assert_eq!(most_lines_of_one(&folder.join("logboek")), 1, "{}", folder.display());
    }
    for folder in &folders {
        assert!(bron::server::check_logboek(&folder.join("logboek")).is_ok());
    }
}

/// How many lines there are about whoever has the most.
fn most_lines_of_one(logboek: &Path) -> usize {
    let mut all: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let month = rusqlite::Connection::open(logboek.join("2027-03.db")).expect("the month");
    let mut lines = month.prepare("SELECT betrokkenen FROM pakket").expect("a table");
    let lines = lines.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("lines").flatten();
    lines.for_each(|line| line.chunks(16).for_each(|one| *all.entry(one.to_vec()).or_insert(0) += 1));
    all.into_values().max().unwrap_or(0)
}
