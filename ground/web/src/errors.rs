//! What is wrong with a form, field by field, in the order of the form.

use crate::{Taal, t};

/// The errors of one form. Each names its field, so that the summary can link to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(&'static str, String)>);

impl Errors {
    /// Adds what is wrong with a field.
    pub fn add(&mut self, field: &'static str, text: impl Into<String>) {
        self.0.push((field, text.into()));
    }

    /// Keeps a value, or notes what is wrong with its field and gives `None`.
    pub fn take<T, E>(&mut self, field: &'static str, value: Result<T, E>, text: impl FnOnce(E) -> String) -> Option<T> {
        value.map_err(|why| self.add(field, text(why))).ok()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors in order: field and text.
    pub fn list(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// The text at one field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// What was chosen of what there is. A word that is none of the choices is an error at the field: nothing that somebody sent is
/// left out in silence. The word itself is not repeated, since it may be anything.
pub fn every<Word, T, All: FromIterator<T>>(
    field: &'static str,
    typed: impl IntoIterator<Item = Word>,
    parse: impl Fn(Word) -> Option<T>,
    taal: Taal,
    errors: &mut Errors,
) -> All {
    let all: Vec<Option<T>> = typed.into_iter().map(parse).collect();
    if all.iter().any(Option::is_none) {
        errors.add(field, t!(taal, "error-unknown-choice"));
    }
    all.into_iter().flatten().collect()
}
