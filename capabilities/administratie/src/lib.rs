//! What an organisatie knows itself of who lives with it: files beside the program, read when they are looked at. They are never
//! copied into the store.
//!
//! `administratie.toml` in the folder says which file is of which organisatie, and by which OIN sources know it. The file has a line a person. Its columns are
//! `bsn`, `voornaam`, `achternaam`, `geboortedatum`, `straat`, `huisnummer`, `postcode`, `plaats`, `reden` (empty, or why nobody goes
//! there: `overleden`, `verhuisd`, `geheimhouding`) and a column for each begrip that the organisatie answers itself, such as
//! `ontvangt_minimaregeling@1`, with `ja`, `nee` or nothing.
//!
//! Whoever reads it says whom it takes, under which key, and what a `reden` is to it: [`Administratie::read`]. What is wrong is said here,
//! with file and line; never what stands there.

mod administratie;
mod error;
mod organisatie;
mod regel;
#[cfg(test)]
mod tests;

pub use administratie::Administratie;
pub use error::AdministratieError;
pub use organisatie::Organisatie;
pub use regel::Regel;
