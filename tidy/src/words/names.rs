//! Which names are read, and where they stand.

use crate::Repo;
use crate::code::Code;
use crate::item::Type;
use std::ops::Range;

/// Names that sea-orm and its migrations fix.
const FIXED: [&str; 9] = ["Model", "ModelEx", "Entity", "Column", "Relation", "ActiveModel", "PrimaryKey", "Migration", "Error"];
/// How the names of types end that only a page or the API uses.
const EDGES: [&str; 5] = ["Form", "View", "Page", "In", "Out"];
/// What begins a part of `create table` that is not a column.
const NOT_A_COLUMN: [&str; 6] = ["constraint", "primary", "unique", "check", "foreign", "exclude"];

/// A name with its place.
pub(super) struct Name {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) is_type: bool,
    /// A type, or a value of one, that no other crate sees or that only gives a page or JSON its shape.
    pub(super) is_private: bool,
}

/// All names that the word list is about.
pub(super) fn all(repo: &Repo) -> Vec<Name> {
    let mut names = Vec::new();
    for (path, source) in repo.product() {
        if !path.starts_with("capabilities/") && !path.starts_with("rules/") {
            continue;
        }
        let Ok(code) = Code::product(source) else {
            continue;
        };
        let at_the_edge = path.contains("/pages") || is_api(path);
        // Standards name what passes through koppeling; its own tables are ours.
        let is_ours = !path.starts_with("capabilities/koppeling/");
        let mut put = |line, kind, text: &str, is_private| {
            names.push(Name { path: path.to_owned(), line, kind, text: text.to_owned(), is_type: kind == "type", is_private });
        };
        for found in code.types() {
            let is_entity = code.derives(&found.attributes, "DeriveEntityModel");
            let mut say = |line, kind, text: &str| {
                let is_private = (!found.is_public || at_the_edge) && matches!(kind, "type" | "value");
                put(line, kind, text, is_private);
            };
            if is_ours && is_read(at_the_edge, &found.name) {
                say(found.line, "type", &found.name);
            }
            let Some(body) = &found.body else {
                continue;
            };
            if found.word == "enum" && is_ours && !found.name.ends_with("Error") && !FIXED.contains(&found.name.as_str()) {
                for part in code.parts_of(body) {
                    say(part.line, "value", &part.name);
                    // `Open => "open"` in states!
                    if let Some(stored) = part.rest.clone().find_map(|at| code.string(at)) {
                        say(part.line, "stored value", stored);
                    }
                }
            }
            if is_entity {
                if let Some(table) = code.setting(&found.attributes, "table_name") {
                    say(found.line, "table", table);
                }
                for part in code.parts_of(body) {
                    let column = code.setting(&part.attributes, "column_name");
                    say(part.line, "column", column.unwrap_or(&part.name));
                }
            }
            if found.word == "struct" && is_ours && is_json(path, &code, &found) {
                for part in code.parts_of(body) {
                    // Its properties stand in the JSON, its own name does not.
                    if code.derives(&part.attributes, "flatten") {
                        continue;
                    }
                    let renamed = code.setting(&part.attributes, "rename");
                    say(part.line, "JSON property", renamed.unwrap_or(&part.name));
                }
            }
        }
        for (at, text) in code.strings() {
            for (kind, name) in in_sql(text) {
                put(code.line(at), kind, name, false);
            }
        }
    }
    names
}

/// Whether a type is a name of the house: not fixed by a library, not the shape of a page or of JSON.
fn is_read(at_the_edge: bool, name: &str) -> bool {
    let is_shape = at_the_edge && EDGES.iter().any(|end| name.ends_with(end));
    !FIXED.contains(&name) && !is_shape
}

fn is_api(path: &str) -> bool {
    path.ends_with("/api.rs") || path.contains("/api/")
}

/// Structs of the API, and the events that others read.
fn is_json(path: &str, code: &Code, found: &Type) -> bool {
    let is_public = is_api(path) || path.ends_with("/events.rs") || path.contains("/events/");
    is_public && (code.derives(&found.attributes, "Serialize") || code.derives(&found.attributes, "Deserialize"))
}

/// The tables and columns that a statement makes.
fn in_sql(text: &str) -> Vec<(&'static str, &str)> {
    let mut found = Vec::new();
    let lower = text.trim_start();
    if let Some(rest) = after(lower, "create table ") {
        let rest = after(rest, "if not exists ").unwrap_or(rest);
        let Some((table, columns)) = rest.split_once('(') else {
            return found;
        };
        found.push(("table", first_word(table)));
        for range in parts(columns) {
            let column = first_word(&columns[range]);
            if !NOT_A_COLUMN.contains(&column) {
                found.push(("column", column));
            }
        }
    } else if let Some(rest) = after(lower, "alter table ") {
        for part in rest.split(" add ").skip(1) {
            let column = first_word(after(part, "column ").unwrap_or(part));
            if !NOT_A_COLUMN.contains(&column) {
                found.push(("column", column));
            }
        }
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

fn after<'a>(text: &'a str, begin: &str) -> Option<&'a str> {
    text.get(..begin.len()).filter(|head| head.eq_ignore_ascii_case(begin)).map(|_| &text[begin.len()..])
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default().trim_matches('"')
}

/// The parts between commas, up to the bracket that closes.
fn parts(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut begin, mut depth) = (Vec::new(), 0, 0);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => {
                found.push(begin..at);
                return found;
            }
            ')' => depth -= 1,
            ',' if depth == 0 => {
                found.push(begin..at);
                begin = at + 1;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_columns_of_a_statement() {
        let sql =
            "create table a (b uuid primary key, c text not null check (c in ('x', 'y')), primary key (b, c)) partition by x";
        assert_eq!(in_sql(sql), [("table", "a"), ("column", "b"), ("column", "c")]);
        assert_eq!(in_sql("alter table a add column d text"), [("column", "d")]);
        assert_eq!(in_sql("create unique index e on a (b)"), []);
    }
}
