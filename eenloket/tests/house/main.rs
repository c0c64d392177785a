//! Tests of the whole house, through HTTP, on both stores. One binary: linking costs more than running.

#[macro_use]
mod world;
mod api;
mod client;
mod command;
mod controleer;
mod demo;
mod desk;
mod form;
mod lines;
mod moments;
mod months;
mod pages;
mod people;
mod place;
mod policies;
mod regels_r1_once;
mod regels_r3_bsn;
mod regels_r4_lines;
mod regels_r5_wall;
mod regels_r9_stale;
mod regels_routes;
mod reis_v01_overdragen;
mod reis_v01_randen;
mod reis_v01_concept;
mod reis_v01_onzin;
mod reis_v02_aanbod;
mod reis_v02_bezoek;
mod reis_v02_dag;
mod reis_v02_niet_verschenen;
mod rows;
mod seen;
mod session;
mod telephone;
