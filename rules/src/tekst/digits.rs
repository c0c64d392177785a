//! Pieces of digits in a text, and which of them stand together.

use std::ops::Range;

/// Characters between two pieces at which they still read as one number (` - ` has three).
const GAP_MAX: usize = 3;

/// Digits in one piece, with what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub digits: Vec<u8>,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The characters between the piece before and this one; empty for the first of a group.
    pub gap: String,
    /// Two characters before the piece, the nearest first, and four after it.
    pub before: String,
    pub after: String,
}

/// Pieces that read as one number or one row of numbers: only separators between them.
pub(super) type Group = Vec<Piece>;

/// The value of a digit as people can type it: ASCII, full width, or either kind of Arabic.
fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some((c as u32 - zero as u32) as u8)
}

fn separates(c: char) -> bool {
    let invisible = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    let dash = matches!(c, '-' | '_' | '/' | '.' | '(' | ')' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    invisible || dash || (c.is_whitespace() && !matches!(c, '\n' | '\r'))
}

/// A comma between thousands: three digits follow, and no fourth. Amounts (`12,50`) and lists (`1, 2, 3`) stand apart.
fn parts_thousands(text: &str) -> bool {
    let mut rest = text.chars();
    let three = rest.next() == Some(',') && (0..3).all(|_| rest.next().and_then(digit).is_some());
    three && rest.next().and_then(digit).is_none()
}

/// All pieces of digits of the text in groups.
pub(super) fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut chars = text.char_indices().peekable();
    // The separators since the last piece; `None` once something else came between.
    let mut gap: Option<String> = None;
    while let Some((at, c)) = chars.next() {
        if let Some(first) = digit(c) {
            let mut digits = vec![first];
            let mut end = at + c.len_utf8();
            while let Some((at, c, value)) = chars.peek().and_then(|(at, c)| Some((*at, *c, digit(*c)?))) {
                digits.push(value);
                end = at + c.len_utf8();
                chars.next();
            }
            let before = text[..at].chars().rev().take(2).collect();
            let after = text[end..].chars().take(4).collect();
            let piece = Piece { digits, range: at..end, gap: String::new(), before, after };
            match (gap.replace(String::new()), groups.last_mut()) {
                (Some(between), Some(group)) => group.push(Piece { gap: between, ..piece }),
                _ => groups.push(vec![piece]),
            }
        } else if let Some(between) =
            gap.as_mut().filter(|gap| (separates(c) || parts_thousands(&text[at..])) && gap.chars().count() < GAP_MAX)
        {
            between.push(c);
        } else {
            gap = None;
        }
    }
    groups
}

pub(super) fn count(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.digits.len()).sum()
}

pub(super) fn joined(pieces: &[Piece]) -> Vec<u8> {
    pieces.iter().flat_map(|piece| piece.digits.iter().copied()).collect()
}

/// From the first digit of the pieces to the last. There is at least one piece.
pub(super) fn range(pieces: &[Piece]) -> Range<usize> {
    pieces[0].range.start..pieces[pieces.len() - 1].range.end
}

/// The number that a piece writes, for days and months; only for up to four digits.
pub(super) fn number(piece: &Piece) -> u16 {
    piece.digits.iter().take(4).fold(0, |sum, digit| sum * 10 + u16::from(*digit))
}

/// The 11-proef of a BSN: nine digits, weights 9 to 2 and −1, sum above 0 and a multiple of 11.
pub fn passes_elfproef(digits: &[u8]) -> bool {
    const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| i32::from(*digit) * weight).sum();
    digits.len() == 9 && sum > 0 && sum % 11 == 0
}
