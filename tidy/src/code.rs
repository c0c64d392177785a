//! Rust as a row of tokens: without comments, with lines, with brackets that know their partner.
//!
//! Tokens rather than a syntax tree, because half of what the rules look for stands inside macros
//! (`t!`, `states!`, `vec!`), where a parser sees tokens only.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::ops::Range;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word.
    Ident(String),
    /// A single sign.
    Sign(char),
    /// The value of a string literal.
    Text(String),
    /// Any other literal.
    Literal,
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
}

/// One token with its place.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) line: usize,
    /// For a bracket: where its partner stands.
    pub(crate) partner: usize,
}

/// The tokens of a file or of an expression in a template.
#[derive(Clone, Debug, Default)]
pub(crate) struct Code {
    pub(crate) tokens: Vec<Token>,
}

impl Code {
    /// Reads a source; `first` is the line on which it begins.
    pub(crate) fn read(text: &str, first: usize) -> Result<Self, String> {
        let stream: TokenStream = text.parse().map_err(|cause| format!("{cause}"))?;
        let mut code = Self::default();
        flatten(stream, first - 1, &mut code.tokens);
        code.pair();
        code.drop_docs();
        Ok(code)
    }

    /// The same without what is compiled for tests only.
    pub(crate) fn product(text: &str) -> Result<Self, String> {
        let mut code = Self::read(text, 1)?;
        code.drop_tests();
        Ok(code)
    }

    fn pair(&mut self) {
        let mut open = Vec::new();
        for at in 0..self.tokens.len() {
            match self.tokens[at].kind {
                Kind::Open(_) => open.push(at),
                Kind::Close(_) => {
                    if let Some(begin) = open.pop() {
                        self.tokens[begin].partner = at;
                        self.tokens[at].partner = begin;
                    }
                }
                _ => {}
            }
        }
    }

    fn drop_docs(&mut self) {
        self.drop_where(|code, at| {
            let open = code.attribute(at)?;
            (code.ident(open + 1) == Some("doc")).then(|| code.tokens[open].partner + 1)
        });
    }

    fn drop_tests(&mut self) {
        self.drop_where(|code, at| {
            let open = code.attribute(at)?;
            if !code.is_for_tests(open) {
                return None;
            }
            if code.sign(at + 1) == Some('!') {
                return Some(code.tokens.len());
            }
            Some(code.end_of_item(code.tokens[open].partner + 1))
        });
    }

    /// Removes the stretches that `end` names by their begin.
    fn drop_where(&mut self, end: impl Fn(&Self, usize) -> Option<usize>) {
        let mut kept = Vec::with_capacity(self.tokens.len());
        let mut at = 0;
        while at < self.tokens.len() {
            match end(self, at) {
                Some(after) => at = after,
                None => {
                    kept.push(self.tokens[at].clone());
                    at += 1;
                }
            }
        }
        self.tokens = kept;
        self.pair();
    }

    /// If an attribute begins here: where its bracket opens.
    fn attribute(&self, at: usize) -> Option<usize> {
        if self.sign(at) != Some('#') {
            return None;
        }
        let open = if self.sign(at + 1) == Some('!') { at + 2 } else { at + 1 };
        self.opens(open, '[').then_some(open)
    }

    fn is_for_tests(&self, open: usize) -> bool {
        let words: Vec<&str> = (open..self.tokens[open].partner).filter_map(|at| self.ident(at)).collect();
        match words.as_slice() {
            ["cfg", rest @ ..] => rest.contains(&"test") && !rest.contains(&"not"),
            [.., "test"] => true,
            _ => false,
        }
    }

    /// Where the item that begins here (perhaps with more attributes) has ended.
    fn end_of_item(&self, mut at: usize) -> usize {
        while let Some(open) = self.attribute(at) {
            at = self.tokens[open].partner + 1;
        }
        let is_use =
            (at..at + 5).map_while(|word| self.tokens.get(word).map(|_| word)).any(|word| self.ident(word) == Some("use"));
        while at < self.tokens.len() {
            match self.tokens[at].kind {
                Kind::Sign(';') => return at + 1,
                Kind::Open('{') if !is_use => return self.tokens[at].partner + 1,
                Kind::Open(_) => at = self.tokens[at].partner + 1,
                // The end of what is around us: a field or an arm.
                Kind::Close(_) => return at,
                _ => at += 1,
            }
        }
        at
    }

    /// The word at a place.
    pub(crate) fn ident(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Ident(word) => Some(word),
            _ => None,
        }
    }

    /// The sign at a place.
    pub(crate) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// The string at a place.
    pub(crate) fn string(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a bracket opens here.
    pub(crate) fn opens(&self, at: usize, bracket: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Open(bracket))
    }

    /// What is between the bracket at a place and its partner.
    pub(crate) fn inside(&self, open: usize) -> Range<usize> {
        open + 1..self.tokens[open].partner
    }

    /// The line of a token.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(1, |token| token.line)
    }

    /// All words with their places.
    pub(crate) fn idents(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.tokens.len()).filter_map(|at| Some((at, self.ident(at)?)))
    }

    /// All strings with their places.
    pub(crate) fn strings(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.tokens.len()).filter_map(|at| Some((at, self.string(at)?)))
    }

    /// What is inside each use of a macro, with the place of its name.
    pub(crate) fn macros<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        self.idents()
            .filter(move |(at, word)| *word == name && self.sign(at + 1) == Some('!'))
            .filter(|(at, _)| matches!(self.tokens.get(at + 2).map(|token| &token.kind), Some(Kind::Open(_))))
            .map(|(at, _)| (at, self.inside(at + 2)))
    }

    /// Cuts a stretch at its commas, not at those within brackets or type arguments.
    pub(crate) fn parts(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut begin, mut at, mut angles) = (Vec::new(), range.start, range.start, 0);
        while at < range.end {
            match &self.tokens[at].kind {
                Kind::Open(_) => at = self.tokens[at].partner,
                Kind::Sign('<') => angles += 1,
                Kind::Sign('>') if !matches!(self.sign(at.wrapping_sub(1)), Some('-' | '=')) => {
                    angles -= 1;
                }
                Kind::Sign(',') if angles <= 0 => {
                    parts.push(begin..at);
                    (begin, angles) = (at + 1, 0);
                }
                _ => {}
            }
            at += 1;
        }
        if begin < range.end {
            parts.push(begin..range.end);
        }
        parts
    }

    /// The path that ends at a word: `a::b::c` gives its words.
    pub(crate) fn path_to(&self, at: usize) -> Vec<&str> {
        let mut words = vec![self.ident(at).unwrap_or_default()];
        let mut at = at;
        while at >= 3 && self.sign(at - 1) == Some(':') && self.sign(at - 2) == Some(':') {
            let Some(word) = self.ident(at - 3) else {
                break;
            };
            words.push(word);
            at -= 3;
        }
        words.reverse();
        words
    }

    /// A stretch as text, for messages and comparison.
    pub(crate) fn shown(&self, range: Range<usize>) -> String {
        let words: Vec<String> = self.tokens[range]
            .iter()
            .map(|token| match &token.kind {
                Kind::Ident(word) => word.clone(),
                Kind::Sign(sign) => sign.to_string(),
                Kind::Text(text) => format!("\"{text}\""),
                Kind::Literal => "…".to_owned(),
                Kind::Open(bracket) | Kind::Close(bracket) => bracket.to_string(),
            })
            .collect();
        words.concat()
    }
}

fn flatten(stream: TokenStream, before: usize, out: &mut Vec<Token>) {
    let token = |kind, span: proc_macro2::Span| Token { kind, line: span.start().line + before, partner: 0 };
    for tree in stream {
        match tree {
            TokenTree::Ident(word) => {
                let text = word.to_string();
                let text = text.strip_prefix("r#").unwrap_or(&text).to_owned();
                out.push(token(Kind::Ident(text), word.span()));
            }
            TokenTree::Punct(sign) => out.push(token(Kind::Sign(sign.as_char()), sign.span())),
            TokenTree::Literal(literal) => {
                let kind = string_value(&literal.to_string()).map_or(Kind::Literal, Kind::Text);
                out.push(token(kind, literal.span()));
            }
            TokenTree::Group(group) => {
                let brackets = match group.delimiter() {
                    Delimiter::Parenthesis => Some(('(', ')')),
                    Delimiter::Bracket => Some(('[', ']')),
                    Delimiter::Brace => Some(('{', '}')),
                    Delimiter::None => None,
                };
                if let Some((open, _)) = brackets {
                    out.push(token(Kind::Open(open), group.span_open()));
                }
                flatten(group.stream(), before, out);
                if let Some((_, close)) = brackets {
                    out.push(token(Kind::Close(close), group.span_close()));
                }
            }
        }
    }
}

/// The value of a string literal as it stands in the source.
fn string_value(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        let inner = raw.trim_matches('#');
        return Some(inner.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let inner = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut value = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(next) = chars.next() {
        if next != '\\' {
            value.push(next);
            continue;
        }
        match chars.next()? {
            'n' => value.push('\n'),
            't' => value.push('\t'),
            // A line that goes on below.
            '\n' => while chars.next_if(|next| next.is_whitespace()).is_some() {},
            other => value.push(other),
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let code = Code::product(text).expect("it is Rust");
        code.idents().map(|(_, word)| word.to_owned()).collect()
    }

    #[test]
    fn comments_and_docs_are_not_code() {
        assert_eq!(words("//! a\n/// b\nfn c() {} // d"), ["fn", "c"]);
    }

    #[test]
    fn what_is_for_tests_is_not_the_product() {
        assert_eq!(words("fn a() {} #[cfg(test)] mod tests { fn b() {} } fn c() {}"), ["fn", "a", "fn", "c"]);
        assert_eq!(words("#[cfg(test)] use x::{y, z}; fn c() {}"), ["fn", "c"]);
        assert_eq!(words("#[cfg(test)] mod tests; #[test] fn b() -> u8 { 1 } fn c() {}"), ["fn", "c"]);
        assert_eq!(words("#![cfg(test)] fn a() {}"), [""; 0]);
        assert_eq!(words("#[cfg(not(test))] fn a() {}"), ["cfg", "not", "test", "fn", "a"]);
    }

    #[test]
    fn a_string_that_goes_on_below_is_one_string() {
        let code = Code::read("\"create table \\\n     a\"", 1).expect("it is Rust");
        assert_eq!(code.string(0), Some("create table a"));
        assert_eq!(string_value("r#\"a\"b\"#").as_deref(), Some("a\"b"));
        assert_eq!(string_value("b\"a\""), None);
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let code = Code::read("fn a() {\n  b\n}", 10).expect("it is Rust");
        let lines: Vec<_> = code.idents().map(|(at, word)| (word, code.line(at))).collect();
        assert_eq!(lines, [("fn", 10), ("a", 10), ("b", 11)]);
    }

    #[test]
    fn parts_are_cut_at_commas_that_count() {
        let code = Code::read("a: HashMap<B, C>, d: fn(E, F) -> G, h", 1).expect("it is Rust");
        assert_eq!(code.parts(0..code.tokens.len()).len(), 3);
    }
}
