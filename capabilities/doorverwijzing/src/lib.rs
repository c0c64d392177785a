//! Warme doorverwijzing: somebody on the telephone is referred to a Balie, with a booked Tijdslot.
//!
//! Stories V01 and V06; AWR art. 67 (fiscal secrecy), Awb 2:1 and 2:3. What was shared is kept as
//! shared (`momentopname`); the sender sees status and outcome, never content.

pub mod acts;
mod again;
mod api;
mod cancel;
mod check;
mod choose;
mod close;
mod concept;
mod disclose;
mod eigen_balie;
mod error;
pub mod events;
mod expire;
mod keep;
mod keten;
mod leave;
mod migrations;
mod mine;
mod model;
mod moved;
mod outcome;
mod pages;
mod path;
mod received;
mod refer;
mod relation;
mod routes;
mod solve;
mod solved;
mod suggest;
pub mod tables;
mod withdraw;

pub use again::{Vervolg, VervolgInput, refer_on};
pub use api::router as api_router;
pub use close::{Keuze, SluitingInput, close};
pub use concept::expire as expire_concepts;
pub use error::DoorverwijzingError;
pub use expire::{EXPIRE, expire, overdue_senders};
pub use keten::{answer_succession, name_successor, report_bounce};
pub use leave::{DIVIDE, divide};
pub use migrations::all as migrations;
pub use mine::{StandRow, stand_of};
pub use model::{Status, Uitkomst, Zin};
pub use moved::{hear_called_off, hear_moved};
pub use outcome::{Reden, accept, hear_called, hear_no_show, hear_outcome, refuse};
pub use path::{Stap, StapRegel, path_of};
pub use refer::{DoorverwijzingInput, InstemmingInput, refer};
pub use routes::routes;
pub use withdraw::withdraw;

web::texts!("../../taal");
