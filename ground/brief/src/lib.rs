//! Letters on paper: plain values become tagged A4 pages, held against PDF/UA-1 while they are written.
//!
//! The crate knows no capability and no person: it is given what has to stand on the paper. Of a [`Letter`] it makes
//! the layout (a window envelope with the address left, 12 or 18 points), the structure that a screen reader reads,
//! and, for a print batch, one document in which every letter begins on the front of a sheet.
//!
//! [`write()`] gives the PDF or says why not; it never leaves out a sign that the font does not have.

mod error;
mod flow;
mod font;
mod layout;
mod letter;
mod page;
mod structure;
mod texts;
mod wrap;
mod write;

pub use error::{BriefError, Part};
pub use letter::{Addressee, Block, Language, Letter, Sender, Size};
pub use write::{pages, write};
