//! Who takes part and where: Organisaties, Locaties, Balies, Medewerkers, Diensten, Convenanten.
//!
//! Nothing here is about an Inwoner. Others ask which Balies help with a product, whether a
//! Convenant makes a booking the acceptance, and who works where.

pub mod acts;
mod adapt;
mod admit;
mod agree;
mod api;
mod booking;
mod coordinator;
mod describe;
mod error;
pub mod events;
mod hire;
mod hours;
mod inlog;
mod keep;
mod leave;
mod locaties;
mod migrations;
mod model;
mod offer;
mod open;
mod outside;
mod overview;
mod pages;
mod places;
mod reword;
mod routes;
pub mod set_up;
mod settle;
mod successor;
pub mod tables;
mod translate;
mod vrije_tekst;

pub use api::router as api_router;
pub use booking::{BALIE_PRODUCT_COLUMNS, BALIE_PRODUCT_FROM, BalieProductRow};
pub use coordinator::{MedewerkerRow, balie_of, coordinator_for, medewerker_naam, successors, without_coordinator};
pub use error::NetwerkError;
pub use inlog::{medewerker_of, name};
pub use leave::{leave, leave_within};
pub use locaties::Open;
pub use migrations::all as migrations;
pub use model::gebied_of;
pub use pages::medewerker::role_text;
pub use places::{
    BalieRegel, BalieRow, GemeenteRow, Product, balies_of, gemeente_at, locatie_of, medewerker_with, openingstijden,
    organisatie_names, organisaties_at, places_for, postcode_at, postcode_of, privacy_officer, product, products, stands_in,
    telefoon_of, zone_of,
};
pub use routes::routes;
pub use translate::{ProductTaal, Tekst};
pub use vrije_tekst::{DOORVERWIJZEN, fixed_sentences_only};

web::texts!("../../taal");
