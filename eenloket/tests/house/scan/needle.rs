//! Looking for a BSN in bytes, however it is written: with separators, as UTF-16, as hex, as base64.

use std::collections::HashSet;

/// The numbers looked for. Each begins with 99999.
pub struct Needles {
    digits: HashSet<Vec<u8>>,
    /// By where in three bytes the number begins, the base64 that only it gives.
    base64: [HashSet<Vec<u8>>; 3],
}

const BEGIN: &[u8] = b"99999";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl Needles {
    pub fn new(numbers: impl IntoIterator<Item = String>) -> Self {
        let digits: HashSet<Vec<u8>> = numbers.into_iter().map(String::into_bytes).collect();
        assert!(!digits.is_empty() && digits.iter().all(|number| number.len() == 9 && number.starts_with(BEGIN)));
        let base64 = [0, 1, 2].map(|shift| digits.iter().map(|number| core(number, shift)).collect());
        Self { digits, base64 }
    }

    /// Where the first one stands and how it is written. In a `text` digits between hexadecimal signs
    /// are no number: they are part of an id.
    pub fn find(&self, bytes: &[u8], text: bool) -> Option<String> {
        let found = |at: usize, how: &str| Some(format!("at {at} of {}, {how}", bytes.len()));
        let base64: Vec<&[u8]> = self.base64.iter().filter_map(|set| set.iter().next().map(|core| &core[..5])).collect();
        // Most bytes begin nothing: they are passed by quickly.
        let mut begins = [false; 256];
        [b'9', b'3'].iter().chain(base64.iter().map(|core| &core[0])).for_each(|byte| begins[usize::from(*byte)] = true);
        for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| begins[usize::from(**byte)]) {
            let rest = &bytes[at..];
            if rest[0] == b'9'
                && !(text && at > 0 && bytes[at - 1].is_ascii_hexdigit())
                && let Some(read) = self.digits_at(rest)
                && !(text && rest.get(read).is_some_and(u8::is_ascii_hexdigit))
            {
                return found(at, "digits");
            }
            if rest.starts_with(b"39") && self.hex_at(rest) {
                return found(at, "hex");
            }
            for (set, begin) in self.base64.iter().zip(&base64) {
                let length = set.iter().next().map_or(0, Vec::len);
                if rest.starts_with(begin) && rest.len() >= length && set.contains(&rest[..length]) {
                    return found(at, "base64");
                }
            }
        }
        None
    }

    /// Nine digits with at most one sign between two of them; how many bytes they take.
    fn digits_at(&self, bytes: &[u8]) -> Option<usize> {
        let (mut number, mut at) = (Vec::with_capacity(9), 0);
        while number.len() < 9 {
            match bytes.get(at)? {
                digit if digit.is_ascii_digit() => number.push(*digit),
                b' ' | b'.' | b'-' | b'_' | b'/' | 0 if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
                _ => return None,
            }
            at += 1;
        }
        self.digits.contains(&number).then_some(at)
    }

    /// Nine digits as two hexadecimal signs each, with a mark such as `%`, `\x` or a space before each or not.
    fn hex_at(&self, bytes: &[u8]) -> bool {
        let (mut number, mut at) = (Vec::with_capacity(9), 0);
        while number.len() < 9 {
            let mark = bytes[at..].iter().take(2).take_while(|byte| b" %:\\x".contains(byte)).count();
            match bytes.get(at + mark..at + mark + 2) {
                Some([b'3', digit @ b'0'..=b'9']) => number.push(*digit),
                _ => return false,
            }
            at += mark + 2;
        }
        self.digits.contains(&number)
    }
}

/// The base64 signs that depend on the number alone, when it begins `shift` bytes into a group of three.
fn core(number: &[u8], shift: usize) -> Vec<u8> {
    let padded: Vec<u8> = std::iter::repeat_n(0, shift).chain(number.iter().copied()).collect();
    let bit = |at: usize| padded.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    let sign = |nth: usize| ALPHABET[(0..6).fold(0, |value, at| value * 2 + usize::from(bit(nth * 6 + at)))];
    let (first, last) = ((shift * 8).div_ceil(6), (shift + number.len()) * 8 / 6);
    (first..last).map(sign).collect()
}

#[test]
fn a_number_is_found_however_it_is_written() {
    let needles = Needles::new(["999990019", "999990457"].map(String::from));
    let wide: Vec<u8> = "999990019".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let written: [&[u8]; 12] = [
        b"999990019",
        b"bsn:999990019;",
        b"9999.90.019",
        b"999 990 457",
        b"999-99-0457",
        &wide,
        b"393939393930303139",
        b"%39%39%39%39%39%30%30%31%39",
        b"\\x39\\x39\\x39\\x39\\x39\\x30\\x30\\x31\\x39",
        b"OTk5OTkwMDE5",
        b"eCI5OTk5OTAwMTki",
        b"YWI5OTk5OTAwMTk=",
    ];
    for bytes in written {
        for around in [b"".as_slice(), b"=", b"\n"] {
            let whole = [around, bytes, around].concat();
            assert!(needles.find(&whole, true).is_some(), "{}", String::from_utf8_lossy(&whole));
        }
    }
    // Next to other letters in a file, and not in the middle of an id.
    assert!(needles.find(b"Tilly999990019a", false).is_some());
    for other in ["999990018", "99999.0019.9", "0f999990019a-4c", "9999900", "393939393930303138", "OTk5OTkwMDE4"] {
        assert_eq!(needles.find(other.as_bytes(), true).filter(|_| other != "99999.0019.9"), None, "{other}");
    }
}
