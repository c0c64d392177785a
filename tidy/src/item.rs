//! The items of a file that the rules ask about: types with their parts, and functions.

use crate::code::{Code, Kind};
use std::ops::Range;

/// A struct, enum or type alias.
pub(crate) struct Type {
    pub(crate) word: &'static str,
    pub(crate) name: String,
    pub(crate) line: usize,
    /// Whether others may see it: `pub` and no less.
    pub(crate) is_public: bool,
    /// The attributes before it.
    pub(crate) attributes: Range<usize>,
    /// What is between its braces, if it has them.
    pub(crate) body: Option<Range<usize>>,
    /// The place of its first word.
    pub(crate) at: usize,
}

/// A field of a struct or a variant of an enum.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) attributes: Range<usize>,
    /// What follows the name.
    pub(crate) rest: Range<usize>,
}

/// A function with a body.
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) attributes: Range<usize>,
    pub(crate) body: Range<usize>,
}

impl Code {
    /// All types, also those in modules, functions and macros; not the associated types of an impl.
    pub(crate) fn types(&self) -> Vec<Type> {
        let impls = self.impls();
        let mut found = Vec::new();
        for (at, word) in self.idents() {
            let word = match word {
                "struct" => "struct",
                "enum" => "enum",
                "type" if !impls.iter().any(|(_, body)| body.contains(&at) && self.depth_in(body, at) == 0) => "type",
                _ => continue,
            };
            // In a macro definition the name is a variable: no type yet.
            let Some(name) = self.ident(at + 1) else {
                continue;
            };
            found.push(Type {
                word,
                name: name.to_owned(),
                line: self.line(at + 1),
                is_public: at > 0 && self.ident(at - 1) == Some("pub"),
                attributes: self.attributes_before(at),
                body: self.body_after(at + 2, &['{', '(']).filter(|open| self.opens(*open, '{')).map(|open| self.inside(open)),
                at,
            });
        }
        found
    }

    /// The named fields of a struct or the variants of an enum.
    pub(crate) fn parts_of(&self, body: &Range<usize>) -> Vec<Part> {
        self.parts(body.clone())
            .into_iter()
            .filter_map(|part| {
                let mut at = part.start;
                while self.sign(at) == Some('#') && self.opens(at + 1, '[') {
                    at = self.tokens[at + 1].partner + 1;
                }
                let attributes = part.start..at;
                if self.ident(at) == Some("pub") {
                    at += 1;
                    if self.opens(at, '(') {
                        at = self.tokens[at].partner + 1;
                    }
                }
                (at < part.end).then_some(())?;
                Some(Part { name: self.ident(at)?.to_owned(), line: self.line(at), attributes, rest: at + 1..part.end })
            })
            .collect()
    }

    /// All functions that have a body.
    pub(crate) fn functions(&self) -> Vec<Function> {
        self.idents()
            .filter(|(_, word)| *word == "fn")
            .filter_map(|(at, _)| {
                let name = self.ident(at + 1)?;
                let open = self.body_after(at + 2, &['{'])?;
                Some(Function { name: name.to_owned(), attributes: self.attributes_before(at), body: self.inside(open) })
            })
            .collect()
    }

    /// The header and the body of each impl and trait.
    pub(crate) fn impls(&self) -> Vec<(Range<usize>, Range<usize>)> {
        self.idents()
            .filter(|(at, word)| match *word {
                "trait" => true,
                "impl" => {
                    *at == 0
                        || matches!(self.tokens[at - 1].kind, Kind::Sign(';') | Kind::Open('{') | Kind::Close('}' | ']'))
                        || self.ident(at - 1) == Some("unsafe")
                }
                _ => false,
            })
            .filter_map(|(at, _)| {
                let open = self.body_after(at + 1, &['{'])?;
                Some((at + 1..open, self.inside(open)))
            })
            .collect()
    }

    /// The innermost braces around a place; the whole file where there are none.
    pub(crate) fn module_around(&self, at: usize) -> Range<usize> {
        (0..at)
            .rev()
            .find(|open| self.opens(*open, '{') && self.tokens[*open].partner > at)
            .map_or(0..self.tokens.len(), |open| self.inside(open))
    }

    /// Whether a stretch of attributes derives this.
    pub(crate) fn derives(&self, attributes: &Range<usize>, name: &str) -> bool {
        attributes.clone().any(|at| self.ident(at) == Some(name))
    }

    /// The value of `name = "value"` in a stretch of attributes.
    pub(crate) fn setting(&self, attributes: &Range<usize>, name: &str) -> Option<&str> {
        attributes
            .clone()
            .find(|at| self.ident(*at) == Some(name) && self.sign(at + 1) == Some('='))
            .and_then(|at| self.string(at + 2))
    }

    fn attributes_before(&self, at: usize) -> Range<usize> {
        let mut begin = at;
        while let Some(before) = begin.checked_sub(1) {
            begin = match &self.tokens[before].kind {
                Kind::Ident(word) if matches!(word.as_str(), "pub" | "async" | "const" | "unsafe") => before,
                // `pub(crate)`
                Kind::Close(')') => {
                    let open = self.tokens[before].partner;
                    if open == 0 || self.ident(open - 1) != Some("pub") {
                        break;
                    }
                    open - 1
                }
                Kind::Close(']') => {
                    let open = self.tokens[before].partner;
                    if open == 0 || self.sign(open - 1) != Some('#') {
                        break;
                    }
                    open - 1
                }
                _ => break,
            };
        }
        begin..at
    }

    /// The first of these brackets after the head of an item, unless the item ends before.
    fn body_after(&self, at: usize, brackets: &[char]) -> Option<usize> {
        let (mut at, mut angles) = (at, 0);
        while at < self.tokens.len() {
            match &self.tokens[at].kind {
                Kind::Open(bracket) if brackets.contains(bracket) && angles <= 0 => {
                    return Some(at);
                }
                Kind::Open(_) => at = self.tokens[at].partner,
                Kind::Sign(';') | Kind::Close(_) => return None,
                Kind::Sign('<') => angles += 1,
                Kind::Sign('>') if !matches!(self.sign(at.wrapping_sub(1)), Some('-' | '=')) => {
                    angles -= 1;
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn depth_in(&self, body: &Range<usize>, at: usize) -> usize {
        (body.start..at)
            .filter(|open| matches!(self.tokens[*open].kind, Kind::Open(_)) && self.tokens[*open].partner > at)
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code::product(text).expect("it is Rust")
    }

    #[test]
    fn types_and_their_parts() {
        let code = code(
            "#[derive(A)] pub(crate) struct B<'a, T: C<D>> { #[e] pub f: HashMap<G, H>, pub(crate) i: J }
             enum K { L, M(N), O { p: Q } } struct R(S);
             impl T { type U = V; } foundation::states! { pub enum W { X => \"x\" } } type Y = Z;",
        );
        let all: Vec<(String, Vec<String>)> = code
            .types()
            .iter()
            .map(|found| {
                let parts = found.body.as_ref().map(|body| code.parts_of(body)).unwrap_or_default();
                (found.name.clone(), parts.into_iter().map(|part| part.name).collect())
            })
            .collect();
        let shown: Vec<String> = all.iter().map(|(name, parts)| format!("{name} {}", parts.join(" "))).collect();
        assert_eq!(shown, ["B f i", "K L M O", "R ", "W X", "Y "]);
        assert!(code.derives(&code.types()[0].attributes, "A"));
    }

    #[test]
    fn functions_and_their_bodies() {
        let code = code("pub async fn a<T>(b: C) -> D<E> where T: F { g() } trait H { fn i(); }");
        let functions = code.functions();
        assert_eq!(functions.len(), 1);
        assert_eq!(functions[0].name, "a");
        assert_eq!(code.shown(functions[0].body.clone()), "g()");
    }

    #[test]
    fn the_module_around_a_type() {
        let code = code("mod a { struct B; plain!(); } mod c { struct D; }");
        let around: Vec<String> = code.types().iter().map(|found| code.shown(code.module_around(found.at))).collect();
        assert_eq!(around, ["structB;plain!();", "structD;"]);
    }
}
