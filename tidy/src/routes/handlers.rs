//! The functions of one crate, and whether they ask for permission on their way.

use crate::code::Code;
use std::collections::BTreeMap;
use std::ops::Range;

/// Who calls one of these has asked.
const ASKS: [&str; 3] = ["permit", "permit_own", "begin"];

/// What a router names as the one who answers.
pub(super) struct Handler {
    /// In which file it is named.
    file: String,
    /// Its path, such as `pages::refer::show`; empty for a closure.
    path: Vec<String>,
    /// Whether it is a closure that asks by itself.
    pub(super) asks: bool,
}

impl Handler {
    /// The path that ends at a token.
    pub(super) fn named(file: &str, code: &Code, at: usize) -> Self {
        Self { file: file.to_owned(), path: code.path_to(at).into_iter().map(ToOwned::to_owned).collect(), asks: false }
    }

    /// What stands in `get(…)`: a path or a closure.
    pub(super) fn in_call(file: &str, code: &Code, inside: &Range<usize>) -> Self {
        let is_path =
            inside.end > inside.start && inside.clone().all(|at| code.ident(at).is_some() || code.sign(at) == Some(':'));
        if is_path {
            return Self::named(file, code, inside.end - 1);
        }
        Self { file: file.to_owned(), path: Vec::new(), asks: asks_itself(code, inside) }
    }

    pub(super) fn is_closure(&self) -> bool {
        self.path.is_empty()
    }

    pub(super) fn shown(&self) -> String {
        match self.is_closure() {
            true => "a closure".to_owned(),
            false => self.path.join("::"),
        }
    }
}

/// A function of the crate.
pub(super) struct Found {
    file: String,
    name: String,
    asks: bool,
    /// The functions it calls, each with the module it names, if any.
    calls: Vec<(Option<String>, String)>,
    /// The address in its utoipa attribute.
    pub(super) api_path: Option<String>,
}

/// All functions of one crate.
pub(super) struct Handlers {
    all: Vec<Found>,
}

impl Handlers {
    pub(super) fn of(files: &BTreeMap<&str, Code>) -> Self {
        let mut all = Vec::new();
        for (file, code) in files {
            for function in code.functions() {
                all.push(Found {
                    file: (*file).to_owned(),
                    asks: asks_itself(code, &function.body),
                    calls: calls(code, &function.body),
                    api_path: code.setting(&function.attributes, "path").map(ToOwned::to_owned),
                    name: function.name,
                });
            }
        }
        Self { all }
    }

    /// The functions a router can mean.
    pub(super) fn find(&self, handler: &Handler) -> Vec<&Found> {
        match handler.path.as_slice() {
            [] => Vec::new(),
            [name] => self.named(None, name, &handler.file),
            [.., module, name] => self.named(Some(module), name, &handler.file),
        }
    }

    /// Whether a function asks, or calls only such as ask.
    pub(super) fn asks(&self, function: &Found) -> bool {
        self.asks_within(function, &mut Vec::new())
    }

    fn asks_within<'a>(&'a self, function: &'a Found, seen: &mut Vec<*const Found>) -> bool {
        if function.asks {
            return true;
        }
        let here = std::ptr::from_ref(function);
        if seen.contains(&here) {
            return false;
        }
        seen.push(here);
        function.calls.iter().any(|(module, name)| {
            let called = self.named(module.as_deref(), name, &function.file);
            !called.is_empty() && called.iter().all(|called| self.asks_within(called, seen))
        })
    }

    /// In the module that was named; without one in the same file, or else anywhere in the crate.
    fn named(&self, module: Option<&str>, name: &str, file: &str) -> Vec<&Found> {
        let by_name = || self.all.iter().filter(|found| found.name == name);
        match module {
            Some(module) if !matches!(module, "crate" | "self" | "super" | "Self") => {
                let is_module = |found: &&Found| {
                    found.file.ends_with(&format!("/{module}.rs")) || found.file.ends_with(&format!("/{module}/mod.rs"))
                };
                by_name().filter(is_module).collect()
            }
            _ => {
                let here: Vec<&Found> = by_name().filter(|found| found.file == file).collect();
                if here.is_empty() { by_name().collect() } else { here }
            }
        }
    }
}

fn asks_itself(code: &Code, body: &Range<usize>) -> bool {
    body.clone().any(|at| code.opens(at + 1, '(') && code.ident(at).is_some_and(|word| ASKS.contains(&word)))
}

fn calls(code: &Code, body: &Range<usize>) -> Vec<(Option<String>, String)> {
    body.clone()
        .filter(|at| code.opens(at + 1, '(') && code.ident(*at).is_some())
        .map(|at| {
            let path = code.path_to(at);
            let module = path.len().checked_sub(2).map(|before| path[before].to_owned());
            (module, path[path.len() - 1].to_owned())
        })
        .collect()
}
