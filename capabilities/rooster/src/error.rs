//! What can go wrong with the rooster.

use afspraak::AfspraakError;
use foundation::{Code, Fault, Leak, Uuid};
use hulpvraag::HulpvraagError;
use rules::rooster::Botsing;
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum RoosterError {
    /// The Dienst does not fit; everything that is in its way (EL-100, or EL-409 where another Dienst is).
    #[error("the dienst does not fit: {0:?}")]
    Botst(Vec<Botsing>),
    /// Afspraken stand in what would fall away, and nobody said yet what happens to these (EL-409).
    #[error("{} afspraken need a choice", .0.len())]
    Geraakt(Vec<Uuid>),
    /// The chosen time for an Afspraak is gone (EL-210).
    #[error("the tijdslot is taken")]
    TijdslotGone,
    /// The Medewerker does not work at this Balie (EL-100).
    #[error("not a medewerker of this balie")]
    NotHere,
    /// There is nothing (more) to publish or to repeat (EL-409).
    #[error("nothing to do")]
    Nothing,
    /// The caller saw an older version (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for RoosterError {
    fn from(cause: StoreError) -> Self {
        match AfspraakError::from(cause) {
            AfspraakError::Store(cause) => Self::Store(cause),
            late => late.into(),
        }
    }
}

impl From<AfspraakError> for RoosterError {
    fn from(cause: AfspraakError) -> Self {
        match cause {
            AfspraakError::TijdslotGone => Self::TijdslotGone,
            // The visit began, or ended, while the planner chose.
            AfspraakError::NotNow(_) | AfspraakError::TooEarly => Self::Store(StoreError::Stale),
            AfspraakError::Store(cause) => Self::Store(cause),
        }
    }
}

impl From<HulpvraagError> for RoosterError {
    fn from(cause: HulpvraagError) -> Self {
        match cause {
            HulpvraagError::Store(cause) => Self::Store(cause),
            // It was closed, or handed on, while the planner chose.
            _ => Self::Store(StoreError::Stale),
        }
    }
}

/// Whether another Dienst is in the way, which somebody may just have put there.
pub(crate) fn is_taken(botsing: &Botsing) -> bool {
    matches!(botsing, Botsing::BalieBezetting(_) | Botsing::MedewerkerBezetting(_))
}

impl Fault for RoosterError {
    fn code(&self) -> Code {
        match self {
            Self::Botst(all) if all.iter().any(is_taken) => Code::STALE,
            Self::Botst(_) | Self::NotHere => Code::FIELD,
            Self::TijdslotGone => Code::TIJDSLOT_GONE,
            Self::Geraakt(_) | Self::Nothing | Self::Outdated => Code::STALE,
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
