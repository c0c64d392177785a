//! The form that all these pages share: lines to fill in, one of several, some of several.

use crate::pages::Choice;
use askama::Template;
use web::{Errors, Shell, Taal, t};

/// One field.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
    /// To choose from; without any it is a line of text.
    pub(crate) choices: Vec<Choice>,
    /// Whether more than one may be chosen.
    pub(crate) many: bool,
}

impl Field {
    pub(crate) fn line(name: &'static str, label: String, value: &str) -> Self {
        Self { name, label, value: value.to_owned(), choices: Vec::new(), many: false }
    }

    pub(crate) fn one(name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self { name, label, value: String::new(), choices, many: false }
    }

    pub(crate) fn some(name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self { name, label, value: String::new(), choices, many: true }
    }
}

/// The page around a form.
#[derive(Template)]
#[template(path = "fields.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    pub(crate) title: String,
    path: String,
    pub(crate) about: String,
    fields: Vec<Field>,
    /// A second button, such as letting somebody go: its value and text.
    pub(crate) other: Option<(&'static str, String)>,
    /// Nothing can be changed any more.
    pub(crate) closed: Option<String>,
    /// What a colleague made of it meanwhile (R9).
    pub(crate) theirs: Option<String>,
    versie: i32,
    errors: Errors,
}

impl View {
    pub(crate) fn new(shell: &Shell, title: String, path: String, fields: Vec<Field>, versie: i32, errors: Errors) -> Self {
        Self {
            taal: shell.taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            title,
            path,
            about: String::new(),
            fields,
            other: None,
            closed: None,
            theirs: None,
            versie,
            errors,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
