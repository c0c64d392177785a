//! Three sources of the demo, each a process with its own data, asked for the regelingen of Maastricht: what comes together from
//! their answers is what one calculation over everything gives.

use crate::mensen::Map;
use crate::proces::Proces;
use crate::wereld::{GRONDSLAG, GRONDSLAG_DIGEST};
use bron::client::Verzoek;
use bron::demo::{BRONNEN, Demoafnemer, inwoners};
use bron::server::Sleutels;
use bron::{Antwoord, Bsn, Run, Vragenset, vraag_digest};
use ed25519_dalek::SigningKey;
use foundation::jiff::civil::date;
use foundation::{Chance, Uuid};
use regelingen::bevolking::{Bevolking, Persoon};
use regelingen::{Feiten, Regeling, Vragen, Waarde};
use std::collections::BTreeMap;

const AANTAL: usize = 5_000;
const SCHEMES: [&str; 2] = ["individuele_inkomenstoeslag_maastricht", "minimaregeling"];

#[tokio::test]
async fn three_sources_together_know_what_one_calculation_knows() {
    let peildatum = date(2026, 12, 1);
    let people = inwoners(&Bevolking { seed: 935, peildatum }, AANTAL).expect("the tables");
    let stand = regelingen::shipped::read().expect("what is shipped");
    let regelingen: Vec<&Regeling> = SCHEMES.iter().filter_map(|name| stand.get(name, peildatum, "0935")).collect();
    assert_eq!(regelingen.len(), SCHEMES.len());
    let names: Vec<String> = regelingen.iter().map(|regeling| regeling.name()).collect();
    let vragen = Vragen::of(&regelingen, stand.begrippen(), "inwoner");
    let key = SigningKey::from_bytes(&[1; 32]);
    let hex = key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (map, mut known) = (Map::new(), BTreeMap::new());
    for demo in BRONNEN {
        let Some(set) = Vragenset::of(&vragen, &names, demo.bronhouder) else { continue };
        let folder = map.path().join(demo.bronhouder);
        let afnemer = Demoafnemer {
            naam: "Maastricht".to_owned(),
            sleutel: hex.clone(),
            grondslag: (Uuid::from_bytes(GRONDSLAG), GRONDSLAG_DIGEST),
            tot: date(2027, 12, 31),
            vragensets: vec![set.clone()],
        };
        demo.write(&folder, "127.0.0.1:0", 2026, &people, &afnemer).expect("written");
        Sleutels::make(&folder.join("sleutels.json"), &Chance::system()).expect("keys");
        let proces = Proces::start(&folder.join("bron.toml"));
        for (vraag, answers) in ask_all(&proces, &set, &people, &key).await {
            known.insert(vraag, answers);
        }
    }
    // Who answers what: the questions to the own administration of the gemeente are not among them.
    let asked: Vec<usize> =
        (0..vragen.vragen.len()).filter(|at| known.contains_key(&vraag_digest(&vragen.vragen[*at]))).collect();
    assert!(asked.len() >= 4, "{asked:?}");
    for (nth, questions) in vragen.per_regeling.iter().enumerate() {
        let own: Vec<usize> = questions.iter().copied().filter(|at| asked.contains(at)).collect();
        let mut counts = BTreeMap::new();
        for (person, (_, one)) in people.iter().enumerate() {
            let together: Antwoord = own.iter().map(|at| known[&vraag_digest(&vragen.vragen[*at])][person]).collect();
            let alone: Antwoord =
                own.iter().map(|at| vragen.vragen[*at].toets.holds(value(&vragen, *at, one), &about(one), peildatum)).collect();
            assert_eq!(together, alone, "{}: person {person}", names[nth]);
            *counts.entry(format!("{together:?}")).or_insert(0) += 1;
        }
        assert!(counts.get("Ja").is_some_and(|ja| (50..AANTAL / 2).contains(ja)), "{}: {counts:?}", names[nth]);
    }
}

/// All questions of a set about everybody, in pakketten of a thousand: per question, an answer a person.
async fn ask_all(
    proces: &Proces,
    set: &Vragenset,
    people: &[(Bsn, Persoon)],
    key: &SigningKey,
) -> Vec<(bron::Digest, Vec<Antwoord>)> {
    let (adres, http) = (proces.adres().await, reqwest::Client::new());
    let run = Run {
        bron: set.bronhouder.clone(),
        id: [1; 16],
        grondslag: GRONDSLAG,
        grondslag_digest: GRONDSLAG_DIGEST,
        vragenset: set.digest(),
        peildatum: "2026-12-01".to_owned(),
    };
    let ids: Vec<bron::Digest> = set.vragen.iter().map(vraag_digest).collect();
    let mut all: Vec<(bron::Digest, Vec<Antwoord>)> = ids.iter().map(|id| (*id, Vec::new())).collect();
    for (nummer, part) in (0..).zip(people.chunks(1000)) {
        let pakket = run.pakket(nummer, ids.clone(), part.iter().map(|(bsn, _)| *bsn).collect());
        let answers = adres.ask(&http, &Verzoek::sign(&pakket, key)).await.expect("approved");
        for (vraag, (_, column)) in all.iter_mut().enumerate() {
            column.extend((0..part.len()).map(|person| answers.get(vraag, person)));
        }
    }
    all
}

fn about(one: &Persoon) -> Feiten {
    Feiten::about(Some(one.geboren), Some(one.partner), Some(one.kinderen))
}

fn value(vragen: &Vragen, at: usize, one: &Persoon) -> Waarde {
    match vragen.vragen[at].begrip.sleutel.as_str() {
        "geboortedatum" => Waarde::Datum(one.geboren),
        "kinderen_onder_18" => Waarde::Aantal(i64::from(one.kinderen)),
        "toetsingsinkomen" => Waarde::Bedrag(one.jaarinkomen),
        "rendementsgrondslag_box3" | "vermogen_participatiewet" => Waarde::Bedrag(one.vermogen),
        "netto_maandinkomen" => Waarde::Bedrag(one.maandinkomen),
        "netto_maandinkomen_hoogste_van_36" => Waarde::Bedrag(one.maandinkomen * i64::from(one.hoogste_maand) / 100),
        other => unreachable!("no source of the demo answers about {other}"),
    }
}
