//! When a pakket may come: in its turn, before the last day, not too fast, within the hours.

use crate::mensen::lines;
use crate::wereld::{Opzet, Wereld};
use bron::Pakket;
use bron::client::Verzoek;

#[tokio::test]
async fn an_approval_ends_at_the_end_of_its_last_day() {
    let wereld = Wereld::with(Opzet { tot: "2027-03-02", ..Opzet::default() });
    let bron = wereld.open().await;
    let verzoek = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    assert!(bron.answer(verzoek.bytes()).is_ok());
    wereld.klok.set("2027-03-02T22:59:59Z".parse().expect("an instant"));
    assert!(bron.answer(verzoek.bytes()).is_ok(), "it is still that day in the Netherlands");
    wereld.klok.set("2027-03-02T23:00:00Z".parse().expect("an instant"));
    // In the middle of a run, and also for what was answered already.
    for pakket in [wereld.pakket(1), wereld.run(1).pakket(1, wereld.vragen(0), wereld.personen[..1].to_vec())] {
        assert_eq!(wereld.ask(&bron, &pakket).err().map(|why| why.code().0), Some(310));
    }
}

#[tokio::test]
async fn pakketten_of_a_run_come_one_after_the_other() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let run = wereld.run(1);
    let of = |nummer, people: &[_]| run.pakket(nummer, wereld.vragen(0), people.to_vec());
    wereld.ask(&bron, &of(0, &wereld.personen[..2])).expect("the first");
    wereld.ask(&bron, &of(1, &wereld.personen[2..4])).expect("the second");
    let code = |pakket: &Pakket| wereld.ask(&bron, pakket).err().map(|why| why.code().0);
    assert_eq!(code(&of(0, &wereld.personen[..2])), None, "the same bytes");
    assert_eq!(code(&of(1, &wereld.personen[3..5])), Some(380), "the same number about others");
    assert_eq!(code(&of(3, &wereld.personen[4..])), Some(340), "one was left out");
    let mut other_day = of(2, &wereld.personen[4..]);
    other_day.peildatum = "2026-11-01".to_owned();
    assert_eq!(code(&other_day), Some(380), "the same run about another day");
    // Somebody else cannot go on with it.
    let theirs = Verzoek::sign(&of(2, &wereld.personen[4..]), &wereld.enschede);
    assert_eq!(bron.answer(theirs.bytes()).err().map(|why| why.code().0), Some(380));
    assert_eq!(code(&of(2, &wereld.personen[4..])), None);
}

#[tokio::test]
async fn a_run_is_over_after_three_days_and_cannot_be_replayed() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let pakket = wereld.pakket(1);
    wereld.ask(&bron, &pakket).expect("approved");
    wereld.klok.advance(72 * 60 - 1);
    assert!(wereld.ask(&bron, &pakket).is_ok());
    wereld.klok.advance(1);
    for again in [pakket.clone(), wereld.run(1).pakket(1, wereld.vragen(0), wereld.personen[..1].to_vec())] {
        assert_eq!(wereld.ask(&bron, &again).err().map(|why| why.code().0), Some(380));
    }
    // Its answers are forgotten when another begins; that it was asked is not, however long ago.
    assert!(wereld.ask(&bron, &wereld.pakket(2)).is_ok());
    assert_eq!(lines(&wereld.path("logboek")), (2, 12, 1));
    drop(bron);
    wereld.klok.advance(72 * 60);
    let bron = wereld.open().await;
    assert_eq!(lines(&wereld.path("logboek")), (2, 12, 0));
    assert_eq!(wereld.ask(&bron, &pakket).err().map(|why| why.code().0), Some(380));
}

#[tokio::test]
async fn who_goes_too_fast_waits() {
    let wereld = Wereld::with(Opzet { verder: "[grenzen]\npakketten_per_minuut = 3\n".to_owned(), ..Opzet::default() });
    let bron = wereld.open().await;
    for _ in 0..3 {
        assert!(wereld.ask(&bron, &wereld.pakket(1)).is_ok());
    }
    let refused = wereld.ask(&bron, &wereld.pakket(1)).expect_err("a fourth");
    assert_eq!((refused.code().0, refused.retry_after()), (129, Some(60)));
    let other = Verzoek::sign(&wereld.pakket(2), &wereld.enschede);
    assert!(bron.answer(other.bytes()).is_ok(), "somebody else has a minute of their own");
    wereld.klok.advance(1);
    assert!(wereld.ask(&bron, &wereld.pakket(1)).is_ok());
}

#[tokio::test]
async fn a_window_through_the_night_is_open_at_night() {
    let venster = "[grenzen]\nvenster = { van = \"20:00:00\", tot = \"06:00:00\" }\n".to_owned();
    let wereld = Wereld::with(Opzet { verder: venster, ..Opzet::default() });
    let bron = wereld.open().await;
    for (at, wait) in [
        ("2027-03-02T09:00:00Z", Some(10 * 3600)),
        ("2027-03-02T18:59:59Z", Some(1)),
        ("2027-03-02T19:00:00Z", None),
        ("2027-03-03T04:59:59Z", None),
        ("2027-03-03T05:00:00Z", Some(14 * 3600)),
    ] {
        wereld.klok.set(at.parse().expect("an instant"));
        let refused = wereld.ask(&bron, &wereld.pakket(1)).err();
        assert_eq!(refused.as_ref().and_then(bron::Weigering::retry_after), wait, "{at}");
        assert_eq!(refused.map(|why| why.code().0), wait.map(|_| 341), "{at}");
    }
}

#[tokio::test]
async fn a_pakket_of_two_years_ago_is_no_new_one() {
    let wereld = Wereld::with(Opzet { tot: "2037-12-31", ..Opzet::default() });
    // A day that lies ahead, so that it can still be asked about then.
    let mut pakket = wereld.pakket(1);
    wereld.klok.set("2025-11-01T09:00:00Z".parse().expect("an instant"));
    pakket.peildatum = "2026-12-01".to_owned();
    wereld.ask(&wereld.open().await, &pakket).expect("approved");
    wereld.klok.set("2027-12-30T09:00:00Z".parse().expect("an instant"));
    assert_eq!(wereld.ask(&wereld.open().await, &pakket).err().map(|why| why.code().0), Some(380));
}

#[tokio::test]
async fn a_clock_that_was_put_back_writes_on_in_the_newest_month() {
    let wereld = Wereld::new();
    wereld.ask(&wereld.open().await, &wereld.pakket(1)).expect("approved");
    wereld.klok.set("2027-02-28T09:00:00Z".parse().expect("an instant"));
    wereld.ask(&wereld.open().await, &wereld.pakket(2)).expect("approved");
    assert!(!wereld.path("logboek/2027-02.db").exists());
    assert!(bron::server::check_logboek(&wereld.path("logboek")).is_ok());
}
