//! Every route asks whether the act is permitted, and every address is made of the words of the house.

mod handlers;

use crate::code::{Code, Kind};
use crate::words::List;
use crate::{Finding, Repo};
use handlers::{Handler, Handlers};
use std::collections::BTreeMap;
use std::ops::Range;

const PUBLIC: &str = "tidy/public-routes.txt";
const METHODS: [&str; 9] = ["get", "post", "put", "patch", "delete", "head", "options", "any", "on"];

/// One address with what answers there.
struct Route {
    path: String,
    file: String,
    line: usize,
    handlers: Vec<Handler>,
}

/// Reads all routers.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let list = List::of(repo);
    let mut public = public(repo);
    let mut findings = Vec::new();
    for member in repo.members() {
        let files: BTreeMap<&str, Code> = repo
            .product()
            .filter(|(path, _)| repo.member_of(path).is_some_and(|owner| owner.name == member.name))
            .filter_map(|(path, text)| Some((path, Code::product(text).ok()?)))
            .collect();
        let all = Handlers::of(&files);
        for (path, code) in &files {
            let (routes, unclear) = routes_in(path, code, &files, &all);
            findings.extend(unclear);
            for route in routes {
                if !path.starts_with("ground/") {
                    findings.extend(address(&route, &list));
                }
                if let Some((_, used)) = public.get_mut(&route.path) {
                    *used = true;
                    continue;
                }
                findings.extend(guarded(&route, &all));
            }
        }
    }
    for (path, (line, used)) in public {
        if !used {
            findings.push(Finding::new(
                PUBLIC,
                line,
                format!("there is no route {path}"),
                "the list of what is open to everybody must be true",
                "remove the line, or put its path right",
            ));
        }
    }
    findings
}

/// The addresses that everybody may ask for: one a line, `#` for the reason.
fn public(repo: &Repo) -> BTreeMap<String, (usize, bool)> {
    repo.text(PUBLIC)
        .unwrap_or_default()
        .lines()
        .enumerate()
        .map(|(nth, line)| (line.split('#').next().unwrap_or_default().trim(), nth + 1))
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, line)| (path.to_owned(), (line, false)))
        .collect()
}

fn routes_in(file: &str, code: &Code, files: &BTreeMap<&str, Code>, all: &Handlers) -> (Vec<Route>, Vec<Finding>) {
    let (mut routes, mut unclear) = (Vec::new(), Vec::new());
    for (at, word) in code.idents() {
        let is_method = at > 0 && code.sign(at - 1) == Some('.') && code.opens(at + 1, '(');
        if !is_method || !matches!(word, "route" | "nest") {
            continue;
        }
        let parts = code.parts(code.inside(at + 1));
        let Some(path) = parts.first().and_then(|part| literal(code, part, files)) else {
            unclear.push(Finding::new(
                file,
                code.line(at),
                "a route whose address cannot be read here",
                "only an address that can be read can be checked",
                "write it as a literal or as the name of a const",
            ));
            continue;
        };
        let handlers = match (word, parts.get(1)) {
            ("route", Some(part)) => methods(file, code, part),
            _ => Vec::new(),
        };
        if word == "route" && handlers.is_empty() {
            unclear.push(Finding::new(
                file,
                code.line(at),
                format!("{path} has handlers that cannot be read here"),
                "only a handler that can be found can be checked",
                "write get(…) and post(…) with the names of functions in the route itself",
            ));
        }
        routes.push(Route { path, file: file.to_owned(), line: code.line(at), handlers });
    }
    // utoipa: `routes!(list, create)`, where the address is an attribute of the function.
    for (at, inside) in code.macros("routes") {
        for part in code.parts(inside) {
            let handler = Handler::named(file, code, part.end - 1);
            match all.find(&handler).iter().find_map(|found| found.api_path.clone()) {
                Some(path) => routes.push(Route { path, file: file.to_owned(), line: code.line(at), handlers: vec![handler] }),
                None => unclear.push(Finding::new(
                    file,
                    code.line(at),
                    format!("{} has no #[utoipa::path(…, path = \"…\")] that can be read", handler.shown()),
                    "only an address that can be read can be checked",
                    "write the path as a literal in the attribute of the function",
                )),
            }
        }
    }
    (routes, unclear)
}

/// A string, or a const that is one.
fn literal(code: &Code, part: &Range<usize>, files: &BTreeMap<&str, Code>) -> Option<String> {
    if let Some(text) = code.string(part.start) {
        return Some(text.to_owned());
    }
    let name = code.ident(part.end - 1)?;
    files.values().find_map(|other| {
        other
            .idents()
            .filter(|(at, word)| *word == "const" && other.ident(at + 1) == Some(name))
            .find_map(|(at, _)| {
                (at..at + 10).take_while(|next| other.sign(*next) != Some(';')).find_map(|next| other.string(next))
            })
            .map(ToOwned::to_owned)
    })
}

/// The handlers in `get(a).post(b)`.
fn methods(file: &str, code: &Code, part: &Range<usize>) -> Vec<Handler> {
    let mut handlers = Vec::new();
    let mut at = part.start;
    while at < part.end {
        if let Kind::Open(_) = code.tokens[at].kind {
            at = code.tokens[at].partner;
        } else if code.opens(at + 1, '(') && code.ident(at).is_some_and(|word| METHODS.contains(&word)) {
            // `on(filter, handler)` has it last.
            if let Some(inside) = code.parts(code.inside(at + 1)).last() {
                handlers.push(Handler::in_call(file, code, inside));
            }
        }
        at += 1;
    }
    handlers
}

fn guarded(route: &Route, all: &Handlers) -> Vec<Finding> {
    let mut findings = Vec::new();
    for handler in &route.handlers {
        let why = "a route that asks nobody is open to everybody (R5: what is not yours is not there)";
        if handler.asks {
            continue;
        }
        let found = all.find(handler);
        let (what, mend) = if found.is_empty() && !handler.is_closure() {
            (
                format!("{} is answered by {}, which is not in this crate", route.path, handler.shown()),
                "let a function of this crate answer, and let it ask for the permission".to_owned(),
            )
        } else if !found.is_empty() && found.iter().all(|function| all.asks(function)) {
            continue;
        } else {
            (
                format!("{} is answered by {}, which asks no permission", route.path, handler.shown()),
                format!(
                    "call who.permit(…) or who.permit_own(…) in it; if it is for everybody, add {} to {PUBLIC} with the reason",
                    route.path
                ),
            )
        };
        findings.push(Finding::new(&route.file, route.line, what, why, mend));
    }
    findings
}

/// The style and the words of an address.
fn address(route: &Route, list: &List) -> Vec<Finding> {
    let path = &route.path;
    let why = "addresses are read aloud, typed and kept: Dutch nouns of the word list, kebab-case (NL API Design Rules)";
    let mut findings = Vec::new();
    let mut say = |what: String, mend: String| {
        findings.push(Finding::new(&route.file, route.line, what, why, mend));
    };
    if !path.starts_with('/') || path.len() > 1 && path.ends_with('/') || path.contains("//") {
        say(format!("the address {path}"), "begin with one slash, and end without".to_owned());
    }
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let parameter = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let word = parameter.map_or(segment, |name| name.trim_start_matches('*'));
        let is_good = |sign: char| {
            sign.is_ascii_lowercase()
                || sign.is_ascii_digit()
                || sign == if parameter.is_some() { '_' } else { '-' }
                || sign == '.' && parameter.is_none()
        };
        // What is done to a resource ends its address and begins with an underscore (API Design Rules, /core/resource-operations).
        let is_act = path.starts_with("/api/") && path.ends_with(&format!("/{segment}")) && list.is_address(segment);
        if is_act && segment.starts_with('_') {
            continue;
        }
        if !word.chars().all(is_good) || word.contains("--") {
            say(
                format!("{segment} in the address {path}"),
                "small letters, with hyphens between words (an underscore in a parameter)".to_owned(),
            );
            continue;
        }
        for trouble in list.judge_address(word) {
            say(format!("{} in the address {path}", trouble.what), trouble.mend);
        }
    }
    findings
}

#[cfg(test)]
mod tests;
