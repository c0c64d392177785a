//! What is refused however well it is signed.

use super::core::oin;
use super::world::{DAY, NOW, World, gemeente};
use crate::limits::{Drempel, Logboek, LogboekRegel, Profiel, enough_sources, given_away, good_share, good_size};
use crate::{Hd, Opdracht, Weigering};

fn profiel(verwacht_ja: u16) -> Profiel {
    Profiel { is_gemeente: false, is_bekend: false, verwacht_ja }
}

#[test]
fn a_source_counts_only_if_its_answer_is_a_secret() {
    let counts = |profiel: Profiel| profiel.is_effective();
    assert!(counts(profiel(20)) && counts(profiel(950)));
    assert!(!counts(profiel(19)) && !counts(profiel(951)));
    assert!(!counts(Profiel { is_gemeente: true, ..profiel(400) }));
    assert!(!counts(Profiel { is_bekend: true, ..profiel(400) }));
}

#[test]
fn two_effective_sources_are_needed_and_a_source_may_ask_for_three() {
    let (secret, sure) = (profiel(400), profiel(995));
    assert_eq!(enough_sources(&[secret, sure], 2), Err(Weigering::TeWeinigBronnen { effective: 1, needed: 2 }));
    assert_eq!(enough_sources(&[secret, sure], 0), Err(Weigering::TeWeinigBronnen { effective: 1, needed: 2 }));
    assert_eq!(enough_sources(&[secret, secret, sure], 2), Ok(()));
    assert_eq!(enough_sources(&[secret, secret, sure], 3), Err(Weigering::TeWeinigBronnen { effective: 2, needed: 3 }));
}

fn of_size(aantal: u32, vanaf: u8, tot: u8) -> Opdracht {
    let opdracht = World::new(2, 5).opdracht;
    Opdracht { aantal, leeftijd_vanaf: vanaf, leeftijd_tot: tot, ..opdracht }
}

#[test]
fn a_list_is_about_as_long_as_the_number_of_people_who_live_there() {
    let inwoners = vec![1000; 100];
    let good = |aantal| good_size(&of_size(aantal, 20, 29), &inwoners).is_ok();
    assert!(good(8_500) && good(10_200));
    assert!(!good(8_499) && !good(10_201));
}

#[test]
fn a_list_is_of_a_thousand_people_and_five_years_at_least() {
    assert!(good_size(&of_size(1000, 20, 24), &vec![200; 100]).is_ok());
    assert_eq!(good_size(&of_size(999, 20, 24), &vec![200; 100]), Err(Weigering::Omvang));
    assert_eq!(good_size(&of_size(1000, 20, 23), &vec![250; 100]), Err(Weigering::Omvang));
    assert_eq!(good_size(&of_size(1000, 30, 20), &vec![250; 100]), Err(Weigering::Omvang));
    assert_eq!(good_size(&of_size(1000, 200, 255), &vec![250; 100]), Err(Weigering::Omvang), "nobody of that age lives there");
}

#[test]
fn a_share_of_ja_says_something() {
    assert!(good_share(5, 1000).is_ok() && good_share(980, 1000).is_ok());
    assert_eq!([4, 981, 0, 1000].map(|yes| good_share(yes, 1000)), [(); 4].map(|()| Err(Weigering::Aandeel)));
}

fn drempel(waarde: i64) -> Drempel {
    let word = |word: &str| word.to_owned();
    Drempel { begrip: word("toetsingsinkomen"), periode: word("2026"), huishouden: word("alleen"), waarde }
}

fn run(day: u64, naam: &str, waarden: &[i64]) -> LogboekRegel {
    let number = u8::try_from(day % 251).expect("below 251");
    LogboekRegel {
        run: [number; 16],
        hd: Hd([number; 32]),
        th: None,
        gemeente: gemeente(),
        regelingen: vec![naam.to_owned()],
        drempels: waarden.iter().copied().map(drempel).collect(),
        aantal: 1000,
        op: NOW + day * DAY,
        is_verstuurd: true,
    }
}

fn after(earlier: &[LogboekRegel], asked: &LogboekRegel) -> bool {
    Logboek(earlier.to_vec()).not_too_often(asked).is_ok()
}

#[test]
fn a_third_run_of_a_scheme_within_a_year_is_refused() {
    let two = [run(0, "zorgtoeslag", &[]), run(100, "zorgtoeslag", &[])];
    assert!(after(&two[..1], &run(200, "zorgtoeslag", &[])));
    assert!(!after(&two, &run(200, "zorgtoeslag", &[])));
    assert!(!after(&two, &run(364, "zorgtoeslag", &[])));
    assert!(after(&two, &run(365, "zorgtoeslag", &[])), "the first is a year ago");
    assert!(after(&two, &run(200, "huurtoeslag", &[])));
}

#[test]
fn a_run_counts_from_its_first_deel_and_while_it_may_still_send_one() {
    let mut two = [run(0, "zorgtoeslag", &[]), run(0, "zorgtoeslag", &[])];
    two[0].is_verstuurd = false;
    assert!(!after(&two, &run(2, "zorgtoeslag", &[])), "it is still open: three at once are three");
    assert!(after(&two, &run(3, "zorgtoeslag", &[])), "it expired and never left");
    two[0].is_verstuurd = true;
    assert!(!after(&two, &run(3, "zorgtoeslag", &[])));
    two[1].gemeente = oin(8);
    assert!(after(&two, &run(3, "zorgtoeslag", &[])), "one was of another municipality");
}

#[test]
fn who_walks_along_a_threshold_halves_it_once_more_and_no_further() {
    let first = run(0, "a", &[39_719]);
    let second = run(400, "a", &[30_000]);
    assert!(after(&[], &first) && after(std::slice::from_ref(&first), &second));
    assert!(after(&[first.clone(), second.clone()], &run(800, "a", &[30_000])), "what was asked may be asked again");
    assert!(!after(&[first.clone(), second], &run(800, "a", &[35_000])));
    assert!(!after(&[first], &run(400, "a", &[30_000, 35_000])), "nor two at once");
}

#[test]
fn no_more_than_eight_thresholds_of_one_kind() {
    let eight: Vec<i64> = (1..=8).collect();
    assert!(after(&[], &run(0, "a", &eight)));
    assert!(!after(&[], &run(0, "a", &(1..=9).collect::<Vec<_>>())));
    assert!(!after(&[run(0, "a", &eight)], &run(400, "b", &[9])), "also over schemes");
    let mut other = run(400, "b", &[9]);
    other.drempels[0].begrip = "vermogen".to_owned();
    assert!(after(&[run(0, "a", &eight)], &other), "another kind has its own count");
}

/// The figures of the protocol: shares of 35 and 40 per cent, one of them known to G, and one alone.
#[test]
fn what_a_nee_gives_away_is_said_before_it_is_approved() {
    let profiel = |verwacht_ja, is_bekend| Profiel { is_gemeente: false, is_bekend, verwacht_ja };
    let two = [profiel(350, false), profiel(900, true), profiel(400, false)];
    let said = |own| given_away(&two, own).map(|said| (said.onafhankelijk, said.hoogstens));
    assert_eq!(said(0), Some((756, 1000)));
    assert_eq!(said(2), Some((698, 923)));
    assert_eq!(said(1), None, "what it says G can look up");
    assert_eq!(said(9), None);
}
