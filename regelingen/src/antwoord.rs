//! Ja, nee, onbekend, and what they make together.

use serde::{Deserialize, Serialize};

/// The answer to a question about one person. There is no fourth: an answer that carries more is refused (EL-301).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Antwoord {
    /// The source knows that it holds.
    Ja,
    /// The source knows that it does not hold.
    Nee,
    /// The source does not know.
    Onbekend,
}

impl Antwoord {
    /// Both must hold. One nee is enough for nee, whatever is not known.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nee, _) | (_, Self::Nee) => Self::Nee,
            (Self::Ja, Self::Ja) => Self::Ja,
            _ => Self::Onbekend,
        }
    }
}

/// The other way round; what is not known stays unknown.
impl std::ops::Not for Antwoord {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Ja => Self::Nee,
            Self::Nee => Self::Ja,
            Self::Onbekend => Self::Onbekend,
        }
    }
}

impl From<bool> for Antwoord {
    fn from(holds: bool) -> Self {
        if holds { Self::Ja } else { Self::Nee }
    }
}

impl From<Option<bool>> for Antwoord {
    fn from(known: Option<bool>) -> Self {
        known.map_or(Self::Onbekend, Self::from)
    }
}

/// All must hold.
impl FromIterator<Antwoord> for Antwoord {
    fn from_iter<I: IntoIterator<Item = Antwoord>>(all: I) -> Self {
        all.into_iter().fold(Self::Ja, Self::and)
    }
}

#[cfg(test)]
mod tests {
    use super::Antwoord::{self, Ja, Nee, Onbekend};

    #[test]
    fn one_nee_decides_and_what_is_not_known_never_becomes_nee() {
        for (all, together) in [
            (vec![], Ja),
            (vec![Ja, Ja], Ja),
            (vec![Ja, Onbekend], Onbekend),
            (vec![Onbekend, Onbekend], Onbekend),
            (vec![Onbekend, Nee], Nee),
            (vec![Nee, Onbekend, Ja], Nee),
        ] {
            assert_eq!(all.iter().copied().collect::<Antwoord>(), together, "{all:?}");
        }
        assert_eq!([Ja, Nee, Onbekend].map(|one| !one), [Nee, Ja, Onbekend]);
    }
}
