//! What can go wrong with an Afmelding.

use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum AfmeldingError {
    /// There is no such regeling or organisatie (EL-100).
    #[error("no such reach")]
    Unknown,
    /// It was taken back already, or it lapsed (EL-409).
    #[error("it is not there any more")]
    Gone,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for AfmeldingError {
    fn code(&self) -> Code {
        match self {
            Self::Unknown => Code::FIELD,
            Self::Gone => Code::STALE,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::Store(cause) => cause.leak(),
            _ => Leak::Expected,
        }
    }
}
