//! The demo keeps the rules of the house, on whatever day it is loaded. (Loading itself: `tests/house/demo.rs`.)

use super::days::Days;
use super::rows::Rows;
use super::{build, id, people};
use foundation::jiff::civil::{Date, date};
use foundation::jiff::{Timestamp, ToSpan, tz::TimeZone};
use foundation::{Bsn, Keys, Uuid};
use rules::rooster::{Dienst, Locatie, Openingstijd, check_dienst};
use std::collections::{BTreeMap, BTreeSet};

/// The moment of the stories: Tuesday 2 March 2027, 10:00 at the counter.
fn now() -> Timestamp {
    "2027-03-02T09:00:00Z".parse().unwrap()
}

fn days_at(now: Timestamp) -> Days {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    Days::around(now.to_zoned(zone).date(), now).unwrap()
}

fn demo_at(now: Timestamp) -> Rows {
    build(&days_at(now), &Keys::for_tests()).unwrap()
}

/// Moments at which data around today easily go wrong: early, late, weekend, both changes of the clock, Easter, the
/// turn of the year.
fn moments() -> Vec<Timestamp> {
    [
        "2027-03-02T09:00:00Z",
        "2027-03-03T05:00:00Z",
        "2027-03-03T22:30:00Z",
        "2027-03-06T11:00:00Z",
        "2027-03-27T23:30:00Z",
        "2027-03-25T10:15:00Z",
        "2027-10-29T13:40:00Z",
        "2026-12-24T15:59:00Z",
        "2027-01-01T00:00:00Z",
        "2028-02-29T12:00:00Z",
        "2025-01-09T08:00:00Z",
        "2030-11-20T09:30:00Z",
    ]
    .map(|text| text.parse().unwrap())
    .to_vec()
}

#[test]
fn every_bsn_is_invented_and_passes_the_elfproef() {
    assert_eq!(people::numbers().count(), 909);
    let (rows, keys) = (demo_at(now()), Keys::for_tests());
    let indexes: BTreeMap<Vec<u8>, String> =
        people::numbers().map(|text| (Bsn::parse(&text).ok().unwrap().index(&keys), text)).collect();
    let used: Vec<_> = rows.inwoners.iter().filter_map(|row| row.bsn_index.clone()).collect();
    assert!(used.iter().all(|index| indexes.contains_key(index)));
    assert_eq!(used.iter().collect::<BTreeSet<_>>().len(), used.len(), "one BSN, one Inwoner");
    assert!(rows.inwoners.len() >= 70 && used.len() < rows.inwoners.len(), "and somebody has none");
    let of_the_stories = [
        "999990019",
        "999990457",
        "999990585",
        "999990718",
        "999990846",
        "999990974",
        "999991103",
        "999991243",
        "999991371",
        "999991498",
    ];
    for text in of_the_stories {
        let index = Bsn::parse(text).ok().unwrap().index(&keys);
        assert!(used.contains(&index), "the stories need {text}");
    }
}

#[test]
fn the_same_names_give_the_same_rows() {
    let (a, b) = (demo_at(now()), demo_at(now()));
    assert_eq!(a.hulpvragen, b.hulpvragen);
    assert_eq!(a.tijdsloten, b.tijdsloten);
    assert_eq!(a.taken, b.taken);
    let ids = |rows: &Rows| rows.inwoners.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&a), ids(&b));
    assert_eq!(ids(&a)[0], id("inwoner/tilly"));
}

#[test]
fn an_open_hulpvraag_has_one_owner_and_a_next_step() {
    for now in moments() {
        let rows = demo_at(now);
        for row in &rows.hulpvragen {
            let closed = row.status == "afgesloten";
            assert_eq!(closed, row.uitkomst.is_some(), "{now}");
            assert_eq!(closed, row.afgesloten_op.is_some(), "{now}");
            assert_eq!(closed, row.eigenaar_organisatie_id.is_none(), "{now}");
            assert_eq!(closed, row.vervolgstap.is_none() && row.vervolgstap_op.is_none(), "{now}");
            assert!(hulpvraag::Status::parse(&row.status).is_some());
            assert!(row.vervolgstap.as_deref().is_none_or(|step| hulpvraag::Vervolgstap::parse(step).is_some()));
            let taking_part: Vec<_> = rows.deelnames.iter().filter(|part| part.hulpvraag_id == row.id).collect();
            assert!(taking_part.iter().all(|part| part.einde.is_some() == closed), "{now}");
            assert!(closed || taking_part.iter().any(|part| Some(part.organisatie_id) == row.eigenaar_organisatie_id), "{now}");
            let open = rows.taken.iter().filter(|taak| taak.hulpvraag_id == row.id && taak.status == "open").count();
            assert!(!closed || open == 0, "{now}: closed with a Taak");
            assert!(row.aangemaakt_op.at() <= now && row.afgesloten_op.is_none_or(|at| at.at() <= now), "{now}: in the future");
        }
    }
}

#[test]
fn a_tijdslot_is_taken_when_and_only_when_it_holds_an_afspraak() {
    for now in moments() {
        let rows = demo_at(now);
        let live = |row: &&afspraak::tables::afspraak::Model| !matches!(row.status.as_str(), "afgezegd" | "verplaatst");
        let held: Vec<Uuid> = rows.afspraken.iter().filter(live).map(|row| row.tijdslot_id).collect();
        let once: BTreeSet<Uuid> = held.iter().copied().collect();
        assert_eq!(held.len(), once.len(), "{now}: two in one");
        for slot in &rows.tijdsloten {
            assert_eq!(slot.bezet, once.contains(&slot.id), "{now}");
        }
        let tickets: Vec<_> = rows.afspraken.iter().filter(|row| row.bon.is_some()).collect();
        let different: BTreeSet<_> = tickets.iter().map(|row| (row.locatie_id, &row.bon_dag, &row.bon)).collect();
        assert_eq!(tickets.len(), different.len(), "{now}: one ticket twice");
        for row in &rows.afspraken {
            let slot = rows.tijdsloten.iter().find(|slot| slot.id == row.tijdslot_id).unwrap();
            assert_eq!((row.begin, row.einde, row.balie_id), (slot.begin, slot.einde, slot.balie_id));
            let helped = row.status == "afgerond";
            let contact = rows.klantcontacten.iter().find(|contact| contact.hulpvraag_id == row.hulpvraag_id);
            assert_eq!(helped, contact.is_some_and(|contact| contact.einde.is_some() && contact.uitkomst.is_some()), "{now}");
            assert_eq!(contact.is_some(), helped || row.status == "bezig", "{now}");
            assert_eq!(row.bon.is_some(), row.gemeld_op.is_some(), "{now}");
            assert_eq!(row.bon.is_some(), row.bon_dag.is_some(), "{now}");
            let times = [row.gemeld_op, row.bezig_op, row.klaar_op];
            assert!(times.iter().flatten().all(|at| at.at() <= now) && times.iter().flatten().is_sorted(), "{now}");
        }
    }
}

#[test]
fn nobody_is_helped_at_one_balie_at_the_same_time_as_another() {
    let rows = demo_at("2027-03-02T22:00:00Z".parse().unwrap());
    let mut visits: Vec<_> = rows.afspraken.iter().filter_map(|row| Some((row.balie_id, row.bezig_op?, row.klaar_op?))).collect();
    visits.sort();
    for pair in visits.windows(2) {
        assert!(pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1, "{pair:?}");
    }
    assert!(visits.len() >= 30, "a full day: {}", visits.len());
}

#[test]
fn the_rooster_accepts_every_dienst() {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    for now in moments() {
        let rows = demo_at(now);
        let local = |at: store::Ms| at.at().to_zoned(zone.clone()).datetime();
        let of_row = |row: &netwerk::tables::dienst::Model| Dienst {
            id: row.id.as_u128(),
            balie: row.balie_id.as_u128(),
            medewerker: row.medewerker_id.unwrap().as_u128(),
            begin: local(row.begin),
            einde: local(row.einde),
        };
        let all: Vec<Dienst> = rows.diensten.iter().map(of_row).collect();
        for (row, new) in rows.diensten.iter().zip(&all) {
            let balie = rows.balies.iter().find(|balie| balie.id == row.balie_id).unwrap();
            let open: Vec<Openingstijd> = rows
                .openingstijden
                .iter()
                .filter(|open| open.locatie_id == balie.locatie_id)
                .map(|open| Openingstijd {
                    weekdag: foundation::jiff::civil::Weekday::from_monday_one_offset(open.weekdag.try_into().unwrap()).unwrap(),
                    begin: open.begin.parse().unwrap(),
                    einde: open.einde.parse().unwrap(),
                    geldig_van: date(2020, 1, 1),
                    geldig_tot: None,
                })
                .collect();
            let locatie = Locatie { gebied: rules::feestdag::Gebied::Nederland, openingstijden: &open, gesloten: &[] };
            assert_eq!(check_dienst(new, &all, &locatie), Ok(()), "{now}");
        }
    }
}

#[test]
fn all_balies_but_one_have_an_active_coordinator() {
    let rows = demo_at(now());
    let without: Vec<Uuid> = rows
        .balies
        .iter()
        .filter(|balie| !rows.medewerkers.iter().any(|one| Some(one.id) == balie.coordinator_id && one.actief))
        .map(|balie| balie.id)
        .collect();
    assert_eq!(without, [id("balie/zwolle/gemeente-2")]);
    for row in &rows.medewerkers {
        assert!(row.rollen.split_whitespace().all(|rol| access::Rol::parse(rol).is_some()), "{}", row.rollen);
        assert!(rows.organisaties.iter().any(|at| at.id == row.organisatie_id), "{}", row.naam);
    }
    for row in &rows.medewerker_balies {
        let (one, at) = (row.medewerker_id, row.balie_id);
        let one = rows.medewerkers.iter().find(|medewerker| medewerker.id == one).unwrap();
        let at = rows.balies.iter().find(|balie| balie.id == at).expect("a Balie that is there");
        assert_eq!(one.organisatie_id, at.organisatie_id, "{}", one.naam);
    }
}

#[test]
fn a_convenant_is_about_something_the_other_side_helps_with() {
    let rows = demo_at(now());
    for row in &rows.convenanten {
        let helps = rows.balies.iter().any(|balie| {
            balie.organisatie_id == row.naar_organisatie_id
                && rows.balie_producten.iter().any(|p| p.balie_id == balie.id && p.product == row.product)
        });
        assert!(helps && row.van_organisatie_id != row.naar_organisatie_id, "{row:?}");
    }
    let offered: BTreeSet<&str> = rows.doorverwijzingen.iter().map(|row| row.status.as_str()).collect();
    let all = ["aangeboden", "afgerond", "geaccepteerd", "geweigerd", "ingetrokken", "verlopen"];
    assert_eq!(offered.into_iter().collect::<Vec<_>>(), all);
    assert!(rows.doorverwijzingen.iter().all(|row| row.van_organisatie_id != row.naar_organisatie_id));
}

#[test]
fn the_stories_can_begin() {
    let rows = demo_at(now());
    let free = |name: &str| rows.tijdsloten.iter().any(|row| row.id == id(name) && !row.bezet && !row.vrijgehouden);
    assert!(free("tijdslot/enschede/gemeente-1/2027-03-03T09:30"), "V01");
    assert!(free("tijdslot/enschede/svb/2027-03-03T10:00"), "V03: SVB is there on Wednesday");
    for key in ["tilly", "joost", "samira", "kees", "yara", "ruth", "piet", "anna", "anna-2", "omar"] {
        let one = id(&format!("inwoner/{key}"));
        assert!(rows.inwoners.iter().any(|row| row.id == one), "{key}");
        assert!(!rows.hulpvragen.iter().any(|row| row.inwoner_id == Some(one)), "{key}");
    }
    let name = |key: &str| {
        let row = rows.inwoner(key).unwrap();
        (row.achternaam.clone(), row.geboortedatum.clone(), row.postcode.clone())
    };
    assert_eq!(name("anna"), name("anna-2"), "V18");
    for row in &rows.locaties {
        assert_ne!(row.gemeente_code, "0503", "Delft takes no part");
        let gebied: rules::feestdag::Gebied = serde_json::from_value(row.gebied.clone().into()).unwrap();
        assert_eq!(gebied, rules::feestdag::Gebied::Nederland);
        assert!(row.postcode.parse::<rules::afstand::Postcode4>().ok().and_then(rules::afstand::punt).is_some(), "{}", row.naam);
    }
}

#[test]
fn on_a_day_off_the_demo_shows_the_next_werkdag() {
    let sunday: Date = date(2027, 3, 28);
    let days = Days::around(sunday, now()).unwrap();
    assert_eq!(days.day, date(2027, 3, 30), "Monday is tweede paasdag");
    assert_eq!(days.werkdag(-1).unwrap(), date(2027, 3, 25), "on Goede Vrijdag the counters are closed");
    assert_eq!(days.last, sunday + 21.days());
}
