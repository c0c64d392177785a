//! Tests of the whole house, through HTTP, on both stores. One binary: linking costs more than running.

#[macro_use]
mod world;
mod caller;
mod client;
mod command;
mod contention;
mod controleer;
mod crash;
mod demo;
mod ledger;
mod pages;
mod months;
mod place;
mod policies;
mod program;
mod purpose;
mod scan;
mod session;
