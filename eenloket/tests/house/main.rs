//! Tests of the whole house, through HTTP, on both stores. One binary: linking costs more than running.

#[macro_use]
mod world;
mod api;
mod client;
mod command;
mod controleer;
mod demo;
mod pages;
mod months;
mod place;
mod policies;
mod session;
