//! The store: one file of SQLite or one PostgreSQL, behind acts that leave their lines.
//!
//! Personal data leave only through an [`Tx`] that was begun with a [`access::Verwerking`] and has
//! ended: what is read is [`Held`] until the commit that also writes the processing line and the
//! access line. The connection itself is hidden; a capability cannot reach around this door.
//!
//! What does not compile stands in `purpose.rs`, each beside its twin that does.
#![forbid(unsafe_code)]

mod act;
mod backup;
mod batch;
mod check;
mod connect;
mod correct;
mod durable;
mod engine;
mod error;
mod follow;
mod forget;
mod give_way;
mod held;
mod inzage;
mod lines;
mod link;
mod look;
mod migrate;
mod migrations;
mod months;
mod ms;
mod number;
mod once;
mod outbox;
mod pool;
#[cfg(doctest)]
mod purpose;
mod redraw;
mod reseal;
mod rows;
mod scribe;
mod seal;
mod sole;
mod sqlite;
mod stored;
mod talk;
mod transaction;
mod writer;

pub use act::Tx;
pub use backup::{backup, backup_file, marks_in, restore};
pub use check::{Written, check_lines, log_begin, without_line};
pub use connect::{Backend, Store};
pub use correct::{Line, lines_about};
pub use error::StoreError;
pub use forget::{forget, remembered_since};
pub use held::Held;
pub use inzage::{Acts, Blik, Inzage, InzageFilter, inzage, inzage_organisaties, inzage_sql, looks, looks_of};
pub use look::{Look, PlainTx};
pub use migrate::{Migrations, migrate, must_be_current, run_sql};
pub use migrations::all as ground_migrations;
pub use months::prepare_months;
pub use ms::Ms;
pub use number::go_on_numbering;
pub use once::{Answer, Once};
pub use outbox::{Event, Listener, Reaction, Relay};
pub use redraw::Redraw;
pub use reseal::{KeyUse, Resealed, Sealed, check_sealed, key_uses, reseal};
pub use sea_orm;
pub use sea_orm_migration;
pub use seal::{Anchor, Finding, check_anchors, check_chains, heads, seal_lines};
pub use sole::{Sole, sole};
pub use stored::{Personal, PersonalTable, Plain, PlainTable, Stored};
