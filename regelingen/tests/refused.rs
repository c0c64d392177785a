//! What is wrong in a file is said all at once, with the place and how to mend it; and nothing of a wrong file counts.

use regelingen::begrip::Verschil;
use regelingen::{Regeling, Stand, shipped};

const BIJSTAND: &str = include_str!("../landelijk/bijstand/2026.toml");

fn stand() -> Stand {
    shipped::read().expect("what is shipped is whole")
}

fn changed(from: &str, to: &str) -> Regeling {
    assert!(BIJSTAND.contains(from), "{from} stands in the file");
    Regeling::read(&BIJSTAND.replacen(from, to, 1)).expect("the form is still right")
}

#[test]
fn each_mistake_in_the_content_is_named_with_its_place() {
    let stand = stand();
    let cases = [
        ("wet = \"Pw art. 11;", "wet = \"Armenwet art. 11;", "wet", "\"Armenwet\" is no law"),
        ("geldig_tot = \"2026-12-31\"", "geldig_tot = \"2025-12-31\"", "geldig_tot", "ends before"),
        ("netto_maandinkomen@1", "netto_maandinkomen@2", "criterium inkomen", "netto_maandinkomen@2 is not known"),
        ("netto_maandinkomen@1", "studiefinanciering@1", "criterium inkomen", "cannot be tried like this"),
        (
            "samen = \"partner\"",
            "samen = \"alleen\"",
            "criterium inkomen",
            "drempel 1 and drempel 2 can both be about one person",
        ),
        ("minder_dan", "minstens", "criterium inkomen", "more income would give a right"),
        ("sleutel = \"vermogen\"", "sleutel = \"inkomen\"", "criterium inkomen", "stands in the file twice"),
        ("1369_06", "-1", "criterium inkomen", "is below zero"),
        ("artikel = \"Pw art. 34 lid 3\"", "artikel = \"artikel 34\"", "criterium vermogen", "names no article"),
    ];
    for (from, to, place, says) in cases {
        let faults = changed(from, to).faults(stand.begrippen());
        assert!(faults.iter().any(|fault| fault.plaats == place && fault.wat.contains(says)), "{from} → {to}: {faults:?}");
    }
}

#[test]
fn a_mistake_in_the_form_is_named_with_its_line() {
    for (from, to, says) in [
        ("minder_dan", "ongeveer", "unknown variant `ongeveer`"),
        ("versie = \"2026\"", "versie = 2026", "line 6"),
        ("geldig_van = \"2026-01-01\"", "geldig_van = \"2026-02-30\"", "geldig_van"),
        ("vergelijking = \"minder_dan\"", "is = \"ja\"", "criterium inkomen: give exactly one of"),
        ("netto_maandinkomen@1", "netto_maandinkomen", "names no version"),
        ("beslist =", "besluit =", "unknown field `besluit`"),
    ] {
        assert!(BIJSTAND.contains(from), "{from} stands in the file");
        let why = Regeling::read(&BIJSTAND.replacen(from, to, 1)).expect_err(to);
        assert!(why.contains(says), "{from} → {to}: {why}");
    }
}

#[test]
fn two_versions_never_hold_on_one_day_in_one_place() {
    let stand = stand();
    let faults = stand.with(changed("versie = \"2026\"", "versie = \"2026 verbeterd\"")).expect_err("both hold in 2026");
    assert!(faults.iter().any(|fault| fault.wat.contains("while bijstand 2026 still holds")), "{faults:?}");
    let faults =
        stand.with(changed("geldig_van = \"2026-01-01\"", "geldig_van = \"2026-06-01\"")).expect_err("the name is taken");
    assert!(faults.iter().any(|fault| fault.wat.contains("there is a version of this name already")), "{faults:?}");
    let mut next = changed("versie = \"2026\"", "versie = \"2027\"");
    (next.geldig_van, next.geldig_tot) = (jiff::civil::date(2027, 1, 1), None);
    let with = stand.with(next).expect("the year after is free");
    assert_eq!(with.all().len(), stand.all().len() + 1);
}

/// V09: of all definitions of income that look alike, only equal ones stand under one threshold.
#[test]
fn only_the_same_income_is_the_same_income() {
    let stand = stand();
    let incomes: Vec<_> = stand.begrippen().iter().filter(|begrip| begrip.is_income()).collect();
    assert!(incomes.len() >= 12, "{} definitions of income", incomes.len());
    for one in &incomes {
        for other in &incomes {
            match one.combine(other) {
                Ok(()) => assert_eq!(one.begrip, other.begrip),
                Err(why) => assert!(one.begrip != other.begrip && !why.verschillen.is_empty(), "{why}"),
            }
        }
    }
    let newest = |sleutel| stand.begrippen().newest(sleutel).expect("it is known");
    let why = newest("verzamelinkomen").combine(newest("sv_loon_inkomen_maand")).expect_err("a year of tax is no month of wage");
    assert_eq!(why.verschillen, [Verschil::Begrip, Verschil::Bronhouder, Verschil::Periode, Verschil::Heffing]);
}
