use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Postcode4 {
    text.parse().unwrap()
}

#[test]
fn tables_are_read_whole_and_fit_together() {
    assert_eq!(POSTCODES.len(), 4086);
    assert_eq!(GEMEENTEN.len(), 345);
    for row in POSTCODES.values() {
        assert!(GEMEENTEN.contains_key(&row.gemeentecode), "{}", row.postcode4);
    }
    for gemeente in gemeenten().filter(|gemeente| gemeente.land == "NL") {
        let near = |row: &PostcodeRow| km_between(gemeente.punt(), Punt { lat: row.lat, lon: row.lon }) < 12.0;
        assert!(POSTCODES.values().any(|row| row.gemeentecode == gemeente.code && near(row)), "{}", gemeente.naam);
    }
}

#[test]
fn reads_a_postcode_as_people_type_it() {
    for typed in ["7511", "7511AA", "7511 AA", " 7511 aa ", "7511  Aa"] {
        assert_eq!(typed.parse(), Ok(at("7511")), "{typed}");
    }
    for typed in ["", "751", "0999", "75111", "7511 A", "7511 AAA", "7511 A1", "AA 7511", "７５１１", "75é1", "+751"] {
        assert_eq!(typed.parse::<Postcode4>(), Err(Postcode4Error), "{typed}");
    }
}

#[test]
fn enschede_is_where_it_is() {
    assert_eq!(plaats(at("7511")), Some("Enschede"));
    assert_eq!(gemeente(at("7511")).unwrap().code, "0153");
    assert_eq!(gemeente_by_code("0855").unwrap().naam, "Tilburg");
    assert_eq!(gemeente_by_code("9003").unwrap().land, "BQ");
    assert_eq!(punt(at("1000")), None);
}

#[test]
fn enschede_to_maastricht_is_about_180_km() {
    let (a, b) = (gemeente_by_code("0153").unwrap().punt(), gemeente_by_code("0935").unwrap().punt());
    assert!((170.0..185.0).contains(&km_between(a, b)), "{}", km_between(a, b));
}

fn any_punt() -> impl Strategy<Value = Punt> {
    (-90.0..90.0f64, -180.0..180.0f64).prop_map(|(lat, lon)| Punt { lat, lon })
}

proptest! {
    #[test]
    fn distance_is_a_metric(a in any_punt(), b in any_punt(), c in any_punt()) {
        prop_assert_eq!(km_between(a, a), 0.0);
        prop_assert!((km_between(a, b) - km_between(b, a)).abs() < 1e-9);
        prop_assert!((0.0..=20_016.0).contains(&km_between(a, b)));
        prop_assert!(km_between(a, c) <= km_between(a, b) + km_between(b, c) + 1e-6);
    }

    #[test]
    fn a_postcode_shown_can_be_read_back(number in 1000..=9999u16) {
        prop_assert_eq!(at(&number.to_string()).to_string(), number.to_string());
    }

    #[test]
    fn no_input_panics(text: String) {
        let _ = text.parse::<Postcode4>();
    }
}
