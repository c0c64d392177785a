//! The bron: what a source holder runs beside its own data, so that others can ask ja-nee questions about it without ever
//! getting the data. Questions come in signed pakketten, ja / nee / onbekend goes out, and nothing else can.
//!
//! | module | what it is |
//! |---|---|
//! | [`server`] | the side of the source: settings, columns, limits, logboek, HTTP |
//! | [`client`] | the side of the afnemer: signing a pakket, sending it, and refusing what is more than an answer |
//! | [`command`] | what the program does, by itself (`bron`) or as `eenloket bron` |
//! | [`demo`] | made-up files of three sources |
//! | `message` | the bytes that both sides agree on; `vectoren/` has them for another implementation |
//!
//! Small enough to be read before it is trusted: see `README.md`. Stories: V07, V08.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod bits;
mod blind;
mod bsn;
mod digest;
mod envelop;
mod message;
mod vragenset;
mod weigering;

pub mod client;
pub mod command;
pub mod demo;
pub mod server;

pub use bits::Paar;
pub use blind::regels;
pub use bsn::Bsn;
pub use digest::Digest;
pub use message::{Pakket, Run};
pub use regelingen::Antwoord;
pub use vragenset::{Vragenset, vraag_digest};
pub use weigering::Weigering;
