//! Thresholds as cuts: what two questions about one value tell together depends on where they cut, not on how they are worded.

use super::settings::Kolom;
use crate::Vragenset;
use foundation::jiff::civil::Date;
use regelingen::drempel::{Groep, Samen, Vergelijking};
use regelingen::{Drempel, Toets, Vraag};
use std::collections::{BTreeMap, BTreeSet};

/// Per kind of value, such as `toetsingsinkomen@1 2026`, where it is cut.
pub(super) type Sneden = BTreeMap<String, BTreeSet<String>>;

/// Per kind of value: how many cuts anybody may have in 365 days, and how many after the first run.
pub(super) type Maxima = BTreeMap<String, (usize, usize)>;

/// Where the questions of a set cut, on a day. All of the set counts, whatever part of it is asked.
pub(super) fn sneden(set: &Vragenset, kolommen: &[Kolom], peildatum: Date) -> Sneden {
    let mut all = Sneden::new();
    for vraag in &set.vragen {
        if let Some(kolom) = serves(kolommen, vraag, peildatum).filter(|kolom| kolom.drempels.is_some()) {
            all.entry(kolom.soort()).or_default().extend(cuts(&vraag.toets, &peildatum.to_string()));
        }
    }
    all
}

/// The thresholds of a set as the limits of a blind run count them: by household, which is alone or with a partner. One for everybody
/// counts for both, and one for a number of children or an age counts for all of them: rather too many than too few.
pub(super) fn nulsom(set: &Vragenset, kolommen: &[Kolom]) -> Vec<nulsom::limits::Drempel> {
    let of = |vraag: &Vraag| {
        let Toets::Grens(vergelijking, drempels) = &vraag.toets else { return Vec::new() };
        let Some(kolom) = kolommen.iter().find(|kolom| kolom.begrip.begrip == vraag.begrip && kolom.drempels.is_some()) else {
            return Vec::new();
        };
        let one = |drempel: &Drempel, samen: Samen| nulsom::limits::Drempel {
            begrip: kolom.begrip.begrip.to_string(),
            periode: kolom.jaar.map(|jaar| jaar.to_string()).unwrap_or_default(),
            huishouden: format!("{samen:?}"),
            waarde: drempel.grens.saturating_sub(below(*vergelijking)),
        };
        let each = |drempel: &Drempel| {
            let may_be = |samen: &Samen| drempel.voor.samen.is_none_or(|voor| voor == *samen);
            [Samen::Alleen, Samen::Partner].into_iter().filter(may_be).map(|samen| one(drempel, samen)).collect::<Vec<_>>()
        };
        drempels.iter().flat_map(each).collect::<Vec<_>>()
    };
    set.vragen.iter().flat_map(of).collect()
}

/// The column that answers a question on a day.
pub(super) fn serves<'a>(kolommen: &'a [Kolom], vraag: &Vraag, peildatum: Date) -> Option<&'a Kolom> {
    kolommen.iter().find(|kolom| kolom.begrip.begrip == vraag.begrip && kolom.jaar.is_none_or(|jaar| jaar == peildatum.year()))
}

/// What is kept of each kind.
pub(super) fn maxima(kolommen: &[Kolom]) -> Maxima {
    kolommen.iter().filter_map(|kolom| Some((kolom.soort(), kolom.drempels?))).collect()
}

/// Kinds on which a set alone cuts too often, with how often and what is the most.
pub(super) fn too_many(set: &Vragenset, kolommen: &[Kolom]) -> Vec<(String, usize, usize)> {
    let count = |kolom: &Kolom| {
        let (max, _) = kolom.drempels?;
        let own = set.vragen.iter().filter(|vraag| vraag.begrip == kolom.begrip.begrip);
        let cuts: BTreeSet<String> = own.flat_map(|vraag| cuts(&vraag.toets, "")).collect();
        (cuts.len() > max).then(|| (kolom.soort(), cuts.len(), max))
    };
    kolommen.iter().filter_map(count).collect()
}

impl Kolom {
    /// Data of another year is another value.
    fn soort(&self) -> String {
        match self.jaar {
            Some(jaar) => format!("{} {jaar}", self.begrip.begrip),
            None => self.begrip.begrip.to_string(),
        }
    }
}

/// `≤ 100` and `> 100` cut in one place, and so do `< 101` and `≥ 101`: behind 100. For another group it is another cut: who has no
/// threshold is onbekend, so the answer tells who is in the group. An age cuts days of birth, so another peildatum is another cut.
fn cuts(toets: &Toets, peildatum: &str) -> Vec<String> {
    match toets {
        Toets::Is(_) => Vec::new(),
        Toets::Grens(vergelijking, drempels) => {
            let below = below(*vergelijking);
            let cut = |drempel: &Drempel| format!("{} {}", drempel.grens.saturating_sub(below), group(&drempel.voor));
            drempels.iter().map(cut).collect()
        }
        Toets::Leeftijd(from, under) => {
            let from = from.map(|(age, ingang)| format!("{age:?} {ingang:?} {peildatum}"));
            from.into_iter().chain(under.map(|age| format!("{age:?} Dag {peildatum}"))).collect()
        }
    }
}

/// How far before its threshold a comparison cuts.
fn below(vergelijking: Vergelijking) -> i64 {
    i64::from(matches!(vergelijking, Vergelijking::MinderDan | Vergelijking::Minstens))
}

/// Whom a threshold is for, as text; nothing, if it is for everybody.
fn group(voor: &Groep) -> String {
    if *voor == Groep::default() { String::new() } else { serde_json::to_string(voor).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regelingen::{Geverifieerd, Herkomst};

    /// What a blind run counts by household: alone and with a partner apart, and whoever is not one of them in both.
    #[test]
    fn a_blind_run_counts_thresholds_by_household() {
        let begrippen = regelingen::shipped::read().expect("what is shipped").begrippen().clone();
        let begrip = "netto_maandinkomen@1".to_owned().try_into().expect("a begrip");
        let kolom = Kolom {
            kolom: "netto".to_owned(),
            begrip: begrippen.get(&begrip).expect("it is shipped").clone(),
            eenheid: super::super::settings::Eenheid::Eurocent,
            jaar: None,
            drempels: Some((12, 1)),
        };
        let of = |samen, kinderen, grens| Drempel {
            voor: Groep { samen, kinderen, ..Groep::default() },
            grens,
            herkomst: Herkomst { bron: String::new(), geverifieerd: Geverifieerd::Synthetisch },
        };
        let drempels = vec![of(Some(Samen::Alleen), None, 10), of(Some(Samen::Partner), Some(2), 20), of(None, Some(1), 30)];
        let vraag = Vraag { bronhouder: "uwv".to_owned(), begrip, toets: Toets::Grens(Vergelijking::MinderDan, drempels) };
        let set = Vragenset { bronhouder: "uwv".to_owned(), regelingen: vec!["proef".to_owned()], vragen: vec![vraag] };
        let counted = nulsom(&set, &[kolom]);
        let by: Vec<(&str, i64)> = counted.iter().map(|one| (one.huishouden.as_str(), one.waarde)).collect();
        assert_eq!(by, [("Alleen", 9), ("Partner", 19), ("Alleen", 29), ("Partner", 29)]);
    }

    #[test]
    fn the_same_place_is_one_cut_however_it_is_worded() {
        let herkomst = Herkomst { bron: String::new(), geverifieerd: Geverifieerd::Synthetisch };
        let of = |voor, vergelijking, grens| {
            let drempel = Drempel { voor, grens, herkomst: herkomst.clone() };
            cuts(&Toets::Grens(vergelijking, vec![drempel]), "")
        };
        let at = |vergelijking, grens| of(Groep::default(), vergelijking, grens);
        let all = [
            at(Vergelijking::Hoogstens, 100),
            at(Vergelijking::MeerDan, 100),
            at(Vergelijking::MinderDan, 101),
            at(Vergelijking::Minstens, 101),
        ];
        assert!(all.iter().all(|cuts| cuts == &["100 "]), "{all:?}");
        assert_eq!(at(Vergelijking::MinderDan, 100), ["99 "]);
        assert!(cuts(&Toets::Is(true), "").is_empty());
        let alone = Groep { samen: Some(Samen::Alleen), ..Groep::default() };
        assert_ne!(of(alone, Vergelijking::Hoogstens, 100), all[0], "and this one asks who lives alone");
    }
}
