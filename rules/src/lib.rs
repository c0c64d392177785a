//! Law and arithmetic of the counter, and nothing else: no I/O, no clock, no database, no async.
//!
//! Whatever the outcome depends on comes in as an argument, so every rule can be tried on 28 March 2027 at 02:30.
//! Tables of law and geography stand in `data/`, with source and licence in `data/NOTICE.md`, and are compiled in.
//!
//! | module | what it answers |
//! |---|---|
//! | [`feestdag`] | is a balie closed on this day, does this day move a legal termijn (Algemene termijnenwet art. 3) |
//! | [`termijn`] | when is it two werkdagen later, when does a legal termijn end, how long are our own terms |
//! | [`tijdslot`] | which tijdsloten come out of a dienst, pauses, kept-free blocks and summer time considered |
//! | [`rooster`] | may this dienst stand in the rooster, and if not, what is in its way |
//! | [`nummer`] | the nummer of a hulpvraag, short enough to read aloud, with a check symbol |
//! | [`tekst`] | does a toelichting carry something like a BSN, an IBAN or another long number |
//! | [`telefoon`] | is this a telephone number |
//! | [`afstand`] | postcode to point and gemeente (a first guess), kilometres between two points |
//! | [`bewaartermijn`] | how long each kind of record is kept, from when, and who says so |
//! | [`keten`] | may this hulpvraag go on to that organisatie, or is the inwoner being sent round |
//! | [`klm`] | how many seconds a trained user needs for a screen (keystroke-level model) |

#![warn(missing_docs)]

pub mod afstand;
pub mod bewaartermijn;
pub mod feestdag;
pub mod keten;
pub mod klm;
pub mod nummer;
pub mod rooster;
pub mod tekst;
pub mod telefoon;
pub mod termijn;
pub mod tijdslot;
