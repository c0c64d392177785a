//! What is wrong with settings or data, with the place: for who keeps the source. No value of a person is ever in it.

use std::fmt;
use std::ops::Range;
use std::path::Path;

/// As many as are told at once.
const TOLD_MAX: usize = 20;

/// What is wrong, one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fouten {
    all: Vec<String>,
    more: usize,
}

impl std::error::Error for Fouten {}

impl fmt::Display for Fouten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.all.join("\n"))?;
        if self.more > 0 { write!(f, "\nand {} more", self.more) } else { Ok(()) }
    }
}

impl Fouten {
    /// One thing that is wrong.
    pub(crate) fn of(what: impl fmt::Display) -> Self {
        Self { all: vec![what.to_string()], more: 0 }
    }

    pub(super) fn add(&mut self, what: impl fmt::Display) {
        if self.all.len() < TOLD_MAX { self.all.push(what.to_string()) } else { self.more += 1 }
    }

    pub(super) fn of_file(mut self, path: &Path) -> Self {
        self.all.iter_mut().for_each(|what| *what = format!("{}: {what}", path.display()));
        self
    }

    /// The result, if nothing was wrong.
    pub(super) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.all.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// What is wrong with a text, by where in it.
pub(super) struct Faults<'a> {
    text: &'a str,
    found: Vec<(usize, String)>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new() }
    }

    pub(super) fn add(&mut self, at: Range<usize>, what: impl fmt::Display) {
        let before = &self.text[..at.start];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|sign| *sign != '\n').count() + 1;
        self.found.push((at.start, format!("line {line}, column {column}: {what}")));
    }

    pub(super) fn told<T>(mut self, value: Option<T>) -> Result<T, Fouten> {
        self.found.sort();
        let mut fouten = Fouten::default();
        self.found.into_iter().for_each(|(_, what)| fouten.add(what));
        fouten.or(value).and_then(|value| value.ok_or_else(|| Fouten::of("the settings cannot be used")))
    }
}
