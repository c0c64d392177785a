//! The state diagram beside a state machine, read as data: a test compares it with what the code allows.

use std::collections::BTreeSet;

/// An arrow: from, to, and the transition that goes that way. The begin and the end are `[*]`.
pub type Arrow = (String, String, String);

/// The arrows of the first `stateDiagram` in the comments of a source file. Of a label only the first word counts; the
/// rest explains.
#[must_use]
pub fn arrows(source: &str) -> BTreeSet<Arrow> {
    let lines = source.lines().filter_map(|line| line.trim_start().strip_prefix("//!")).map(str::trim);
    let diagram = lines.skip_while(|line| *line != "stateDiagram-v2").skip(1).take_while(|line| *line != "```");
    diagram.filter_map(arrow).collect()
}

fn arrow(line: &str) -> Option<Arrow> {
    let (from, rest) = line.split_once("-->")?;
    let (to, label) = rest.split_once(':').unwrap_or((rest, ""));
    let verb = label.split_whitespace().next().unwrap_or_default();
    Some((from.trim().to_owned(), to.trim().to_owned(), verb.to_owned()))
}

/// The arrows that the code allows: each transition tried on each state.
#[must_use]
pub fn allowed<S: Copy + std::fmt::Display>(states: &[S], transitions: &[(&str, &dyn Fn(S) -> Option<S>)]) -> BTreeSet<Arrow> {
    let tries = states.iter().flat_map(|state| transitions.iter().map(move |(verb, go)| (*state, *verb, go)));
    tries.filter_map(|(state, verb, go)| go(state).map(|next| (state.to_string(), next.to_string(), verb.to_owned()))).collect()
}

/// The arrows between states: without those from the begin and to the end.
#[must_use]
pub fn within(arrows: BTreeSet<Arrow>) -> BTreeSet<Arrow> {
    arrows.into_iter().filter(|(from, to, _)| from != "[*]" && to != "[*]").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagram_is_read_without_what_explains_it() {
        let source =
            "//! ```mermaid\n//! stateDiagram-v2\n//!     [*] --> open\n//!     open --> klaar: finish (at once)\n//! ```\n";
        let arrow = |from: &str, to: &str, verb: &str| (from.to_owned(), to.to_owned(), verb.to_owned());
        assert_eq!(arrows(source), BTreeSet::from([arrow("[*]", "open", ""), arrow("open", "klaar", "finish")]));
        assert_eq!(within(arrows(source)), BTreeSet::from([arrow("open", "klaar", "finish")]));
    }
}
