//! The pages of an Inwoner: what to do, what is going on, and who looked at their data.
//!
//! Stories V05, V20, V29; AVG art. 12 and 15. An Inwoner sees what is about themselves and nothing else: the wall in
//! `policies/algemeen.cedar`. Whatever can be done here can also be done at the Balie and on paper.

pub mod acts;
mod overview;
mod pages;
mod routes;

pub use overview::{Overzicht, overview};
pub use routes::routes;

web::texts!("../../taal");
