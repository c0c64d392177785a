//! Giving way: of transactions that wait for each other PostgreSQL ends one, and nothing of that one was done.

use sea_orm::{DbErr, RuntimeErr};

/// How many milliseconds what gave way lets the other go first. Without a pause it can take the row again before the other,
/// which waits for it, is awake: then both wait for each other once more. Each is longer than the last, for the third who
/// wants the rows too; each time took PostgreSQL a second to notice, so the pauses are the small part.
pub(crate) const PAUSES: [u64; 4] = [20, 40, 80, 160];

/// The SQLSTATE `deadlock_detected`, and `serialization_failure`, which a database gives that is set to a stricter level.
const ENDED: [&str; 2] = ["40P01", "40001"];

/// What an act hears that gave way, and found on its return that the database answers otherwise than before.
pub(crate) const CROSSED: &str = "the database answers otherwise than before this transaction gave way";

/// PostgreSQL ended a transaction because another was in its way.
pub(crate) fn has_to_give_way(cause: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(fault)) | DbErr::Query(RuntimeErr::SqlxError(fault))) = cause else { return false };
    fault.as_database_error().is_some_and(|said| said.code().is_some_and(|code| ENDED.contains(&code.as_ref())))
}
