//! Why a measurement stopped. A figure of a run in which something went wrong is not printed.

/// What went wrong, in a sentence.
#[derive(Debug)]
pub struct Fault(String);

/// What a step of a measurement gives.
pub type Outcome<T> = Result<T, Fault>;

impl Fault {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Fault {
    fn from(cause: std::io::Error) -> Self {
        Self(cause.to_string())
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(cause: rusqlite::Error) -> Self {
        Self(format!("SQLite: {cause}"))
    }
}

impl From<std::num::ParseFloatError> for Fault {
    fn from(cause: std::num::ParseFloatError) -> Self {
        Self(cause.to_string())
    }
}

impl From<std::num::ParseIntError> for Fault {
    fn from(cause: std::num::ParseIntError) -> Self {
        Self(cause.to_string())
    }
}

impl From<nulsom::Weigering> for Fault {
    fn from(cause: nulsom::Weigering) -> Self {
        Self(format!("nul-som: {cause}"))
    }
}
