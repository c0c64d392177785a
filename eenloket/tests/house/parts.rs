//! The parts of a message to the API, as its document describes them. A walk over them covers a part that is added tomorrow by itself.

use crate::regels_routes::Route;
use serde_json::Value;

/// Every text in the body of an address, by its way through objects and lists: `inwoner`, `bsn`, or `producten`, `0`.
pub fn strings(document: &Value, route: &Route) -> Vec<Vec<String>> {
    let path = route.path.strip_prefix("/api/v1").unwrap();
    let operation = &document["paths"][path][route.method.to_lowercase()];
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let mut found = Vec::new();
    walk(document, schema, &mut Vec::new(), &mut found);
    found.sort();
    found.dedup();
    found
}

fn walk(document: &Value, schema: &Value, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    if let Some(name) = schema["$ref"].as_str() {
        let named = document.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is in the document"));
        return walk(document, named, way, found);
    }
    for kind in ["oneOf", "anyOf", "allOf"] {
        schema[kind].as_array().into_iter().flatten().for_each(|one| walk(document, one, way, found));
    }
    let is =
        |kind: &str| schema["type"] == kind || schema["type"].as_array().is_some_and(|all| all.iter().any(|one| one == kind));
    if is("string") {
        found.push(way.clone());
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        way.push(name.clone());
        walk(document, member, way, found);
        way.pop();
    }
    if is("array") {
        way.push("0".to_owned());
        walk(document, &schema["items"], way, found);
        way.pop();
    }
}

/// Puts a text where a way leads, with the objects and lists on it.
pub fn put(body: &mut Value, way: &[String], text: &str) {
    let Some((first, rest)) = way.split_first() else {
        *body = text.into();
        return;
    };
    if first == "0" {
        if body.as_array().is_none_or(Vec::is_empty) {
            *body = Value::Array(vec![Value::Null]);
        }
        return put(&mut body[0], rest, text);
    }
    if !body.is_object() {
        *body = Value::Object(serde_json::Map::new());
    }
    put(&mut body[first.as_str()], rest, text);
}
