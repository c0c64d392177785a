//! What is answered, and that it is nothing else.

use crate::mensen::{INKOMENS, inkomen_hoogstens, lines, numbers, set};
use crate::wereld::{Opzet, PEILDATUM, Wereld};
use bron::client::{GeenAntwoord, Verzoek};
use bron::{Antwoord, vraag_digest};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use std::{fs, thread};

#[tokio::test]
async fn each_person_gets_the_answer_of_the_threshold() {
    let wereld = Wereld::with(Opzet { sets: vec![set(&[2_000_000, 999_999])], ..Opzet::default() });
    let bron = wereld.open().await;
    let answers = wereld.ask(&bron, &wereld.pakket(1)).expect("approved");
    for (person, inkomen) in INKOMENS.iter().enumerate() {
        for (vraag, grens) in [2_000_000, 999_999].into_iter().enumerate() {
            let expected = inkomen.map_or(Antwoord::Onbekend, |inkomen| (inkomen <= grens).into());
            assert_eq!(answers.get(vraag, person), expected, "{inkomen:?} at most {grens}");
        }
    }
}

#[tokio::test]
async fn who_is_not_known_is_answered_and_written_down_like_who_has_no_value() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let stranger = numbers().nth(1000).map(crate::mensen::bsn).expect("one more");
    let without = wereld.personen[4];
    let mut seen = Vec::new();
    for (id, who) in [(1, stranger), (2, without), (3, wereld.personen[0])] {
        let answers = wereld.ask(&bron, &wereld.run(id).pakket(0, wereld.vragen(0), vec![who])).expect("approved");
        seen.push(answers.paren().to_vec());
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[0], seen[2], "somebody who is known, and below the threshold");
    // A line of each, as long for the one as for the other.
    let month = rusqlite::Connection::open(wereld.path("logboek/2027-03.db")).expect("the month");
    let mut all = month.prepare("SELECT aantal, vragen, length(betrokkenen) FROM pakket").expect("a table");
    let all: Vec<(i64, i64, i64)> =
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("lines").flatten().collect();
    assert_eq!(all, [(1, 1, 16); 3]);
}

#[tokio::test]
async fn the_same_bytes_get_the_same_answer_and_one_line() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let verzoek = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    let first = bron.answer(verzoek.bytes()).expect("approved");
    // The data change; what was said does not.
    fs::write(wereld.path("gegevens.csv"), "bsn,partner,inkomen,box3\n").expect("written");
    drop(bron);
    let bron = wereld.open().await;
    for _ in 0..3 {
        assert!(bron.answer(verzoek.bytes()) == Ok(first.clone()));
    }
    assert_eq!(lines(&wereld.path("logboek")), (1, 6, 1));
}

#[tokio::test]
async fn sixteen_that_send_one_pakket_at_once_get_one_answer() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let verzoek = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    let all: Vec<_> = thread::scope(|scope| {
        let asking: Vec<_> = (0..16).map(|_| scope.spawn(|| bron.answer(verzoek.bytes()))).collect();
        asking.into_iter().map(|one| one.join().expect("no panic").expect("approved")).collect()
    });
    assert!(all.iter().all(|answer| *answer == all[0]));
    assert_eq!(lines(&wereld.path("logboek")), (1, 6, 1));
}

#[tokio::test]
async fn an_answer_that_says_more_is_refused_by_who_asked() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let verzoek = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    let answer = bron.answer(verzoek.bytes()).expect("approved");
    assert!(verzoek.read(&answer, &bron.sleutel()).is_ok());
    let refused = |answer: &[u8], verzoek: &Verzoek| {
        let refused: Result<_, GeenAntwoord> = verzoek.read(answer, &bron.sleutel());
        assert!(refused.is_err_and(|why| why.to_string().starts_with("EL-301")));
    };
    let other = Verzoek::sign(&wereld.pakket(2), &wereld.maastricht);
    refused(&answer, &other);
    for at in 0..answer.len() {
        let mut changed = answer.clone();
        changed[at] ^= 1;
        refused(&changed, &verzoek);
    }
    refused(&answer[..answer.len() - 1], &verzoek);
    refused(&[answer.as_slice(), b"1480.50"].concat(), &verzoek);
    assert!(verzoek.read(&answer, &SigningKey::from_bytes(&[9; 32]).verifying_key()).is_err(), "another source");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// Whatever is asked of whomever, in whatever order they are: the answer is that of the law about their value.
    #[test]
    fn every_answer_is_that_of_the_law(grens in 0_i64..10_000_000, whom in proptest::collection::btree_set(0_usize..12, 1..12)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let wereld = Wereld::with(Opzet { sets: vec![set(&[grens])], ..Opzet::default() });
            let bron = wereld.open().await;
            let all: Vec<u32> = numbers().take(12).collect();
            let people = whom.iter().map(|nth| crate::mensen::bsn(all[*nth])).collect();
            let vraag = inkomen_hoogstens(grens);
            let answers = wereld.ask(&bron, &wereld.run(1).pakket(0, vec![vraag_digest(&vraag)], people)).expect("approved");
            let day = PEILDATUM.parse().expect("a day");
            for (place, nth) in whom.iter().enumerate() {
                let value = INKOMENS.get(*nth).copied().flatten().map(regelingen::Waarde::Bedrag);
                let holds = value.map_or(Antwoord::Onbekend, |value| vraag.toets.holds(value, &regelingen::Feiten::default(), day));
                assert_eq!(answers.get(0, place), holds);
            }
        });
    }
}
