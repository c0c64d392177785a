//! Small habits: licences for every file, no loose ends, no words on the console, no bare unwrap.

use crate::allow::Allowed;
use crate::code::{Code, Kind};
use crate::repo::line_at;
use crate::{Finding, Repo};

/// Marks of unfinished work, in two halves so that this file holds none.
const LOOSE_ENDS: [(&str, &str); 3] = [("TO", "DO"), ("FIX", "ME"), ("X", "XX")];
const UNFINISHED: [&str; 2] = ["todo", "unimplemented"];
const PRINTS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// Reads code, templates, texts and scripts, and the licence files.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = licences(repo);
    findings.extend(loose_ends(repo));
    findings.extend(code(repo));
    findings
}

fn loose_ends(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.texts().filter(|(path, _)| !path.ends_with(".md")) {
        for (one, two) in LOOSE_ENDS {
            let mark = format!("{one}{two}");
            for (at, _) in text.match_indices(&mark) {
                let is_part = |next: Option<char>| next.is_some_and(|next| next.is_alphanumeric() || next == '_');
                if is_part(text[..at].chars().next_back()) || is_part(text[at + mark.len()..].chars().next()) {
                    continue;
                }
                findings.push(Finding::new(
                    path,
                    line_at(text, at),
                    format!("a {mark}"),
                    "a note in the code is read by nobody who could do it",
                    "do it now, or make it an issue and remove the note",
                ));
            }
        }
    }
    findings
}

fn code(repo: &Repo) -> Vec<Finding> {
    let prints = Allowed::of(repo, "print");
    let mut findings = Vec::new();
    for (path, text) in repo.product() {
        let Ok(code) = Code::product(text) else {
            continue;
        };
        for (at, word) in code.idents() {
            let line = code.line(at);
            let is_macro = code.sign(at + 1) == Some('!') && code.sign(at + 2) != Some('=');
            let is_call = at > 0 && code.sign(at - 1) == Some('.') && code.opens(at + 1, '(');
            if is_macro && UNFINISHED.contains(&word) {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("{word}!"),
                    "somebody at a counter will get there before us",
                    "write it, or return an error that says what to do",
                ));
            }
            if is_macro && PRINTS.contains(&word) && !is_command_line(path) && !prints.has(&[("file", path)]) {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("{word}! outside the command line"),
                    "what is printed is in no log, has no trace, and may name a person",
                    "use tracing, without values of persons; a command of the program goes in [[print]] of tidy/allow.toml",
                ));
            }
            if is_call && matches!(word, "unwrap" | "unwrap_err") && code.inside(at + 1).is_empty() {
                findings.push(Finding::new(
                    path,
                    line,
                    format!(".{word}()"),
                    "when it fails, nobody can tell what was believed here",
                    "return the error, or say in expect(\"…\") why it cannot happen",
                ));
            }
            if is_call && matches!(word, "expect" | "expect_err") && !says_why(&code, at + 1) {
                findings.push(Finding::new(
                    path,
                    line,
                    format!(".{word}() without a reason"),
                    "when it fails, nobody can tell what was believed here",
                    "say in a few words why it cannot happen",
                ));
            }
        }
    }
    findings.extend(prints.stale());
    findings
}

fn says_why(code: &Code, open: usize) -> bool {
    let inside = code.inside(open);
    let says = inside.clone().any(|at| code.string(at).is_some_and(|reason| reason.trim().len() > 3));
    // A name of a constant or a value tells something too; `expect(1)` does not.
    says || inside.clone().any(|at| matches!(code.tokens[at].kind, Kind::Ident(_)))
}

fn is_command_line(path: &str) -> bool {
    path == "eenloket/src/main.rs" || path.starts_with("eenloket/src/cli") || path.ends_with("/build.rs")
}

fn licences(repo: &Repo) -> Vec<Finding> {
    let why = "who reuses this must know what they may do with each file (REUSE, besluit on the licence in publiccode.yml)";
    let mut findings = Vec::new();
    let reuse = repo.text("REUSE.toml").and_then(|text| text.parse::<toml::Table>().ok()).unwrap_or_default();
    let mut need = |path: &str, mend: String| {
        if !repo.has(path) {
            findings.push(Finding::new(path, 0, "is missing or cannot be read", why, mend));
        }
    };
    need("LICENSE", "put the text of the EUPL-1.2 there".to_owned());
    need("REUSE.toml", "say there which licence each file has".to_owned());
    let annotations: Vec<&toml::Table> = reuse
        .get("annotations")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
        .collect();
    for annotation in &annotations {
        for licence in words_of(annotation.get("SPDX-License-Identifier"))
            .iter()
            .flat_map(|expression| expression.split_whitespace())
            .filter(|word| !matches!(*word, "AND" | "OR" | "WITH"))
        {
            let file = format!("LICENSES/{}.txt", licence.trim_matches(['(', ')']));
            need(&file, format!("REUSE.toml names {licence}: put its text there"));
        }
    }
    let ours: Vec<Vec<&str>> = annotations.iter().map(|annotation| words_of(annotation.get("path"))).collect();
    for name in repo.names() {
        let covering = ours.iter().filter(|paths| paths.iter().any(|path| matches_glob(path, name))).count();
        let is_of_others = name.starts_with("assets/vendor/") && !name.ends_with("VENDOR.toml");
        if covering == 0 {
            findings.push(Finding::new(name, 0, "has no licence", why, "cover it with a path in REUSE.toml"));
        } else if is_of_others && covering < 2 {
            findings.push(Finding::new(
                name,
                0,
                "was made by others, and only our own licence covers it",
                why,
                "add it to an annotation with its makers and precedence = \"override\" in REUSE.toml",
            ));
        }
    }
    findings
}

fn words_of(value: Option<&toml::Value>) -> Vec<&str> {
    match value {
        Some(toml::Value::String(one)) => vec![one],
        Some(toml::Value::Array(all)) => all.iter().filter_map(toml::Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// `*` is anything within a folder, `**` anything at all.
fn matches_glob(glob: &str, name: &str) -> bool {
    let Some(star) = glob.find('*') else {
        return glob == name;
    };
    let Some(rest) = name.strip_prefix(&glob[..star]) else {
        return false;
    };
    let deep = glob[star..].starts_with("**");
    let glob = &glob[star + if deep { 2 } else { 1 }..];
    let reach = if deep { rest.len() } else { rest.find('/').unwrap_or(rest.len()) };
    (0..=reach).filter(|at| rest.is_char_boundary(*at)).any(|at| matches_glob(glob, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    const FILE: &str = "capabilities/balie/src/day.rs";

    fn found(text: &str) -> Vec<Finding> {
        let repo = Repo::of(&[(FILE, text)]);
        [loose_ends(&repo), code(&repo)].concat()
    }

    #[test]
    fn each_habit_is_seen() {
        let todo = format!("// {}{}: later", "TO", "DO");
        assert_eq!(whats(&found(&todo)), [format!("a {}{}", "TO", "DO")]);
        for (text, what) in [
            ("fn f() { todo!() }", "todo!"),
            ("fn f() { unimplemented!(\"x\") }", "unimplemented!"),
            ("fn f() { println!(\"x\") }", "println! outside the command line"),
            ("fn f() { g().unwrap(); }", ".unwrap()"),
            ("fn f() { g().expect(\"\"); }", ".expect() without a reason"),
        ] {
            assert_eq!(whats(&found(text)), [what], "{text}");
        }
    }

    #[test]
    fn good_habits_are_left_alone() {
        let good = "fn f() { g().expect(\"the list is never empty\"); h.unwrap_or(1); }
                    #[cfg(test)] mod tests { fn t() { g().unwrap(); println!(\"x\") } }
                    const MKTEMP: &str = \"XXXXXX\";";
        assert_eq!(found(good), []);
        let cli = Repo::of(&[("eenloket/src/main.rs", "fn main() { println!(\"x\") }")]);
        assert_eq!(code(&cli), []);
    }

    #[test]
    fn every_file_has_a_licence() {
        let reuse = "[[annotations]]\npath = [\"src/*\", \"*\", \"LICENSES/**\"]\nSPDX-License-Identifier = \"EUPL-1.2\"";
        let files = [("LICENSE", ""), ("LICENSES/EUPL-1.2.txt", ""), ("REUSE.toml", reuse), ("src/a.rs", "")];
        assert_eq!(licences(&Repo::of(&files)), []);
        let worse = [files[0], files[2], ("src/deep/a.rs", ""), ("assets/vendor/x.css", "")];
        assert_eq!(whats(&licences(&Repo::of(&worse))), ["is missing or cannot be read", "has no licence", "has no licence"]);
    }

    #[test]
    fn what_others_made_names_its_makers() {
        let reuse = "[[annotations]]\npath = \"**\"\nSPDX-License-Identifier = \"EUPL-1.2\"";
        let files = [("LICENSE", ""), ("LICENSES/EUPL-1.2.txt", ""), ("REUSE.toml", reuse), ("assets/vendor/x.css", "")];
        assert_eq!(whats(&licences(&Repo::of(&files))), ["was made by others, and only our own licence covers it"]);
    }

    #[test]
    fn globs() {
        assert!(matches_glob("**", "a/b.c") && matches_glob("a/*.css", "a/b.css"));
        assert!(matches_glob("a/**/b", "a/x/y/b") && matches_glob("noto-*-x", "noto-a-x"));
        assert!(!matches_glob("a/*", "a/b/c") && !matches_glob("a", "ab"));
    }
}
