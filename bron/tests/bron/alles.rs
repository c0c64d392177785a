//! Whatever an afnemer signs: it is answered or refused, with a code that there is, and the logboek stays whole.

use crate::mensen::{bsn, inkomen_hoogstens, numbers, set};
use crate::wereld::{GRONDSLAG_DIGEST, Opzet, Wereld};
use bron::client::Verzoek;
use bron::{Digest, vraag_digest};
use proptest::prelude::*;
use std::collections::BTreeSet;

const CODES: [u16; 9] = [101, 310, 340, 342, 380, 382, 384, 386, 113];

/// A pakket as somebody could make it who has the key and no scruples.
#[derive(Clone, Debug)]
struct Greep {
    run: u8,
    set: usize,
    nummer: u32,
    people: Vec<usize>,
    vragen: Vec<i64>,
    peildatum: &'static str,
    is_ground: bool,
    is_in_order: bool,
}

fn greep() -> impl Strategy<Value = Greep> {
    let days = prop_oneof![4 => Just("2026-12-01"), 1 => Just("2026-11-30"), 1 => Just("2027-01-01"), 1 => Just("gisteren")];
    let people = proptest::collection::vec(0_usize..12, 0..8);
    let vragen = proptest::collection::vec(prop_oneof![6 => Just(2_000_000_i64), 3 => Just(999_999), 1 => Just(5)], 0..3);
    let flags = (proptest::bool::weighted(0.9), proptest::bool::weighted(0.9));
    (0_u8..6, 0_usize..3, 0_u32..4, people, vragen, days, flags).prop_map(
        |(run, set, nummer, people, vragen, peildatum, (is_ground, is_in_order))| Greep {
            run,
            set,
            nummer,
            people,
            vragen,
            peildatum,
            is_ground,
            is_in_order,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn it_is_answered_or_refused_and_the_logboek_stays_whole(all in proptest::collection::vec(greep(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let sets = vec![set(&[2_000_000]), set(&[999_999, 2_000_000]), set(&[5])];
            let wereld = Wereld::with(Opzet { sets, ..Opzet::default() });
            let bron = wereld.open().await;
            let (mut answered, mut refused) = (BTreeSet::new(), 0);
            for (nth, one) in all.iter().enumerate() {
                let mut run = wereld.run_of(one.run, one.set);
                run.peildatum = one.peildatum.to_owned();
                run.grondslag_digest = if one.is_ground { GRONDSLAG_DIGEST } else { Digest([0; 32]) };
                let people: Vec<_> = one.people.iter().filter_map(|at| numbers().nth(*at)).map(bsn).collect();
                let ids = one.vragen.iter().map(|grens| vraag_digest(&inkomen_hoogstens(*grens))).collect();
                let mut pakket = run.pakket(one.nummer, ids, people.clone());
                if one.is_in_order {
                    pakket.personen.dedup();
                } else {
                    pakket.personen.reverse();
                }
                let key = if nth % 3 == 0 { &wereld.enschede } else { &wereld.maastricht };
                let verzoek = Verzoek::sign(&pakket, key);
                match bron.answer(verzoek.bytes()) {
                    Ok(bytes) => {
                        let read = verzoek.read(&bytes, &bron.sleutel());
                        assert_eq!(read.map(|answers| answers.paren().len()), Ok(pakket.vragen.len()));
                        answered.insert(verzoek.bytes().to_vec());
                    }
                    Err(why) => {
                        assert!(CODES.contains(&why.code().0), "{why}");
                        refused += 1;
                    }
                }
            }
            let telling = bron::server::check_logboek(&wereld.path("logboek")).expect("the chain holds");
            assert_eq!((telling.pakketten, telling.weigeringen), (answered.len() as u64, refused));
            // Counted again from its lines it is where it was: what was answered is, and nothing else changes.
            drop(bron);
            let bron = wereld.open().await;
            assert!(answered.iter().all(|bytes| bron.answer(bytes).is_ok()));
        });
    }
}
