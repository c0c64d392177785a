//! No purpose, no read: the connection stays in the store, so nobody reads around its acts.

use crate::code::Code;
use crate::{Finding, Repo};

/// Names with which one could reach the database without an act.
const DOORS: [&str; 12] = [
    "DatabaseConnection",
    "DatabaseTransaction",
    "DatabaseExecutor",
    "ConnectionTrait",
    "TransactionTrait",
    "StreamTrait",
    "ConnectOptions",
    "execute_unprepared",
    "execute_raw",
    "query_all_raw",
    "query_one_raw",
    "get_connection",
];

/// Where there is no store of the house: the store has the doors, and a bron reads the data of a source holder, not ours.
const ELSEWHERE: [&str; 2] = ["ground/store/", "bron/"];

const WHY: &str = "what reaches the database without an act reads about people without a line in the log (besluit 12)";
const MEND: &str = "use Store::begin with a Verwerking, Store::look or begin_plain for what is about nobody, \
                    and store::run_sql in a migration";

/// Reads all product code outside the store.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.product() {
        if ELSEWHERE.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let Ok(code) = Code::product(text) else {
            continue;
        };
        for (at, word) in code.idents() {
            let is_door =
                DOORS.contains(&word) || word == "sqlx" && !is_field(&code, at) || word == "Database" && is_of_sea_orm(&code, at);
            if is_door {
                findings.push(Finding::new(path, code.line(at), format!("`{word}` outside ground/store"), WHY, MEND));
            }
        }
    }
    findings
}

fn is_field(code: &Code, at: usize) -> bool {
    at > 0 && code.sign(at - 1) == Some('.')
}

/// `sea_orm::Database`, also as one of `use sea_orm::{…}`.
fn is_of_sea_orm(code: &Code, at: usize) -> bool {
    let path = code.path_to(at);
    if path.len() > 1 {
        return path[path.len() - 2] == "sea_orm";
    }
    (0..at).rev().take_while(|before| code.sign(*before) != Some(';')).any(|before| code.ident(before) == Some("sea_orm"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    fn found(text: &str) -> Vec<Finding> {
        check(&Repo::of(&[("capabilities/balie/src/store.rs", text)]))
    }

    #[test]
    fn each_way_around_is_refused() {
        for (code, what) in [
            ("use store::sea_orm::{EntityTrait, Database};", "Database"),
            ("fn f() { sea_orm::Database::connect(x) }", "Database"),
            ("fn f(c: &DatabaseConnection) {}", "DatabaseConnection"),
            ("fn f(m: &SchemaManager) { m.get_connection() }", "get_connection"),
            ("use sqlx::PgPool;", "sqlx"),
        ] {
            assert_eq!(whats(&found(code)), [format!("`{what}` outside ground/store")], "{code}");
        }
    }

    #[test]
    fn acts_and_migrations_are_the_way() {
        assert_eq!(found("use store::{run_sql, Tx}; enum Error { Database } fn f(m: &SchemaManager) { run_sql(m, &[]) }"), []);
    }

    #[test]
    fn the_store_itself_and_tests_may() {
        let code = "use sea_orm::ConnectionTrait;";
        let files = [("ground/store/src/act.rs", code), ("bron/src/server/sql.rs", code), ("eenloket/tests/log.rs", code)];
        assert_eq!(check(&Repo::of(&files)), []);
    }
}
