//! Dutch that everybody reads: level B1.

use super::fluent::{Message, holes};
use crate::Finding;

/// Words we do not write, and what to write instead. A star stands for any ending.
const AVOID: [(&str, &str); 8] = [
    ("client*", "inwoner, or u"),
    ("cliënt*", "inwoner, or u"),
    ("niet-zelfredzaam*", "say what somebody needs help with"),
    ("doelgroep*", "say which people you mean"),
    ("middels", "met, or door"),
    ("inzake", "over"),
    ("u bent verkeerd", "Wij sturen uw vraag door naar …"),
    ("u bent hier verkeerd", "Wij sturen uw vraag door naar …"),
];
/// The longest sentence, in words.
const SENTENCE_MAX: usize = 20;
/// The mean sentence of a file, in words.
const MEAN_MAX: usize = 12;

const WHY: &str = "many who need us read with difficulty: short sentences, plain words, who does what and by when";

/// Reads the Dutch texts of one crate.
pub(super) fn check(file: &str, messages: &[Message]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lengths = Vec::new();
    for message in messages {
        let text = plain(&message.value);
        let lower = text.to_lowercase();
        for (word, instead) in AVOID {
            if let Some(found) = find(&lower, word) {
                findings.push(Finding::new(
                    file,
                    message.line,
                    format!("{} says \"{found}\"", message.key),
                    WHY,
                    format!("write: {instead}"),
                ));
            }
        }
        for length in sentences(&text) {
            lengths.push(length);
            if length > SENTENCE_MAX {
                findings.push(Finding::new(
                    file,
                    message.line,
                    format!("{} has a sentence of {length} words; at most {SENTENCE_MAX}", message.key),
                    WHY,
                    "make two sentences of it",
                ));
            }
        }
    }
    let words: usize = lengths.iter().sum();
    if words > lengths.len() * MEAN_MAX {
        findings.push(Finding::new(
            file,
            0,
            format!("its sentences have {} words on average; at most {MEAN_MAX}", words / lengths.len().max(1)),
            WHY,
            "cut the longest ones in two",
        ));
    }
    findings
}

/// The text with a word for each variable, and without choices.
fn plain(value: &str) -> String {
    let mut text = value.to_owned();
    for hole in holes(value) {
        let word = if hole.contains("->") { " " } else { "x" };
        text = text.replacen(&format!("{{{hole}}}"), word, 1);
    }
    text
}

fn sentences(text: &str) -> impl Iterator<Item = usize> {
    let ends = |sign: char| matches!(sign, '.' | '?' | '!' | ':' | ';' | '\n');
    text.split_inclusive(ends)
        .filter(|sentence| sentence.contains(char::is_alphabetic))
        .map(|sentence| sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count())
}

fn find<'a>(text: &'a str, wanted: &str) -> Option<&'a str> {
    let stem = wanted.trim_end_matches('*');
    let is_letter = |next: Option<char>| next.is_some_and(char::is_alphabetic);
    text.match_indices(stem).find_map(|(at, _)| {
        let after = &text[at + stem.len()..];
        let ending = after.find(|sign: char| !sign.is_alphabetic()).unwrap_or(after.len());
        let is_word = !is_letter(text[..at].chars().next_back()) && (ending == 0 || stem != wanted);
        is_word.then(|| &text[at..at + stem.len() + ending])
    })
}

#[cfg(test)]
mod tests {
    use super::super::fluent;
    use super::*;
    use crate::finding::whats;

    fn found(text: &str) -> Vec<Finding> {
        check("nl.ftl", &fluent::read(text))
    }

    #[test]
    fn plain_dutch_is_good() {
        assert_eq!(found("a = Wij bellen u. U hoeft niets te doen.\nb = Inzaken en smiddels mag."), []);
    }

    #[test]
    fn words_to_avoid_are_seen_whole() {
        assert_eq!(whats(&found("a = Middels een brief")), ["a says \"middels\""]);
        assert_eq!(whats(&found("a = De cliënten")), ["a says \"cliënten\""]);
        assert_eq!(whats(&found("a = U bent verkeerd.")), ["a says \"u bent verkeerd\""]);
    }

    #[test]
    fn long_sentences_are_seen() {
        let long = "woord ".repeat(21);
        assert_eq!(
            whats(&found(&format!("a = {long}"))),
            ["a has a sentence of 21 words; at most 20", "its sentences have 21 words on average; at most 12"]
        );
        assert_eq!(found(&format!("a = {}. {}", "woord ".repeat(12), "woord ".repeat(12))), []);
    }
}
