//! Keystroke-level model (Card, Moran and Newell 1980): how long a trained user takes for a screen, without a user.
//!
//! Three operators are enough for work that never needs the mouse. V01 asks for less than 90 s; the answer time of the
//! server is measured and added by the test.

use std::time::Duration;

/// One operator of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Klm {
    /// A key press of an average typist: 0.28 s.
    K,
    /// A moment of thinking before a new piece of the task: 1.35 s.
    M,
    /// The hand moves between keyboard and mouse: 0.4 s.
    H,
}

impl Klm {
    /// How long this operator takes.
    pub const fn duration(self) -> Duration {
        Duration::from_millis(match self {
            Self::K => 280,
            Self::M => 1350,
            Self::H => 400,
        })
    }
}

/// How long the operators take together.
pub fn sum(operators: &[Klm]) -> Duration {
    operators.iter().map(|operator| operator.duration()).sum()
}

/// Think once, then type `keys` keys: the usual cost of one field.
pub fn field(keys: usize) -> Vec<Klm> {
    std::iter::once(Klm::M).chain(std::iter::repeat_n(Klm::K, keys)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_add_up() {
        assert_eq!(sum(&[]), Duration::ZERO);
        assert_eq!(sum(&[Klm::M, Klm::K, Klm::K, Klm::H]), Duration::from_millis(2310));
    }

    #[test]
    fn a_postcode_is_one_thought_and_six_keys() {
        assert_eq!(sum(&field(6)), Duration::from_millis(1350 + 6 * 280));
    }
}
