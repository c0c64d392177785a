//! What can go wrong with a Grondslag.

use crate::Reden;
use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum GrondslagError {
    /// This question may not be asked now (EL-310).
    #[error("not on any grondslag: {0}")]
    NotOnGround(Reden),
    /// What it says cannot stand (EL-100).
    #[error("what it says cannot stand: {0:?}")]
    Input(Vec<GrondslagInputError>),
    /// The same person had a hand in what it says, and may not approve it (EL-311).
    #[error("whoever wrote it may not approve it")]
    SamePerson,
    /// It is about other people than this store (EL-100).
    #[error("real and invented people do not go together")]
    OtherPersonen,
    /// The caller saw an older version, or it is past that (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

/// Why a Grondslag cannot stand as it was written, each with its own words and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrondslagInputError {
    /// Wet SUWI art. 64 is for fighting abuse, not for reaching out.
    SuwiFraud,
    /// Consent is no ground to use a BSN (UAVG art. 46, Wabb art. 10).
    ConsentForBsn,
    /// Only overheidsorganen use a BSN (Wabb art. 1 and 10).
    NoOverheidsorgaan,
    /// The last day is before the first.
    EndBeforeBegin,
    /// A begrip that whoever answers does not have.
    StrangeBegrip,
    /// Nothing may be asked.
    NoBegrip,
    /// Asks itself where another organisatie is meant.
    AsksItself,
    /// Asks another where its own data are meant.
    AsksAnother,
    /// The organisatie that answers does not take part.
    UnknownBron,
    /// A regeling that nobody knows.
    UnknownDoel,
}

/// The condition on which a change stands: nobody else changed it meanwhile, and it stands where it was seen.
pub(crate) const SEEN: &str = "gezien";

impl From<StoreError> for GrondslagError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(SEEN) | StoreError::Stale | StoreError::Crossed => Self::Outdated,
            other => Self::Store(other),
        }
    }
}

impl From<Reden> for GrondslagError {
    fn from(why: Reden) -> Self {
        Self::NotOnGround(why)
    }
}

impl Fault for GrondslagError {
    fn code(&self) -> Code {
        match self {
            Self::NotOnGround(_) => Code::NO_GROUND,
            Self::Input(_) | Self::OtherPersonen => Code::FIELD,
            Self::SamePerson => Code::FOUR_EYES,
            Self::Outdated => Code::STALE,
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
