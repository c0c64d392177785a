//! As much of the Fluent syntax as the rules need.

use std::collections::BTreeSet;

/// One message of a file.
pub(super) struct Message {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) line: usize,
    pub(super) variables: BTreeSet<String>,
    /// Other messages and terms that its value uses.
    pub(super) references: BTreeSet<String>,
}

/// Reads a file.
pub(super) fn read(text: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut open = 0_usize;
    for (nth, line) in text.lines().enumerate() {
        let is_more = open > 0 || line.starts_with([' ', '\t']) || line.trim().is_empty();
        let begins = line.split_once('=').filter(|(key, _)| !is_more && !key.starts_with('#'));
        if let Some((key, value)) = begins {
            messages.push(Message {
                key: key.trim().to_owned(),
                value: value.trim().to_owned(),
                line: nth + 1,
                variables: BTreeSet::new(),
                references: BTreeSet::new(),
            });
        } else if is_more && let Some(last) = messages.last_mut() {
            last.value.push('\n');
            last.value.push_str(line.trim());
        } else {
            continue;
        }
        open = (open + line.matches('{').count()).saturating_sub(line.matches('}').count());
    }
    for message in &mut messages {
        for hole in holes(&message.value) {
            message.variables.extend(names(hole, "$"));
            let inner = hole.trim();
            if inner.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '-') {
                let name = inner.split([' ', '.', '(']).next().unwrap_or_default();
                message.references.insert(name.to_owned());
            }
        }
    }
    messages
}

/// What is within the outer braces of a value.
pub(super) fn holes(value: &str) -> Vec<&str> {
    let (mut found, mut depth, mut begin) = (Vec::new(), 0_usize, 0);
    for (at, sign) in value.char_indices() {
        match sign {
            '{' => {
                if depth == 0 {
                    begin = at + 1;
                }
                depth += 1;
            }
            '}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(&value[begin..at]);
                }
            }
            _ => {}
        }
    }
    found
}

fn names<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = String> + 'a {
    text.match_indices(mark).map(move |(at, _)| {
        text[at + mark.len()..].chars().take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-')).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_variables_and_references() {
        let messages = read(
            "# c = d\n-huis = Eenloket\na = { -huis } voor { $n ->\n [one] { $m }\n *[other] x = y\n}\nb =\n    twee\n    regels { a }\n",
        );
        let shown: Vec<String> = messages
            .iter()
            .map(|message| {
                let variables: Vec<&str> = message.variables.iter().map(String::as_str).collect();
                let references: Vec<&str> = message.references.iter().map(String::as_str).collect();
                format!("{}:{} [{}] [{}]", message.line, message.key, variables.join(" "), references.join(" "))
            })
            .collect();
        assert_eq!(shown, ["2:-huis [] []", "3:a [m n] [-huis]", "7:b [] [a]"]);
        assert_eq!(messages[2].value.trim(), "twee\nregels { a }");
    }
}
