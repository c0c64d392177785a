//! What a rule found, as a colleague would say it: where, what, why, and how to mend it.

use std::collections::BTreeMap;
use std::fmt;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, from the root of the repository.
    pub path: String,
    /// The line; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is there.
    pub what: String,
    /// Why that is a pity.
    pub why: String,
    /// What to do.
    pub mend: String,
}

impl Finding {
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>, why: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), why: why.into(), mend: mend.into() }
    }

    fn place(&self) -> String {
        match self.line {
            0 => self.path.clone(),
            line => format!("{}:{line}", self.path),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.what)?;
        write!(f, "\n    why:  {}\n    mend: {}", self.why, self.mend)
    }
}

/// Fails the test that calls it, with everything that was found; what is the same is said once.
///
/// # Panics
/// When anything was found.
#[track_caller]
pub fn tidy(mut findings: Vec<Finding>) {
    findings.sort();
    findings.dedup();
    let count = findings.len();
    let mut by_what: BTreeMap<(String, String, String), Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        let same = (finding.what.clone(), finding.why.clone(), finding.mend.clone());
        by_what.entry(same).or_default().push(finding);
    }
    let mut groups: Vec<Vec<Finding>> = by_what.into_values().collect();
    groups.sort();
    let all: Vec<String> = groups.iter().map(|group| shown(group)).collect();
    assert!(all.is_empty(), "{count} to mend:\n\n{}\n", all.join("\n"));
}

/// Findings that say the same, with all their places.
fn shown(group: &[Finding]) -> String {
    let Some((last, others)) = group.split_last() else {
        return String::new();
    };
    let also: String = others.iter().map(|other| format!("{}\n", other.place())).collect();
    format!("{also}{last}")
}

#[cfg(test)]
pub(crate) fn whats(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.what.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_what_why_and_how() {
        let said = Finding::new("a.rs", 3, "what", "why", "mend").to_string();
        assert_eq!(said, "a.rs:3: what\n    why:  why\n    mend: mend");
    }

    #[test]
    fn what_is_the_same_is_said_once() {
        let one = Finding::new("a.rs", 3, "what", "why", "mend");
        let other = Finding::new("b.rs", 0, "what", "why", "mend");
        assert_eq!(shown(&[one, other]), "a.rs:3\nb.rs: what\n    why:  why\n    mend: mend");
    }

    #[test]
    #[should_panic(expected = "1 to mend")]
    fn a_finding_fails_the_test() {
        tidy(vec![Finding::new("a.rs", 3, "what", "why", "mend")]);
    }
}
