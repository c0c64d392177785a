//! The protocol `nul-som v1` (zero-sum): sources turn their own criteria into one bit a person, and a municipality learns
//! how many people satisfy all of them. Two people open the names together. No source learns an outcome, and the
//! municipality learns no answer of one source.
//!
//! Until outsiders have looked at it: for invented people only. What it is for, what it rests on and what is not proven
//! stands in `README.md` beside this crate; the bytes stand in `vectoren/`.
//!
//! There is no I/O here, no clock and no database: bytes, a moment and chance come in, bytes go out.
//!
//! | module | who |
//! |---|---|
//! | [`source`] | a source: accept, bind, key, compute, commit, send |
//! | [`engine`] | the municipality: begin, take in, add up |
//! | [`opening`] | A and B: hand over, open |
//! | [`audit`] | somebody outside, if a source wants it: look at what this source sent |
//! | [`limits`] | what is refused however well it is signed |
//!
//! What a step was made of is gone after it, so this does not compile:
//!
//! ```compile_fail,E0382
//! fn twice(keyed: nulsom::source::Gesleuteld<'_>) {
//!     let _ = keyed.compute([]);
//!     let _ = keyed.compute([]);
//! }
//! ```
//!
//! Neither does sending before the commit:
//!
//! ```compile_fail,E0599
//! fn too_early(computed: nulsom::source::Uitgerekend, row: Vec<u8>) {
//!     let _ = computed.release(row);
//! }
//! ```
//!
//! nor showing what must not be seen:
//!
//! ```compile_fail,E0277
//! fn show(secret: &nulsom::RunSecret, list: &nulsom::Lijst) -> String {
//!     format!("{secret:?} {list:?}")
//! }
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod cbor;
mod cells;
mod deel;
mod frame;
mod keys;
mod lijst;
mod opdracht;
mod order;
mod pair;
mod pins;
mod rows;
mod secret;
mod slot;
mod stream;
mod toezegging;
mod transcript;
mod weigering;
mod zegel;

pub mod audit;
pub mod engine;
pub mod limits;
pub mod opening;
pub mod source;

pub use deel::Plek;
pub use frame::Hash;
pub use keys::{KeyId, Oin, PadPublic, PadSecret, SignPublic, SignSecret};
pub use lijst::Lijst;
pub use opdracht::{Bron, Hd, Niveau, Opdracht, Regeling, Sleutelhouder};
pub use pins::{BronPins, HouderPins, Pins, SourceKeys};
pub use rows::{Antwoord, Antwoorden};
pub use slot::Helften;
pub use toezegging::RunSecret;
pub use transcript::Th;
pub use weigering::Weigering;
pub use zegel::{SealPublic, SealSecret};

#[cfg(test)]
mod tests;
