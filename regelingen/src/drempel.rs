//! The threshold of a demand. Most laws have one for who lives alone and one for partners; some also by children or age.

mod vak;

use crate::leeftijd::{self, Ingang, Leeftijd};
use crate::{Antwoord, Feiten, Herkomst};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
pub(crate) use vak::vakken;

/// On which side of the threshold somebody must be, and whether the threshold itself counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vergelijking {
    /// ≤: the threshold itself is still good ("niet hoger dan").
    Hoogstens,
    /// <: the threshold itself is too much ("lager dan").
    MinderDan,
    /// ≥
    Minstens,
    /// >
    MeerDan,
}

impl Vergelijking {
    /// Whether the value is on the good side.
    #[must_use]
    pub fn holds(self, value: i64, grens: i64) -> bool {
        match self {
            Self::Hoogstens => value <= grens,
            Self::MinderDan => value < grens,
            Self::Minstens => value >= grens,
            Self::MeerDan => value > grens,
        }
    }

    /// Whether more of it can only help: with such a threshold on an income, a euro more may give a right.
    #[must_use]
    pub fn more_helps(self) -> bool {
        matches!(self, Self::Minstens | Self::MeerDan)
    }
}

/// Alone or with a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Samen {
    /// Nobody counts along.
    Alleen,
    /// A partner counts along.
    Partner,
}

/// For whom a [`Drempel`] is: whatever is not named does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groep {
    /// Alone or with a partner.
    #[serde(default)]
    pub samen: Option<Samen>,
    /// So many children under 18.
    #[serde(default)]
    pub kinderen: Option<u8>,
    /// At least so many children under 18.
    #[serde(default)]
    pub kinderen_vanaf: Option<u8>,
    /// Of this age or older.
    #[serde(default)]
    pub vanaf: Option<Leeftijd>,
    /// Younger than this age.
    #[serde(default)]
    pub onder: Option<Leeftijd>,
}

/// One threshold, for one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drempel {
    /// For whom.
    #[serde(default)]
    pub voor: Groep,
    /// Eurocent, or a number.
    pub grens: i64,
    /// Where the number comes from.
    pub herkomst: Herkomst,
}

impl Groep {
    /// Whether somebody belongs to the group; onbekend where what it asks is not known.
    #[must_use]
    pub fn of(&self, feiten: &Feiten, peildatum: Date) -> Antwoord {
        let samen = self.samen.map(|samen| feiten.partner.map(|partner| partner == (samen == Samen::Partner)));
        let exact = self.kinderen.map(|count| feiten.kinderen.map(|have| have == count));
        let least = self.kinderen_vanaf.map(|count| feiten.kinderen.map(|have| have >= count));
        let is_of = |age| feiten.geboren.and_then(|born| leeftijd::counts(born, age, Ingang::Dag, peildatum));
        let from = self.vanaf.map(is_of);
        let under = self.onder.map(|age| is_of(age).map(|old| !old));
        [samen, exact, least, from, under].into_iter().flatten().map(Antwoord::from).collect()
    }

    /// Whether nobody can be in both.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        let differ = |a: Option<Samen>, b: Option<Samen>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let apart = |under: Option<Leeftijd>, from: Option<Leeftijd>| matches!((under, from), (Some(u), Some(f)) if u <= f);
        let counts = |group: &Self| match (group.kinderen, group.kinderen_vanaf) {
            (Some(exact), _) => (exact, exact),
            (None, Some(least)) => (least, u8::MAX),
            (None, None) => (0, u8::MAX),
        };
        let ((low, high), (other_low, other_high)) = (counts(self), counts(other));
        differ(self.samen, other.samen)
            || high < other_low
            || other_high < low
            || apart(self.onder, other.vanaf)
            || apart(other.onder, self.vanaf)
    }
}

/// Whether the value is on the good side of the threshold of the group that somebody belongs to.
///
/// Where the group is not known, the answer is known all the same if every group that it could be gives the same: an income
/// under the lowest threshold is under each of them. Who may belong to no group has no threshold: onbekend, never nee.
#[must_use]
pub fn holds(drempels: &[Drempel], vergelijking: Vergelijking, value: i64, feiten: &Feiten, peildatum: Date) -> Antwoord {
    let mut may_be = false;
    for drempel in drempels {
        match drempel.voor.of(feiten, peildatum) {
            Antwoord::Ja => return vergelijking.holds(value, drempel.grens).into(),
            Antwoord::Onbekend => may_be = true,
            Antwoord::Nee => {}
        }
    }
    if may_be { whatever_it_may_be(drempels, vergelijking, value, feiten, peildatum) } else { Antwoord::Onbekend }
}

fn whatever_it_may_be(drempels: &[Drempel], how: Vergelijking, value: i64, feiten: &Feiten, peildatum: Date) -> Antwoord {
    let possible = vakken(drempels).into_iter().filter(|vak| vak.wie.of(feiten, peildatum) != Antwoord::Nee);
    let mut says = possible.map(|vak| vak.drempel.map(|at| how.holds(value, drempels[at].grens)));
    match says.next() {
        Some(Some(first)) if says.all(|other| other == Some(first)) => first.into(),
        _ => Antwoord::Onbekend,
    }
}
