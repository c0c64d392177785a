use super::*;
use proptest::prelude::*;

#[test]
fn the_weights_differ_and_none_is_zero() {
    // This alone proves both promises for every nummer: the code is linear, a single error adds weight × e, a swap
    // adds (weight − weight') × e, and a field has no divisors of zero.
    let mut weights = vec![1u8];
    for place in 1..LENGTH {
        weights.push(times_alpha(weights[place - 1]));
    }
    assert!(weights.iter().all(|weight| *weight != 0));
    assert!((1..LENGTH).all(|place| !weights[..place].contains(&weights[place])));
    // α has order 31, so multiplication by α is a bijection that never returns early: no divisors of zero.
    let mut seen = std::collections::BTreeSet::new();
    let mut power = 1;
    while seen.insert(power) {
        power = times_alpha(power);
    }
    assert_eq!(seen.len(), 31);
}

#[test]
fn every_single_error_and_every_swap_is_noticed() {
    for seed in 0..400u64 {
        let values = Nummer::from_random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20).symbols();
        for place in 0..LENGTH {
            for wrong in (0..32).filter(|wrong| *wrong != values[place]) {
                let mut typed = values;
                typed[place] = wrong;
                assert_ne!(syndrome(&typed), 0);
            }
            for other in (0..place).filter(|other| values[*other] != values[place]) {
                let mut typed = values;
                typed.swap(place, other);
                assert_ne!(syndrome(&typed), 0);
            }
        }
    }
}

#[test]
fn reads_what_people_type() {
    let nummer = Nummer::from_random(1); // 0000-01 and its check
    let shown = nummer.to_string();
    assert_eq!(shown, "0000-012");
    for typed in ["0000012", "oOoO-oI2", " 0000 – 0l2 ", "0-0-0-0-0-1-2"] {
        assert_eq!(typed.parse(), Ok(nummer), "{typed}");
    }
}

#[test]
fn says_what_is_wrong() {
    assert_eq!("0000-0".parse::<Nummer>(), Err(NummerError::Length { found: 5 }));
    assert_eq!("".parse::<Nummer>(), Err(NummerError::Length { found: 0 }));
    assert_eq!("0000-0123".parse::<Nummer>(), Err(NummerError::Length { found: 8 }));
    assert_eq!("000u-012".parse::<Nummer>(), Err(NummerError::Symbol { symbol: 'u', position: 4 }));
    assert_eq!("0000-021".parse::<Nummer>(), Err(NummerError::Check));
}

proptest! {
    #[test]
    fn what_is_shown_can_be_read_back(bits: u64) {
        let nummer = Nummer::from_random(bits);
        let shown = nummer.to_string();
        prop_assert_eq!(shown.len(), 8);
        prop_assert_eq!(&shown[4..5], "-");
        prop_assert_eq!(shown.parse(), Ok(nummer));
        prop_assert_eq!(shown.to_lowercase().parse(), Ok(nummer));
        prop_assert_eq!(shown.replace('0', "o").replace('1', "l").parse(), Ok(nummer));
    }

    #[test]
    fn no_input_panics(text: String) {
        let _ = text.parse::<Nummer>();
    }
}
