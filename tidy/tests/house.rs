//! The rules of the house, on the house. Each rule has its own tests, with samples that break it, beside it.

use tidy::{Repo, tidy};

#[test]
fn calls_go_down() {
    tidy(tidy::direction::check(&Repo::here()));
}

#[test]
fn only_the_store_knows_which_database() {
    tidy(tidy::backend::check(&Repo::here()));
}

#[test]
fn texts_are_there_in_every_language() {
    tidy(tidy::texts::check(&Repo::here()));
}

#[test]
fn templates_hold_no_script_and_forms_carry_their_keys() {
    tidy(tidy::templates::check(&Repo::here()));
}

#[test]
fn every_route_asks_for_permission() {
    tidy(tidy::routes::check(&Repo::here()));
}

#[test]
fn tables_say_whether_they_are_about_persons() {
    tidy(tidy::persons::check(&Repo::here()));
}

#[test]
fn nobody_reads_without_a_purpose() {
    tidy(tidy::purpose::check(&Repo::here()));
}

#[test]
fn files_are_short() {
    tidy(tidy::sizes::check(&Repo::here()));
}

#[test]
fn habits_are_good() {
    tidy(tidy::habits::check(&Repo::here()));
}

#[test]
fn names_are_words_of_the_house() {
    tidy(tidy::words::check(&Repo::here()));
}

#[test]
fn migrations_have_good_names() {
    tidy(tidy::migrations::check(&Repo::here()));
}

#[test]
fn papers_lead_somewhere() {
    tidy(tidy::papers::check(&Repo::here()));
}
