//! The document is a promise: it is served, it is the frozen one, and every answer is in it.

use crate::client::Page;
use crate::world::World;
use reqwest::Method;
use serde_json::Value;
use std::sync::LazyLock;

static FROZEN: LazyLock<Value> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api/openapi.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

/// Each address of the document with its methods.
pub(super) fn operations() -> Vec<(String, Method, &'static Value)> {
    let paths = FROZEN["paths"].as_object().unwrap();
    let all =
        paths.iter().flat_map(|(path, item)| item.as_object().unwrap().iter().map(move |(method, says)| (path, method, says)));
    all.map(|(path, method, says)| (format!("/api/v1{path}"), method.to_uppercase().parse().unwrap(), says)).collect()
}

/// The operation that answers at an address; `None` where the document has none.
fn operation(method: &Method, path: &str) -> Option<&'static Value> {
    let path = path.split('?').next().unwrap_or_default();
    let fits = |template: &str| {
        let (ours, theirs): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
        ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(ours, theirs)| ours == theirs || ours.starts_with('{'))
    };
    operations().into_iter().find(|(template, is, _)| is == method && fits(template)).map(|(_, _, says)| says)
}

/// Holds an answer against the document: its status, its type, its headers and the members of its body.
#[track_caller]
pub(super) fn holds(method: &Method, path: &str, page: &Page) {
    assert_eq!(page.header("api-version"), "1.0.0", "{method} {path}");
    assert_eq!(page.header("cache-control"), "no-store", "{method} {path}");
    let Some(says) = operation(method, path) else {
        assert!(page.status >= 400, "{method} {path} is not in the document and answers {}", page.status);
        return;
    };
    let promised = resolve(&says["responses"][page.status.to_string()]);
    assert!(promised.is_object(), "{method} {path} answers {}, which is not in the document: {}", page.status, page.html);
    for header in promised["headers"].as_object().into_iter().flatten().map(|(name, _)| name) {
        assert!(!page.header(header).is_empty(), "{method} {path} answers {} without {header}", page.status);
    }
    let Some((kind, content)) = promised["content"].as_object().and_then(|all| all.iter().next()) else {
        assert_eq!(page.html, "", "{method} {path} promises nothing");
        return;
    };
    assert_eq!(page.header("content-type"), kind, "{method} {path}");
    if kind != "application/json" && kind != "application/problem+json" {
        return;
    }
    let body: Value = serde_json::from_str(&page.html).unwrap();
    fits(&body, &content["schema"], &format!("{method} {path} {}", page.status));
}

fn resolve(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(place) => FROZEN.pointer(place.trim_start_matches('#')).unwrap_or_else(|| panic!("{place} is not in the document")),
        None => value,
    }
}

/// As much of JSON Schema as the document uses: types, members, enums and references.
#[track_caller]
fn fits(value: &Value, schema: &'static Value, place: &str) {
    let schema = resolve(schema);
    if let Some(all) = schema["allOf"].as_array() {
        all.iter().for_each(|part| fits(value, part, place));
        return;
    }
    if let Some(one) = schema["oneOf"].as_array() {
        if !value.is_null() {
            fits(value, &one[0], place);
        }
        return;
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        kind => kind.as_str().into_iter().collect(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_i64() && !kinds.contains(&"number") => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    assert!(kinds.contains(&kind), "{place} is {kind} and not {kinds:?}: {value}");
    if let Some(names) = schema["enum"].as_array() {
        assert!(names.contains(value), "{place} is {value} and none of {names:?}");
    }
    if let (Some("date-time"), Some(text)) = (schema["format"].as_str(), value.as_str()) {
        assert!(text.ends_with('Z') && text.parse::<foundation::jiff::Timestamp>().is_ok(), "{place}: {text}");
    }
    for needed in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(value.get(needed).is_some(), "{place} has no {needed}: {value}");
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        // Parts of an allOf know their own members only.
        if let Some(says) = schema["properties"].get(name) {
            fits(member, says, &format!("{place}.{name}"));
        }
    }
    for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
        fits(item, &schema["items"], &format!("{place}[{nth}]"));
    }
}

both!(everybody_may_read_the_document_from_anywhere, bare);
async fn everybody_may_read_the_document_from_anywhere(world: &World) {
    let page = world.client().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(page.header("content-type"), "application/json");
    assert_eq!(page.header("access-control-allow-origin"), "*");
    assert_eq!(page.header("api-version"), "1.0.0");
    let served: Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!(served, *FROZEN);
    assert_eq!(served["openapi"], "3.1.0");
    assert_eq!(served["info"]["version"], page.header("api-version"));
}
