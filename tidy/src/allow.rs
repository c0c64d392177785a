//! The exceptions, each with its reason, in `tidy/allow.toml`.

use crate::{Finding, Repo};
use std::cell::Cell;

const FILE: &str = "tidy/allow.toml";

/// The exceptions to one rule.
pub(crate) struct Allowed<'a> {
    rule: &'a str,
    entries: Vec<(toml::Table, Cell<bool>)>,
    broken: Option<String>,
}

impl<'a> Allowed<'a> {
    /// Reads the exceptions to a rule.
    pub(crate) fn of(repo: &Repo, rule: &'a str) -> Self {
        let (all, broken) = match repo.text(FILE).unwrap_or_default().parse::<toml::Table>() {
            Ok(all) => (all, None),
            Err(cause) => (toml::Table::new(), Some(cause.to_string())),
        };
        let entries = all
            .get(rule)
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some((entry.as_table()?.clone(), Cell::new(false))))
            .collect();
        Self { rule, entries, broken }
    }

    /// Whether this is an exception, and which one: all pairs must match.
    pub(crate) fn has(&self, wanted: &[(&str, &str)]) -> bool {
        let found = self
            .entries
            .iter()
            .find(|(entry, _)| wanted.iter().all(|(key, value)| entry.get(*key).and_then(toml::Value::as_str) == Some(*value)));
        if let Some((_, used)) = found {
            used.set(true);
        }
        found.is_some()
    }

    /// Exceptions that nothing needs any more, or that do not say why. Ask this last.
    pub(crate) fn stale(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(cause) = &self.broken {
            findings.push(Finding::new(
                FILE,
                0,
                format!("cannot be read: {cause}"),
                "without it no exception holds",
                "mend the TOML",
            ));
        }
        for (entry, used) in &self.entries {
            let shown = format!("[[{}]] {}", self.rule, shown(entry));
            if entry.get("reason").and_then(toml::Value::as_str).is_none_or(|reason| reason.trim().is_empty()) {
                findings.push(Finding::new(
                    FILE,
                    0,
                    format!("{shown} has no reason"),
                    "the next reader must be able to judge whether the exception still holds",
                    "add reason = \"…\"",
                ));
            }
            if !used.get() {
                findings.push(Finding::new(
                    FILE,
                    0,
                    format!("{shown} is not needed"),
                    "an exception that nothing needs hides the next mistake",
                    "remove it, or put its names right",
                ));
            }
        }
        findings
    }
}

fn shown(entry: &toml::Table) -> String {
    let pairs: Vec<String> =
        entry.iter().filter(|(key, _)| *key != "reason").map(|(key, value)| format!("{key} = {value}")).collect();
    pairs.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    #[test]
    fn an_exception_needs_a_reason_and_a_use() {
        let repo = Repo::of(&[(FILE, "[[print]]\nfile = \"a.rs\"\n")]);
        let allowed = Allowed::of(&repo, "print");
        assert!(!allowed.has(&[("file", "b.rs")]));
        assert_eq!(
            whats(&allowed.stale()),
            ["[[print]] file = \"a.rs\" has no reason", "[[print]] file = \"a.rs\" is not needed"]
        );
        assert!(allowed.has(&[("file", "a.rs")]));
        assert_eq!(allowed.stale().len(), 1);
    }
}
