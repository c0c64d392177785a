//! Finding somebody out by asking on and on.

use crate::mensen::set;
use crate::wereld::{Opzet, Wereld};
use bron::Antwoord;
use bron::client::Verzoek;
use regelingen::Toets;

/// Whoever gets a set approved for every threshold they like, and looks at each answer before they choose the next.
#[tokio::test]
async fn a_threshold_that_walks_is_stopped_before_the_third_halving() {
    // The income of the person is 1,000,000; all that a walk between 0 and 8,000,000 could need is approved.
    let grenzen: Vec<i64> = (1..32).map(|nth| nth * 250_000).collect();
    let wereld = Wereld::with(Opzet { sets: grenzen.iter().map(|grens| set(&[*grens])).collect(), ..Opzet::default() });
    let mut bron = wereld.open().await;
    let (mut low, mut high, mut halved) = (0, 8_000_000, 0);
    for id in 1.. {
        let middle = (low + high) / 2;
        let nth = grenzen.iter().position(|grens| *grens == middle).expect("a multiple");
        let pakket = wereld.run_of(id, nth).pakket(0, wereld.vragen(nth), vec![wereld.personen[1]]);
        match wereld.ask(&bron, &pakket) {
            Ok(answers) if answers.get(0, 0) == Antwoord::Ja => high = middle,
            Ok(_) => low = middle,
            Err(why) => {
                assert_eq!(why.code().0, 386);
                break;
            }
        }
        halved += 1;
        // It forgets nothing when it starts again.
        drop(bron);
        bron = wereld.open().await;
    }
    assert_eq!((halved, low, high), (2, 0, 2_000_000));
    // Who was not asked about yet can be: what counts is the person.
    let other = wereld.run_of(99, 3).pakket(0, wereld.vragen(3), vec![wereld.personen[2]]);
    assert!(wereld.ask(&bron, &other).is_ok());
    // Hidden among others, they are found all the same; and nobody is asked about then.
    let hidden = wereld.run_of(98, 5).pakket(0, wereld.vragen(5), wereld.personen.clone());
    assert_eq!(wereld.ask(&bron, &hidden).err().map(|why| why.code().0), Some(386));
}

#[tokio::test]
async fn one_person_is_in_four_runs_a_year() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    for id in 1..=4 {
        assert!(wereld.ask(&bron, &wereld.pakket(id)).is_ok(), "run {id}");
    }
    assert_eq!(wereld.ask(&bron, &wereld.pakket(5)).err().map(|why| why.code().0), Some(386));
    // For another afnemer it is the first time: people move.
    assert!(bron.answer(Verzoek::sign(&wereld.pakket(6), &wereld.enschede).bytes()).is_ok());
}

#[tokio::test]
async fn a_set_with_more_thresholds_than_a_column_allows_does_not_open() {
    let grenzen: Vec<i64> = (1..=13).collect();
    let wereld = Wereld::with(Opzet { sets: vec![set(&grenzen)], ..Opzet::default() });
    let why = wereld.try_open().await.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("13 thresholds on toetsingsinkomen@1 2026, and 12 is the most"), "{why}");
    let kolommen = Opzet::default().kolommen.replacen("jaar = 2026", "jaar = 2026\ndrempels = 13", 1);
    let wereld = Wereld::with(Opzet { sets: vec![set(&grenzen)], kolommen, ..Opzet::default() });
    assert!(wereld.try_open().await.is_ok(), "the source holder decides");
}

/// A threshold for one group only tells who is in the group, so it counts even where the number is the same.
#[tokio::test]
async fn asking_for_group_after_group_is_walking_too() {
    let one = |kinderen| {
        let mut set = set(&[2_000_000]);
        if let Toets::Grens(_, drempels) = &mut set.vragen[0].toets {
            drempels[0].voor.kinderen = Some(kinderen);
        }
        set
    };
    let wereld = Wereld::with(Opzet { sets: (0..4).map(one).collect(), ..Opzet::default() });
    let bron = wereld.open().await;
    let codes: Vec<_> = (0..4)
        .map(|nth| {
            let pakket =
                wereld.run_of(u8::try_from(nth).expect("small"), nth).pakket(0, wereld.vragen(nth), wereld.personen.clone());
            wereld.ask(&bron, &pakket).err().map(|why| why.code().0)
        })
        .collect();
    assert_eq!(codes, [None, None, Some(386), Some(386)]);
}
