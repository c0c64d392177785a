//! Calls go down: a crate knows lower storeys only, and no crate of its own storey.

use crate::repo::line_of;
use crate::{Finding, Repo};

/// The storeys of the house, from the cellar up (ARCHITECTURE.md, besluit 2).
const STOREYS: [(&str, &[&str]); 13] = [
    ("foundation", &["foundation"]),
    ("access", &["access", "brief", "oidc", "bron", "rekenen"]),
    ("store", &["store"]),
    ("web", &["web"]),
    ("who and where", &["netwerk", "inwoner"]),
    ("who lives there", &["administratie"]),
    ("meaning", &["begrip"]),
    ("why", &["grondslag", "afmelding"]),
    ("means", &["hulpvraag", "afspraak", "sociale_kaart", "regeling"]),
    ("word", &["bericht"]),
    ("work", &["doorverwijzing", "balie", "rooster", "lijn", "sociaal", "looplijst", "levensgebeurtenis"]),
    ("journeys", &["mijn", "inzicht", "opschaling", "koppeling"]),
    ("the program", &["eenloket"]),
];
/// Pure law, arithmetic and cryptography: each knows nobody, and everybody may use it.
const PURE: [&str; 3] = ["rules", "regelingen", "nulsom"];
/// Reads the others as text, and nobody uses it.
const TIDY: &str = "tidy";

const WHY: &str =
    "calls go down and events go up, so that a capability can be read and tested without those above it (besluit 2)";

/// Reads all manifests.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in repo.members() {
        let path = format!("{}Cargo.toml", member.folder);
        let text = repo.text(&path).unwrap_or_default();
        let Ok(manifest) = text.parse::<toml::Table>() else {
            continue;
        };
        if !PURE.contains(&member.name.as_str()) && member.name != TIDY && storey(&member.name).is_none() {
            findings.push(Finding::new(
                &path,
                line_of(text, "name"),
                format!("{} stands on no storey", member.name),
                "only a crate whose storey is known can be kept from looking up",
                "give it a place in STOREYS of tidy/src/direction.rs, and in ARCHITECTURE.md",
            ));
        }
        for (key, wanted) in dependencies(&manifest) {
            let is_ours = repo.members().iter().any(|other| other.name == wanted);
            if !is_ours {
                continue;
            }
            if let Some((what, mend)) = judge(&member.name, &wanted) {
                let line = text
                    .lines()
                    .position(|line| line.trim_start().strip_prefix(&key).is_some_and(|rest| rest.starts_with(['.', ' ', '='])))
                    .map_or(1, |at| at + 1);
                findings.push(Finding::new(&path, line, what, WHY, mend));
            }
        }
    }
    findings
}

fn judge(from: &str, to: &str) -> Option<(String, String)> {
    if from == TIDY || to == TIDY {
        return Some((format!("{from} depends on {to}"), "tidy knows no crate and no crate knows tidy: remove it".to_owned()));
    }
    if PURE.contains(&from) {
        return Some((format!("{from} depends on {to}"), format!("{from} is pure: give it what it needs as a parameter")));
    }
    if PURE.contains(&to) {
        return None;
    }
    let (upper, lower) = (storey(from)?, storey(to)?);
    if lower < upper {
        return None;
    }
    let name = STOREYS[lower].0;
    Some(if lower == upper {
        (
            format!("{from} depends on {to}, its neighbour on the storey \"{name}\""),
            format!(
                "tell it as an event and let eenloket/src/house.rs translate, take the fact as a parameter, \
                 or move what needs both one storey up; remove {to} from this manifest"
            ),
        )
    } else {
        (
            format!("{from} depends on {to}, which is above it on the storey \"{name}\""),
            format!("tell it as an event, or take the fact from {to} as a parameter; remove {to} from this manifest"),
        )
    })
}

fn storey(name: &str) -> Option<usize> {
    let name = name.replace('-', "_");
    STOREYS.iter().position(|(_, crates)| crates.contains(&name.as_str()))
}

/// Every dependency, of any kind and for any target: its key and the name of its package.
fn dependencies(manifest: &toml::Table) -> Vec<(String, String)> {
    let mut tables = vec![manifest];
    if let Some(targets) = manifest.get("target").and_then(toml::Value::as_table) {
        tables.extend(targets.values().filter_map(toml::Value::as_table));
    }
    tables
        .iter()
        .flat_map(|table| {
            ["dependencies", "dev-dependencies", "build-dependencies"].into_iter().filter_map(|kind| table.get(kind)?.as_table())
        })
        .flatten()
        .map(|(key, value)| {
            let package = value.get("package").and_then(toml::Value::as_str);
            (key.clone(), package.unwrap_or(key).to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    fn found(files: &[(&str, &str)]) -> Vec<Finding> {
        let texts: Vec<(String, String)> = files
            .iter()
            .map(|(name, dependencies)| {
                (format!("{name}/Cargo.toml"), format!("[package]\nname = \"{name}\"\n[dependencies]\n{dependencies}"))
            })
            .collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        check(&Repo::of(&files))
    }

    #[test]
    fn down_is_good() {
        let findings = found(&[
            ("balie", "netwerk.workspace = true\nrules.workspace = true\nserde = \"1\""),
            ("netwerk", "rules.workspace = true"),
            ("rules", ""),
        ]);
        assert_eq!(findings, []);
    }

    #[test]
    fn sideways_is_refused() {
        let findings = found(&[("balie", "doorverwijzing.workspace = true"), ("doorverwijzing", "")]);
        assert_eq!(whats(&findings), ["balie depends on doorverwijzing, its neighbour on the storey \"work\""]);
        assert_eq!(findings[0].line, 4);
    }

    #[test]
    fn up_is_refused_also_in_tests_and_under_another_name() {
        let findings = found(&[
            ("store", "web = \"1\"\n[dev-dependencies]\nb = { package = \"balie\", path = \"x\" }"),
            ("web", ""),
            ("balie", ""),
        ]);
        assert_eq!(
            whats(&findings),
            [
                "store depends on web, which is above it on the storey \"web\"",
                "store depends on balie, which is above it on the storey \"work\""
            ]
        );
    }

    #[test]
    fn rules_knows_nobody_and_a_new_crate_needs_a_storey() {
        let findings = found(&[("rules", "foundation.workspace = true"), ("foundation", ""), ("zolder", "")]);
        assert_eq!(whats(&findings), ["zolder stands on no storey", "rules depends on foundation"]);
    }
}
