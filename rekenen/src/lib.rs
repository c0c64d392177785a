//! How many people a regeling may hold for, over a population in a Parquet file: a country as well as a street. No store, no
//! names, no numbers of persons: a file of columns in, counts out.
//!
//! The file is read a tile at a time, by as many threads as asked, so the memory it takes depends on the tile and not on the
//! population. What is computed with a tile is [`regelingen::columns`].
//!
//! | module | what it holds |
//! |---|---|
//! | `fout` | what is wrong with a file: what, where, and how to mend it |
//! | `kolom` | which columns the regelingen ask of a file, by begrip and version |
//! | `lezen` | a file, checked, and its tiles |
//! | `waarden` | the values of one column, a tile at a time |
//! | `tellen` | all tiles, on threads |
//! | `schrijven` | a made-up population as such a file |
//! | `uitkomst` | what came out, without the numbers that would say something about somebody |
//! | `voortgang` | a bar on a terminal, a line elsewhere |

#![warn(missing_docs)]

mod fout;
mod kolom;
mod lezen;
mod schrijven;
mod tellen;
mod uitkomst;
mod voortgang;
mod waarden;

pub use fout::Fout;
pub use kolom::{Gevraagd, Hoe, asked};
pub use lezen::{Bestand, Lezer};
pub use schrijven::{MERK, Verzoek, day_of, write};
pub use tellen::count;
pub use uitkomst::{Getal, Regel, Uitkomst};
pub use voortgang::Voortgang;
