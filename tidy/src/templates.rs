//! Templates hold no script, no style and no way past escaping, and their forms carry their keys.

use crate::allow::Allowed;
use crate::code::Code;
use crate::template::{Tag, Template};
use crate::{Finding, Repo};
use std::collections::BTreeMap;
use std::ops::Range;

const CSP: &str = "our content security policy refuses it in the browser, and it is where injected script hides";
/// Parts of names of fields that would hold a secret of somebody.
const SECRETS: [&str; 5] = ["wachtwoord", "password", "paswoord", "pincode", "toegangscode"];
/// What every form that writes sends along.
const HIDDEN: [&str; 2] = ["csrf", "sleutel"];
/// How far includes and macros are followed.
const DEPTH: usize = 4;

/// All templates by path.
type All<'a> = BTreeMap<&'a str, Template>;

/// Reads all templates, and the Rust that could switch escaping off.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let forms = Allowed::of(repo, "form");
    let safe = Allowed::of(repo, "safe");
    let all: All = repo.with("html").map(|(path, text)| (path, Template::read(text))).collect();
    let mut findings = Vec::new();
    for (path, template) in &all {
        for tag in &template.tags {
            findings.extend(look_at(path, tag));
            findings.extend(asks_for_a_secret(path, tag));
        }
        findings.extend(look_at_forms(&all, &forms, path, template));
        for hole in &template.holes {
            let shown = hole.code.split_whitespace().collect::<Vec<_>>().join(" ");
            if is_unescaped(&hole.code) && !safe.has(&[("file", path), ("expression", &shown)]) {
                findings.push(unescaped(path, hole.line, &shown));
            }
        }
    }
    for (path, text) in repo.product() {
        let Ok(code) = Code::product(text) else {
            continue;
        };
        for (at, word) in code.idents() {
            let switches_off =
                word == "HtmlSafe" || word == "escape" && code.sign(at + 1) == Some('=') && code.string(at + 2) == Some("none");
            if switches_off && !safe.has(&[("file", path), ("expression", word)]) {
                findings.push(unescaped(path, code.line(at), word));
            }
        }
    }
    findings.extend(forms.stale());
    findings.extend(safe.stale());
    findings
}

fn look_at(path: &str, tag: &Tag) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut say = |what: String, mend: &str| {
        findings.push(Finding::new(path, tag.line, what, CSP, mend));
    };
    let name = &tag.name;
    if tag.get("style").is_some() || name == "style" {
        say(format!("a style within <{name}>"), "give it a class, and the rule a place in assets/eenloket.css");
    }
    if name == "script" && tag.get("src").is_none() {
        say(
            "a <script> without src".to_owned(),
            "put the script in assets/ and link it with asset_path; the page must work without it",
        );
    }
    for (attribute, value) in &tag.attributes {
        let is_handler = attribute
            .strip_prefix("on")
            .is_some_and(|event| !event.is_empty() && event.bytes().all(|byte| byte.is_ascii_lowercase()));
        if is_handler {
            say(format!("{attribute}= on <{name}>"), "listen from a script in assets/; the page must work without it");
        }
        let value = value.as_deref().unwrap_or_default().trim_start();
        if value.to_ascii_lowercase().starts_with("javascript:") {
            say(format!("a javascript: address in {attribute}="), "use a link or a button that works without script");
        }
    }
    findings
}

/// What somebody types that keeps a key of their own (besluit 63): no way in, and nobody's but theirs.
const PASSPHRASES: [&str; 2] = ["wachtzin", "nogmaals"];

/// Nobody types a password here, of themselves or of an inwoner, and no document is scanned.
fn asks_for_a_secret(path: &str, tag: &Tag) -> Option<Finding> {
    let kind = tag.get("type").filter(|_| tag.name == "input").unwrap_or_default().to_ascii_lowercase();
    let field = tag.get("name").unwrap_or_default().to_lowercase();
    let (what, why, mend) = if kind == "file" {
        (
            "a field of type file".to_owned(),
            "a scan of an identity document is never kept",
            "note its kind and the last signs of it",
        )
    } else if kind == "password" && !PASSPHRASES.contains(&field.as_str()) || SECRETS.iter().any(|word| field.contains(word)) {
        let what = if kind == "password" { "a field of type password".to_owned() } else { format!("a field called {field}") };
        (what, "people log in at their login provider, and the DigiD of an inwoner is theirs alone", "leave the field out")
    } else {
        return None;
    };
    Some(Finding::new(path, tag.line, what, why, mend))
}

fn look_at_forms(all: &All, allowed: &Allowed, path: &str, template: &Template) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (nth, tag) in template.tags.iter().enumerate() {
        if tag.name != "form" {
            continue;
        }
        let method = tag.get("method").unwrap_or_default().to_ascii_lowercase();
        if !matches!(method.as_str(), "get" | "post") {
            findings.push(Finding::new(
                path,
                tag.line,
                "a form without method",
                "without one the browser sends it as GET, with what was typed in the address and in every log",
                "say method=\"post\" for a write, method=\"get\" for a search",
            ));
            continue;
        }
        if method == "get" {
            continue;
        }
        let end = template.tags[nth..].iter().find(|tag| tag.name == "/form").map_or(template.html.len(), |tag| tag.at.start);
        let range = tag.at.end..end;
        for name in HIDDEN {
            if holds(all, template, &range, name, DEPTH) || allowed.has(&[("file", path)]) {
                continue;
            }
            findings.push(Finding::new(
                path,
                tag.line,
                format!("a form with method=\"post\" without the hidden field {name}"),
                "csrf keeps other sites from sending it, sleutel makes it happen once; web::Form refuses it without",
                format!("add <input type=\"hidden\" name=\"{name}\" value=\"…\"> from the shell of the page"),
            ));
        }
    }
    findings
}

/// Whether a field of this name stands in a stretch, also in what it includes or calls.
fn holds(all: &All, template: &Template, range: &Range<usize>, name: &str, depth: usize) -> bool {
    let here =
        template.tags.iter().any(|tag| range.contains(&tag.at.start) && tag.name == "input" && tag.get("name") == Some(name));
    if here || depth == 0 {
        return here;
    }
    template.holes_in(range).any(|hole| {
        let code = hole.code.as_str();
        if let Some(file) = code.strip_prefix("include ") {
            let file = format!("/{}", file.trim().trim_matches('"'));
            return all
                .iter()
                .filter(|(path, _)| path.ends_with(&file))
                .any(|(_, inner)| holds(all, inner, &(0..inner.html.len()), name, depth - 1));
        }
        let called = code.strip_prefix("call ").unwrap_or(code);
        let called = called.split('(').next().unwrap_or_default();
        let called = called.rsplit("::").next().unwrap_or_default().trim();
        !called.is_empty()
            && all.values().any(|inner| macro_of(inner, called).is_some_and(|body| holds(all, inner, &body, name, depth - 1)))
    })
}

fn macro_of(template: &Template, name: &str) -> Option<Range<usize>> {
    let begin = template.holes.iter().find(|hole| {
        hole.code.strip_prefix("macro ").and_then(|rest| rest.split('(').next()).is_some_and(|found| found.trim() == name)
    })?;
    let end = template.holes.iter().find(|hole| hole.at > begin.at && hole.code.starts_with("endmacro"))?;
    Some(begin.at..end.at)
}

fn is_unescaped(hole: &str) -> bool {
    let Ok(code) = Code::read(hole, 1) else {
        return hole.contains("safe");
    };
    code.idents().any(|(at, word)| {
        let before = at.checked_sub(1);
        let is_filter = before.is_some_and(|before| code.sign(before) == Some('|') || code.ident(before) == Some("filter"));
        is_filter && (word == "safe" || matches!(word, "e" | "escape") && code.string(at + 2) == Some("none"))
    })
}

fn unescaped(path: &str, line: usize, shown: &str) -> Finding {
    Finding::new(
        path,
        line,
        format!("`{shown}` is written without escaping"),
        "if any text of a person ever gets into it, that text can carry a script",
        "write it escaped; if it is a template that was rendered already, add it to [[safe]] in tidy/allow.toml with the reason",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    fn found(html: &str) -> Vec<Finding> {
        check(&Repo::of(&[("capabilities/balie/src/pages/day.html", html)]))
    }

    #[test]
    fn each_kind_of_script_and_style_is_refused() {
        for (html, what) in [
            ("<p style=\"color:red\">", "a style within <p>"),
            ("<style>p{}</style>", "a style within <style>"),
            ("<script>alert(1)</script>", "a <script> without src"),
            ("<p\n  onclick=\"f()\">", "onclick= on <p>"),
            ("<a href=\" JavaScript:f()\">", "a javascript: address in href="),
            ("<form action=\"/x\">", "a form without method"),
            ("<input type=\"password\" name=\"x\">", "a field of type password"),
            ("<input type=\"password\" name=\"wachtzin2\">", "a field of type password"),
            ("<input type=File name=\"scan\">", "a field of type file"),
            ("<input name=\"digid_Wachtwoord\">", "a field called digid_wachtwoord"),
            ("<textarea name=\"pincode\">", "a field called pincode"),
            ("{{ naam|safe }}", "`naam|safe` is written without escaping"),
            ("{{ naam | e(\"none\") }}", "`naam | e(\"none\")` is written without escaping"),
            ("{% filter safe %}", "`filter safe` is written without escaping"),
        ] {
            assert_eq!(whats(&found(html)), [what], "{html}");
        }
    }

    #[test]
    fn a_plain_page_is_good() {
        let html = "<script src=\"{{ asset_path(\"live.js\") }}\"></script><form method=\"get\"></form>{{ naam }}{{ safe }}
            <form method=\"post\"><input type=\"hidden\" name=\"csrf\"><input type=hidden name=sleutel>
            <input type=\"password\" name=\"wachtzin\"></form>";
        assert_eq!(found(html), []);
    }

    #[test]
    fn a_form_that_writes_carries_its_keys() {
        let html = "<form method=\"post\"><input name=\"csrf\"></form><input name=\"sleutel\">";
        assert_eq!(whats(&found(html)), ["a form with method=\"post\" without the hidden field sleutel"]);
    }

    #[test]
    fn the_keys_may_come_from_an_include_or_a_macro() {
        let keys = "<input name=\"csrf\"><input name=\"sleutel\">";
        let page = "<form method=\"post\">{% include \"keys.html\" %}</form>
                    <form method=\"post\">{% call m::keys(shell) %}{% endcall %}</form>";
        let files = [
            ("ground/web/src/keys.html", keys),
            ("ground/web/src/macros.html", &format!("{{% macro keys(shell) %}}{keys}{{% endmacro %}}")),
            ("capabilities/balie/src/pages/day.html", page),
        ];
        assert_eq!(check(&Repo::of(&files)), []);
        assert_eq!(found(page).len(), 4);
    }

    #[test]
    fn rust_cannot_switch_escaping_off_either() {
        let files =
            [("capabilities/a/src/x.rs", "#[template(path = \"x\", escape = \"none\")] struct A; impl HtmlSafe for A {}")];
        assert_eq!(check(&Repo::of(&files)).len(), 2);
    }

    #[test]
    fn exceptions_have_a_reason() {
        let files = [
            ("a/login.html", "<form method=\"post\"></form>{{ body|safe }}"),
            (
                "tidy/allow.toml",
                "[[form]]\nfile = \"a/login.html\"\nreason = \"nobody is logged in\"\n
                 [[safe]]\nfile = \"a/login.html\"\nexpression = \"body|safe\"\nreason = \"rendered\"",
            ),
        ];
        assert_eq!(check(&Repo::of(&files)), []);
    }
}
