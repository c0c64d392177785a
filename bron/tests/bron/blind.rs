//! A blind run over three sources, each a process of its own: counts, and the hits that two people open, are those of one calculation.

use crate::blindstad::{Blindstad, HOUR, RUN, chance, now};
use crate::mensen::lines;
use crate::proces::Proces;
use bron::client::Adres;
use bron::client::bevraging::Verloop;
use bron::client::blind::{Blind, send, uitkomst_from_store, uitkomst_to_store};
use nulsom::engine::{SealedList, Uitkomst};
use nulsom::opening::{Openen, hand_over};
use std::collections::BTreeSet;

const AANTAL: usize = 1_200;

pub async fn adressen(processen: &[Proces]) -> Vec<Adres> {
    let mut all = Vec::new();
    for proces in processen {
        all.push(proces.adres().await);
    }
    all
}

/// All steps until there is nothing to send; what came back is kept for whoever looks at it.
async fn drive(stad: &Blindstad, run: &mut Blind, adressen: &[Adres], seen: &mut Vec<u8>) {
    let http = reqwest::Client::new();
    loop {
        let step = run.ask(&stad.key);
        if step.is_empty() {
            return;
        }
        *run = Blind::resume(&run.to_bytes()).expect("our own bytes");
        for (bron, said) in send(step, adressen, &http).await {
            seen.extend(said.as_ref().map(Vec::as_slice).unwrap_or_default());
            assert_eq!(run.hear(&stad.pins, bron, said), Ok(Verloop::Verder));
        }
    }
}

/// Opens one regeling with both keys; the municipality takes out who does not satisfy its own criteria.
pub fn open(stad: &Blindstad, uitkomst: &Uitkomst, lijst: &SealedList) -> Vec<[u8; 9]> {
    let reason = ("huisbezoek van het wijkteam", now() + HOUR);
    let doorgave = hand_over(uitkomst, lijst, &stad.a, &stad.pins.b.seal, reason, &mut chance(8)).expect("A has a half");
    let opening = Openen {
        uitkomst,
        list: lijst,
        doorgave: &doorgave,
        a_sign: &stad.pins.a.sign,
        a_persoon: "teamleider",
        b_persoon: "fatih",
        b_reden: "het gaat om verzonnen mensen",
        is_geopend: false,
        now: now() + 2 * HOUR,
    };
    let own = stad.expected(usize::from(uitkomst.s), true);
    let opened = opening.open(&stad.b, |bsn| own.binary_search(bsn).is_err()).expect("two people, in time");
    opened.treffers.bsns().to_vec()
}

#[tokio::test]
async fn three_processes_and_two_keys_give_what_one_calculation_gives() {
    let stad = Blindstad::new(AANTAL);
    let processen: Vec<Proces> = (0..3).map(|place| Proces::start(&stad.settings(place))).collect();
    let adressen = adressen(&processen).await;
    let out: Vec<[u8; 9]> = stad.expected(0, false).into_iter().step_by(4).collect();
    assert!(!out.is_empty(), "somebody who would be found steps out");
    let (mut run, mut seen) = (stad.begin(RUN, &out, |_| {}), Vec::new());
    drive(&stad, &mut run, &adressen, &mut seen).await;
    assert!(run.is_complete());
    let geteld = run.count(&stad.pins, &stad.motor, &stad.gemeente).expect("all is well");
    let kept: Vec<Vec<u8>> = geteld.uitkomsten.iter().map(uitkomst_to_store).collect();
    drive(&stad, &mut run, &adressen, &mut seen).await;
    assert!(run.is_done());
    for (s, bytes) in kept.iter().enumerate() {
        let uitkomst = uitkomst_from_store(bytes).expect("our own bytes");
        let mut wanted = stad.expected(s, false);
        wanted.retain(|bsn| !out.contains(bsn));
        assert!(wanted.len() > 5, "regeling {s} is about somebody");
        assert!(open(&stad, &uitkomst, &run.lijst()) == wanted, "regeling {s}");
        assert!(
            uitkomst.zeker as usize >= wanted.len() && uitkomst.mogelijk == Some(uitkomst.zeker),
            "all is known of everybody"
        );
    }
    // Whatever the municipality got and keeps: no number of anybody in it, and no amount.
    seen.extend(run.to_bytes());
    kept.iter().for_each(|bytes| seen.extend(bytes));
    holds_nobody(&stad, &seen);
    for place in 0..3 {
        // A line about everybody who was asked about, nothing that was answered, and nothing open.
        assert_eq!(lines(&stad.folder(place).join("logboek")), (1, (AANTAL - out.len()) as i64, 1));
        assert!(bron::server::check_logboek(&stad.folder(place).join("logboek")).is_ok());
        let file = rusqlite::Connection::open(stad.folder(place).join("blind.db")).expect("its state");
        let left: i64 = file
            .query_row("SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM uit)", [], |row| row.get(0))
            .expect("a number");
        assert_eq!(left, 0);
    }
}

/// No nine digits after each other are somebody's number, and no amount that a source knows stands there as text.
fn holds_nobody(stad: &Blindstad, seen: &[u8]) {
    let amounts: BTreeSet<String> = stad
        .people
        .iter()
        .flat_map(|(_, one)| [one.jaarinkomen, one.vermogen, one.maandinkomen])
        .filter(|amount| *amount > 99_999)
        .map(|amount| amount.to_string())
        .collect();
    for digits in seen.split(|byte| !byte.is_ascii_digit()) {
        assert!(digits.windows(9).all(|nine| stad.digits.iter().all(|bsn| bsn != nine)), "a number of somebody");
        // By chance a few digits stand after each other in what is sealed; an amount is written with nothing around it.
        assert!(digits.len() < 6 || !amounts.contains(str::from_utf8(digits).expect("digits")), "an amount");
    }
    let bytes = stad.digits[0].iter().fold(0_u32, |number, digit| number * 10 + u32::from(digit - b'0')).to_be_bytes();
    assert!(!seen.windows(4).any(|four| four == bytes), "a number of somebody, as in a plain pakket");
}
