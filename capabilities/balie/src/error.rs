//! What can go wrong at the Balie.

use afspraak::AfspraakError;
use foundation::{Code, Fault, Leak};
use hulpvraag::HulpvraagError;
use inwoner::InwonerError;
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum BalieError {
    /// Somebody else did it first, or it stands in another state by now (EL-409).
    #[error("not possible in this state")]
    NotNow,
    /// The Medewerker did it before, on another page (EL-409).
    #[error("done before by the same medewerker")]
    ByYourself,
    /// Fifteen minutes after the begin have not passed (EL-409).
    #[error("too early for a no-show")]
    TooEarly,
    /// The Medewerker is helping somebody else (EL-409).
    #[error("busy with another visit")]
    Busy,
    /// Identity is not established, so nothing personal is opened (EL-360).
    #[error("identity not established")]
    NoIdentity,
    /// Who asked for it cannot do it as well (EL-409).
    #[error("needs a second pair of eyes")]
    SameEyes,
    /// Too many searches found nobody (EL-129).
    #[error("too many searches found nobody")]
    Braked {
        /// When searching works again.
        until: foundation::jiff::Timestamp,
        /// In how many seconds that is.
        seconds: u32,
    },
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

impl From<InwonerError> for BalieError {
    fn from(cause: InwonerError) -> Self {
        match cause {
            InwonerError::Braked { until, seconds } => Self::Braked { until, seconds },
            InwonerError::Store(cause) => Self::Store(cause),
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
            Self::NotNow | Self::ByYourself | Self::TooEarly | Self::Busy | Self::SameEyes => Code::STALE,
            Self::NoIdentity => Code::NO_IDENTITY,
            Self::Braked { .. } => Code::TOO_MANY,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::Store(cause) => cause.leak(),
            _ => Leak::Expected,
        }
    }

    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Braked { seconds, .. } => Some(*seconds),
            _ => None,
        }
    }
}
