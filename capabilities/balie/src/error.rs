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
    /// They are reported already, with this ticket (EL-409).
    #[error("reported before")]
    Reported(String),
    /// The Medewerker did it before, on another page (EL-409).
    #[error("done before by the same medewerker")]
    ByYourself,
    /// Fifteen minutes after the begin have not passed (EL-409).
    #[error("too early for a no-show")]
    TooEarly,
    /// The Medewerker is helping somebody else (EL-409).
    #[error("busy with another visit")]
    Busy,
    /// Somebody else took the Tijdslot (EL-210).
    #[error("the tijdslot is taken")]
    TijdslotGone,
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
    Store(StoreError),
}

impl From<StoreError> for BalieError {
    fn from(cause: StoreError) -> Self {
        // A booking may also turn out to be too late when the act ends.
        match AfspraakError::from(cause) {
            AfspraakError::TijdslotGone => Self::TijdslotGone,
            AfspraakError::Store(cause) => Self::Store(cause),
            AfspraakError::NotNow(_) | AfspraakError::TooEarly => Self::NotNow,
        }
    }
}

impl From<AfspraakError> for BalieError {
    fn from(cause: AfspraakError) -> Self {
        match cause {
            AfspraakError::TooEarly => Self::TooEarly,
            AfspraakError::TijdslotGone => Self::TijdslotGone,
            AfspraakError::NotNow(_) => Self::NotNow,
            AfspraakError::Store(StoreError::Stale | StoreError::Crossed) => Self::NotNow,
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
            HulpvraagError::NotNow(_) | HulpvraagError::Nobody => Self::NotNow,
            HulpvraagError::Store(StoreError::Stale | StoreError::Crossed) => Self::NotNow,
            HulpvraagError::Store(cause) => Self::Store(cause),
        }
    }
}

impl Fault for BalieError {
    fn code(&self) -> Code {
        match self {
            Self::NotNow | Self::Reported(_) | Self::ByYourself | Self::TooEarly | Self::Busy | Self::SameEyes => Code::STALE,
            Self::TijdslotGone => Code::TIJDSLOT_GONE,
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

    fn already_there(&self) -> Option<&str> {
        match self {
            Self::Store(cause) => cause.already_there(),
            _ => None,
        }
    }

    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Braked { seconds, .. } => Some(*seconds),
            _ => None,
        }
    }
}
