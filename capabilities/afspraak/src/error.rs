//! What can go wrong with an Afspraak.

use crate::Status;
use crate::book::STILL_FREE;
use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum AfspraakError {
    /// Somebody else took the Tijdslot (EL-210).
    #[error("the tijdslot is taken")]
    TijdslotGone,
    /// The Afspraak stands in a state in which this cannot be done (EL-409).
    #[error("not possible while {0}")]
    NotNow(Status),
    /// Fifteen minutes have not passed yet (EL-409).
    #[error("too early for a no-show")]
    TooEarly,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for AfspraakError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(STILL_FREE) => Self::TijdslotGone,
            other => Self::Store(other),
        }
    }
}

impl PartialEq for AfspraakError {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Fault for AfspraakError {
    fn code(&self) -> Code {
        match self {
            Self::TijdslotGone => Code::TIJDSLOT_GONE,
            Self::NotNow(_) | Self::TooEarly => Code::STALE,
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
