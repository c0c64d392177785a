//! Files stay short: half of the product up to 90 lines, nine in ten of all files up to 300, hardly any over 500. A story that is a
//! test is as long as what it tells: half of those up to 130.

use crate::repo::is_test;
use crate::{Finding, Repo};

const MEDIAN_MAX: usize = 90;
const MEDIAN_OF_TESTS_MAX: usize = 130;
const NINE_IN_TEN_MAX: usize = 300;
const LONG: usize = 500;
/// Of a hundred files, how many may be long.
const LONG_IN_HUNDRED: usize = 3;
/// What a long file says in its first lines.
const REASON: &str = "Long because";
const REASON_WITHIN: usize = 10;

const WHY: &str = "a long file is a house with a room missing: the next thing had nowhere else to go";

/// Measures all sources and templates, of the product and of its tests.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let mut files: Vec<(usize, &str, &str)> = repo
        .with("rs")
        .chain(repo.with("html"))
        .filter(|(path, text)| repo.member_of(path).is_some() && !is_generated(text))
        .map(|(path, text)| (text.lines().count(), path, text))
        .collect();
    files.sort_unstable();
    if files.is_empty() {
        return Vec::new();
    }
    let median = |tests: bool| {
        let part: Vec<usize> = files.iter().filter(|(_, path, _)| is_test(path) == tests).map(|(lines, ..)| *lines).collect();
        part.get(part.len() / 2).copied().unwrap_or_default()
    };
    let nine_in_ten = files[(files.len() * 9 / 10).min(files.len() - 1)].0;
    let long: Vec<&(usize, &str, &str)> = files.iter().filter(|(lines, ..)| *lines > LONG).collect();
    let mut findings = Vec::new();
    let longest = |count: usize| {
        let names: Vec<String> = files.iter().rev().take(count).map(|(lines, path, _)| format!("{path} ({lines})")).collect();
        format!("find the missing room, a noun; begin with {}", names.join(", "))
    };
    for (measure, found, max) in [
        ("half of the product's files have more than", median(false), MEDIAN_MAX),
        ("half of the tests have more than", median(true), MEDIAN_OF_TESTS_MAX),
        ("one file in ten has more than", nine_in_ten, NINE_IN_TEN_MAX),
    ] {
        if found > max {
            findings.push(Finding::new("(all files)", 0, format!("{measure} {max} lines: {found}"), WHY, longest(6)));
        }
    }
    if long.len() * 100 > files.len() * LONG_IN_HUNDRED {
        findings.push(Finding::new(
            "(all files)",
            0,
            format!("{} of {} files have more than {LONG} lines; at most {LONG_IN_HUNDRED} % may", long.len(), files.len()),
            WHY,
            longest(long.len()),
        ));
    }
    for (lines, path, text) in long {
        if !text.lines().take(REASON_WITHIN).any(|line| line.contains(REASON)) {
            let advice =
                if is_test(path) { "cut the tests by what they are about" } else { "give the next noun a file of its own" };
            findings.push(Finding::new(
                path,
                0,
                format!("{lines} lines, and it does not say why"),
                WHY,
                format!("{advice}, or say \"{REASON} …\" in the first {REASON_WITHIN} lines"),
            ));
        }
    }
    findings
}

fn is_generated(text: &str) -> bool {
    text.lines().take(5).any(|line| line.contains("@generated"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    fn found(sizes: &[(usize, &str)]) -> Vec<Finding> {
        let mut files = vec![("Cargo.toml".to_owned(), "[package]\nname = \"a\"".to_owned())];
        files.extend(
            sizes
                .iter()
                .enumerate()
                .map(|(nth, (lines, head))| (format!("src/a{nth:03}.rs"), format!("{head}\n{}", "//\n".repeat(lines - 1)))),
        );
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        check(&Repo::of(&files))
    }

    #[test]
    fn short_files_with_a_few_long_ones_that_say_why() {
        let mut sizes = vec![(80, ""); 60];
        sizes.extend([(250, ""); 20]);
        sizes.push((800, "//! Long because the law is long."));
        assert_eq!(found(&sizes), []);
        sizes.push((900, "// @generated"));
        assert_eq!(found(&sizes), []);
        sizes.push((501, ""));
        assert_eq!(whats(&found(&sizes)), ["501 lines, and it does not say why"]);
    }

    #[test]
    fn a_test_may_be_longer_than_what_it_tests() {
        let story = |lines: usize| {
            let text = "//\n".repeat(lines);
            let files = [("Cargo.toml", "[package]\nname = \"a\""), ("tests/story.rs", text.as_str())];
            whats(&check(&Repo::of(&files))).join("; ")
        };
        assert_eq!(story(130), "");
        assert_eq!(story(131), "half of the tests have more than 130 lines: 131");
    }

    #[test]
    fn many_long_files_are_refused() {
        let mut sizes = vec![(100, ""); 50];
        sizes.extend([(310, ""); 6]);
        sizes.extend([(600, "// Long because"); 2]);
        assert_eq!(
            whats(&found(&sizes)),
            [
                "half of the product's files have more than 90 lines: 100",
                "one file in ten has more than 300 lines: 310",
                "2 of 58 files have more than 500 lines; at most 3 % may"
            ]
        );
    }
}
