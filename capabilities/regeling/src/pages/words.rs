//! What a regeling says, in words.

use crate::publicaties::gebied_of;
use crate::{Publicatie, RegelingStand};
use regelingen::begrip::Soort;
use regelingen::drempel::{Groep, Samen, Vergelijking};
use regelingen::leeftijd::{Ingang, Leeftijd};
use regelingen::{Begrip, Criterium, Drempel, Regeling, Toets};
use web::{Taal, t, write_date};

/// How it stands: look and words.
pub(crate) fn stand_text(stand: RegelingStand, taal: Taal) -> (&'static str, String) {
    match stand {
        RegelingStand::Concept => ("warn", t!(taal, "stand-concept")),
        RegelingStand::Geldt => ("ok", t!(taal, "stand-geldt")),
        RegelingStand::NogNiet => ("info", t!(taal, "stand-nog-niet")),
        RegelingStand::Verlopen => ("", t!(taal, "stand-verlopen")),
        RegelingStand::Herbeoordelen => ("warn", t!(taal, "stand-herbeoordelen")),
    }
}

/// How far it is with being published: look and words.
pub(crate) fn publicatie_text(stand: Publicatie, taal: Taal) -> (&'static str, String) {
    match stand {
        Publicatie::Concept => ("warn", t!(taal, "publicatie-concept")),
        Publicatie::Voorgelegd => ("info", t!(taal, "publicatie-voorgelegd")),
        Publicatie::Gepubliceerd => ("ok", t!(taal, "publicatie-gepubliceerd")),
    }
}

/// Where it holds.
pub(crate) fn gebied_text(one: &Regeling, taal: Taal) -> String {
    match gebied_of(one) {
        "" => t!(taal, "gebied-nederland"),
        code => rules::afstand::gemeente_by_code(code).map_or_else(|| code.to_owned(), |gemeente| gemeente.naam.clone()),
    }
}

/// From when to when.
pub(crate) fn validity(one: &Regeling, taal: Taal) -> String {
    let until = one.geldig_tot.map_or_else(|| t!(taal, "until-further-notice"), write_date);
    format!("{} – {until}", write_date(one.geldig_van))
}

/// What has to be so, a line for each group that has a threshold of its own, with where that number comes from.
pub(crate) fn demands(criterium: &Criterium, begrip: Option<&Begrip>, taal: Taal) -> Vec<(String, Option<String>)> {
    match &criterium.toets {
        Toets::Is(true) => vec![(t!(taal, "must-be"), None)],
        Toets::Is(false) => vec![(t!(taal, "must-not-be"), None)],
        Toets::Leeftijd(from, under) => {
            let from = from.map(|(age, ingang)| match ingang {
                Ingang::Dag => t!(taal, "age-from", leeftijd = leeftijd(age, taal)),
                Ingang::MaandErna => t!(taal, "age-from-next-month", leeftijd = leeftijd(age, taal)),
            });
            let under = under.map(|age| t!(taal, "age-under", leeftijd = leeftijd(age, taal)));
            vec![(from.into_iter().chain(under).collect::<Vec<_>>().join(", "), None)]
        }
        Toets::Grens(vergelijking, drempels) => {
            let is_money = begrip.is_none_or(|begrip| begrip.soort == Soort::Bedrag);
            drempels.iter().map(|one| drempel(*vergelijking, one, is_money, taal)).collect()
        }
    }
}

fn drempel(vergelijking: Vergelijking, one: &Drempel, is_money: bool, taal: Taal) -> (String, Option<String>) {
    let grens = if is_money { euro(one.grens, taal) } else { one.grens.to_string() };
    let demand = match vergelijking {
        Vergelijking::Hoogstens => t!(taal, "at-most", grens = grens),
        Vergelijking::MinderDan => t!(taal, "less-than", grens = grens),
        Vergelijking::Minstens => t!(taal, "at-least", grens = grens),
        Vergelijking::MeerDan => t!(taal, "more-than", grens = grens),
    };
    let groep = groep(one.voor, taal);
    let text = if groep.is_empty() { demand } else { format!("{groep}: {demand}") };
    (text, Some(begrip::herkomst_text(&one.herkomst, taal)))
}

/// For whom a threshold is.
fn groep(one: Groep, taal: Taal) -> String {
    let samen = one.samen.map(|samen| match samen {
        Samen::Alleen => t!(taal, "group-alone"),
        Samen::Partner => t!(taal, "group-partner"),
    });
    let exact = one.kinderen.map(|n| t!(taal, "group-children", n = n));
    let least = one.kinderen_vanaf.map(|n| t!(taal, "group-children-from", n = n));
    let from = one.vanaf.map(|age| t!(taal, "age-from", leeftijd = leeftijd(age, taal)));
    let under = one.onder.map(|age| t!(taal, "age-under", leeftijd = leeftijd(age, taal)));
    [samen, exact, least, from, under].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn leeftijd(age: Leeftijd, taal: Taal) -> String {
    match age {
        Leeftijd::Jaren(years) => t!(taal, "age-years", jaren = years.to_string()),
        Leeftijd::Aow => t!(taal, "age-aow"),
    }
}

/// An amount as people write it in that language.
pub(crate) fn euro(cents: i64, taal: Taal) -> String {
    let (thousand, comma) = if taal == Taal::En { (',', '.') } else { ('.', ',') };
    let (euros, rest) = ((cents / 100).unsigned_abs().to_string(), (cents % 100).unsigned_abs());
    let mut text = String::new();
    for (at, digit) in euros.chars().enumerate() {
        if at > 0 && (euros.len() - at).is_multiple_of(3) {
            text.push(thousand);
        }
        text.push(digit);
    }
    let minus = if cents < 0 { "-" } else { "" };
    format!("€ {minus}{text}{comma}{rest:02}")
}

/// Millionths as hundredths.
pub(crate) fn percent(millionths: i64, taal: Taal) -> String {
    let comma = if taal == Taal::En { '.' } else { ',' };
    format!("{}{comma}{:03} %", millionths / 10_000, (millionths % 10_000).unsigned_abs() / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_people_write_it() {
        for (cents, nl, en) in [
            (0, "€ 0,00", "€ 0.00"),
            (5, "€ 0,05", "€ 0.05"),
            (99_999, "€ 999,99", "€ 999.99"),
            (4_085_700, "€ 40.857,00", "€ 40,857.00"),
            (123_456_789, "€ 1.234.567,89", "€ 1,234,567.89"),
            (-150, "€ -1,50", "€ -1.50"),
        ] {
            assert_eq!((euro(cents, Taal::Nl).as_str(), euro(cents, Taal::En).as_str()), (nl, en));
        }
        assert_eq!((percent(71_000, Taal::Nl).as_str(), percent(136_650, Taal::En).as_str()), ("7,100 %", "13.665 %"));
    }

    #[test]
    fn every_demand_that_ships_can_be_read_in_every_language() {
        let shipped = regelingen::shipped::read().expect("it is whole");
        for taal in Taal::ALL {
            for one in shipped.all() {
                for criterium in &one.criterium {
                    let demands = demands(criterium, shipped.begrippen().get(&criterium.begrip), taal);
                    let what = format!("{} {} in {}", one.name(), criterium.sleutel, taal.code());
                    assert!(!demands.is_empty() && demands.iter().all(|(text, _)| !text.trim().is_empty()), "{what}");
                    let has_numbers = matches!(criterium.toets, Toets::Grens(..));
                    assert!(demands.iter().all(|(_, herkomst)| herkomst.is_some() == has_numbers), "{what}");
                }
            }
        }
    }
}
