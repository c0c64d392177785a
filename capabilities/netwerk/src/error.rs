//! What can go wrong with the netwerk.

use foundation::{Code, Fault, Leak};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum NetwerkError {
    /// There is a Convenant with this organisatie for this product already (EL-409).
    #[error("there is one already")]
    Double,
    /// The Balie does not handle this product, or it is one's own organisatie (EL-100).
    #[error("no such convenant is possible")]
    Impossible,
    /// The Medewerker does not work here, or not as coordinator (EL-100).
    #[error("not a coordinator who works here")]
    NoCoordinator,
    /// A Balie would be without its coordinator: name somebody else first (EL-409).
    #[error("the only coordinator of a balie")]
    OnlyCoordinator,
    /// Nobody gives themselves roles, or takes them away (EL-100).
    #[error("one's own roles")]
    OwnRoles,
    /// What is everybody's has a keeper already, who is not this one (besluit 35); at the command line only.
    #[error("{0} keeps what is everybody's already: take hoofdbeheerder = true out of the file")]
    OtherKeeper(String),
    /// Nobody would keep what is everybody's (besluit 35); at the command line only.
    #[error("nobody keeps what is everybody's yet: put hoofdbeheerder = true at one organisatie")]
    NoKeeper,
    /// Another one there has that name (EL-409).
    #[error("another one has that name")]
    NaamTaken,
    /// Another product has that code (EL-409).
    #[error("another product has that code")]
    CodeTaken,
    /// People are planned at the Locatie: its clock stays (EL-409).
    #[error("people are planned there")]
    Planned,
    /// The caller saw an older version (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

/// The condition on which a change stands: nobody else changed it meanwhile.
pub(crate) const SEEN: &str = "gezien";

impl From<StoreError> for NetwerkError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(SEEN) | StoreError::Stale | StoreError::Crossed => Self::Outdated,
            StoreError::Unique(what) if what.contains("convenant") => Self::Double,
            other => Self::Store(other),
        }
    }
}

impl Fault for NetwerkError {
    fn code(&self) -> Code {
        match self {
            Self::Double | Self::OnlyCoordinator | Self::Outdated => Code::STALE,
            Self::NaamTaken | Self::CodeTaken | Self::Planned | Self::OtherKeeper(_) | Self::NoKeeper => Code::STALE,
            Self::Impossible | Self::NoCoordinator | Self::OwnRoles => Code::FIELD,
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
