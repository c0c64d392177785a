//! Everything that browsers saw in a story, and what may never be among it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// One answer, as it came.
pub struct Answer {
    /// The address asked for.
    pub path: String,
    /// All headers, a line each.
    pub headers: String,
    /// The body.
    pub body: String,
}

/// The answers of all browsers of a story.
#[derive(Default)]
pub struct Seen {
    answers: Mutex<Vec<Answer>>,
    traces: AtomicU64,
}

impl Seen {
    /// The trace of the next request, so that its lines can be found in the logs.
    pub fn next_trace(&self) -> [u8; 16] {
        let nth = self.traces.fetch_add(1, Ordering::SeqCst) + 1;
        (0x57_0000_0000_0000_u128 << 64 | u128::from(nth)).to_be_bytes()
    }

    pub fn keep(&self, answer: Answer) {
        self.answers.lock().unwrap().push(answer);
    }

    /// Fails if one of the answers holds a BSN of the demo (R3). What a test put in an address itself is its own affair.
    pub fn must_hold_no_bsn(&self) {
        for answer in self.answers.lock().unwrap().iter().filter(|answer| bsn_in(&answer.path).is_none()) {
            for (part, text) in [("header", &answer.headers), ("body", &answer.body)] {
                assert!(bsn_in(text).is_none(), "a {part} of {} holds the bsn {:?}", answer.path, bsn_in(text));
            }
        }
    }

    /// Every answer so far.
    pub fn each(&self, look: impl FnMut(&Answer)) {
        self.answers.lock().unwrap().iter().for_each(look);
    }
}

/// The first number in a text that can be a BSN of the demo: nine digits that begin with 99999, also with a dot, dash
/// or space between them. Keys, ids and seals are drawn by chance and so hold any digits now and then: they are left out.
pub fn bsn_in(text: &str) -> Option<String> {
    let text: String = text.split_inclusive(|sign: char| !is_of_key(sign)).filter(|word| !is_key(word)).collect();
    number_in(&text)
}

fn is_of_key(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '-' || sign == '_'
}

/// A word as long as a key, of digits and letters among each other.
fn is_key(word: &str) -> bool {
    let word = word.trim_end_matches(|sign| !is_of_key(sign));
    let (digits, letters) =
        (word.bytes().filter(u8::is_ascii_digit).count(), word.bytes().filter(u8::is_ascii_alphabetic).count());
    word.len() >= 22 && digits > 2 && letters > 2
}

fn number_in(text: &str) -> Option<String> {
    let mut digits = String::new();
    for sign in text.chars().chain(['\n']) {
        match sign {
            '0'..='9' => digits.push(sign),
            '.' | '-' | ' ' if !digits.is_empty() => {}
            _ => {
                if digits.len() == 9 && digits.starts_with("99999") {
                    return Some(digits);
                }
                digits.clear();
            }
        }
    }
    // A longer row of digits may still hold one; what follows a point is a part of a second.
    text.match_indices("99999").find_map(|(at, _)| {
        let nine = text.get(at..at + 9)?;
        let fraction = text[..at].trim_end_matches(|sign: char| sign.is_ascii_digit()).ends_with('.');
        (!fraction && nine.bytes().all(|byte| byte.is_ascii_digit())).then(|| nine.to_owned())
    })
}

#[test]
fn a_bsn_is_found_however_it_is_written() {
    for text in
        ["bsn=999990019&", "9999.90.019", "<b>999 990 019</b>", "x999990019y", "1999990019", "/balie/bezoeken/999990019/x"]
    {
        assert!(bsn_in(text).is_some(), "{text}");
    }
    for text in ["", "99999", "9999 9", "999910019", "id-99999", "sum 0.012999991234", "key=\"3fa999990019c0d1e2f3a4b5c6d7e8f9\""]
    {
        assert!(bsn_in(text).is_none(), "{text}");
    }
}
