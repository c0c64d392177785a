//! What can go wrong with a Bericht.

use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum BerichtError {
    /// Something that the text needs is not known, so it has to be told by telephone.
    #[error("a fact is missing that this kind of message needs")]
    Incomplete,
    /// There is no address that may be used.
    #[error("no address to send it to")]
    NoAddress,
    /// It stands in a state in which this cannot be done (EL-409).
    #[error("not possible in this state")]
    NotNow,
    /// What was told is not that code, or that code is too old (EL-100).
    #[error("not the code that was sent")]
    WrongCode,
    /// Too many wrong codes: a new one has to be sent (EL-129).
    #[error("too many wrong codes")]
    TooMany,
    /// The policies do not let the house do its own work, which a test should have told.
    #[error(transparent)]
    Refused(#[from] access::Refused),
    /// The letters could not be written.
    #[error(transparent)]
    Brief(#[from] brief::BriefError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for BerichtError {
    fn code(&self) -> Code {
        match self {
            Self::NotNow => Code::STALE,
            Self::WrongCode => Code::FIELD,
            Self::TooMany => Code::TOO_MANY,
            Self::Incomplete | Self::NoAddress | Self::Refused(_) | Self::Brief(_) => Code::OUTAGE,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::NotNow | Self::WrongCode | Self::TooMany => Leak::Expected,
            Self::Incomplete | Self::NoAddress | Self::Refused(_) | Self::Brief(_) => Leak::Unexpected,
            Self::Store(cause) => cause.leak(),
        }
    }
}
