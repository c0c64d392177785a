use super::*;
use Bewaartermijn::*;
use jiff::civil::date;

const EVERY: [Bewaartermijn; 21] = [
    Klantcontact,
    KlantcontactAdvies,
    AanvraagAfgebroken,
    Inloggegevens,
    Zoekpoging,
    Hulpvraag,
    HulpvraagAdvies,
    Afspraak,
    Inloopbon,
    Concept,
    LooplijstNee,
    LooplijstRegel,
    Gesprek,
    Afmelding,
    Weigering,
    Verwijzing,
    Verwerking,
    Toegang,
    Tevredenheid,
    Indicator,
    Reservekopie,
];

fn tuesday() -> Zoned {
    date(2027, 3, 2).at(10, 0, 0, 0).in_tz("Europe/Amsterdam").unwrap()
}

fn ends(kind: Bewaartermijn) -> String {
    kind.ends(&tuesday()).strftime("%Y-%m-%d %H:%M").to_string()
}

#[test]
fn every_kind_has_exactly_one_row_with_a_source() {
    assert_eq!(all().len(), EVERY.len());
    for kind in EVERY {
        let rows: Vec<_> = all().iter().filter(|row| row.soort == kind).collect();
        assert_eq!(rows.len(), 1, "{kind:?}");
        assert!(!rows[0].bron.is_empty(), "{kind:?}");
        assert!(kind.ends(&tuesday()) >= tuesday(), "{kind:?}");
    }
}

#[test]
fn terms_are_those_of_the_table() {
    assert_eq!(ends(Hulpvraag), "2028-03-02 10:00");
    assert_eq!(ends(HulpvraagAdvies), "2032-03-02 10:00");
    assert_eq!(ends(Afspraak), "2028-04-02 10:00");
    assert_eq!(ends(AanvraagAfgebroken), "2027-04-13 10:00", "42 days, over summer time");
    assert_eq!(ends(Tevredenheid), "2027-03-03 10:00");
    assert_eq!(Hulpvraag.term().vanaf, Vanaf::Afgesloten);
    assert_eq!(Klantcontact.term().zekerheid, Zekerheid::EerderOnderzoek);
}

#[test]
fn a_ticket_lives_until_midnight_and_a_no_is_never_kept() {
    assert_eq!(ends(Inloopbon), "2027-03-03 00:00");
    assert_eq!(LooplijstNee.ends(&tuesday()), tuesday());
}

#[test]
fn both_logs_leave_together() {
    assert_eq!(Verwerking.ends(&tuesday()), Toegang.ends(&tuesday()));
}

#[test]
fn a_concept_lives_as_long_as_termijn_says() {
    let days = crate::termijn::CONCEPT_DAGEN;
    assert_eq!(Concept.ends(&tuesday()), tuesday() + i64::from(days).days());
}
