//! A form as a browser has it: which fields there are, what stands in them, and what would be sent.

use crate::client::{attribute, unescape};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Hidden,
    Text,
    Radio,
    Checkbox,
    Option,
    Button,
}

/// One control; of a radio group or a select, one choice of it.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    kind: Kind,
    value: String,
    on: bool,
}

/// A form of a page, to fill in and send.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    fields: Vec<Field>,
}

impl Form {
    /// All forms of a page, in order.
    pub fn all(html: &str) -> Vec<Self> {
        let forms = html.split("<form").skip(1).filter_map(|form| form.split("</form>").next());
        forms.map(Self::read).collect()
    }

    fn read(html: &str) -> Self {
        let (head, body) = html.split_once('>').unwrap_or_default();
        let mut form = Self { action: attribute(head, "action").unwrap_or_default(), fields: Vec::new() };
        let mut select = String::new();
        for part in body.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            let word = tag.split_whitespace().next().unwrap_or_default();
            let name = || attribute(tag, "name").unwrap_or_default();
            let value = attribute(tag, "value").unwrap_or_default();
            match word {
                "input" => {
                    let kind = match attribute(tag, "type").as_deref() {
                        Some("hidden") => Kind::Hidden,
                        Some("radio") => Kind::Radio,
                        Some("checkbox") => Kind::Checkbox,
                        _ => Kind::Text,
                    };
                    form.fields.push(Field { name: name(), kind, value, on: bare(tag, "checked") });
                }
                "textarea" => form.fields.push(Field { name: name(), kind: Kind::Text, value: unescape(text), on: false }),
                "select" => select = name(),
                "option" => {
                    let on = bare(tag, "selected");
                    form.fields.push(Field { name: select.clone(), kind: Kind::Option, value, on });
                }
                "button" => form.fields.push(Field { name: name(), kind: Kind::Button, value, on: false }),
                _ => {}
            }
        }
        form.choose_first_options();
        form
    }

    /// A select always has a choice: the first one, unless the page says otherwise.
    fn choose_first_options(&mut self) {
        let names: BTreeSet<String> = self.of(Kind::Option).map(|field| field.name.clone()).collect();
        for name in names {
            if !self.of(Kind::Option).any(|field| field.name == name && field.on)
                && let Some(first) = self.fields.iter_mut().find(|field| field.kind == Kind::Option && field.name == name)
            {
                first.on = true;
            }
        }
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.kind == kind)
    }

    /// Fills in a field, picks a choice or ticks a box. What the page does not offer cannot be chosen.
    #[track_caller]
    pub fn set(&mut self, name: &str, value: &str) {
        let exact = |field: &Field| matches!(field.kind, Kind::Radio | Kind::Option | Kind::Checkbox);
        let found = self.fields.iter().position(|field| field.name == name && (!exact(field) || field.value == value));
        let Some(found) = found else { panic!("the form to {} has no '{name}' with '{value}'", self.action) };
        let kind = self.fields[found].kind;
        if matches!(kind, Kind::Radio | Kind::Option) {
            self.fields.iter_mut().filter(|field| field.name == name).for_each(|field| field.on = false);
        }
        self.fields[found].on = true;
        if !exact(&self.fields[found]) {
            value.clone_into(&mut self.fields[found].value);
        }
    }

    /// Takes the ticks away.
    pub fn clear(&mut self, name: &str) {
        self.fields
            .iter_mut()
            .filter(|field| field.name == name && field.kind == Kind::Checkbox)
            .for_each(|field| field.on = false);
    }

    /// Fills in several fields.
    #[track_caller]
    pub fn with(mut self, values: &[(&str, &str)]) -> Self {
        for (name, value) in values {
            self.set(name, value);
        }
        self
    }

    /// What stands in a field: its text, or the choices that are on.
    pub fn value(&self, name: &str) -> String {
        let texts = self.fields.iter().filter(|field| field.name == name);
        let on: Vec<&str> = texts
            .filter(|field| matches!(field.kind, Kind::Text | Kind::Hidden) || field.on)
            .map(|field| field.value.as_str())
            .collect();
        on.join(" ")
    }

    /// The choices that the page offers for a field.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let offered = self.fields.iter().filter(|field| field.name == name && !matches!(field.kind, Kind::Text | Kind::Hidden));
        offered.map(|field| field.value.clone()).collect()
    }

    /// Whether somebody can fill in this field.
    pub fn has(&self, name: &str) -> bool {
        self.inputs().iter().any(|input| input == name)
    }

    /// The names of what somebody has to look at, in order: a group of choices is one input.
    pub fn inputs(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for field in self.fields.iter().filter(|field| !matches!(field.kind, Kind::Hidden | Kind::Button)) {
            if !names.contains(&field.name) {
                names.push(field.name.clone());
            }
        }
        names
    }

    /// The names of the fields that somebody filled in or pressed: those that are not as the empty form has them.
    pub fn touched(&self, empty: &Self) -> Vec<String> {
        let changed = |name: &String| self.value(name) != empty.value(name);
        self.inputs().into_iter().filter(changed).collect()
    }

    /// The names of the lines and areas in which somebody types.
    pub fn texts(&self) -> BTreeSet<String> {
        self.of(Kind::Text).map(|field| field.name.clone()).collect()
    }

    /// The names of all that is sent besides what every form has, in whatever way it is filled in.
    pub fn names(&self) -> BTreeSet<String> {
        let names = self.fields.iter().map(|field| field.name.clone());
        names.filter(|name| !matches!(name.as_str(), "" | "csrf" | "sleutel")).collect()
    }

    /// Key presses that set the fields as they are now, for somebody who leaves the mouse alone: each
    /// field is reached with Tab; a choice takes one arrow for each place, a box takes a space.
    pub fn keys(&self, name: &str) -> usize {
        let tab = 1;
        let all: Vec<&Field> = self.fields.iter().filter(|field| field.name == name).collect();
        tab + match all.first().map(|field| field.kind) {
            Some(Kind::Text) => all[0].value.chars().count(),
            Some(Kind::Radio | Kind::Option) => all.iter().position(|field| field.on).map_or(0, |nth| nth + 1),
            Some(Kind::Checkbox) => all.iter().filter(|field| field.on).count() + all.len() - 1,
            _ => 0,
        }
    }

    /// What a browser sends when somebody presses this button (or Enter, without one).
    pub fn pairs(&self, button: Option<(&str, &str)>) -> Vec<(String, String)> {
        let sent = |field: &&Field| match field.kind {
            Kind::Hidden | Kind::Text => true,
            Kind::Radio | Kind::Checkbox | Kind::Option => field.on,
            Kind::Button => false,
        };
        let mut pairs: Vec<(String, String)> =
            self.fields.iter().filter(sent).map(|field| (field.name.clone(), field.value.clone())).collect();
        if let Some((name, value)) = button {
            let there = self.of(Kind::Button).any(|field| field.name == name && field.value == value);
            assert!(there, "the form to {} has no button {name}={value}", self.action);
            pairs.push((name.to_owned(), value.to_owned()));
        }
        pairs
    }
}

/// Whether a tag has an attribute without a value, such as `checked`.
fn bare(tag: &str, name: &str) -> bool {
    // What stands between quotes is a value.
    tag.split('"').step_by(2).any(|part| part.split_whitespace().any(|word| word == name))
}
