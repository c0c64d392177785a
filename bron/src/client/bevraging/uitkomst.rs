//! What comes of it: who may have a right to what, and a report that nobody is in.

use super::Bevraging;
use super::plan::Opdracht;
use crate::{Antwoord, Bsn};
use std::fmt;

/// Below this a number says too much about who it is.
const KLEIN: usize = 10;

/// Who may have a right to one regeling. Mogelijk: nothing is decided about them.
pub struct Uitkomst {
    /// All is ja. Nobody else is named.
    pub mogelijk: Vec<Bsn>,
    /// How many of which.
    pub rapport: Rapport,
}

/// How many there are, and nothing about anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rapport {
    /// All is ja.
    pub ja: Aantal,
    /// Something is nee.
    pub nee: Aantal,
    /// Nothing is nee, and not all is known.
    pub onbekend: Aantal,
}

/// A number as a report may show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aantal {
    /// As many.
    Precies(usize),
    /// Fewer than ten.
    Klein,
    /// Left out, because a number beside it is too small: who knows all others would know that one.
    Weggelaten,
}

impl fmt::Display for Aantal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Precies(count) => write!(f, "{count}"),
            Self::Klein => write!(f, "<{KLEIN}"),
            Self::Weggelaten => f.write_str("–"),
        }
    }
}

impl Bevraging {
    /// By regeling, once all was asked. Who stepped out meanwhile, up to this moment, is nowhere in it.
    #[must_use]
    pub fn outcome(mut self, opdracht: &Opdracht, afgemeld: &dyn Fn(Bsn) -> bool) -> Option<Vec<Uitkomst>> {
        if !self.is_done() {
            return None;
        }
        self.take_out(afgemeld);
        Some(opdracht.per_regeling().iter().map(|regeling| self.of(regeling)).collect())
    }

    fn of(&self, regeling: &[usize]) -> Uitkomst {
        let (mut mogelijk, mut counts) = (Vec::new(), [0; 3]);
        for person in (0..self.personen.len()).filter(|person| !self.weg[*person]) {
            match regeling.iter().map(|vraag| self.answer(*vraag, person)).collect() {
                Antwoord::Ja => {
                    mogelijk.push(self.personen[person]);
                    counts[0] += 1;
                }
                Antwoord::Nee => counts[1] += 1,
                Antwoord::Onbekend => counts[2] += 1,
            }
        }
        Uitkomst { mogelijk, rapport: Rapport::of(counts) }
    }
}

impl Rapport {
    fn of(counts: [usize; 3]) -> Self {
        let mut shown = counts.map(|count| if count < KLEIN { Aantal::Klein } else { Aantal::Precies(count) });
        // How many were asked about is known elsewhere: one small number alone could be computed. Of the other two, the one that
        // says least to who goes to the door is left out.
        if shown.iter().filter(|one| **one == Aantal::Klein).count() == 1 {
            let at = if shown[1] == Aantal::Klein { 2 } else { 1 };
            shown[at] = Aantal::Weggelaten;
        }
        let [ja, nee, onbekend] = shown;
        Self { ja, nee, onbekend }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(counts: [usize; 3]) -> [String; 3] {
        let rapport = Rapport::of(counts);
        [rapport.ja, rapport.nee, rapport.onbekend].map(|one| one.to_string())
    }

    #[test]
    fn a_small_number_is_not_shown_and_cannot_be_computed() {
        assert_eq!(shown([412, 4000, 588]), ["412", "4000", "588"]);
        assert_eq!(shown([9, 4000, 991]), ["<10", "–", "991"]);
        assert_eq!(shown([412, 4588, 0]), ["412", "–", "<10"]);
        assert_eq!(shown([412, 0, 4588]), ["412", "<10", "–"]);
        assert_eq!(shown([3, 4994, 3]), ["<10", "4994", "<10"]);
        assert_eq!(shown([10, 10, 10]), ["10", "10", "10"]);
    }
}
