//! An askama template as HTML with holes: the holes are its expressions and blocks.

use crate::repo::line_at;

/// Stands in the HTML where the template has an expression or a block.
pub(crate) const HOLE: char = '\u{0}';

/// An expression `{{ … }}` or a block `{% … %}`.
pub(crate) struct Hole {
    /// What is in it, without the marks for white space.
    pub(crate) code: String,
    pub(crate) line: usize,
    /// Where it stands in [`Template::html`].
    pub(crate) at: usize,
}

/// A tag with its attributes.
pub(crate) struct Tag {
    /// Lower case, with `/` for an end tag.
    pub(crate) name: String,
    /// Name and value, the name in lower case.
    pub(crate) attributes: Vec<(String, Option<String>)>,
    pub(crate) line: usize,
    /// Where it stands in [`Template::html`], from `<` to after `>`.
    pub(crate) at: std::ops::Range<usize>,
}

impl Tag {
    /// The value of an attribute; empty where it has none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_deref().unwrap_or_default())
    }
}

/// A template.
pub(crate) struct Template {
    /// The HTML, with one [`HOLE`] (and the line ends within it) for each hole.
    pub(crate) html: String,
    pub(crate) holes: Vec<Hole>,
    pub(crate) tags: Vec<Tag>,
    /// What a reader sees as text, piece by piece, with its line.
    pub(crate) texts: Vec<(usize, String)>,
}

impl Template {
    /// Reads a template.
    pub(crate) fn read(source: &str) -> Self {
        let (html, holes) = cut_holes(source);
        let (tags, texts) = cut_tags(&html);
        Self { html, holes, tags, texts }
    }

    /// The holes within a stretch of the HTML.
    pub(crate) fn holes_in(&self, range: &std::ops::Range<usize>) -> impl Iterator<Item = &Hole> {
        self.holes.iter().filter(move |hole| range.contains(&hole.at))
    }
}

fn cut_holes(source: &str) -> (String, Vec<Hole>) {
    let (mut html, mut holes) = (String::with_capacity(source.len()), Vec::new());
    let (mut rest, mut line) = (source, 1);
    while let Some(begin) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let before = &rest[..begin];
        html.push_str(before);
        line += before.matches('\n').count();
        let kind = &rest[begin..begin + 2];
        let close = match kind {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let inner = &rest[begin + 2..];
        let length = if kind == "{#" { inner.find(close) } else { find_outside_strings(inner, close) };
        let length = length.unwrap_or(inner.len());
        let code = &inner[..length];
        if kind != "{#" {
            holes.push(Hole { code: code.trim_matches(['-', '+', '~']).trim().to_owned(), line, at: html.len() });
            html.push(HOLE);
        }
        let lines = code.matches('\n').count();
        html.extend(std::iter::repeat_n('\n', lines));
        line += lines;
        rest = inner.get(length + 2..).unwrap_or_default();
    }
    html.push_str(rest);
    (html, holes)
}

fn find_outside_strings(text: &str, wanted: &str) -> Option<usize> {
    let (mut inside, mut escaped) = (false, false);
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ if !inside && text[at..].starts_with(wanted) => return Some(at),
            _ => {}
        }
    }
    None
}

fn cut_tags(html: &str) -> (Vec<Tag>, Vec<(usize, String)>) {
    let (mut tags, mut texts) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            at = after.find("-->").map_or(html.len(), |end| html.len() - after.len() + end + 3);
            continue;
        }
        let is_tag =
            rest.starts_with('<') && rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!'));
        if is_tag {
            let tag = read_tag(html, at);
            at = tag.at.end;
            // What is inside a script or a style is not text.
            if matches!(tag.name.as_str(), "script" | "style") {
                let end = format!("</{}", tag.name);
                at = html[at..].find(&end).map_or(html.len(), |found| at + found);
            }
            tags.push(tag);
            continue;
        }
        let length = rest.match_indices('<').map(|(found, _)| found).find(|found| *found > 0).unwrap_or(rest.len());
        texts.push((line_at(html, at), rest[..length].to_owned()));
        at += length;
    }
    (tags, texts)
}

fn read_tag(html: &str, begin: usize) -> Tag {
    let bytes = html.as_bytes();
    let mut at = begin + 1;
    let is_name = |byte: u8| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'=' | 0);
    let word = |at: &mut usize| {
        let from = *at;
        while *at < bytes.len() && is_name(bytes[*at]) {
            *at += 1;
        }
        html[from..*at].to_ascii_lowercase()
    };
    let name = word(&mut at).trim_end_matches('/').to_owned();
    let name = if name.is_empty() { "/".to_owned() } else { name };
    let mut attributes = Vec::new();
    while at < bytes.len() && bytes[at] != b'>' {
        if !is_name(bytes[at]) {
            at += 1;
            continue;
        }
        let line_start = word(&mut at);
        let attribute = line_start.trim_matches('/').to_owned();
        let mut value = None;
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            let quote = bytes.get(at).copied().filter(|byte| matches!(byte, b'"' | b'\''));
            let from = if quote.is_some() { at + 1 } else { at };
            at = from;
            let ends = |byte: u8| match quote {
                Some(quote) => byte == quote,
                None => byte.is_ascii_whitespace() || byte == b'>',
            };
            while at < bytes.len() && !ends(bytes[at]) {
                at += 1;
            }
            value = Some(html[from..at].to_owned());
            if quote.is_some() {
                at += 1;
            }
        }
        if !attribute.is_empty() {
            attributes.push((attribute, value));
        }
    }
    Tag { name, attributes, line: line_at(html, begin), at: begin..(at + 1).min(html.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_keep_the_lines() {
        let template = Template::read("a\n{% if x -%}\n{{ f(\"}}\") }}\n{# no\ntext #}<b>");
        let holes: Vec<(usize, &str)> = template.holes.iter().map(|hole| (hole.line, hole.code.as_str())).collect();
        assert_eq!(holes, [(2, "if x"), (3, "f(\"}}\")")]);
        assert_eq!(template.tags[0].line, 5);
    }

    #[test]
    fn tags_with_holes_in_them() {
        let template =
            Template::read("<a href=\"{{ path(\"/\") }}\"{% if here %} aria-current=\"page\"{% endif %} hidden>t</a><br/>");
        let tag = &template.tags[0];
        assert_eq!(tag.name, "a");
        assert_eq!(tag.get("href"), Some("\u{0}"));
        assert_eq!(tag.get("aria-current"), Some("page"));
        assert_eq!(tag.get("hidden"), Some(""));
        assert_eq!(template.tags[1].name, "/a");
        assert_eq!(template.tags[2].name, "br");
        assert_eq!(template.texts, [(1, "t".to_owned())]);
    }

    #[test]
    fn comments_and_scripts_are_not_text() {
        let template = Template::read("<!-- no --><script>no < no</script>yes <b>");
        let texts: Vec<&str> = template.texts.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["yes "]);
    }
}
