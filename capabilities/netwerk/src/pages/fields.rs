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
    /// Whether it holds more than one line.
    pub(crate) area: bool,
    /// What one should know before filling it in, or empty.
    pub(crate) hint: String,
    /// The language of what is typed, where that is another one.
    pub(crate) lang: &'static str,
}

impl Field {
    pub(crate) fn line(name: &'static str, label: String, value: &str) -> Self {
        let (choices, hint) = (Vec::new(), String::new());
        Self { name, label, value: value.to_owned(), choices, many: false, area: false, hint, lang: "" }
    }

    /// A few lines of text.
    pub(crate) fn area(name: &'static str, label: String, value: &str) -> Self {
        Self { area: true, ..Self::line(name, label, value) }
    }

    pub(crate) fn one(name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::line(name, label, "") }
    }

    pub(crate) fn some(name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self { many: true, ..Self::one(name, label, choices) }
    }

    /// Yes or no.
    pub(crate) fn tick(name: &'static str, label: String, text: String, chosen: bool) -> Self {
        Self::some(name, label, vec![Choice { value: "ja".to_owned(), text, chosen }])
    }

    pub(crate) fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// The ids of what is said about it, in the order in which it is read.
    fn described(&self, wrong: bool) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let err = wrong.then(|| format!("{}-err", self.name));
        hint.into_iter().chain(err).collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn lang(self, lang: &'static str) -> Self {
        Self { lang, ..self }
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
    /// Where one goes back to, if that is not the overview: address and text.
    pub(crate) back: Option<(String, String)>,
    /// What came of it, or what one should know.
    pub(crate) note: Option<String>,
    /// What belongs to it and is kept elsewhere: address and text.
    pub(crate) links: Vec<(String, String)>,
    /// What can only be read: what it is, and how it stands.
    pub(crate) facts: Vec<(String, String)>,
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
        // What is refused comes back as it was typed, but for a BSN: that is only hinted at (R3).
        let back = |field: Field| match errors.at(field.name) {
            Some(_) => Field { value: rules::tekst::without_bsn(&field.value), ..field },
            None => field,
        };
        let fields = fields.into_iter().map(back).collect();
        Self {
            taal: shell.taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            title,
            path,
            about: String::new(),
            back: None,
            note: None,
            links: Vec::new(),
            facts: Vec::new(),
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
