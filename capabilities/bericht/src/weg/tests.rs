//! Each way is said in words of its own, and promised only where it can be gone.

use super::*;
use inwoner::AdresStand;
use std::collections::BTreeSet;

#[test]
fn each_way_has_a_sentence_of_its_own() {
    for taal in Taal::ALL {
        let all: BTreeSet<String> = KanaalStand::ALL.iter().map(|weg| weg.about(taal)).collect();
        assert_eq!(all.len(), KanaalStand::ALL.len(), "{all:?}");
    }
}

#[test]
fn what_was_chosen_at_the_end_goes_before_what_is_preferred() {
    assert_eq!(KanaalStand::chosen(None, KanaalStand::Email), KanaalStand::Geen);
    assert_eq!(KanaalStand::chosen(Some(Kanaal::Balie), KanaalStand::Email), KanaalStand::Balie);
    assert_eq!(KanaalStand::chosen(Some(Kanaal::Voorkeur), KanaalStand::Email), KanaalStand::Email);
}

#[test]
fn a_secret_address_is_for_overheidsorganen() {
    let known = AdresStand { ontbreekt: Vec::new(), geheimhouding: true };
    assert!(known.takes_letters(true) && !known.takes_letters(false));
    let half = AdresStand { ontbreekt: vec!["straat"], geheimhouding: false };
    assert!(!half.takes_letters(true));
}
