//! What can go wrong with a Hulpvraag.

use crate::Status;
use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum HulpvraagError {
    /// The Hulpvraag stands in a state in which this cannot be done (EL-409).
    #[error("not possible while {0}")]
    NotNow(Status),
    /// It needs somebody by name, and nobody of the organisatie is there (EL-409).
    #[error("nobody to name")]
    Nobody,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault for HulpvraagError {
    fn code(&self) -> Code {
        match self {
            Self::NotNow(_) | Self::Nobody => Code::STALE,
            Self::Store(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::NotNow(_) | Self::Nobody => Leak::Expected,
            Self::Store(cause) => cause.leak(),
        }
    }
}
