//! The program: which capabilities the house has, how it is opened, served and checked.
//!
//! A library with a small `main`, so that a test starts the whole house in its own process.
#![forbid(unsafe_code)]

mod actor;
mod acts;
pub mod api;
mod background;
pub mod cli;
mod command;
pub mod controleer;
pub mod demo;
mod error;
mod health;
pub mod house;
pub mod inrichten;
mod listeners;
pub mod login;
mod logs;
mod measure;
pub mod medewerker;
mod menu;
pub mod merk;
mod oauth;
mod pages;
pub mod post;
pub mod server;
pub mod terms;
mod told;

pub use acts::acts;
pub use error::Stopped;
pub use house::{Around, Config, Opened, open, open_as_it_is};

web::texts!("../taal");
