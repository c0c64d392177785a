//! What can go wrong with a Doorverwijzing.

use afspraak::AfspraakError;
use foundation::{Code, Fault, Leak};
use hulpvraag::HulpvraagError;
use store::StoreError;
/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum DoorverwijzingError {
    /// Somebody else took the Tijdslot (EL-210).
    #[error("the tijdslot is taken")]
    TijdslotGone,
    /// The Balie does not take this product (any more), or is of the own house (EL-211).
    #[error("the balie cannot be chosen")]
    NotHere,
    /// Nobody coordinates the Balie (EL-211).
    #[error("the balie has no coordinator")]
    GeenCoordinator,
    /// The Balie left an offer without an answer, and its coordinator did nothing about it (EL-211).
    #[error("the balie does not answer")]
    GeenAntwoord,
    /// A Balie that has to be asked first cannot answer before this time (EL-211).
    #[error("too soon to ask the balie")]
    TeSnel,
    /// The Inwoner did not agree that what was shared before goes to this organisatie as well (EL-100).
    #[error("the inwoner did not agree")]
    NotAgreed,
    /// A Taak or an Afspraak was left without a choice (EL-100).
    #[error("not everything was chosen about")]
    NotChosen,
    /// It is not offered any more: somebody answered before (EL-409).
    #[error("not possible in this state")]
    NotNow,
    /// The caller answered to an older version (EL-409).
    #[error("answered to an older version")]
    Outdated,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}
impl From<StoreError> for DoorverwijzingError {
    fn from(cause: StoreError) -> Self {
        // A booking may also turn out to be too late when the act ends.
        match AfspraakError::from(cause) {
            AfspraakError::Store(StoreError::Crossed) => Self::NotNow,
            AfspraakError::Store(cause) => Self::Store(cause),
            late => late.into(),
        }
    }
}
impl From<AfspraakError> for DoorverwijzingError {
    fn from(cause: AfspraakError) -> Self {
        match cause {
            AfspraakError::TijdslotGone => Self::TijdslotGone,
            AfspraakError::NotNow(_) | AfspraakError::TooEarly => Self::NotNow,
            AfspraakError::Store(cause) => Self::Store(cause),
        }
    }
}

impl From<HulpvraagError> for DoorverwijzingError {
    fn from(cause: HulpvraagError) -> Self {
        match cause {
            HulpvraagError::NotNow(_) | HulpvraagError::Nobody => Self::NotNow,
            HulpvraagError::Store(StoreError::Stale | StoreError::Crossed) => Self::NotNow,
            HulpvraagError::Store(cause) => Self::Store(cause),
        }
    }
}

impl Fault for DoorverwijzingError {
    fn code(&self) -> Code {
        match self {
            Self::TijdslotGone => Code::TIJDSLOT_GONE,
            Self::NotHere | Self::GeenCoordinator | Self::GeenAntwoord | Self::TeSnel => Code::NO_TIJDSLOT,
            Self::NotAgreed | Self::NotChosen => Code::FIELD,
            Self::NotNow | Self::Outdated => Code::STALE,
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
}
