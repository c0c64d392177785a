//! Numbers that belong in a toelichting: dates, times, phone numbers, postcodes.

use super::digits::{Group, Piece, count, number};

/// The groups with every harmless number taken out; what stood on both sides of it no longer belongs together.
pub(super) fn without(groups: Vec<Group>) -> Vec<Group> {
    let mut rest: Vec<Group> = Vec::new();
    for group in groups {
        let mut current = Vec::new();
        let mut at = 0;
        while at < group.len() {
            match harmless(&group, at) {
                0 => {
                    current.push(group[at].clone());
                    at += 1;
                }
                pieces => {
                    rest.push(std::mem::take(&mut current));
                    at += pieces;
                }
            }
        }
        rest.push(current);
    }
    rest.retain(|group| !group.is_empty());
    rest
}

/// How many pieces from `at` are one harmless number; 0 if none.
fn harmless(group: &[Piece], at: usize) -> usize {
    let ends = |length: usize| at + length == group.len() || has_space(&group[at + length]);
    let begins = at == 0 || has_space(&group[at]);
    if begins && is_date(&group[at..], at == 0) && ends(3) {
        return 3;
    }
    if is_compact_date(&group[at]) || is_time(&group[at]) || is_postcode(&group[at]) {
        return 1;
    }
    let phone = phone(&group[at..]);
    if phone > 0 && begins && ends(phone) { phone } else { 0 }
}

fn has_space(piece: &Piece) -> bool {
    piece.gap.chars().any(|c| c.is_whitespace() || c == '(')
}

/// `2-3-2027`, `02.03.27`, `2027-03-02`: three pieces with the same single separator. With two digits for the year no
/// other number may stand beside it: `9/9/99 90007` is more likely something else.
fn is_date(pieces: &[Piece], first: bool) -> bool {
    let [a, b, c, rest @ ..] = pieces else {
        return false;
    };
    let lengths = [a, b, c].map(|piece| piece.digits.len());
    let same = b.gap == c.gap && matches!(b.gap.as_str(), "-" | "." | "/");
    same && match lengths {
        [1..=2, 1..=2, 2] => first && rest.is_empty() && is_day(number(a), number(b)),
        [1..=2, 1..=2, 4] => is_year(number(c)) && is_day(number(a), number(b)),
        [4, 1..=2, 1..=2] => is_year(number(a)) && is_day(number(c), number(b)),
        _ => false,
    }
}

/// `20270302` or `02032027`.
fn is_compact_date(piece: &Piece) -> bool {
    let pair = |at: usize| u16::from(piece.digits[at]) * 10 + u16::from(piece.digits[at + 1]);
    piece.digits.len() == 8
        && (matches!(pair(0), 19 | 20) && is_day(pair(6), pair(4)) || matches!(pair(4), 19 | 20) && is_day(pair(0), pair(2)))
}

fn is_year(year: u16) -> bool {
    (1900..=2099).contains(&year)
}

fn is_day(day: u16, month: u16) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// Either half of `09:30`.
fn is_time(piece: &Piece) -> bool {
    let colon_and_digit = |text: &str| text.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let hour = colon_and_digit(&piece.after) && number(piece) < 24;
    let minute = colon_and_digit(&piece.before) && number(piece) < 60;
    piece.digits.len() <= 2 && (hour || minute)
}

/// The digits of `7511 AA`. Capitals only: after a number, "en" and "is" are words.
fn is_postcode(piece: &Piece) -> bool {
    let after = piece.after.strip_prefix(' ').unwrap_or(&piece.after);
    let mut letters = after.chars();
    let two = (letters.next(), letters.next());
    let capitals = matches!(two, (Some('A'..='Z'), Some('A'..='Z')));
    piece.digits.len() == 4 && piece.digits[0] != 0 && capitals && !letters.next().is_some_and(char::is_alphanumeric)
}

/// How many pieces are a phone number: ten digits from 0 as `06 12345678` and `(053) 481 81 81`, or an international
/// one from `+` or `00`. The last piece has two digits at least, so that a BSN and "3 kinderen" after it are not one.
fn phone(pieces: &[Piece]) -> usize {
    let first = &pieces[0];
    let plus = first.before.starts_with('+');
    let length = first.digits.len();
    let (min, max) = match first.digits[..] {
        _ if plus && (length <= 3 || length >= 10) => (10, 13),
        [0, 0, second, ..] if second != 0 && (length <= 5 || length >= 12) => (12, 15),
        [0, ..] if matches!(length, 2..=4 | 10) => (10, 10),
        _ => return 0,
    };
    let total = |to: &usize| count(&pieces[..*to]);
    let Some(end) = (1..=pieces.len()).find(|to| total(to) >= min) else {
        return 0;
    };
    if total(&end) <= max && pieces[end - 1].digits.len() >= 2 { end } else { 0 }
}
