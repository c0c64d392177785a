//! What can be wrong with an administration: which file and which line, never what stands there.

use std::path::PathBuf;

/// Why it cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AdministratieError {
    /// A file that is not there, or that may not be read.
    #[error("{}: {cause}", .file.display())]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// `administratie.toml` is not as it should be.
    #[error("{}: line {line}: an organisatie has a naam, a gemeente, a bestand and perhaps an oin, each a text", .file.display())]
    NoList {
        /// Which.
        file: PathBuf,
        /// Where.
        line: usize,
    },
    /// An organisatie that has no administration.
    #[error("{}: {naam} is not in it", .file.display())]
    NotListed {
        /// In which it is not.
        file: PathBuf,
        /// Which was looked for.
        naam: String,
    },
    /// The line of the heads does not have all.
    #[error("{}: line 1 has no column {column}", .file.display())]
    NoColumn {
        /// Which.
        file: PathBuf,
        /// What it should have.
        column: &'static str,
    },
    /// A line with more or less than the heads, or that is no text.
    #[error("{}: line {line} cannot be read", .file.display())]
    NoLine {
        /// Which.
        file: PathBuf,
        /// Where.
        line: usize,
    },
    /// What stands in a column is nothing that may stand there.
    #[error("{}: line {line}: {column} cannot be used", .file.display())]
    Unusable {
        /// Which.
        file: PathBuf,
        /// Where.
        line: usize,
        /// Under which head.
        column: String,
    },
    /// Somebody has two lines.
    #[error("{}: line {line}: this bsn stands there twice", .file.display())]
    Twice {
        /// Which.
        file: PathBuf,
        /// The second.
        line: usize,
    },
}
