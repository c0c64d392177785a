//! Three sources of the demo, each a process with its own data, asked for the regelingen of Maastricht: what comes together from
//! their answers is what one calculation over everything gives.

use crate::proces::Proces;
use crate::stad::Stad;
use bron::client::Verzoek;
use bron::{Antwoord, Digest, Vragenset, vraag_digest};
use std::collections::BTreeMap;

const AANTAL: usize = 5_000;

#[tokio::test]
async fn three_sources_together_know_what_one_calculation_knows() {
    let stad = Stad::new(AANTAL);
    let mut known = BTreeMap::new();
    for set in stad.sets() {
        let proces = Proces::start(&stad.map.path().join(&set.bronhouder).join("bron.toml"));
        known.extend(ask_all(&proces, &stad, &set).await);
    }
    // Who answers what: the questions to the own administration of the gemeente are not among them.
    let vragen = &stad.vragen.vragen;
    let asked: Vec<usize> = (0..vragen.len()).filter(|at| known.contains_key(&vraag_digest(&vragen[*at]))).collect();
    assert!(asked.len() >= 4, "{asked:?}");
    for (nth, questions) in stad.vragen.per_regeling.iter().enumerate() {
        let own: Vec<usize> = questions.iter().copied().filter(|at| asked.contains(at)).collect();
        let mut ja = 0;
        for (person, (_, one)) in stad.people.iter().enumerate() {
            let together: Antwoord = own.iter().map(|at| known[&vraag_digest(&vragen[*at])][person]).collect();
            let alone: Antwoord = own.iter().map(|at| stad.holds(*at, one)).collect();
            assert_eq!(together, alone, "{}: person {person}", stad.names[nth]);
            ja += usize::from(together == Antwoord::Ja);
        }
        assert!((50..AANTAL / 2).contains(&ja), "{}: {ja}", stad.names[nth]);
    }
}

/// All questions of a set about everybody, in pakketten of a thousand: per question, an answer a person.
async fn ask_all(proces: &Proces, stad: &Stad, set: &Vragenset) -> Vec<(Digest, Vec<Antwoord>)> {
    let (adres, http, run) = (proces.adres().await, reqwest::Client::new(), stad.run(set));
    let ids: Vec<Digest> = set.vragen.iter().map(vraag_digest).collect();
    let mut all: Vec<(Digest, Vec<Antwoord>)> = ids.iter().map(|id| (*id, Vec::new())).collect();
    for (nummer, part) in (0..).zip(stad.people.chunks(1000)) {
        let pakket = run.pakket(nummer, ids.clone(), part.iter().map(|(bsn, _)| *bsn).collect());
        let answers = adres.ask(&http, &Verzoek::sign(&pakket, &stad.key)).await.expect("approved");
        for (vraag, (_, column)) in all.iter_mut().enumerate() {
            column.extend((0..part.len()).map(|person| answers.get(vraag, person)));
        }
    }
    all
}
