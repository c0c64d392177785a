//! What can go wrong with a begrip.

use foundation::{Code, Fault, Leak};
use regelingen::begrip::{BegripVersie, NietGelijk};
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum BegripError {
    /// The two do not mean the same (EL-320).
    #[error(transparent)]
    Differs(Box<NietGelijk>),
    /// A regeling asks for what means something else by now, and has to be looked at again (EL-321).
    #[error("these mean something else by now: {0:?}")]
    Reassess(Vec<BegripVersie>),
    /// There is no such begrip (EL-100).
    #[error("there is no begrip {0}")]
    Unknown(String),
    /// What is typed cannot stand (EL-100).
    #[error("it cannot stand: {0:?}")]
    Input(Vec<BegripInputError>),
    /// The extract lacks what is used here (EL-100).
    #[error("the extract lacks: {0:?}")]
    Gone(Vec<Geraakt>),
    /// Whoever proposed it may not approve it (EL-311).
    #[error("whoever proposed it may not approve it")]
    SamePerson,
    /// The caller saw an older version, or it is past that (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

/// Why something cannot stand as it was typed, each with its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BegripInputError {
    /// The new version says what the old one says.
    Unchanged,
    /// The extract that was brought in last has no such GUID.
    NoGgm,
    /// One is about a person and the other about more people, or one is an amount and the other is not: no rate makes them equal.
    NeverEqual,
    /// It is the same begrip.
    Same,
    /// The extract cannot be read; the line and what is wrong with it.
    Unreadable(u64),
    /// It holds no terms.
    Empty,
    /// This uitgave was brought in before.
    Again,
}

/// What an extract lacks, and which regelingen ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geraakt {
    /// The begrip.
    pub begrip: BegripVersie,
    /// The regelingen that use it, with their version.
    pub regelingen: Vec<String>,
}

/// The condition on which a change stands: nobody else changed it meanwhile.
pub(crate) const SEEN: &str = "gezien";

impl From<StoreError> for BegripError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(SEEN) | StoreError::Stale | StoreError::Crossed => Self::Outdated,
            other => Self::Store(other),
        }
    }
}

impl From<BegripInputError> for BegripError {
    fn from(why: BegripInputError) -> Self {
        Self::Input(vec![why])
    }
}

impl Fault for BegripError {
    fn code(&self) -> Code {
        match self {
            Self::Differs(_) => Code::OTHER_MEANING,
            Self::Reassess(_) => Code::REASSESS,
            Self::Unknown(_) | Self::Input(_) | Self::Gone(_) => Code::FIELD,
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
