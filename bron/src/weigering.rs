//! Why a bron does not answer. The other side reads the code and plain sentences; the rest is for who keeps the source.

use foundation::Code;
use thiserror::Error;

/// A refusal. Its own text is for the log of the machine; [`Weigering::public`] is for the other side.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Weigering {
    /// Bytes that are no pakket, or a pakket that is written in another way.
    #[error("no pakket")]
    Onleesbaar,
    /// More people than are taken at once.
    #[error("more people than {max}")]
    TeGroot {
        /// The most.
        max: usize,
    },
    /// Too many pakketten in a minute.
    #[error("too many pakketten in a minute")]
    TeSnel {
        /// After so many seconds there is room again.
        seconden: u64,
    },
    /// No approval for this afnemer under this row, or not any more.
    #[error("no approval under this grondslag, or not any more")]
    GeenGrondslag,
    /// The pakket is one that came before, in other words, or of a run that is over.
    #[error("run or pakket was there before")]
    AlGeweest,
    /// Not signed by somebody who may ask here.
    #[error("signature or key is not of an afnemer")]
    Handtekening,
    /// Another set of questions than was approved, or a question that is not in it.
    #[error("not a question that was approved")]
    NietGoedgekeurd,
    /// No list of numbers that can be, each once, ascending.
    #[error("the list has a wrong bsn or order")]
    LijstFout,
    /// Somebody in it was asked about too often, or with too many thresholds.
    #[error("asked too often: {0}")]
    TeVaak(String),
    /// Not the next pakket of this run.
    #[error("pakket out of order, {verwacht} is next")]
    Volgorde {
        /// The number that would be taken.
        verwacht: u32,
    },
    /// Outside the hours.
    #[error("outside the hours in which this source answers")]
    BuitenVenster {
        /// After so many seconds they begin.
        seconden: u64,
    },
    /// A day of which there are no data here.
    #[error("no data for that peildatum")]
    Peildatum,
    /// No blind runs here: they are for invented people only.
    #[error("this source takes no part in blind runs, or not all its people are invented")]
    NietBlind,
    /// A step of a blind run that is refused.
    #[error(transparent)]
    Nulsom(#[from] nulsom::Weigering),
    /// The line could not be written.
    #[error("the logboek cannot be written: {0}")]
    Logboek(String),
}

impl Weigering {
    /// Its number.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Onleesbaar => Code::UNREADABLE,
            Self::TeGroot { .. } => Code::TOO_LARGE,
            Self::TeSnel { .. } => Code::TOO_MANY,
            Self::GeenGrondslag => Code::NO_GROUND,
            Self::Volgorde { .. } => Code(340),
            Self::BuitenVenster { .. } => Code(341),
            Self::Peildatum => Code(342),
            Self::NietBlind => Code(343),
            Self::Nulsom(why) => Code(why.code()),
            Self::AlGeweest => Code(380),
            Self::Handtekening => Code(381),
            Self::NietGoedgekeurd => Code(382),
            Self::LijstFout => Code(384),
            Self::TeVaak(_) => Code(386),
            Self::Logboek(_) => Code::NO_LOG,
        }
    }

    /// The status of HTTP that goes with it.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Onleesbaar | Self::LijstFout => 400,
            Self::GeenGrondslag | Self::Handtekening | Self::NietGoedgekeurd => 403,
            Self::AlGeweest | Self::TeVaak(_) | Self::Volgorde { .. } | Self::Peildatum => 409,
            Self::NietBlind => 403,
            Self::Nulsom(why) => match why.code() {
                384 => 400,
                310 | 381..=383 => 403,
                _ => 409,
            },
            Self::TeGroot { .. } => 413,
            Self::TeSnel { .. } => 429,
            Self::BuitenVenster { .. } | Self::Logboek(_) => 503,
        }
    }

    /// What the other side may read: what, why and how, and nothing about anybody.
    #[must_use]
    pub fn public(&self) -> &'static str {
        match self {
            Self::Onleesbaar => "Dit pakket is niet te lezen. Kijk of beide kanten dezelfde versie gebruiken.",
            Self::TeGroot { .. } => "Dit pakket gaat over te veel mensen. Verdeel de lijst over meer pakketten.",
            Self::TeSnel { .. } => "U vraagt te snel. Wacht even en stuur hetzelfde pakket opnieuw.",
            Self::GeenGrondslag => "De grondslag geldt hier niet of niet meer. Kijk of de bron deze regel van uw register kent.",
            Self::Volgorde { .. } => "Dit pakket is niet aan de beurt. Stuur eerst het pakket dat de bron verwacht.",
            Self::BuitenVenster { .. } => "De bron antwoordt nu niet. Stuur hetzelfde pakket als het venster open is.",
            Self::Peildatum => "Over deze peildatum heeft de bron geen gegevens. Kies een andere peildatum.",
            Self::NietBlind => "Deze bron doet niet mee aan de blinde looplijst. Die is er alleen voor verzonnen personen.",
            Self::Nulsom(why) => why.public(),
            Self::AlGeweest => "Dit is al eens gevraagd, of het bevragen is voorbij. Begin een nieuwe looplijst.",
            Self::Handtekening => "De handtekening of de sleutel klopt niet. Vergelijk de sleutels met de bron.",
            Self::NietGoedgekeurd => "Deze vraag is hier niet goedgekeurd. Vraag de bron om goedkeuring.",
            Self::LijstFout => "De lijst klopt niet. Elk bsn moet één keer voorkomen, oplopend, en de 11-proef doorstaan.",
            Self::TeVaak(_) => "Over iemand op de lijst is te vaak gevraagd, of met te veel drempels. Wacht tot het weer mag.",
            Self::Logboek(_) => "De bron kan haar logboek niet schrijven, dus antwoordt zij niet. Probeer het later opnieuw.",
        }
    }

    /// After how many seconds it may go better, where that is known.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TeSnel { seconden } | Self::BuitenVenster { seconden } => Some(*seconden),
            Self::Logboek(_) => Some(60),
            _ => None,
        }
    }
}
