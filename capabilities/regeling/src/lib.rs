//! Which regelingen there are, what each asks of whom on which article, and what its numbers are worth. They are data: a file
//! is a version (`regelingen/`). What is shown here says what may hold for somebody; who decides is in the file (R8).
//!
//! It stands above [`begrip`]: a version that names what means something else by now has to be looked at again.

pub mod acts;
mod api;
mod pages;
mod routes;
mod stand;

pub use api::router as api_router;
pub use routes::routes;
pub use stand::RegelingStand;

web::texts!("../../taal");
