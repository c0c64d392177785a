//! What can go wrong at the Balie.

use afspraak::AfspraakError;
use foundation::{Code, Fault, Leak};
use hulpvraag::HulpvraagError;
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum BalieError {
    /// Somebody else did it first, or it stands in another state by now (EL-409).
    #[error("not possible in this state")]
    NotNow,
    /// Fifteen minutes after the begin have not passed (EL-409).
    #[error("too early for a no-show")]
    TooEarly,
    /// The Medewerker is helping somebody else (EL-409).
    #[error("busy with another visit")]
    Busy,
    /// Identity is not established, so nothing personal is opened (EL-360).
    #[error("identity not established")]
    NoIdentity,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AfspraakError> for BalieError {
    fn from(cause: AfspraakError) -> Self {
        match cause {
            AfspraakError::TooEarly => Self::TooEarly,
            AfspraakError::NotNow(_) | AfspraakError::TijdslotGone => Self::NotNow,
            AfspraakError::Store(StoreError::Stale) => Self::NotNow,
            // Two buttons at once: the database lets one visitor in.
            AfspraakError::Store(StoreError::Unique(what)) if what.contains("bezoeker") || what.contains("medewerker_id") => {
                Self::Busy
            }
            AfspraakError::Store(cause) => Self::Store(cause),
        }
    }
}

impl From<HulpvraagError> for BalieError {
    fn from(cause: HulpvraagError) -> Self {
        match cause {
            HulpvraagError::NotNow(_) | HulpvraagError::Nobody | HulpvraagError::Store(StoreError::Stale) => Self::NotNow,
            HulpvraagError::Store(cause) => Self::Store(cause),
        }
    }
}

impl Fault for BalieError {
    fn code(&self) -> Code {
        match self {
            Self::NotNow | Self::TooEarly | Self::Busy => Code::STALE,
            Self::NoIdentity => Code::NO_IDENTITY,
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
