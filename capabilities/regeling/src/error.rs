//! What can go wrong with publishing.

use foundation::{Code, Fault, Leak};
use regelingen::Regeling;
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum RegelingError {
    /// These versions are not published in this organisatie, as their files are now (EL-322).
    #[error("not published here: {}", names(.0))]
    NotPublished(Vec<&'static Regeling>),
    /// Whoever put it forward may not publish it (EL-311).
    #[error("whoever put it forward may not publish it")]
    SamePerson,
    /// A colleague was first, or the file is not the one that was seen (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

fn names(all: &[&Regeling]) -> String {
    all.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ")
}

/// The condition on which a change stands: nobody published it meanwhile.
pub(crate) const SEEN: &str = "gezien";

impl From<StoreError> for RegelingError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(SEEN) | StoreError::Stale | StoreError::Crossed => Self::Outdated,
            other => Self::Store(other),
        }
    }
}

impl Fault for RegelingError {
    fn code(&self) -> Code {
        match self {
            Self::NotPublished(_) => Code::NOT_PUBLISHED,
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
