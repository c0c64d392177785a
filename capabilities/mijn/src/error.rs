//! What can go wrong on the pages of an Inwoner.

use crate::answer::STILL_OPEN;
use afmelding::AfmeldingError;
use foundation::{Code, Fault, Leak};
use hulpvraag::HulpvraagError;
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum MijnError {
    /// It was done before, or stands in another state by now (EL-409).
    #[error("not possible in this state")]
    NotNow,
    /// Identity is not established, so nothing personal is printed (EL-360).
    #[error("identity not established")]
    NoIdentity,
    /// Who looked does not write the question about it down.
    #[error("their own look")]
    OwnLook,
    /// Somebody opts out.
    #[error(transparent)]
    Afmelding(#[from] AfmeldingError),
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for MijnError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Stale | StoreError::Crossed | StoreError::Unmet(STILL_OPEN) => Self::NotNow,
            // One question about one look: the database lets one in.
            StoreError::Unique(what) if what.contains("inzage_vraag") => Self::NotNow,
            other => Self::Store(other),
        }
    }
}

impl From<HulpvraagError> for MijnError {
    fn from(cause: HulpvraagError) -> Self {
        match cause {
            HulpvraagError::Store(cause) => cause.into(),
            _ => Self::NotNow,
        }
    }
}

impl Fault for MijnError {
    fn code(&self) -> Code {
        match self {
            Self::NotNow => Code::STALE,
            Self::OwnLook => Code::FIELD,
            Self::Afmelding(cause) => cause.code(),
            Self::NoIdentity => Code::NO_IDENTITY,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::Store(cause) => cause.leak(),
            Self::Afmelding(cause) => cause.leak(),
            _ => Leak::Expected,
        }
    }

    fn already_there(&self) -> Option<&str> {
        match self {
            Self::Store(cause) => cause.already_there(),
            _ => None,
        }
    }
}
