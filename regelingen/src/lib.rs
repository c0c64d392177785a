//! Schemes as data. A regeling is a folder, a version of it is a file that says which law asks what of whom; nothing of a
//! scheme is written in Rust. No I/O, no clock: what is evaluated is what comes in, on the peildatum that comes in.
//!
//! One definition serves the looplijst, the overview of the inwoner and the portal: a looplijst asks the [`Vraag`]en of it,
//! an overview evaluates it and shows the [`Reden`]en.
//!
//! | module | what it answers |
//! |---|---|
//! | [`antwoord`] | ja, nee, onbekend, and what they make together (Kleene: onbekend never becomes nee) |
//! | [`begrip`] | what exactly is meant by a word such as "inkomen", and which two may stand under one threshold |
//! | [`bevolking`] | a made-up population with the margins of the country |
//! | [`columns`] | the same for a whole population at once |
//! | [`criterium`] | one demand of a regeling, and whether it holds |
//! | [`drempel`] | the threshold of a demand, which may differ by household |
//! | [`leeftijd`] | on which day somebody reaches an age, the age of the AOW included |
//! | [`regeling`] | a version of a scheme, what is wrong with it, and whether it may hold for somebody, with reasons |
//! | [`stand`] | all versions together: which holds on a day, which overlap, which questions they share |
//! | [`vraag`] | the questions of a set of schemes, each asked once |
//! | [`wet`] | which laws a file may rest on |
//!
//! The files of this folder are compiled in ([`shipped`]); an organisatie adds its own in the same form.

#![warn(missing_docs)]

pub mod antwoord;
pub mod begrip;
pub mod bevolking;
pub mod columns;
pub mod criterium;
pub mod drempel;
pub mod feiten;
pub mod herkomst;
pub mod leeftijd;
pub mod regeling;
pub mod shipped;
pub mod stand;
pub mod voorbeeld;
pub mod vraag;
pub mod wet;

pub use antwoord::Antwoord;
pub use begrip::{Begrip, Begrippen};
pub use criterium::{Criterium, Toets};
pub use drempel::Drempel;
pub use feiten::{Feiten, Waarde};
pub use herkomst::{Geverifieerd, Herkomst, Tekst};
pub use regeling::{Fout, Reden, Regeling, Uitkomst};
pub use stand::Stand;
pub use voorbeeld::Voorbeeld;
pub use vraag::{Vraag, Vragen};
