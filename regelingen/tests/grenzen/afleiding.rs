//! Numbers that the law does not name but that follow from it, computed from the article.

use crate::lezing::Lezing;

/// A millionth of a eurocent: percentages of the law have five figures.
const FIJN: i64 = 1_000_000;

/// Norms of Pw art. 21 and 22 with holiday pay, in eurocent: 1-1-2025 (gemeente Westland), 1-7-2025 (gemeente Hof van Twente).
const NORMEN: [(&str, i64); 8] = [
    ("2025-01:nee", 134_545),
    ("2025-01:ja", 192_207),
    ("2025-01:aow_nee", 150_107),
    ("2025-01:aow_ja", 205_348),
    ("2025-07:nee", 136_906),
    ("2025-07:ja", 195_580),
    ("2025-07:aow_nee", 153_021),
    ("2025-07:aow_ja", 209_498),
];

/// Whether the number is not too high, and not too low; nothing where it stands in the law itself.
pub fn around(lezing: &Lezing) -> Option<(bool, bool)> {
    let number: i64 = lezing.getal.parse().ok()?;
    let words: Vec<&str> = lezing.afleiding.split(':').collect();
    match words[..] {
        ["norm", when, who, percent] => {
            let (_, norm) = NORMEN.iter().find(|(name, _)| *name == format!("{when}:{who}")).expect("a norm");
            // Half a cent goes up.
            let exact = norm * percent.parse::<i64>().expect("a percentage");
            Some((number * 100 - 50 <= exact, exact < number * 100 + 50))
        }
        ["zorgtoeslag", who] => Some(paid(number, |income| zorgtoeslag(income, who == "partner"))),
        ["kindgebonden_budget", who, kinderen] => {
            let kinderen = kinderen.parse().expect("a number");
            Some(paid(number, |income| kindgebonden_budget(income, kinderen, who == "partner")))
        }
        _ => None,
    }
}

/// An allowance is rounded to a euro, and under 24 euro a year nothing is paid (Awir art. 14 leden 3 en 4). Incomes of the
/// tax law are whole euros: the last one with which something is paid, and the first with which nothing is.
fn paid(limit: i64, of: impl Fn(i64) -> i64) -> (bool, bool) {
    let euros = |income: i64| (of(income) + 50 * FIJN).div_euclid(100 * FIJN);
    (euros(limit) >= 24, euros(limit + 100) < 24)
}

/// Wzt art. 2, of a year, in millionths of a cent: standaardpremie (twice for two) less normpremie.
fn zorgtoeslag(income: i64, partner: bool) -> i64 {
    let (standaard, drempel) = (211_200, 2_840_600);
    let rate = if partner { 42_730 } else { 18_960 };
    let people = if partner { 2 } else { 1 };
    people * standaard * FIJN - rate * drempel - 137_000 * (income - drempel).max(0)
}

/// Wkb art. 2, of a year, children under 12.
fn kindgebonden_budget(income: i64, kinderen: i64, partner: bool) -> i64 {
    let drempel = if partner { 2_840_600 + 913_900 } else { 2_840_600 };
    let most = kinderen * 251_100 + if partner { 0 } else { 338_900 };
    most * FIJN - 71_000 * (income - drempel).max(0)
}
