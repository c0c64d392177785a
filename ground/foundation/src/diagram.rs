//! The state diagram beside a state machine, read as data: a test compares it with what the code allows.

use std::collections::BTreeSet;

/// An arrow: from, to, and the transition that goes that way. The begin and the end are `[*]`.
pub type Arrow = (String, String, String);

/// Where things begin and end.
const EDGE: &str = "[*]";

/// The drawings in the comments at the head of a source file, each as it stands in the page: with its fences.
#[must_use]
pub fn blocks(source: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut inside = false;
    for line in source.lines().filter_map(|line| line.strip_prefix("//!")) {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line == "```mermaid" {
            inside = true;
            blocks.push(String::new());
        }
        if let Some(block) = blocks.last_mut().filter(|_| inside) {
            block.push_str(line);
            block.push('\n');
        }
        inside = inside && line != "```";
    }
    blocks
}

/// The arrows of one of the drawings of a source file, counted from 0. Of a label only the first word counts; the rest
/// explains.
#[must_use]
pub fn arrows(source: &str, nth: usize) -> BTreeSet<Arrow> {
    blocks(source).get(nth).map(|block| block.lines().filter_map(arrow).collect()).unwrap_or_default()
}

fn arrow(line: &str) -> Option<Arrow> {
    let (from, rest) = line.split_once("-->")?;
    let (to, label) = rest.split_once(':').unwrap_or((rest, ""));
    let verb = label.split_whitespace().next().unwrap_or_default();
    Some((from.trim().to_owned(), to.trim().to_owned(), verb.to_owned()))
}

/// What takes a state to the next one, by its verb; `None` where it may not.
pub type Transition<'a, S> = (&'a str, &'a dyn Fn(S) -> Option<S>);

/// The arrows that the code allows: each transition tried on each state.
#[must_use]
pub fn allowed<S: Copy + std::fmt::Display>(states: &[S], transitions: &[Transition<'_, S>]) -> BTreeSet<Arrow> {
    let tries = states.iter().flat_map(|state| transitions.iter().map(move |(verb, go)| (*state, *verb, go)));
    tries.filter_map(|(state, verb, go)| go(state).map(|next| (state.to_string(), next.to_string(), verb.to_owned()))).collect()
}

/// All arrows of a machine: how things begin, each transition tried on each state, and the end of every state from which
/// nothing goes. That the drawing has them all, and no other, is what a test compares.
#[must_use]
pub fn machine<S: Copy + Ord + std::fmt::Display>(
    states: &[S],
    begins: &[(&str, S)],
    transitions: &[Transition<'_, S>],
) -> BTreeSet<Arrow> {
    let mut all = allowed(states, transitions);
    all.extend(begins.iter().map(|(verb, state)| (EDGE.to_owned(), state.to_string(), (*verb).to_owned())));
    let touched: BTreeSet<String> = all.iter().flat_map(|(from, to, _)| [from.clone(), to.clone()]).collect();
    let leaves: BTreeSet<String> = all.iter().map(|(from, _, _)| from.clone()).collect();
    // A state that nothing reaches and nothing leaves is not drawn.
    all.extend(touched.difference(&leaves).map(|end| (end.clone(), EDGE.to_owned(), String::new())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "//! Two things.\n//!\n//! ```mermaid\n//! stateDiagram-v2\n//!     [*] --> open\n\
                          //!     open --> klaar: finish (at once)\n//! ```\n//! ```mermaid\n//! stateDiagram-v2\n\
                          //!     [*] --> los: begin\n//! ```\n//! More words.\n";

    fn arrow(from: &str, to: &str, verb: &str) -> Arrow {
        (from.to_owned(), to.to_owned(), verb.to_owned())
    }

    #[test]
    fn a_diagram_is_read_without_what_explains_it() {
        assert_eq!(arrows(SOURCE, 0), BTreeSet::from([arrow("[*]", "open", ""), arrow("open", "klaar", "finish")]));
        assert_eq!(arrows(SOURCE, 1), BTreeSet::from([arrow("[*]", "los", "begin")]));
        assert_eq!(arrows(SOURCE, 2), BTreeSet::new());
    }

    #[test]
    fn the_drawings_of_a_file_are_those_of_the_page() {
        let blocks = blocks(SOURCE);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[1], "```mermaid\nstateDiagram-v2\n    [*] --> los: begin\n```\n");
    }

    #[test]
    fn a_machine_has_its_begins_and_its_ends() {
        let finish = |state: char| (state == 'a').then_some('b');
        let all = machine(&['a', 'b', 'x'], &[("open", 'a')], &[("finish", &finish)]);
        assert_eq!(all, BTreeSet::from([arrow("[*]", "a", "open"), arrow("a", "b", "finish"), arrow("b", "[*]", "")]));
    }
}
