use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Option<(&str, bool)> {
    find_bsn_like(text).map(|bsn| (&text[bsn.range], bsn.elfproef))
}

#[test]
fn a_bsn_is_found_however_it_is_cut() {
    for bsn in [
        "999990019",
        "999 990 019",
        "9999.90.019",
        "99999-0019",
        "999 - 990 - 019",
        "9999 9 0 019",
        "999,990,019",
        "999\u{A0}990\u{A0}019",
    ] {
        for text in
            [bsn.into(), format!("bsn {bsn}."), format!("BSN:{bsn}"), format!("Tilly ({bsn}) belt"), format!("kamer 4 {bsn}")]
        {
            assert_eq!(found(&text), Some((bsn, true)), "{text}");
        }
    }
    for text in ["12,50 99,95", "kamers 101, 102, 103", "999,50 en 12,75", "1.250,00 of 99,5"] {
        assert_eq!(found(text), None, "{text}");
    }
    assert_eq!(found("bsn999990019en meer"), Some(("999990019", true)));
    assert_eq!(found("９９９９９００１９"), Some(("９９９９９００１９", true)), "full width");
}

#[test]
fn nine_digits_that_fail_the_elfproef_are_named_as_such() {
    assert_eq!(found("nummer 999990018"), Some(("999990018", false)));
    assert_eq!(found("nummer 999.990.018"), Some(("999.990.018", false)));
    assert_eq!(found("nummer 000000012"), Some(("000000012", false)), "sum 0");
}

#[test]
fn a_bsn_next_to_a_harmless_number_is_still_found() {
    for text in [
        "0612345678 999990019",
        "999990019 06-12345678",
        "2-3-2027 999990019",
        "9/9/99 90007",
        "99999 3.1.00",
        "999 990 019 09:30",
        "7511 AA 999990019",
        "+31 6 12345678 999 990 019",
        "+999990019",
        "012 345 672 3 kinderen",
        "99999 0019 en verder",
        "999990019 30 euro",
    ] {
        assert!(matches!(found(text), Some((_, true))), "{text}");
    }
}

#[test]
fn what_belongs_in_a_toelichting_raises_no_alarm() {
    for text in [
        "",
        "Tilly kan haar DigiD niet activeren.",
        "0612345678",
        "06 12345678",
        "06-12 34 56 78",
        "(053) 481 81 81",
        "053-4818181",
        "0800 - 0543",
        "0900 1234 56",
        "000-1234567",
        "+31 6 12345678",
        "+31612345678",
        "+31 (0)6 12345678",
        "0031 53 481 81 81",
        "+599 717 1234",
        "Bel 0612345678 tussen 9 en 10.",
        "op 2-3-2027 om 9:30",
        "02-03-2027 09:30 7511 AA",
        "2027-03-02 0612345678",
        "02.03.2027 10.30 uur",
        "20270302 9 uur",
        "toeslagjaar 2025 2026 2027",
        "Voorbeeldstraat 9001 7511 AA Enschede",
        "€ 1.234,56",
        "1-3-2027 t/m 30-6-2027",
        "7K3P-92X",
        "3 kinderen van 4, 8 en 12 jaar",
        "EL-210",
        "dossier 12345678",
    ] {
        assert_eq!(check_toelichting(text, 200), Ok(()), "{text}");
    }
}

#[test]
fn an_iban_is_found() {
    for iban in [
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "NL00 ABNA 0417 1643 00",
        "DE89 3704 0044 0532 0130 00",
        "BE68539007547034",
    ] {
        for text in [iban.into(), format!("rekening {iban}, tnv Voorbeeld"), format!("({iban})"), format!("{iban} en verder")] {
            let range = find_iban(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[range.clone()], iban);
            assert_eq!(check_toelichting(&text, 200), Err(TekstError::Iban { range }));
        }
    }
    for text in ["AA 12 woorden en nog veel meer", "BE68539007547035", "NL91", "XNL91ABNA0417164300", "é12"] {
        assert_eq!(find_iban(text), None, "{text}");
    }
}

#[test]
fn long_numbers_and_long_texts_are_refused() {
    assert_eq!(check_toelichting("zaak 2027123456", 99), Err(TekstError::LongNumber { range: 5..15 }));
    assert_eq!(check_toelichting("één twee", 8), Ok(()), "characters, not bytes");
    assert_eq!(check_toelichting("één twee", 7), Err(TekstError::TooLong { found: 8, max: 7 }));
}

#[test]
fn no_error_carries_the_digits() {
    for text in ["999990019", "999990018", "NL91ABNA0417164300", "2027123456"] {
        let error = check_toelichting(text, 99).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(text));
    }
}

/// A synthetic BSN (prefix 99999), of which 909 exist.
fn bsn() -> impl Strategy<Value = Vec<u8>> {
    let digits = |n: u32| -> Vec<u8> { format!("99999{n:04}").bytes().map(|b| b - b'0').collect() };
    let all: Vec<Vec<u8>> = (0..10_000)
        .map(digits)
        .filter(|bsn| passes_elfproef(bsn))
        .filter(|bsn| !matches!(bsn[5..7], [1, 9] | [2, 0])) // 99-9-9-2000 is a date
        .collect();
    prop::sample::select(all)
}

fn harmless_number() -> impl Strategy<Value = String> {
    prop_oneof![
        "0[1-9][0-9]{8}",
        "06[ -][0-9]{8}",
        "0[1-9][0-9]-[0-9]{7}",
        "\\+31 ?6 ?[0-9]{8}",
        "([1-9]|[12][0-9])[-/.]([1-9]|1[0-2])[-/.]20[0-9]{2}".prop_filter("one separator", |date| {
            date.matches('-').count() == 2 || date.matches('/').count() == 2 || date.matches('.').count() == 2
        }),
        "20[0-9]{2}-0[1-9]-[12][0-9]",
        "([01][0-9]|2[0-3]):[0-5][0-9]",
        "[1-9][0-9]{3} ?[A-Z]{2}",
        "[1-9][0-9]{0,3}",
    ]
}

#[test]
fn there_are_909_synthetic_bsns() {
    let digits = |n: u32| -> Vec<u8> { format!("99999{n:04}").bytes().map(|b| b - b'0').collect() };
    assert_eq!((0..10_000).filter(|n| passes_elfproef(&digits(*n))).count(), 909);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_bsn_is_found_with_any_separators(
        bsn in bsn(), gaps in prop::collection::vec("([-. /_]{1,2})?", 8), before in "([a-zé]{1,5}[ :(])?", after in "([ ).,][a-zé]{1,5})?",
    ) {
        let mut cut = bsn[0].to_string();
        for (gap, digit) in gaps.iter().zip(&bsn[1..]) {
            cut += &format!("{gap}{digit}");
        }
        let text = format!("{before}{cut}{after}");
        prop_assert_eq!(found(&text), Some((cut.as_str(), true)), "{}", text);
    }

    #[test]
    fn nine_digits_in_one_piece_or_usual_pieces_are_found(digits in "[0-9]{9}", shape in 0..3usize) {
        let cut = match shape {
            0 => digits.clone(),
            1 => format!("{} {} {}", &digits[..3], &digits[3..6], &digits[6..]),
            _ => format!("{}.{}.{}", &digits[..4], &digits[4..6], &digits[6..]),
        };
        prop_assert_eq!(found(&cut).map(|(text, _)| text), Some(cut.as_str()));
    }

    #[test]
    fn sentences_with_harmless_numbers_pass(numbers in prop::collection::vec((harmless_number(), "[a-z]{3,9},?"), 0..6)) {
        let text: String = numbers.iter().map(|(number, word)| format!("{number} {word} ")).collect();
        prop_assert_eq!(check_toelichting(&text, 1000), Ok(()), "{}", text);
    }

    #[test]
    fn no_text_panics_and_ranges_can_be_cut(text in "[ -~é９٣\u{A0}0-9.:+-]{0,60}|\\PC{0,60}") {
        for range in [find_bsn_like(&text).map(|bsn| bsn.range), find_iban(&text), find_long_number(&text)].into_iter().flatten() {
            prop_assert!(text.get(range).is_some());
        }
    }
}

#[test]
fn a_very_long_text_is_refused_for_its_length_before_it_is_searched() {
    for row in ["1 ", "NL91 ", "0-", "AA11 2 ", "12-3-"] {
        let text = row.repeat(40_000);
        let found = text.chars().count();
        assert_eq!(check_toelichting(&text, 10), Err(TekstError::TooLong { found, max: 10 }));
    }
}

#[test]
fn a_text_is_shown_again_without_what_looks_like_a_bsn() {
    for (text, shown) in [
        ("999990019", "•••"),
        ("Tilly, 9999.90.019 of 999 990 457.", "Tilly, ••• of •••."),
        ("Bel 053 487 65 43 op 2-3-1949.", "Bel 053 487 65 43 op 2-3-1949."),
    ] {
        assert_eq!(without_bsn(text), shown);
    }
}
