//! Thresholds as cuts: what two questions about one value tell together depends on where they cut, not on how they are worded.

use super::settings::Kolom;
use crate::Vragenset;
use foundation::jiff::civil::Date;
use regelingen::drempel::Vergelijking;
use regelingen::{Toets, Vraag};
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

/// `≤ 100` and `> 100` cut in one place, and so do `< 101` and `≥ 101`: behind 100. An age cuts days of birth, so another
/// peildatum is another cut.
fn cuts(toets: &Toets, peildatum: &str) -> Vec<String> {
    match toets {
        Toets::Is(_) => Vec::new(),
        Toets::Grens(Vergelijking::Hoogstens | Vergelijking::MeerDan, drempels) => {
            drempels.iter().map(|drempel| drempel.grens.to_string()).collect()
        }
        Toets::Grens(Vergelijking::MinderDan | Vergelijking::Minstens, drempels) => {
            drempels.iter().map(|drempel| drempel.grens.saturating_sub(1).to_string()).collect()
        }
        Toets::Leeftijd(from, under) => {
            let from = from.map(|(age, ingang)| format!("{age:?} {ingang:?} {peildatum}"));
            from.into_iter().chain(under.map(|age| format!("{age:?} Dag {peildatum}"))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regelingen::{Drempel, Geverifieerd, Herkomst};

    #[test]
    fn the_same_place_is_one_cut_however_it_is_worded() {
        let herkomst = Herkomst { bron: String::new(), geverifieerd: Geverifieerd::Synthetisch };
        let at = |vergelijking, grens| {
            let drempel = Drempel { voor: regelingen::drempel::Groep::default(), grens, herkomst: herkomst.clone() };
            cuts(&Toets::Grens(vergelijking, vec![drempel]), "")
        };
        let all = [
            at(Vergelijking::Hoogstens, 100),
            at(Vergelijking::MeerDan, 100),
            at(Vergelijking::MinderDan, 101),
            at(Vergelijking::Minstens, 101),
        ];
        assert!(all.iter().all(|cuts| cuts == &["100"]), "{all:?}");
        assert_eq!(at(Vergelijking::MinderDan, 100), ["99"]);
        assert!(cuts(&Toets::Is(true), "").is_empty());
    }
}
