//! Papers lead somewhere: links reach a file, and every besluit has its own number and its line in the list.

use crate::repo::line_at;
use crate::{Finding, Repo};
use std::collections::BTreeMap;

const BESLUITEN: &str = "docs/besluiten/";

/// Reads all markdown.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = links(repo);
    findings.extend(besluiten(repo));
    findings
}

fn links(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.with("md") {
        for (at, target) in targets(text) {
            let file = target.split(['#', '?']).next().unwrap_or_default();
            if file.is_empty() || is_elsewhere(target) {
                continue;
            }
            let reached = resolve(path, file);
            if reached.as_ref().is_none_or(|reached| !repo.has(reached)) {
                findings.push(Finding::new(
                    path,
                    line_at(text, at),
                    format!("the link to {target} leads nowhere"),
                    "who follows it is lost",
                    format!(
                        "there is no {}: put the path right, from the folder of this paper, or remove the link",
                        reached.as_deref().unwrap_or("such place in the repository")
                    ),
                ));
            }
        }
    }
    findings
}

fn is_elsewhere(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:") || target.starts_with("tel:")
}

/// What stands between the brackets of `[text](target)` and after `[name]: `, outside code.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let (mut found, mut at, mut fenced) = (Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if !fenced {
            let mut in_code = false;
            for (place, sign) in line.char_indices() {
                if sign == '`' {
                    in_code = !in_code;
                }
                let rest = &line[place..];
                if !in_code && let Some(rest) = rest.strip_prefix("](") {
                    let target = rest.split([')', ' ']).next().unwrap_or_default();
                    found.push((at + place, target.trim_matches(['<', '>'])));
                }
            }
            if let Some((_, target)) = line.split_once("]: ").filter(|_| line.starts_with('[')) {
                found.push((at, target.split_whitespace().next().unwrap_or_default()));
            }
        }
        at += line.len();
    }
    found
}

/// A path from the folder of a paper, as a path from the root.
fn resolve(paper: &str, file: &str) -> Option<String> {
    let mut folders: Vec<&str> = match file.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => paper.split('/').collect(),
    };
    folders.pop();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                folders.pop()?;
            }
            part => folders.push(part),
        }
    }
    Some(folders.join("/"))
}

fn besluiten(repo: &Repo) -> Vec<Finding> {
    let list = format!("{BESLUITEN}README.md");
    let listed = repo.text(&list).unwrap_or_default();
    let mut findings = Vec::new();
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    let pages = repo
        .with("md")
        .filter_map(|(path, text)| Some((path, path.strip_prefix(BESLUITEN)?, text)))
        .filter(|(_, name, _)| *name != "README.md");
    for (path, name, text) in pages {
        let number = name.split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.bytes().all(|digit| digit.is_ascii_digit()) {
            findings.push(Finding::new(
                path,
                0,
                "a besluit without a number of four digits",
                "papers and code name besluiten by number",
                "call it <number>-<title-in-kebab-case>.md",
            ));
        }
        if let Some(other) = numbers.insert(number, name) {
            findings.push(Finding::new(
                path,
                0,
                format!("number {number} is taken by {other}"),
                "a number names one besluit, for ever",
                "take the next free number",
            ));
        }
        let title = text.lines().next().and_then(|line| line.strip_prefix("# "));
        if title.is_none() {
            findings.push(Finding::new(
                path,
                1,
                "the first line is not the title",
                "the title is the decision",
                "begin with \"# \" and the decision in one sentence",
            ));
        }
        if !listed.contains(&format!("({name})")) {
            findings.push(Finding::new(
                &list,
                0,
                format!("{name} is not in the list"),
                "who looks for a besluit looks here",
                format!("add [{}]({name})", title.unwrap_or("its title")),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    #[test]
    fn links_are_followed_from_their_folder() {
        let files = [
            ("README.md", "[a](docs/a.md#top) [b](docs) [c](https://x.nl/y) `[d](none)`\n```\n[e](none)\n```"),
            ("docs/a.md", "[readme](../README.md) [top](#top)"),
        ];
        assert_eq!(check(&Repo::of(&files)), []);
    }

    #[test]
    fn a_link_to_nothing_is_found() {
        let files = [("docs/a.md", "x\n[readme](README.md) [out](../../x.md)\n\n[ref]: gone.md\n")];
        let findings = check(&Repo::of(&files));
        assert_eq!(
            whats(&findings),
            ["the link to README.md leads nowhere", "the link to ../../x.md leads nowhere", "the link to gone.md leads nowhere"]
        );
        assert_eq!(findings[2].line, 4);
    }

    #[test]
    fn a_besluit_has_a_number_a_title_and_a_line_in_the_list() {
        let good = ("docs/besluiten/0001-a.md", "# A\n");
        let list = ("docs/besluiten/README.md", "1. [A](0001-a.md)");
        assert_eq!(check(&Repo::of(&[good, list])), []);
        let findings = check(&Repo::of(&[good, ("docs/besluiten/0001-b.md", "B"), list]));
        assert_eq!(
            whats(&findings),
            ["number 0001 is taken by 0001-a.md", "the first line is not the title", "0001-b.md is not in the list"]
        );
    }
}
