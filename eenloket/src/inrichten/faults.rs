//! What is wrong with the file: all of it, each with the line of its field, or where its part begins if the field is not there.

use super::file::Rest;
use std::collections::BTreeSet;
use toml::Spanned;

/// Everything that is wrong, in the order of the file.
pub(super) struct Faults<'a> {
    text: &'a str,
    all: Vec<(usize, String)>,
}

/// A part of the file that is being checked.
pub(super) struct Part<'f, 'a> {
    faults: &'f mut Faults<'a>,
    /// Where it begins in the file.
    start: usize,
    line: usize,
    what: &'static str,
}

impl<'a> Faults<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, all: Vec::new() }
    }

    /// One table of the file, with its keys.
    pub fn part<T>(&mut self, what: &'static str, of: &Spanned<T>) -> Part<'_, 'a> {
        let start = of.span().start;
        let line = self.text[..start].matches('\n').count() + 1;
        Part { faults: self, start, line, what }
    }

    /// What is wrong with the file as a whole.
    pub fn whole(&mut self, what: impl std::fmt::Display) {
        self.all.push((0, what.to_string()));
    }

    /// What was wrong, one a line.
    pub fn told(mut self) -> Option<String> {
        self.all.sort_by_key(|(line, _)| *line);
        let lines: Vec<String> = self.all.into_iter().map(|(_, text)| text).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

impl Part<'_, '_> {
    pub fn add(&mut self, key: &str, why: impl std::fmt::Display) {
        let line = self.line_of(key);
        self.faults.all.push((line, format!("line {line}, {}, {key}: {why}", self.what)));
    }

    /// The line on which a field of this part is written.
    fn line_of(&self, key: &str) -> usize {
        let name = key.split('.').next().unwrap_or(key);
        let lines = self.faults.text[self.start..].lines().map(str::trim_start).enumerate();
        let mut own = lines.take_while(|(nth, line)| *nth == 0 || !line.starts_with("[["));
        let written = own.find(|(_, line)| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')));
        self.line + written.map_or(0, |(nth, _)| nth)
    }

    /// Keeps a value, or notes what is wrong with it.
    pub fn take<T>(&mut self, key: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|why| self.add(key, why)).ok()
    }

    /// A text that has to be there, and that everybody may read.
    pub fn text(&mut self, key: &str, text: &str, max: usize) -> String {
        if rules::tekst::may_hold_bsn(text) {
            self.add(key, "holds what looks like a bsn, and everybody reads this");
        }
        self.key(key, text, max)
    }

    /// Under which somebody is known elsewhere: it has to be there, and may be any number.
    pub fn key(&mut self, key: &str, text: &str, max: usize) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.add(key, "is missing");
        } else if text.chars().count() > max {
            self.add(key, format_args!("is longer than {max} signs"));
        }
        text.to_owned()
    }

    /// A telephone number as people write it.
    pub fn telephone(&mut self, key: &str, text: &str) -> String {
        let text = self.text(key, text, 30);
        if rules::telefoon::check(&text).is_err() {
            self.add(key, format_args!("'{text}' is no telephone number"));
        }
        text
    }

    /// A name that something else in the file has.
    pub fn named(&mut self, key: &str, name: &str, of: &BTreeSet<String>) -> String {
        let name = self.text(key, name, 120);
        if !name.is_empty() && !of.contains(&name) {
            self.add(key, format_args!("there is no '{name}' in this file"));
        }
        name
    }

    /// That nothing before it has the same name.
    pub fn once(&mut self, key: &str, name: &str, seen: &mut BTreeSet<String>) {
        if !name.is_empty() && !seen.insert(name.to_owned()) {
            self.add(key, format_args!("'{name}' is there twice"));
        }
    }

    /// Keys that mean nothing here.
    pub fn rest(&mut self, rest: &Rest) {
        for key in rest.keys() {
            self.add(key, "is no key that can stand here");
        }
    }
}
