//! The regelingen that come with the house: whole, without contradiction, and true to the articles.

use proptest::prelude::*;
use regelingen::begrip::BegripVersie;
use regelingen::criterium::Waarvoor;
use regelingen::regeling::Gebied;
use regelingen::{Antwoord, Feiten, Stand, Toets, Waarde, shipped, voorbeeld};
use std::collections::BTreeSet;
use std::sync::LazyLock;

fn stand() -> &'static Stand {
    static STAND: LazyLock<Stand> = LazyLock::new(|| {
        shipped::read().unwrap_or_else(|faults| {
            let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", all.join("\n"))
        })
    });
    &STAND
}

#[test]
fn twelve_national_schemes_hold_in_2025_and_in_2026_and_four_gemeenten_have_their_own() {
    let stand = stand();
    for year in [2025, 2026] {
        for month in 1..=12 {
            let day = jiff::civil::date(year, month, 1).last_of_month();
            let national = stand.on(day, "").count();
            assert!(national >= 10, "{national} national schemes on {day}");
            for gemeente in ["0153", "0855", "0935", "0363"] {
                assert!(stand.on(day, gemeente).count() > national, "{gemeente} has nothing of its own on {day}");
            }
        }
    }
    let schemes: BTreeSet<_> = stand.all().iter().map(|regeling| &regeling.sleutel).collect();
    assert!(schemes.len() >= 12, "{schemes:?}");
}

#[test]
fn what_is_made_up_is_of_a_gemeente_only() {
    for regeling in stand().all() {
        assert_eq!(regeling.is_synthetic(), regeling.gebied != Gebied::Nederland, "{}", regeling.name());
    }
}

#[test]
fn every_version_has_examples_and_they_come_out_as_the_articles_say() {
    let stand = stand();
    let mut tried = 0;
    let mut without: BTreeSet<_> = stand.all().iter().map(|regeling| (regeling.name(), regeling.gebied.clone())).collect();
    for (file, text) in shipped::examples() {
        let path = file.trim_end_matches(".voorbeelden.csv");
        let (folder, versie) = path.rsplit_once('/').expect("a file in a folder");
        let (_, sleutel) = folder.rsplit_once('/').expect("a folder of a scheme");
        let code = folder.strip_prefix("gemeenten/").and_then(|rest| rest.split('/').next());
        let gebied = code.map_or(Gebied::Nederland, |code| Gebied::Gemeente(code.to_owned()));
        let of = |regeling: &&regelingen::Regeling| {
            regeling.sleutel == sleutel && regeling.versie == versie && regeling.gebied == gebied
        };
        let regeling = stand.all().iter().find(of).unwrap_or_else(|| panic!("{file} is beside no regeling"));
        for example in voorbeeld::read(&text).unwrap_or_else(|why| panic!("{file}: {why}")) {
            assert_eq!(example.deviates(regeling), None, "{file}: {} should be {:?}", example.wat, example.verwacht);
            tried += 1;
        }
        without.remove(&(regeling.name(), gebied));
    }
    assert!(without.is_empty(), "without examples: {without:?}");
    assert!(tried > 500, "{tried} examples");
}

/// Each threshold of each version stands in an example: on it, a cent under it, a cent over it.
#[test]
fn no_threshold_is_without_its_edge() {
    let stand = stand();
    let examples: String = shipped::examples().map(|(_, text)| text).collect();
    for regeling in stand.all() {
        for criterium in &regeling.criterium {
            let Toets::Grens(_, drempels) = &criterium.toets else { continue };
            for drempel in drempels {
                let edges = if drempel.grens < 100 {
                    vec![drempel.grens - 1, drempel.grens]
                } else {
                    (-1..=1).map(|d| drempel.grens + d).collect()
                };
                for edge in edges {
                    let value = format!("{}={edge}", criterium.begrip);
                    assert!(examples.contains(&value), "{}, {}: no example with {value}", regeling.name(), criterium.sleutel);
                }
            }
        }
    }
}

/// Zorgtoeslag 2025 from the numbers of the law (Wzt art. 2, Awir art. 14 lid 4): the income at which the amount of a year is
/// just 23.50 and rounds to the smallest that is paid.
#[test]
fn the_limits_of_zorgtoeslag_follow_from_the_parameters_of_the_law() {
    let stand = stand();
    let regeling = stand.get("zorgtoeslag", jiff::civil::date(2025, 7, 1), "").expect("zorgtoeslag 2025");
    let parameter = |name: &str| regeling.parameter[name].waarde;
    let million = 1_000_000;
    let base = parameter("drempelinkomen");
    let limit = |people: i64, rate: i64| {
        let most = people * parameter("standaardpremie") * million - rate * base;
        let above = (most - parameter("kleinste_bedrag") * million) / parameter("afbouw_miljoensten");
        (base + above) / 100 * 100
    };
    let derived = [limit(1, parameter("premie_alleen_miljoensten")), limit(2, parameter("premie_partner_miljoensten"))];
    assert_eq!(thresholds(regeling, "inkomen"), derived);
}

/// Kindgebonden budget 2025 (Wkb art. 2): the income at which a euro less than 24 would be left.
#[test]
fn the_limits_of_kindgebonden_budget_follow_from_the_parameters_of_the_law() {
    let stand = stand();
    let regeling = stand.get("kindgebonden_budget", jiff::civil::date(2025, 7, 1), "").expect("kindgebonden budget 2025");
    let parameter = |name: &str| regeling.parameter[name].waarde;
    let limit = |most: i64, base: i64| {
        let above = (most - parameter("kleinste_bedrag")) * 1_000_000 / parameter("afbouw_miljoensten");
        (base + above) / 100 * 100
    };
    let mut derived = Vec::new();
    for children in 1..=3 {
        let most = children * parameter("per_kind");
        derived.push(limit(most + parameter("alleenstaande_ouder"), parameter("drempelinkomen")));
        derived.push(limit(most, parameter("drempelinkomen_partner")));
    }
    assert_eq!(thresholds(regeling, "inkomen"), derived);
}

fn thresholds(regeling: &regelingen::Regeling, criterium: &str) -> Vec<i64> {
    let criterium = regeling.criterium.iter().find(|it| it.sleutel == criterium).expect("the criterium");
    let Toets::Grens(_, drempels) = &criterium.toets else { panic!("{} has no thresholds", criterium.sleutel) };
    drempels.iter().map(|drempel| drempel.grens).collect()
}

fn somebody(stand: &Stand) -> impl Strategy<Value = Feiten> + use<> {
    let begrippen: Vec<_> = stand.begrippen().iter().cloned().collect();
    let seeds = prop::collection::vec(any::<u32>(), begrippen.len());
    (seeds, prop::option::of(any::<bool>()), prop::option::of(0_u8..5), 1940_i16..2012, 1_i8..=12, 1_i8..=28).prop_map(
        move |(seeds, partner, kinderen, year, month, day)| {
            let born = jiff::civil::date(year, month, day);
            let known = Feiten::about(Some(born), partner, kinderen);
            begrippen.iter().zip(seeds).fold(known, |feiten, (begrip, seed)| {
                use regelingen::begrip::Soort;
                let waarde = match begrip.soort {
                    _ if seed % 7 == 0 => return feiten,
                    Soort::Bedrag => Waarde::Bedrag(i64::from(seed % 20_000_000)),
                    Soort::Aantal => Waarde::Aantal(i64::from(seed % 5)),
                    Soort::JaNee => Waarde::JaNee(seed % 2 == 0),
                    Soort::Datum => Waarde::Datum(born),
                };
                feiten.with(begrip.begrip.clone(), waarde)
            })
        },
    )
}

proptest! {
    /// A euro more of income never gives a right that a euro less does not; `meer_helpt` would list the exceptions.
    #[test]
    fn one_euro_more_never_adds_a_right(feiten in somebody(stand()), month in 1_i8..=12, year in 2025_i16..=2026) {
        let (stand, day) = (stand(), jiff::civil::date(year, month, 15));
        for regeling in stand.all().iter().filter(|regeling| regeling.meer_helpt.is_none()) {
            let before = regeling.evaluate(&feiten, day).mogelijk;
            for begrip in stand.begrippen().iter().filter(|begrip| begrip.is_income()) {
                let Some(Waarde::Bedrag(cents)) = feiten.get(&begrip.begrip) else { continue };
                let richer = feiten.clone().with(begrip.begrip.clone(), Waarde::Bedrag(cents + 100));
                let after = regeling.evaluate(&richer, day).mogelijk;
                prop_assert!(rank(after) <= rank(before), "{}: {before:?} became {after:?}", regeling.name());
            }
        }
    }

    /// Knowing less never turns an outcome into its opposite, and never makes a nee.
    #[test]
    fn knowing_less_never_makes_a_nee(feiten in somebody(stand()), drop in any::<prop::sample::Index>()) {
        let (stand, day) = (stand(), jiff::civil::date(2026, 7, 1));
        let begrippen: Vec<_> = stand.begrippen().iter().map(|begrip| begrip.begrip.clone()).collect();
        let dropped = drop.get(&begrippen);
        let less = without(&feiten, &begrippen, dropped);
        for regeling in stand.all() {
            let (more, fewer) = (regeling.evaluate(&feiten, day).mogelijk, regeling.evaluate(&less, day).mogelijk);
            prop_assert!(fewer == more || fewer == Antwoord::Onbekend, "{}: {more:?} became {fewer:?}", regeling.name());
        }
    }
}

fn without(feiten: &Feiten, begrippen: &[BegripVersie], dropped: &BegripVersie) -> Feiten {
    let bare = Feiten::about(feiten.geboren, feiten.partner, feiten.kinderen);
    let kept = begrippen.iter().filter(|begrip| *begrip != dropped);
    kept.filter_map(|begrip| Some((begrip, feiten.get(begrip)?)))
        .fold(bare, |all, (begrip, waarde)| all.with(begrip.clone(), waarde))
}

fn rank(antwoord: Antwoord) -> u8 {
    match antwoord {
        Antwoord::Nee => 0,
        Antwoord::Onbekend => 1,
        Antwoord::Ja => 2,
    }
}

#[test]
fn a_list_asks_nobody_what_only_the_inwoner_knows_and_shares_its_questions() {
    let stand = stand();
    let day = jiff::civil::date(2026, 7, 1);
    let here: Vec<_> = stand.on(day, "0935").collect();
    let asked = regelingen::Vragen::of(&here, stand.begrippen(), "inwoner");
    assert!(asked.vragen.iter().all(|vraag| vraag.bronhouder != "inwoner"));
    let uses: usize = asked.per_regeling.iter().map(Vec::len).sum();
    assert!(asked.vragen.len() < uses, "{} questions for {uses} uses", asked.vragen.len());
    let digests: BTreeSet<_> = asked.vragen.iter().map(regelingen::Vraag::digest).collect();
    assert_eq!(digests.len(), asked.vragen.len());
    let used = here.iter().flat_map(|regeling| &regeling.criterium).filter(|criterium| criterium.waarvoor == Waarvoor::Gebruik);
    assert!(used.count() > 5, "who has it already is asked too");
}
