//! One database voice: nobody but `ground/store` asks which database it talks to.

use crate::allow::Allowed;
use crate::code::Code;
use crate::{Finding, Repo};

const WHY: &str = "a branch on the database, once it is outside the store, is soon everywhere and tested nowhere (besluit 4)";

/// Reads all product code outside the store.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let allowed = Allowed::of(repo, "backend");
    let mut findings = Vec::new();
    for (path, text) in repo.product() {
        if path.starts_with("ground/store/") {
            continue;
        }
        let Ok(code) = Code::product(text) else {
            continue;
        };
        let said: Vec<_> = code
            .idents()
            .filter(|(_, word)| {
                word.starts_with("Sqlite")
                    || word.starts_with("Postgres")
                    || matches!(*word, "DbBackend" | "DatabaseBackend" | "get_database_backend")
            })
            .collect();
        if said.is_empty() || allowed.has(&[("file", path)]) {
            continue;
        }
        findings.extend(said.into_iter().map(|(at, word)| {
            Finding::new(
                path,
                code.line(at),
                format!("`{word}` outside ground/store"),
                WHY,
                "ask the store for what you need, by what it does; put the difference in ground/store",
            )
        }));
    }
    findings.extend(allowed.stale());
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    #[test]
    fn a_branch_is_refused_unless_it_is_excepted() {
        let code = "fn f(s: &Store) { if s.backend() == Backend::Sqlite { g() } }";
        let files =
            [("ground/store/src/lib.rs", code), ("eenloket/src/backup.rs", code), ("capabilities/balie/src/store.rs", code)];
        assert_eq!(whats(&check(&Repo::of(&files))), ["`Sqlite` outside ground/store", "`Sqlite` outside ground/store"]);
        let excepted = [
            files[1],
            ("tidy/allow.toml", "[[backend]]\nfile = \"eenloket/src/backup.rs\"\nreason = \"a backup is a file or a dump\""),
        ];
        assert_eq!(check(&Repo::of(&excepted)), []);
    }

    #[test]
    fn comments_texts_and_tests_may_say_it() {
        let code = "// Sqlite\nfn f() { g(\"Postgres\") } #[cfg(test)] mod tests { use store::Backend::Sqlite; }";
        let files = [("eenloket/src/a.rs", code), ("eenloket/tests/b.rs", "use store::Backend::Sqlite;")];
        assert_eq!(check(&Repo::of(&files)), []);
    }
}
