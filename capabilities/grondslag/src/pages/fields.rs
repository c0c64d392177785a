//! The fields of a Grondslag: lines to fill in, one of several, some of several.

use crate::pages::Choice;
use rules::tekst::without_bsn;
use web::Errors;

/// One field.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
    /// To choose from; without any it is a line of text.
    pub(crate) choices: Vec<Choice>,
    /// Whether more than one may be chosen.
    pub(crate) many: bool,
    /// What one should know before filling it in, or empty.
    pub(crate) hint: String,
}

impl Field {
    pub(crate) fn line(name: &'static str, label: String, value: &str) -> Self {
        Self { name, label, value: value.to_owned(), choices: Vec::new(), many: false, hint: String::new() }
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

    /// As it comes back: what is refused as it was typed, but for a BSN (R3).
    pub(crate) fn back(self, errors: &Errors) -> Self {
        if errors.at(self.name).is_some() { Self { value: without_bsn(&self.value), ..self } } else { self }
    }

    /// The ids of what is said about it, in the order in which it is read.
    pub(crate) fn described(&self, wrong: bool) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let err = wrong.then(|| format!("{}-err", self.name));
        hint.into_iter().chain(err).collect::<Vec<_>>().join(" ")
    }
}
