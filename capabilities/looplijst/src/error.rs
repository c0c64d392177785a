//! What can go wrong with a Looplijst.

use crate::ahead::Moment;
use crate::sleutelhouder::WachtzinError;
use crate::vragen::VraagError;
use ::bron::client::bevraging::{PlanFout as OpdrachtFout, Stop};
use administratie::AdministratieError;
use afmelding::AfmeldingError;
use begrip::BegripError;
use foundation::jiff::civil::Date;
use foundation::{Code, Fault, Leak, Uuid};
use grondslag::Reden;
use hulpvraag::HulpvraagError;
use inwoner::InwonerError;
use nulsom::Weigering;
use regeling::RegelingError;
use regelingen::Regeling;
use regelingen::begrip::BegripVersie;
use store::StoreError;

/// A fault of this capability.
#[derive(Debug, thiserror::Error)]
pub enum LooplijstError {
    /// Somebody stood at this door as often as may be (EL-330).
    #[error("three attempts were made")]
    TooOften,
    /// Somebody stood there on that part of a day before (EL-100).
    #[error("an attempt on that part of the day was made")]
    SameDagdeel,
    /// That part of the day has not begun yet (EL-100).
    #[error("that part of the day has not begun")]
    NotYet,
    /// The last of three attempts is on another day than the first (EL-100).
    #[error("the last attempt has to be on another day")]
    SameDay,
    /// Somebody stood there in vain on the part of a day on which they were to come back (EL-100).
    #[error("an attempt was made on the part of the day of the return")]
    ReturnTaken,
    /// The day is after the last one on which somebody is on the Looplijst: that one (EL-100).
    #[error("they are on the looplijst until {0}")]
    PastTerm(Date),
    /// It was agreed to come back then, and after this attempt nobody may stand there at that moment any more (EL-100).
    #[error("the return that was agreed could not be kept")]
    ReturnFirst(Moment),
    /// With these another day was agreed, and nobody said that they know it changes (EL-100).
    #[error("another day was agreed with them: {0:?}")]
    Agreed(Vec<(Uuid, Moment)>),
    /// Whoever waits to hear more is told how it goes on (EL-100).
    #[error("it does not say how it goes on")]
    NoVervolg,
    /// It says how it goes on where that is not asked (EL-100).
    #[error("it says how it goes on, and that is not asked")]
    VervolgTooMuch,
    /// What was noted is corrected on the same day, by who noted it (EL-100).
    #[error("not to be corrected by them, or not any more")]
    NotToCorrect,
    /// The wrong outcome opened a Hulpvraag that is not closed (EL-100).
    #[error("its hulpvraag is open")]
    HulpvraagOpen,
    /// Who was named does not go out for this organisatie (EL-100).
    #[error("not somebody of the buurtteam")]
    Stranger,
    /// Nothing is planned for that day (EL-100).
    #[error("nothing is planned")]
    NothingPlanned,
    /// Nobody of that name said no here (EL-100).
    #[error("nobody said no")]
    NothingSaid,
    /// There is no Looplijst to put somebody on (EL-100).
    #[error("no looplijst is open")]
    NoList,
    /// Who lives there does not want to be looked for, for anything that is on this regel (EL-100).
    #[error("they opted out")]
    OptedOut,
    /// They want to talk, and said themselves that nobody has to look for them: that holds until they end it (EL-100).
    #[error("what they said themselves still holds")]
    StillOptedOut,
    /// Too many searches found nobody, or too many passphrases opened nothing (EL-129).
    #[error("too many tries")]
    Braked {
        /// In how many seconds it works again.
        seconds: u32,
    },
    /// Something is missing before anything can be asked (EL-100).
    #[error(transparent)]
    NotComplete(#[from] VraagError),
    /// No grondslag lets these bronhouders be asked now: each with why (EL-310).
    #[error("these may not be asked now: {0:?}")]
    NoGround(Vec<(String, Reden)>),
    /// A regeling asks for what means something else by now (EL-321).
    #[error("these mean something else by now: {0:?}")]
    Reassess(Vec<BegripVersie>),
    /// These versions are not published in this organisatie, as their files are now (EL-322).
    #[error("not published here: {0:?}")]
    NotPublished(Vec<&'static Regeling>),
    /// On what it stood changed while it was under way: what was answered does not belong to what would be asked now (EL-310).
    #[error("on what it stood has changed")]
    OtherQuestions,
    /// What the organisatie knows itself cannot be read (EL-100).
    #[error("the own administration: {0}")]
    Administratie(String),
    /// It does not know many of those whom a Looplijst is about: it may have been read half written (EL-100).
    #[error("the own administration does not know many of them")]
    TooManyUnknown,
    /// A source does not answer (EL-503).
    #[error("{0} does not answer")]
    Unreachable(String),
    /// A source refuses, or answers with more than answers.
    #[error("{0}: {1}")]
    Refused(String, Stop),
    /// Blind is asked about invented people only (EL-343).
    #[error("these people are not invented")]
    NotInvented,
    /// It is not the list that was approved any more, or too late for it (EL-384).
    #[error("not the list that was approved")]
    OtherList,
    /// A passphrase that opens nothing (EL-100).
    #[error(transparent)]
    Wachtzin(WachtzinError),
    /// What was sent does not fit what was agreed: the run is void. Whose it was, where that is known, and the code.
    #[error("{1}: what was sent does not fit")]
    Void(Option<String>, String),
    /// The protocol of asking blind says no.
    #[error(transparent)]
    Blind(Weigering),
    /// Whoever drew it up may not approve it (EL-311).
    #[error("whoever drew it up may not approve it")]
    SamePerson,
    /// The caller saw an older version, or it is past that (EL-409).
    #[error("seen in an older version")]
    Outdated,
    /// It is over meanwhile: nobody is named there any more, and what was said is kept nowhere (EL-409).
    #[error("it is over meanwhile")]
    Over,
    /// The store.
    #[error(transparent)]
    Store(StoreError),
}

/// The condition on which a change stands: nobody else changed it meanwhile.
pub(crate) const SEEN: &str = "gezien";

impl From<StoreError> for LooplijstError {
    fn from(cause: StoreError) -> Self {
        match cause {
            StoreError::Unmet(SEEN) | StoreError::Stale | StoreError::Crossed => Self::Outdated,
            // Two who note the same visit at once: the database lets one in.
            StoreError::Unique(what) if what.contains("dagdeel") => Self::SameDagdeel,
            other => Self::Store(other),
        }
    }
}

impl From<AdministratieError> for LooplijstError {
    fn from(why: AdministratieError) -> Self {
        Self::Administratie(why.to_string())
    }
}

impl From<HulpvraagError> for LooplijstError {
    fn from(cause: HulpvraagError) -> Self {
        match cause {
            HulpvraagError::NotNow(_) | HulpvraagError::Nobody => Self::Outdated,
            HulpvraagError::Store(cause) => cause.into(),
        }
    }
}

impl From<InwonerError> for LooplijstError {
    fn from(cause: InwonerError) -> Self {
        match cause {
            InwonerError::Braked { seconds, .. } => Self::Braked { seconds },
            InwonerError::Store(cause) => cause.into(),
        }
    }
}

impl From<AfmeldingError> for LooplijstError {
    fn from(cause: AfmeldingError) -> Self {
        match cause {
            AfmeldingError::Store(cause) => cause.into(),
            _ => Self::Outdated,
        }
    }
}

impl From<BegripError> for LooplijstError {
    fn from(cause: BegripError) -> Self {
        match cause {
            BegripError::Reassess(all) => Self::Reassess(all),
            BegripError::Store(cause) => cause.into(),
            _ => Self::Outdated,
        }
    }
}

impl From<RegelingError> for LooplijstError {
    fn from(cause: RegelingError) -> Self {
        match cause {
            RegelingError::NotPublished(all) => Self::NotPublished(all),
            RegelingError::Store(cause) => cause.into(),
            _ => Self::Outdated,
        }
    }
}

impl From<OpdrachtFout> for LooplijstError {
    fn from(cause: OpdrachtFout) -> Self {
        match cause {
            OpdrachtFout::GeenBron(bron) => Self::NotComplete(VraagError::GeenBron(bron)),
            OpdrachtFout::Begrip(_) => Self::OtherQuestions,
            OpdrachtFout::Pakket(bron) => Self::Refused(bron, Stop::GeenAntwoord),
        }
    }
}

impl Fault for LooplijstError {
    fn code(&self) -> Code {
        match self {
            Self::TooOften => Code::TOO_OFTEN,
            Self::SameDagdeel | Self::Stranger | Self::NothingPlanned | Self::NothingSaid | Self::NoList => Code::FIELD,
            Self::NoVervolg | Self::VervolgTooMuch => Code::FIELD,
            Self::ReturnTaken | Self::ReturnFirst(_) | Self::NotToCorrect | Self::HulpvraagOpen | Self::PastTerm(_) => {
                Code::FIELD
            }
            Self::Agreed(_) | Self::NotYet | Self::SameDay | Self::OptedOut | Self::StillOptedOut => Code::FIELD,
            Self::NotComplete(VraagError::TeWeinigInwoners(_)) => Code::TOO_FEW,
            Self::NotComplete(_) | Self::Administratie(_) | Self::TooManyUnknown => Code::FIELD,
            Self::NoGround(..) | Self::OtherQuestions => Code::NO_GROUND,
            Self::Reassess(_) => Code::REASSESS,
            Self::NotPublished(_) => Code::NOT_PUBLISHED,
            Self::Unreachable(_) | Self::Refused(..) | Self::Void(..) => Code::OUTAGE,
            Self::NotInvented => Code::NOT_INVENTED,
            Self::OtherList => Code::OTHER_LIST,
            Self::Wachtzin(_) => Code::FIELD,
            Self::Blind(Weigering::OpeningMagNiet) => Code::NOT_TO_OPEN,
            Self::Blind(_) => Code::DOES_NOT_OPEN,
            Self::SamePerson => Code::FOUR_EYES,
            Self::Outdated | Self::Over => Code::STALE,
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
            Self::Braked { seconds } => Some(*seconds),
            _ => None,
        }
    }
}
