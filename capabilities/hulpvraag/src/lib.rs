//! The Hulpvraag: the spine. One owner, a next step with a date, Taken, and who takes part.
//!
//! Rules 1–4 of the design; stories V01, V02, V06. The database enforces what `model` says.

mod agreed;
mod api;
mod error;
mod escalate;
mod give;
mod list;
mod migrations;
mod model;
mod next;
mod officer;
mod open;
mod own;
mod pages;
mod passed;
mod press;
mod relation;
mod routes;
mod share;
mod store;
pub mod taak;
pub mod tables;

pub use self::store::{held_by, hold, load, save};
pub use agreed::{DagError, agreed_day};
pub use api::router as api_router;
pub use error::HulpvraagError;
pub use escalate::{ESCALATE, escalate, overdue};
pub use give::give_to;
pub use migrations::all as migrations;
pub use model::{Eigenaar, Hulpvraag, Opvolger, Status, Uitkomst, Vervolgstap};
pub use open::{HulpvraagId, HulpvraagInput, is_drawn, open, open_at};
pub use own::NIET_BIJGEHOUDEN;
pub use pages::taken::text as taak_text;
pub use passed::has_passed;
pub use relation::{INZAGE, LEVENSGEBEURTENIS, Relation, by_nummer, is_kept, join, relation};
pub use routes::routes;
pub use share::{Instemming, Momentopname, last_shared, share, shared_by_us, shared_with_us};

web::texts!("../../taal");
