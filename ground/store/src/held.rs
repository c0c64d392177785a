//! What an act reads about persons is held until the act has ended.

use crate::Tx;

/// Something about persons that was read in an act that has not ended.
///
/// Inside the act it can be looked at ([`Held::peek`] needs the open act) and reshaped; it comes out
/// only through [`Tx::hand_out`], after the commit that wrote the lines.
///
/// ```compile_fail,E0616
/// # fn out(held: store::Held<String>) -> String { held.value }
/// ```
/// ```
/// # async fn out(tx: store::Tx, held: store::Held<String>) -> Result<String, store::StoreError> {
/// tx.hand_out(Ok(held)).await
/// # }
/// ```
#[must_use = "what an act read comes out through hand_out"]
pub struct Held<T> {
    value: T,
}

impl<T> Held<T> {
    pub(crate) fn new(value: T) -> Self {
        Self { value }
    }

    pub(crate) fn open(self) -> T {
        self.value
    }

    /// Looks at the value while the act is open.
    pub fn peek<'a>(&'a self, _open: &'a Tx) -> &'a T {
        &self.value
    }

    /// Shapes the value into what will be handed out.
    pub fn map<U>(self, shape: impl FnOnce(T) -> U) -> Held<U> {
        Held { value: shape(self.value) }
    }

    /// Shapes the value, or fails.
    pub fn try_map<U, E>(self, shape: impl FnOnce(T) -> Result<U, E>) -> Result<Held<U>, E> {
        shape(self.value).map(|value| Held { value })
    }

    /// Two values of one act as a pair.
    pub fn zip<U>(self, other: Held<U>) -> Held<(T, U)> {
        Held { value: (self.value, other.value) }
    }

    /// Wraps a value that is about nobody, to hand it out together with others.
    pub fn nobody(value: T) -> Self {
        Self { value }
    }
}

impl<T> Held<Option<T>> {
    /// Turns an absent value into an absence.
    pub fn transpose(self) -> Option<Held<T>> {
        self.value.map(|value| Held { value })
    }
}
