//! Rows: one for each person, then the check rows. A row is a bit until it is shuffled and hidden.

use crate::opdracht::{CHECK_ALL, CHECK_EACH, Niveau};
use crate::secret::Wiped;

/// What a source found about one person, all its own criteria of a scheme together.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Antwoord {
    /// A criterion does not hold.
    Nee = 0,
    /// None is nee, and not all are known.
    Onbekend = 2,
    /// All hold.
    Ja = 3,
    /// This person told this source not to be looked for: noise on both levels, as with nee.
    Afgemeld = 4,
}

/// The answers of one scheme, by row; gone when dropped.
pub struct Antwoorden(Wiped);

impl Antwoorden {
    /// One answer for each row of the list.
    #[must_use]
    pub fn new(answers: impl IntoIterator<Item = Antwoord>) -> Self {
        Self(Wiped::new(answers.into_iter().map(|answer| answer as u8).collect()))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many have a ja.
    pub(crate) fn yes(&self) -> usize {
        self.0.iter().map(|answer| usize::from(answer & 1)).sum()
    }

    /// The bits of one level, 0 or 1, with the check rows of these sources behind them.
    ///
    /// Z is bit 0 of an answer and M is bit 1, so Z without M cannot be said.
    pub(crate) fn bits(&self, niveau: Niveau, bronnen: &[u8], own: u8) -> Wiped {
        let shift = niveau.number() - 1;
        let mut bits = Vec::with_capacity(self.len() + CHECK_ALL + CHECK_EACH * bronnen.len());
        bits.extend(self.0.iter().map(|answer| (answer >> shift) & 1));
        bits.extend([1; CHECK_ALL]);
        for bron in bronnen {
            bits.extend([u8::from(*bron != own); CHECK_EACH]);
        }
        Wiped::new(bits)
    }
}
