//! The Looplijst, and what comes after a run: who goes where, the Gesprek at a door, and a no that is respected (V12, V13).
//!
//! Whoever asked the sources hands the hits to [`list`]; who was no hit never gets here. A regel says to what somebody may have
//! a right, never why: every hit answered yes to everything. Who says no leaves the list without a trace on it, and a Weigering
//! that only the buurtteam and they themselves can read.

pub mod acts;
mod ahead;
mod along;
mod api;
mod assign;
mod attempt;
mod blind;
mod change_of_mind;
mod correct;
mod door_of;
mod earlier;
mod error;
mod expire;
mod gesprek;
mod help;
mod known;
mod lapse;
mod left_out;
mod list;
mod lists;
mod migrations;
mod model;
mod off;
mod pages;
mod plan;
mod print;
mod refuse;
mod regel;
mod release;
mod routes;
mod sleutelhouder;
mod speak;
mod store;
pub mod tables;
mod take_back;
mod vragen;

pub use self::store::StandInput;
pub use api::router as api_router;
pub use assign::{WijkInput, assign};
pub use attempt::{BezoekInput, attempt};
pub use blind::{LooplijstOpdracht, asks_blind, gemeente_pins};
pub use change_of_mind::{WeigeringFilter, change_of_mind};
pub use correct::correct;
pub use door_of::door_of;
pub use error::LooplijstError;
pub use expire::{expire, overdue};
pub use gesprek::{Dagdeel, GesprekStatus, Uitkomst};
pub use lapse::{lapse, who_visits};
pub use list::{LooplijstStand, RegelInput, list};
pub use migrations::all as migrations;
pub use model::Status;
pub use plan::{DagInput, plan};
pub use print::print;
pub use refuse::{BereikInput, refuse};
pub use regel::{POGINGEN_MAX, Reden, RegelStatus};
pub use release::release;
pub use routes::routes;
pub use sleutelhouder::{Helft, SleutelhouderInput, Wachtzin, WachtzinError, hold, sleutelhouders};
pub use speak::{UitkomstInput, Vervolg, speak};
pub use take_back::take_back;
pub use vragen::{
    BronInput, Einde, LooplijstIds, LooplijstInput, VraagError, Wijze, asks, due, go_on, keep, signs_with, source_version,
};

web::texts!("../../taal");
