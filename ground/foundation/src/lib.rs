//! What every room of the house stands on: time, chance, ids, the BSN, keys, states and faults.
//!
//! Nothing here knows a capability, a database or HTTP. Time and chance come in through this door
//! only, so that a test can set both.
#![forbid(unsafe_code)]

mod bsn;
mod chance;
mod clock;
pub mod diagram;
mod fault;
mod keys;
mod states;
mod trace;

pub use bsn::{Bsn, BsnError};
pub use chance::{Chance, first_id, named_id};
pub use clock::{Clock, ClockError};
pub use fault::{Code, Fault, Leak};
pub use jiff;
pub use keys::{KeyRow, Keys, KeysError, Purpose};
pub use trace::{SpanId, TraceId};
pub use uuid::Uuid;
