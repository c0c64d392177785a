//! Faults speak to three people: the person at the screen, the developer and the privacy officer.

use std::fmt;

/// The number of a fault (`EL-nnn`); an Eenloket number, not an HTTP one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EL-{:03}", self.0)
    }
}

impl Code {
    /// A field of the form cannot be used.
    pub const FIELD: Self = Self(100);
    /// The request cannot be read at all.
    pub const UNREADABLE: Self = Self(101);
    /// The idempotency key is missing, or was used for something else.
    pub const IDEMPOTENCY: Self = Self(102);
    /// Nobody is logged in.
    pub const NO_SESSION: Self = Self(103);
    /// There is nothing here for you.
    pub const NOT_FOUND: Self = Self(104);
    /// This address does not take that method.
    pub const METHOD: Self = Self(105);
    /// None of the answers we can give is accepted.
    pub const ACCEPT: Self = Self(106);
    /// The token of a program is not good (any more).
    pub const NO_TOKEN: Self = Self(107);
    /// The token is good, and not for this.
    pub const NO_SCOPE: Self = Self(108);
    /// The request is larger than we take.
    pub const TOO_LARGE: Self = Self(113);
    /// The content is not of a type we read.
    pub const MEDIA_TYPE: Self = Self(115);
    /// Too many tries; wait.
    pub const TOO_MANY: Self = Self(129);
    /// The Tijdslot was taken meanwhile.
    pub const TIJDSLOT_GONE: Self = Self(210);
    /// There is no Tijdslot here: the gemeente does not take part, or the Balie is full.
    pub const NO_TIJDSLOT: Self = Self(211);
    /// Sent round: it goes no further (V06).
    pub const RONDSTUREN: Self = Self(220);
    /// No grondslag lets this be asked (V08).
    pub const NO_GROUND: Self = Self(310);
    /// Whoever wrote it may not approve it.
    pub const FOUR_EYES: Self = Self(311);
    /// Two begrippen do not mean the same (V09).
    pub const OTHER_MEANING: Self = Self(320);
    /// A regeling asks for what means something else by now, and has to be looked at again (V09).
    pub const REASSESS: Self = Self(321);
    /// A version of a regeling is not published here: nothing may be asked with it.
    pub const NOT_PUBLISHED: Self = Self(322);
    /// Somebody stood at this door as often as may be.
    pub const TOO_OFTEN: Self = Self(330);
    /// Blind is asked about invented people only.
    pub const NOT_INVENTED: Self = Self(343);
    /// This field is not for this reader.
    pub const NOT_FOR_READER: Self = Self(350);
    /// Identity is not established.
    pub const NO_IDENTITY: Self = Self(360);
    /// The BSN fails the 11-proef.
    pub const ELFPROEF: Self = Self(361);
    /// An inwoner has to log in with more certainty for this.
    pub const LOGIN_TOO_WEAK: Self = Self(371);
    /// The list is not the one that was approved any more.
    pub const OTHER_LIST: Self = Self(384);
    /// So few people that no source answers blind about them.
    pub const TOO_FEW: Self = Self(385);
    /// What was sealed does not open: nothing is shown.
    pub const DOES_NOT_OPEN: Self = Self(394);
    /// This may not be opened: by one person, too late, or few without a reason.
    pub const NOT_TO_OPEN: Self = Self(395);
    /// Somebody changed it meanwhile.
    pub const STALE: Self = Self(409);
    /// We cannot do this now.
    pub const OUTAGE: Self = Self(503);
    /// The processing log could not be written, so nothing was done.
    pub const NO_LOG: Self = Self(900);

    /// Every number there is, for `/fouten` and `docs/fouten.md`; a test keeps it so.
    pub const ALL: &'static [Self] = &[
        Self::FIELD,
        Self::UNREADABLE,
        Self::IDEMPOTENCY,
        Self::NO_SESSION,
        Self::NOT_FOUND,
        Self::METHOD,
        Self::ACCEPT,
        Self::NO_TOKEN,
        Self::NO_SCOPE,
        Self::TOO_LARGE,
        Self::MEDIA_TYPE,
        Self::TOO_MANY,
        Self::TIJDSLOT_GONE,
        Self::NO_TIJDSLOT,
        Self::RONDSTUREN,
        Self::NO_GROUND,
        Self::FOUR_EYES,
        Self::OTHER_MEANING,
        Self::REASSESS,
        Self::NOT_PUBLISHED,
        Self::TOO_OFTEN,
        Self::NOT_INVENTED,
        Self::NOT_FOR_READER,
        Self::NO_IDENTITY,
        Self::ELFPROEF,
        Self::LOGIN_TOO_WEAK,
        Self::OTHER_LIST,
        Self::TOO_FEW,
        Self::DOES_NOT_OPEN,
        Self::NOT_TO_OPEN,
        Self::STALE,
        Self::OUTAGE,
        Self::NO_LOG,
    ];

    /// The HTTP status that goes with the number (`docs/fouten.md` lists them).
    pub const fn status(self) -> u16 {
        match self.0 {
            100..=102 | 301 | 350 | 361 => 400,
            103 | 107 => 401,
            104 | 360 => 404,
            105 => 405,
            106 => 406,
            113 => 413,
            115 => 415,
            129 => 429,
            210..=240 | 320..=322 | 330 | 384 | 385 | 394 | 395 | 409 => 409,
            108 | 310 | 311 | 343 | 370 | 371 => 403,
            355 | 503 | 900 => 503,
            _ => 500,
        }
    }
}

/// May the text of a fault leave the building?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    /// Part of ordinary work: may be shown and counted.
    Expected,
    /// Holds or hints at a person: only to who sees that person already.
    Personal,
    /// A fault of ours: shown as an outage, the cause stays in the log.
    Unexpected,
}

/// What every error of a capability can tell.
pub trait Fault: fmt::Debug + fmt::Display {
    /// Its number, from which the HTTP status follows.
    fn code(&self) -> Code;
    /// Whether its text may be shown.
    fn leak(&self) -> Leak;
    /// The name of the unique value that was there already, if that is what went wrong.
    fn already_there(&self) -> Option<&str> {
        None
    }
    /// After how many seconds it makes sense to try again, where that is known.
    fn retry_after(&self) -> Option<u32> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_number_once_in_order() {
        let source = include_str!("fault.rs").split("ALL:").next().unwrap();
        assert_eq!(source.matches(": Self = Self(").count(), Code::ALL.len(), "a number that is not in Code::ALL");
        assert!(Code::ALL.windows(2).all(|pair| pair[0].0 < pair[1].0), "{:?}", Code::ALL);
    }
}
