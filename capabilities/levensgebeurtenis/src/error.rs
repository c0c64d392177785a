//! What can go wrong with a levensgebeurtenis.

use administratie::AdministratieError;
use foundation::{Code, Fault, Leak};
use grondslag::{GrondslagError, Reden};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum LevensgebeurtenisError {
    /// It stands on no Grondslag (EL-310).
    #[error("not on any grondslag: {0}")]
    NotOnGround(Reden),
    /// No law of the regeling gives it without an application (EL-310).
    #[error("no law gives it without an application")]
    NoLaw,
    /// Whoever asked for a level may not approve it (EL-311).
    #[error("whoever asked may not approve")]
    SamePerson,
    /// The caller saw an older version, or it is past that (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// The own administration cannot be read: nothing is planned or told.
    #[error("the own administration: {0}")]
    Administratie(String),
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

/// The condition on which a change stands: nobody else changed it meanwhile, and it stands where it was seen.
pub(crate) const SEEN: &str = "gezien";

impl From<StoreError> for LevensgebeurtenisError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(SEEN) | StoreError::Stale | StoreError::Crossed => Self::Outdated,
            other => Self::Store(other),
        }
    }
}

impl From<AdministratieError> for LevensgebeurtenisError {
    fn from(why: AdministratieError) -> Self {
        Self::Administratie(why.to_string())
    }
}

impl From<GrondslagError> for LevensgebeurtenisError {
    fn from(why: GrondslagError) -> Self {
        match why {
            GrondslagError::NotOnGround(reden) => Self::NotOnGround(reden),
            GrondslagError::Store(cause) => cause.into(),
            _ => Self::Outdated,
        }
    }
}

impl Fault for LevensgebeurtenisError {
    fn code(&self) -> Code {
        match self {
            Self::NotOnGround(_) | Self::NoLaw => Code::NO_GROUND,
            Self::SamePerson => Code::FOUR_EYES,
            Self::Outdated => Code::STALE,
            Self::Administratie(_) => Code::OUTAGE,
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
