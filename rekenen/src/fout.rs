//! What is wrong with a file: what, where, and how to mend it. No value from it is ever repeated.

use std::path::PathBuf;

/// Ends the counting or the writing.
#[derive(Debug, thiserror::Error)]
pub enum Fout {
    /// It cannot be opened or written.
    #[error("{}: {cause}", file.display())]
    Bestand {
        /// The file.
        file: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// It is something else.
    #[error(
        "{}: cannot be read as Parquet ({cause}). Give a file as `eenloket looplijst bevolking` writes it; of Arrow, write the \
         table out as Parquet first",
        file.display()
    )]
    GeenParquet {
        /// The file.
        file: PathBuf,
        /// What the reader says.
        cause: String,
    },
    /// A regeling asks something that no column holds.
    #[error(
        "{}: there is no column \"{kolom}\", which {door} asks for. Add it, as {soort}; or say --onbekend {kolom}, and it is \
         not known of anybody",
        file.display()
    )]
    Ontbreekt {
        /// The file.
        file: PathBuf,
        /// The column.
        kolom: String,
        /// Which regelingen.
        door: String,
        /// What it should hold.
        soort: &'static str,
    },
    /// A column is compressed in a way that is not read.
    #[error(
        "{}, column \"{kolom}\": is compressed as {als}, which is not read. Write the file anew without compression, or with Snappy or gzip",
        file.display()
    )]
    Ingepakt {
        /// The file.
        file: PathBuf,
        /// The column.
        kolom: String,
        /// With what.
        als: String,
    },
    /// A column holds another kind of value.
    #[error("{}, column \"{kolom}\": is {is}, and has to be {soort}. Write the column anew in that type{hint}", file.display())]
    Soort {
        /// The file.
        file: PathBuf,
        /// The column.
        kolom: String,
        /// What it is.
        is: String,
        /// What it should be.
        soort: &'static str,
        /// Why, where that helps.
        hint: &'static str,
    },
    /// A value that cannot be.
    #[error("{}, column \"{kolom}\", row {rij}: {wat}", file.display())]
    Waarde {
        /// The file.
        file: PathBuf,
        /// The column.
        kolom: String,
        /// The row, from 1.
        rij: u64,
        /// What about it, and how to mend it.
        wat: &'static str,
    },
    /// The file is broken inside.
    #[error(
        "{}, column \"{kolom}\", rows {van} to {tot}: cannot be read ({cause}). The file is damaged: copy or write it again",
        file.display()
    )]
    Kapot {
        /// The file.
        file: PathBuf,
        /// The column.
        kolom: String,
        /// First row of the part.
        van: u64,
        /// Last row of the part.
        tot: u64,
        /// What the reader says.
        cause: String,
    },
}
