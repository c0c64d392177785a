//! What is written down, and what can be seen in it.

use crate::mensen::{INKOMENS, numbers};
use crate::wereld::Wereld;
use std::fs;

#[tokio::test]
async fn a_run_over_midnight_of_a_month_goes_on_in_the_next_file() {
    let wereld = Wereld::new();
    wereld.klok.set("2027-03-31T23:59:00Z".parse().expect("an instant"));
    let bron = wereld.open().await;
    let run = wereld.run(1);
    let pakket = |nummer, people: &[_]| run.pakket(nummer, wereld.vragen(0), people.to_vec());
    wereld.ask(&bron, &pakket(0, &wereld.personen[..3])).expect("the first");
    wereld.klok.advance(5);
    wereld.ask(&bron, &pakket(1, &wereld.personen[3..])).expect("the second");
    assert!(wereld.path("logboek/2027-03.db").exists() && wereld.path("logboek/2027-04.db").exists());
    drop(bron);
    let bron = wereld.open().await;
    assert!(wereld.ask(&bron, &pakket(0, &wereld.personen[..3])).is_ok(), "from the month before");
    assert!(wereld.ask(&bron, &pakket(2, &wereld.personen[..3])).is_ok(), "it knows where the run was");
    let telling = bron::server::check_logboek(&wereld.path("logboek")).expect("the chain goes on");
    assert_eq!((telling.maanden, telling.pakketten, telling.personen), (2, 3, 9));
}

#[tokio::test]
async fn runs_beside_each_other_write_one_chain() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let pakket = |id: u8, nummer| wereld.run(id).pakket(nummer, wereld.vragen(0), vec![wereld.personen[usize::from(id)]]);
    std::thread::scope(|scope| {
        for id in 1..5 {
            let (wereld, bron, pakket) = (&wereld, &bron, &pakket);
            scope.spawn(move || (0..25).for_each(|nummer| drop(wereld.ask(bron, &pakket(id, nummer)).expect("its turn"))));
        }
    });
    drop(bron);
    let telling = bron::server::check_logboek(&wereld.path("logboek")).expect("one chain");
    assert_eq!((telling.pakketten, telling.personen), (100, 100));
    let bron = wereld.open().await;
    assert!((1..5).all(|id| wereld.ask(&bron, &pakket(id, 25)).is_ok()), "each goes on where it was");
}

#[tokio::test]
async fn a_line_that_was_taken_out_or_changed_is_missed() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    for id in 1..4 {
        wereld.ask(&bron, &wereld.pakket(id)).expect("approved");
    }
    drop(bron);
    let (folder, month) = (wereld.path("logboek"), wereld.path("logboek/2027-03.db"));
    assert!(bron::server::check_logboek(&folder).is_ok());
    let file = rusqlite::Connection::open(&month).expect("the month");
    for refused in ["DELETE FROM pakket WHERE nr = 2", "UPDATE pakket SET op = 0 WHERE nr = 2", "DELETE FROM run"] {
        assert!(file.execute(refused, []).is_err(), "{refused}");
    }
    file.execute_batch("DROP TRIGGER pakket_gaat_niet_weg; DELETE FROM pakket WHERE nr = 2").expect("with force it can be done");
    assert!(bron::server::check_logboek(&folder).is_err_and(|why| why.contains("line 3")), "and is seen");
}

#[tokio::test]
async fn nothing_on_the_disk_names_anybody() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    wereld.ask(&bron, &wereld.pakket(1)).expect("approved");
    let mut spoiled = wereld.pakket(2);
    spoiled.nummer = 7;
    wereld.ask(&bron, &spoiled).expect_err("out of order");
    let found =
        fs::read_dir(wereld.path("logboek")).expect("a folder").flatten().map(|file| fs::read(file.path()).expect("a file"));
    let bytes: Vec<u8> = found.flatten().collect();
    assert!(bytes.len() > 4096);
    for number in numbers().take(INKOMENS.len()) {
        let forms = [number.to_be_bytes().to_vec(), number.to_le_bytes().to_vec(), number.to_string().into_bytes()];
        for form in forms {
            assert!(!bytes.windows(form.len()).any(|window| window == form));
        }
    }
}

#[tokio::test]
async fn who_asked_about_somebody_can_be_told_to_them() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    wereld.ask(&bron, &wereld.run(1).pakket(0, wereld.vragen(0), wereld.personen[..2].to_vec())).expect("approved");
    let keys = bron::server::Sleutels::read(&wereld.path("sleutels.json")).expect("keys");
    let asked = |who| bron::server::who_asked(&wereld.path("logboek"), &keys, who).expect("a logboek");
    assert_eq!(asked(wereld.personen[0]).len(), 1);
    assert!(asked(wereld.personen[0])[0].starts_with("2027-03-02T09:00:00Z  Maastricht  1 questions"));
    assert!(asked(wereld.personen[2]).is_empty());
}
