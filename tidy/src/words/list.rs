//! The word list: which words are ours, and which are twins or translations of one of ours.

use super::in_list;
use crate::{Finding, Repo};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FILE: &str = "woordenlijst.toml";
const FIELDS: [&str; 6] = ["word", "plural", "gloss", "meaning", "source", "twins"];

/// What is wrong with a name, and the right word.
pub(crate) struct Trouble {
    pub(crate) what: String,
    pub(crate) mend: String,
}

/// The words by what they may be used for; compounds with an underscore between their parts.
#[derive(Default)]
pub(crate) struct List {
    words: BTreeSet<String>,
    technique: BTreeSet<String>,
    address: BTreeSet<String>,
    envelope: BTreeSet<String>,
    /// A word that is not ours, and what it stands for: `(ours, English or Dutch)`.
    banned: BTreeMap<String, (String, &'static str)>,
}

impl List {
    /// Reads the list.
    pub(crate) fn of(repo: &Repo) -> Self {
        let table = table(repo);
        let mut list = Self::default();
        for entry in entries(&table) {
            let word = text(entry, "word");
            list.words.insert(word.to_owned());
            list.words.insert(text(entry, "plural").to_owned());
            for (field, kind) in [("gloss", "English"), ("twins", "a twin")] {
                for banned in texts(entry.get(field)) {
                    list.banned.insert(banned.to_owned(), (word.to_owned(), kind));
                }
            }
        }
        list.words.extend(simple(&table, "glue"));
        list.words.extend(simple(&table, "plain"));
        list.technique.extend(simple(&table, "technique"));
        list.address.extend(simple(&table, "address"));
        list.envelope.extend(simple(&table, "envelope"));
        list.words.extend(states(&table));
        list
    }

    /// What is wrong with a name in the store, the code or the API.
    pub(crate) fn judge(&self, name: &str, is_type: bool) -> Vec<Trouble> {
        let pieces = split(name);
        let all_technique = pieces.iter().all(|piece| self.technique.contains(piece));
        self.judge_pieces(&pieces, |found, nth| self.technique.contains(found) && (nth > 0 || !is_type || all_technique))
    }

    /// What is wrong with a property of JSON: what is around the things of the house has words of its own.
    pub(crate) fn judge_json(&self, name: &str) -> Vec<Trouble> {
        if self.envelope.contains(name) {
            return Vec::new();
        }
        self.judge(name, false)
    }

    /// Whether a name has nothing to do with the words of the house: none of ours, no twin, no translation.
    pub(crate) fn is_foreign(&self, name: &str) -> bool {
        let pieces = split(name);
        (0..pieces.len()).all(|at| {
            (at + 1..=pieces.len()).all(|end| {
                let word = pieces[at..end].join("_");
                !self.words.contains(&word) && !self.banned.contains_key(&word)
            })
        })
    }

    /// Whether a part of an address stands in the list as it is, such as `_zoek`.
    pub(crate) fn is_address(&self, segment: &str) -> bool {
        self.address.contains(segment)
    }

    /// What is wrong with a part of an address.
    pub(crate) fn judge_address(&self, segment: &str) -> Vec<Trouble> {
        if self.is_address(segment) {
            return Vec::new();
        }
        let pieces = split(&segment.replace(['-', '.'], "_"));
        self.judge_pieces(&pieces, |found, _| self.address.contains(found))
    }

    fn judge_pieces(&self, pieces: &[String], also: impl Fn(&str, usize) -> bool) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            // The longest word wins: `niet_gebruik` before `niet`, `vrije_dag` before `vrije`.
            let found = (at + 1..=pieces.len()).rev().find_map(|end| {
                let word = pieces[at..end].join("_");
                if self.words.contains(&word) || also(&word, at) {
                    return Some((end, None));
                }
                let (ours, kind) = self.banned.get(&word)?;
                let what = match *kind {
                    "English" => format!("`{word}` is English for {ours}"),
                    _ => format!("`{word}` is a twin of {ours}"),
                };
                Some((end, Some((what, format!("write {ours}")))))
            });
            let (end, trouble) = found.unwrap_or_else(|| (at + 1, Some(self.unknown(&pieces[at]))));
            troubles.extend(trouble.map(|(what, mend)| Trouble { what, mend }));
            at = end;
        }
        troubles
    }

    fn unknown(&self, piece: &str) -> (String, String) {
        let near = nearest(piece, self.words.iter().map(String::as_str));
        let near = near.map_or(String::new(), |near| format!("did you mean {near}? If not, "));
        (
            format!("`{piece}` is not a word of the house"),
            format!("{near}look for its Dutch noun in {FILE}, or add one there with all six fields and its twins"),
        )
    }
}

/// Checks the list itself: complete, spelled as code, and nothing both ours and banned.
pub(super) fn check(repo: &Repo) -> Vec<Finding> {
    let table = table(repo);
    let list = List::of(repo);
    let mut findings = Vec::new();
    let (mut seen, mut taken) = (BTreeSet::new(), BTreeMap::new());
    for entry in entries(&table) {
        let word = text(entry, "word");
        for banned in texts(entry.get("gloss")).chain(texts(entry.get("twins"))) {
            if let Some(other) = taken.insert(banned, word) {
                findings.push(in_list(
                    repo,
                    banned,
                    format!("{banned} is banned for {other} and for {word}"),
                    "decide for which of the two, so that the rule can name the right word",
                ));
            }
        }
        for field in FIELDS {
            let is_there = match entry.get(field) {
                Some(toml::Value::String(value)) => !value.trim().is_empty(),
                Some(toml::Value::Array(_)) => matches!(field, "gloss" | "twins"),
                _ => false,
            };
            if !is_there {
                findings.push(in_list(
                    repo,
                    word,
                    format!("{word} has no {field}"),
                    "give it all six fields; a list may be empty",
                ));
            }
        }
        if !seen.insert(word) {
            findings.push(in_list(repo, word, format!("{word} stands in the list twice"), "keep one"));
        }
        for spelled in [word, text(entry, "plural")] {
            if !spelled.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_') {
                findings.push(in_list(
                    repo,
                    word,
                    format!("{spelled} is not spelled as in code"),
                    "small letters without accents, underscores between words",
                ));
            }
        }
    }
    for (banned, (ours, _)) in &list.banned {
        if list.words.contains(banned) || list.technique.contains(banned) {
            findings.push(in_list(
                repo,
                banned,
                format!("{banned} is a word of the house, and is banned for {ours}"),
                "decide which of the two it is",
            ));
        }
    }
    for near in list.technique.intersection(&list.words) {
        findings.push(in_list(repo, near, format!("{near} is listed as technique and as a word"), "keep one of the two"));
    }
    findings
}

/// The word that is spelled most like this one, if any comes near.
pub(crate) fn nearest<'a>(wanted: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let far = wanted.chars().count() / 3;
    words
        .map(|word| (distance(wanted, word), word))
        .filter(|(distance, word)| *distance <= far || word.len() > 3 && wanted.starts_with(*word))
        .min()
        .map(|(_, word)| word)
}

fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (nth, sign) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = nth + 1;
        for (at, next) in other.iter().enumerate() {
            let swap = corner + usize::from(sign != *next);
            corner = row[at + 1];
            row[at + 1] = swap.min(row[at] + 1).min(corner + 1);
        }
    }
    row[other.len()]
}

/// `LooplijstRegel2` and `looplijst_regel` are both looplijst and regel.
pub(super) fn split(name: &str) -> Vec<String> {
    let signs: Vec<char> = name.chars().collect();
    let mut pieces = vec![String::new()];
    for (at, sign) in signs.iter().enumerate() {
        let begins = sign.is_uppercase()
            && at > 0
            && (signs[at - 1].is_lowercase()
                || signs[at - 1].is_ascii_digit()
                || signs.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if begins || *sign == '_' {
            pieces.push(String::new());
        }
        if let Some(last) = pieces.last_mut()
            && sign.is_alphabetic()
        {
            last.extend(sign.to_lowercase());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn table(repo: &Repo) -> toml::Table {
    repo.text(FILE).and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn entries(table: &toml::Table) -> impl Iterator<Item = &toml::Table> {
    table.get("word").and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_table)
}

fn text<'a>(entry: &'a toml::Table, field: &str) -> &'a str {
    entry.get(field).and_then(toml::Value::as_str).unwrap_or_default()
}

fn texts(value: Option<&toml::Value>) -> impl Iterator<Item = &str> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str)
}

fn simple(table: &toml::Table, name: &str) -> Vec<String> {
    texts(table.get(name).and_then(|table| table.get("words"))).map(ToOwned::to_owned).collect()
}

/// The states of every machine, and the values that belong to them.
fn states(table: &toml::Table) -> Vec<String> {
    table
        .get("states")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flatten()
        .filter_map(|(_, machine)| machine.as_table())
        .flat_map(|machine| machine.values().flat_map(|values| texts(Some(values))))
        .map(ToOwned::to_owned)
        .collect()
}
