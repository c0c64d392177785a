//! What an organisatie does of itself when something happens in a life, such as becoming 18 (V26): it tells (level 1), prepares
//! a Hulpvraag that the Inwoner only confirms (level 2), or notes that the law gave it (level 3).
//!
//! Two people decide on a level, and it stands on a Grondslag: asked when it is raised, and anew each day, in the act in which
//! something is told. Who lives there the own administration says, each day; what is only planned names nobody.

pub mod acts;
mod answer;
mod api;
mod approve;
mod ask;
mod bewoner;
mod count;
mod due;
mod error;
mod expire;
mod ground;
mod migrations;
mod model;
mod next;
mod off;
mod open;
mod pages;
mod plan;
mod routes;
mod run;
mod send;
mod stand;
pub mod tables;
mod voorstel;
#[cfg(test)]
mod year;

pub use api::router as api_router;
pub use approve::{Oordeel, approve, stop};
pub use ask::{NiveauInput, ask};
pub use due::{LevensgebeurtenisIds, due};
pub use error::LevensgebeurtenisError;
pub use expire::{expire, is_overdue};
pub use migrations::all as migrations;
pub use model::{Niveau, Soort, Stap, Status};
pub use off::{lapse, who_tells};
pub use routes::routes;
pub use run::{VoorstelAantal, run};
pub use stand::StandInput;
pub use voorstel::{Reden, VoorstelStatus};

/// Where it is kept.
pub(crate) const PATH: &str = "/beheer/levensgebeurtenissen";

web::texts!("../../taal");
