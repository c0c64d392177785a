//! What is told to an Inwoner: one message per event and kind, waiting to be printed or sent.
//!
//! A letter unless the Inwoner expressly chose otherwise (Awb 2:8). Content is made when it is
//! printed, from what then holds; here stands only that somebody has to be told.

mod migrations;
mod queue;
pub mod tables;

pub use migrations::all as migrations;
pub use queue::{BerichtInput, QUEUE, Soort, queue};
