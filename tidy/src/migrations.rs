//! Migrations have names that say when, where and what; no two are alike, and none is forgotten.

use crate::code::Code;
use crate::{Finding, Repo};
use std::collections::BTreeMap;

const WHY: &str =
    "the name is stored in every database that ran it, and their order is the order of the house; neither can be mended later";

/// Reads the migrations folder of every crate.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, _) in repo.with("rs") {
        let Some((folder, file)) = path.rsplit_once('/') else {
            continue;
        };
        if !folder.ends_with("/migrations") || file == "mod.rs" {
            continue;
        }
        let name = file.trim_end_matches(".rs");
        let owner = repo.member_of(path).map_or("", |member| member.name.as_str());
        if !is_good(name, owner) {
            findings.push(Finding::new(
                path,
                0,
                format!("a migration called {name}"),
                WHY,
                format!("call it m<yyyymmdd>_{owner}_<what>, in snake_case"),
            ));
        }
        if let Some(other) = seen.insert(name, path) {
            findings.push(Finding::new(path, 0, format!("the same name as {other}"), WHY, "say what this one does"));
        }
        let list = format!("{folder}/mod.rs");
        if !is_listed(repo.text(&list).unwrap_or_default(), name) {
            findings.push(Finding::new(
                &list,
                0,
                format!("{name} is not in the list"),
                "a migration outside the list never runs",
                format!("add Box::new({name}::Migration) at its place in all()"),
            ));
        }
    }
    findings
}

fn is_good(name: &str, owner: &str) -> bool {
    let Some((date, rest)) = name.strip_prefix('m').and_then(|rest| rest.split_once('_')) else {
        return false;
    };
    let part = |range: std::ops::Range<usize>| date.get(range).and_then(|text| text.parse::<u32>().ok());
    let is_date = date.len() == 8
        && part(0..4).is_some_and(|year| (2026..2100).contains(&year))
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day));
    let what = rest.strip_prefix(&owner.replace('-', "_")).and_then(|rest| rest.strip_prefix('_'));
    is_date
        && what.is_some_and(|what| {
            !what.is_empty() && what.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_')
        })
}

fn is_listed(list: &str, name: &str) -> bool {
    Code::product(list).is_ok_and(|code| code.idents().any(|(at, word)| word == "Migration" && code.path_to(at).contains(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    fn found(capability: &str, name: &str, list: &str) -> Vec<Finding> {
        let folder = format!("capabilities/{capability}");
        check(&Repo::of(&[
            (&format!("{folder}/Cargo.toml"), &format!("[package]\nname = \"{capability}\"")),
            (&format!("{folder}/src/migrations/{name}.rs"), ""),
            (&format!("{folder}/src/migrations/mod.rs"), &format!("mod {name}; fn all() -> Vec<M> {{ vec![{list}] }}")),
        ]))
    }

    #[test]
    fn a_good_name_in_the_list() {
        let name = "m20261125_sociale_kaart_tables";
        assert_eq!(found("sociale_kaart", name, &format!("Box::new({name}::Migration)")), []);
    }

    #[test]
    fn names_without_date_place_or_subject_are_refused() {
        for name in [
            "m20261125_tables",
            "m20261325_balie_tables",
            "m20261125_lijn_tables",
            "balie_tables",
            "m20261125_balie_",
            "m20261125_balie_Tables",
        ] {
            let findings = found("balie", name, &format!("Box::new({name}::Migration)"));
            assert_eq!(whats(&findings), [format!("a migration called {name}")], "{name}");
        }
    }

    #[test]
    fn a_forgotten_migration_is_found() {
        let findings = found("balie", "m20261125_balie_tables", "");
        assert_eq!(whats(&findings), ["m20261125_balie_tables is not in the list"]);
    }

    #[test]
    fn two_of_one_name_are_found() {
        let files = [
            ("capabilities/a/Cargo.toml", "[package]\nname = \"a\""),
            ("capabilities/a/src/migrations/m20261125_a_x.rs", ""),
            ("capabilities/a/src/old/migrations/m20261125_a_x.rs", ""),
        ];
        let findings = check(&Repo::of(&files));
        assert!(whats(&findings).contains(&"the same name as capabilities/a/src/migrations/m20261125_a_x.rs"), "{findings:?}");
    }
}
