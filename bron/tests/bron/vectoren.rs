//! The vectors for another implementation: made anew and compared. `EENLOKET_REFRESH=1` writes them.

use crate::mensen::{INKOMENS, numbers, set};
use crate::wereld::{GRONDSLAG, GRONDSLAG_DIGEST, Opzet, PEILDATUM, Wereld};
use bron::client::Verzoek;
use bron::{Antwoord, Digest, Pakket};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectoren").join(name)
}

fn same(name: &str, text: &str) {
    if std::env::var_os("EENLOKET_REFRESH").is_some() {
        fs::write(place(name), text).expect("written");
    }
    let kept = fs::read_to_string(place(name)).unwrap_or_default();
    // As values: in which order keys are written depends on what else is built along.
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    assert!(
        read(&kept).is_some_and(|kept| Some(kept) == read(text)),
        "{name} is not what is made now; EENLOKET_REFRESH=1 writes it anew, which makes another version of the protocol"
    );
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn the_vectors_are_what_is_made() {
    let wereld = Wereld::with(Opzet { sets: vec![set(&[2_000_000, 999_999])], ..Opzet::default() });
    let bron = wereld.open().await;
    let all: Vec<u32> = numbers().take(INKOMENS.len() + 4).collect();
    // Six who are known and four who are not; one alone; and one question of the two.
    let asked: [(&[u32], &[usize]); 3] = [(&all, &[0, 1]), (&all[..1], &[1, 0]), (&all[1..9], &[0])];
    let mut pakketten = Vec::new();
    for (nummer, (people, places)) in (0..).zip(asked) {
        let vragen = places.iter().map(|place| wereld.vragen(0)[*place]).collect();
        let pakket = wereld.run(1).pakket(nummer, vragen, people.iter().map(|number| crate::mensen::bsn(*number)).collect());
        let verzoek = Verzoek::sign(&pakket, &wereld.maastricht);
        let answer = bron.answer(verzoek.bytes()).expect("approved");
        let read = verzoek.read(&answer, &bron.sleutel()).expect("an answer");
        let letters = |vraag| (0..people.len()).map(|person| letter(read.get(vraag, person))).collect::<String>();
        pakketten.push(json!({
            "nummer": nummer, "vragen": places, "personen": people, "verzoek": hex(verzoek.bytes()), "antwoord": hex(&answer),
            "antwoorden": (0..places.len()).map(letters).collect::<Vec<_>>(),
        }));
    }
    let key = |key: &SigningKey| hex(key.verifying_key().as_bytes());
    let vectors = json!({
        "afnemer_geheim": hex(wereld.maastricht.as_bytes()), "afnemer": key(&wereld.maastricht), "bron": hex(bron.sleutel().as_bytes()),
        "vragenset": wereld.sets[0].digest(), "vragen": wereld.vragen(0),
        "run": {
            "id": hex(&[1; 16]), "grondslag": hex(&GRONDSLAG), "grondslag_digest": GRONDSLAG_DIGEST, "peildatum": PEILDATUM,
        },
        "pakketten": pakketten,
        "geweigerd": refused(&wereld, &bron),
    });
    same("vragenset.json", &wereld.sets[0].to_text());
    same("pakketten.json", &(serde_json::to_string_pretty(&vectors).expect("JSON") + "\n"));
}

fn letter(antwoord: Antwoord) -> char {
    match antwoord {
        Antwoord::Ja => 'J',
        Antwoord::Nee => 'N',
        Antwoord::Onbekend => 'O',
    }
}

/// Bytes that any bron refuses, whatever its settings are.
fn refused(wereld: &Wereld, bron: &bron::server::Bron) -> Vec<Value> {
    let signed = |spoil: &dyn Fn(&mut Pakket), key: &SigningKey| {
        let mut pakket = wereld.pakket(2);
        spoil(&mut pakket);
        Verzoek::sign(&pakket, key).bytes().to_vec()
    };
    let good = signed(&|_| {}, &wereld.maastricht);
    let mut changed = good.clone();
    // A byte of the body, which comes before the 64 of the signature and their head.
    let at = changed.len() - 67;
    changed[at] ^= 1;
    let all = [
        ("cut off", good[..good.len() - 1].to_vec()),
        ("one byte more", [good.as_slice(), &[0]].concat()),
        ("the version in two bytes", [&good[..1], &[0x18], &good[1..]].concat()),
        ("another body than was signed", changed),
        ("a key of somebody else", signed(&|_| {}, &SigningKey::from_bytes(&[9; 32]))),
        ("nobody", signed(&|pakket| pakket.personen.clear(), &wereld.maastricht)),
        ("not in order", signed(&|pakket| pakket.personen.reverse(), &wereld.maastricht)),
        ("somebody twice", signed(&|pakket| pakket.personen[1] = pakket.personen[0], &wereld.maastricht)),
    ];
    let told = |(what, bytes): (&str, Vec<u8>)| {
        let code = bron.answer(&bytes).err().map(|why| why.code().to_string()).expect("it is refused");
        json!({ "wat": what, "verzoek": hex(&bytes), "code": code })
    };
    all.into_iter().map(told).collect()
}

#[test]
fn a_second_program_computes_the_same() {
    let run = std::process::Command::new("python3").arg(place("check.py")).output().expect("python3 is there");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn the_name_of_a_question_is_that_of_its_text() {
    // The text that another program has to make, key by key.
    let one = &set(&[2_000_000]).vragen[0];
    let text = concat!(
        r#"{"bronhouder":"belastingdienst","begrip":"toetsingsinkomen@1","toets":{"grens":["hoogstens",[{"voor":{"samen":null,"#,
        r#""kinderen":null,"kinderen_vanaf":null,"vanaf":null,"onder":null},"grens":2000000,"herkomst":{"bron":"verzonnen","#,
    );
    let whole = serde_json::to_string(one).expect("JSON");
    assert!(whole.starts_with(text), "{whole}");
    assert_eq!(bron::vraag_digest(one), Digest::of(whole.as_bytes()));
}
