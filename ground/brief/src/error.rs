//! Why there is no letter. Says which one and which part, never whom it is about.

/// Why the letters were not written. `letter` counts from 0, in the order in which they were given.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BriefError {
    /// Nothing was given to write.
    #[error("no letters to write")]
    NoLetters,
    /// A letter without something it cannot do without.
    #[error("letter {letter} has no {part}")]
    Missing {
        /// Which letter.
        letter: usize,
        /// What is missing.
        part: Part,
    },
    /// A sign that the font does not have, and that nothing readable can stand in for.
    #[error("letter {letter} has a sign that cannot be printed: U+{:04X}", *.sign as u32)]
    Sign {
        /// Which letter.
        letter: usize,
        /// The sign.
        sign: char,
    },
    /// A text that does not fit in its place on the first page, not even in small letters.
    #[error("letter {letter}: the {part} is too long for its place")]
    TooLong {
        /// Which letter.
        letter: usize,
        /// What is too long.
        part: Part,
    },
    /// What was laid out is not an accessible PDF: a fault of this crate.
    #[error("not PDF/UA-1: {0}")]
    Pdf(String),
}

/// A part of a letter that has its own place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name or phone number of the sender.
    Sender,
    /// The address to return to.
    ReturnAddress,
    /// The name or address of the addressee.
    Addressee,
    /// The title.
    Title,
    /// The line that says whom to call.
    Call,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Part::Sender => "sender",
            Part::ReturnAddress => "return address",
            Part::Addressee => "addressee",
            Part::Title => "title",
            Part::Call => "line that says whom to call",
        })
    }
}

/// Why one letter cannot be laid out; [`BriefError`] adds which one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Missing(Part),
    Sign(char),
    TooLong(Part),
}

impl Fault {
    pub(crate) fn of(self, letter: usize) -> BriefError {
        match self {
            Fault::Missing(part) => BriefError::Missing { letter, part },
            Fault::Sign(sign) => BriefError::Sign { letter, sign },
            Fault::TooLong(part) => BriefError::TooLong { letter, part },
        }
    }
}
