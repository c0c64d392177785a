//! What can go wrong when somebody is looked for.

use foundation::jiff::Timestamp;
use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum InwonerError {
    /// Too many searches found nobody (EL-129).
    #[error("too many searches found nobody")]
    Braked {
        /// When searching works again.
        until: Timestamp,
        /// In how many seconds that is.
        seconds: u32,
    },
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for InwonerError {
    fn code(&self) -> Code {
        match self {
            Self::Braked { .. } => Code::TOO_MANY,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::Braked { .. } => Leak::Expected,
            Self::Store(cause) => cause.leak(),
        }
    }

    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Braked { seconds, .. } => Some(*seconds),
            Self::Store(_) => None,
        }
    }
}

/// Why a privacyofficer did not look at who was braked.
#[derive(Debug, thiserror::Error)]
pub enum ZoekremError {
    /// It is about the one who wants to do it: somebody else has to (EL-409).
    #[error("who it is about does not look at it")]
    SameEyes,
    /// The store; `Stale` when somebody looked at it before.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for ZoekremError {
    fn code(&self) -> Code {
        match self {
            Self::SameEyes => Code::STALE,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::SameEyes => Leak::Expected,
            Self::Store(cause) => cause.leak(),
        }
    }
}
