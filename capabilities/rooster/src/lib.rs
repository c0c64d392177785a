//! The rooster: who sits at which Balie, and the Tijdsloten that follow from it once a month is published.
//!
//! Story V16. A planner changes the Diensten of the own organisatie only and reads names of the own people only. Nobody is
//! planned twice, and no Afspraak is dropped: see `guard` and `rescue`.

pub mod acts;
mod add;
mod affected;
mod api;
mod change;
mod check;
mod error;
pub mod events;
mod guard;
mod lay_out;
mod pages;
mod plek;
mod publish;
mod repeat;
mod rescue;
mod routes;
mod shut;
mod week;

pub use api::router as api_router;
pub use error::RoosterError;
pub use guard::DienstInput;
pub use lay_out::RoosterState;
pub use plek::LocatieState;
pub use routes::routes;
pub use shut::{FOLLOW, follow_hours};

web::texts!("../../taal");
