//! The same regelingen for a whole population: persons are columns, an answer is a bit, a tile of 8,192 persons stays in the
//! cache of a processor while every question about them is answered.
//!
//! It gives what [`Regeling::evaluate`](crate::Regeling::evaluate) gives person by person; a property test holds the two
//! together. What makes it quick: every threshold, however it is worded, is one comparison `value ≤ limit` (an age is a
//! limit on the day of birth), schemes share their questions, and nothing is skipped: a short cut per person costs more
//! than all the bits it saves.
//!
//! | module | what it holds |
//! |---|---|
//! | [`data`] | the columns |
//! | [`plan`] | schemes as a list of comparisons and of steps on bits |
//! | `gates` | a step on bits, made once however often it is asked for |
//! | [`compare`] | sixty-four comparisons as one word, with what the processor has for it |
//! | [`run`] | the plan over the columns, tile by tile, on as many threads as asked |

pub mod compare;
pub mod data;
mod gates;
pub mod plan;
pub mod run;

pub use data::{Bits, Columns, Flags, Numbers};
pub use plan::{Plan, PlanError};
pub use run::{Count, Outcome};
