//! What every page and every API answer shares: the session, the shell, forms, faults, languages.
#![forbid(unsafe_code)]

mod api;
mod assets;
mod errors;
mod expired;
mod form;
mod fouten;
mod headers;
mod house;
mod json;
mod loader;
mod login_record;
pub mod oauth;
mod page;
mod problem;
mod provider;
mod session;
mod taal;
mod tel;
mod token;
mod when;
mod who;

pub use api::{
    ChangeFaults, FieldProblem, GoneFaults, IdempotencyKey, IfMatchHeader, KeyFaults, Problem, ReadFaults, SearchFaults,
    WriteFaults, api_version, described_faults, one_of, one_of_or_null, problem_response,
};
pub use assets::asset_path;
pub use errors::{Errors, every};
pub use form::{Form, Keyed, Query, earlier, repeat};
pub use house::{Door, DoorFuture, DoorOf, House, Login, Logins, MenuItem, Shared};
pub use i18n_embed_fl::fl;
pub use json::{ApiJson, ApiKey, ApiMaybe, ApiQuestion, IfMatch, Seen, accepts, etag, made_before, settled, whole};
pub use loader::load;
pub use login_record::{Moment, Way, record_login, remove_login_records};
pub use page::{Page, Shell, render, see_other};
pub use problem::{Gone, Oops};
pub use provider::{FromProvider, end_sessions_at, log_in_from, provider_of, remove_ended_sessions, undo_log_in, whose};
pub use session::{Stay, end_all_sessions, end_sessions_of, log_in, log_out};
pub use taal::{Taal, strip_language};
pub use tel::tel;
pub use when::{When, read_date, read_time, write_date, write_month, write_time};
pub use who::{Id, Who};

pub use axum;
pub use i18n_embed;
pub use rust_embed;

extern crate self as web;
texts!("../../taal");
