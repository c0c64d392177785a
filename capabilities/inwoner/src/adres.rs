//! Parts of an address as somebody types them.

use rules::afstand::Postcode4;

/// The longest name of a street or a place, in characters.
pub const NAAM_MAX: usize = 80;
/// The longest house number with all that stands behind it.
const HUISNUMMER_MAX: usize = 12;

/// What is wrong with a part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdresError {
    /// It does not look like one.
    #[error("it does not look like a part of an address")]
    Vorm,
    /// It may hold a BSN.
    #[error("it may hold a BSN")]
    Bsn,
}

/// The name of a street or of a place, as somebody types it.
pub fn straat_of_plaats(text: &str) -> Result<String, AdresError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_name = text.chars().any(char::is_alphabetic) && text.chars().count() <= NAAM_MAX && !text.contains(char::is_control);
    whole(text, is_name)
}

/// A house number: it begins with a digit.
pub fn huisnummer(text: &str) -> Result<String, AdresError> {
    let text = text.trim();
    let sensible = |c: char| c.is_ascii_alphanumeric() || " -/".contains(c);
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && text.len() <= HUISNUMMER_MAX && text.chars().all(sensible);
    whole(text.to_owned(), is_number)
}

fn whole(text: String, is_good: bool) -> Result<String, AdresError> {
    match (is_good, rules::tekst::may_hold_bsn(&text)) {
        (false, _) => Err(AdresError::Vorm),
        (true, true) => Err(AdresError::Bsn),
        (true, false) => Ok(text),
    }
}

/// Four digits and two letters, upper case and without a space.
pub fn postcode(text: &str) -> Option<String> {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let whole = joined.len() == 6 && joined.chars().skip(4).all(|c| c.is_ascii_uppercase());
    (whole && joined.parse::<Postcode4>().is_ok()).then_some(joined)
}

/// A postcode as it is read: `6211AB` is 6211 AB.
pub fn postcode_text(postcode: &str) -> String {
    match postcode.split_at_checked(4) {
        Some((digits, letters)) if letters.len() == 2 => format!("{digits} {letters}"),
        _ => postcode.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_read_with_its_space() {
        for (kept, read) in [("6211AB", "6211 AB"), ("6211 AB", "6211 AB"), ("", ""), ("6211", "6211"), ("België", "België")] {
            assert_eq!(postcode_text(kept), read);
        }
    }

    #[test]
    fn streets_and_places_are_names() {
        for name in ["2e Dwarsstraat", "Plein 1944", "'s-Hertogenbosch", "Kaya L.D. Gerharts", "Burgemeester Jhr. Dr. Ünalstraat"]
        {
            assert_eq!(straat_of_plaats(&format!(" {name} ")), Ok(name.to_owned()));
        }
        assert_eq!(straat_of_plaats("Lange   Laan"), Ok("Lange Laan".to_owned()));
        for wrong in ["", "12", "\u{7}straat", "straat".repeat(20).as_str()] {
            assert_eq!(straat_of_plaats(wrong), Err(AdresError::Vorm), "{wrong}");
        }
        assert_eq!(straat_of_plaats("Straat 999990019"), Err(AdresError::Bsn));
    }

    #[test]
    fn a_house_number_begins_with_a_digit() {
        for number in ["1", "12a", "12-3", "203 A"] {
            assert_eq!(huisnummer(number), Ok(number.to_owned()));
        }
        for wrong in ["", "a1", "1234567890123", "1;2"] {
            assert_eq!(huisnummer(wrong), Err(AdresError::Vorm), "{wrong}");
        }
        assert_eq!(huisnummer("999990019"), Err(AdresError::Bsn));
    }
}
