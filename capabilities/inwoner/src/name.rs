//! Whether two people write the same name: one reads it from a letter, the other hears it on the telephone.

use crate::Naam;
/// What stands before a last name and tells nobody apart.
const BEFORE: [&str; 16] =
    ["van", "de", "der", "den", "het", "ten", "ter", "te", "in", "op", "von", "el", "al", "la", "le", "du"];
/// Whether what was told can be the name that is kept: one word of the last name is the same, and the first name or its
/// initial. Capitals, accents and signs do not matter, and somebody may use the name of a partner. Where either side has no
/// first name, the last name decides.
pub fn same_name(voornaam: &str, achternaam: &str, told: &Naam) -> bool {
    let (kept, said) = (words(achternaam), words(&told.achternaam));
    let telling = |words: &[String]| {
        let rest: Vec<String> = words.iter().filter(|word| !BEFORE.contains(&word.as_str())).cloned().collect();
        if rest.is_empty() { words.to_vec() } else { rest }
    };
    let (kept, said) = (telling(&kept), telling(&said));
    let last = kept.iter().any(|word| said.contains(word));
    let (kept, said) = (words(voornaam), words(&told.voornaam));
    let first = match (kept.first(), said.first()) {
        (Some(kept), Some(said)) if kept.chars().count() == 1 || said.chars().count() == 1 => {
            kept.chars().next() == said.chars().next()
        }
        (Some(kept), Some(said)) => kept == said,
        _ => true,
    };
    last && first
}

fn words(text: &str) -> Vec<String> {
    let plain: String = text.to_lowercase().chars().map(plain).collect();
    plain.split_whitespace().map(ToOwned::to_owned).collect()
}

/// The words of a text for who looks for them in a list: as in [`same_name`], and the numbers of an address as well.
pub fn search_words(text: &str) -> Vec<String> {
    let plain: String = text.to_lowercase().chars().map(|sign| if sign.is_numeric() { sign } else { plain(sign) }).collect();
    plain.split_whitespace().map(ToOwned::to_owned).collect()
}

/// A letter without its accent; what is no letter parts words.
fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' => 's',
        'ţ' | 'ť' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other if other.is_alphabetic() => other,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_looked_for_by_its_words_and_numbers() {
        assert_eq!(search_words("Ünalstraat 12-a, 6211 AB"), ["unalstraat", "12", "a", "6211", "ab"]);
    }

    fn told(voornaam: &str, achternaam: &str) -> Naam {
        Naam { voornaam: voornaam.to_owned(), achternaam: achternaam.to_owned() }
    }

    #[test]
    fn a_name_is_known_again_however_it_is_written() {
        for (voornaam, achternaam, said) in [
            ("Tilly", "Voorbeeld", told("Tilly", "Voorbeeld")),
            ("Tilly", "Voorbeeld", told("tilly", "VOORBEELD")),
            ("Tilly", "Voorbeeld", told("T.", "Voorbeeld")),
            ("Zoë", "van der Núñez", told("Zoe", "Nunez")),
            ("Anna", "de Voorbeeld-Proef", told("Anna", "Proef")),
            ("", "Suharto", told("", "Suharto")),
            ("Anna", "Voorbeeld", told("", "Voorbeeld")),
        ] {
            assert!(same_name(voornaam, achternaam, &said), "{voornaam} {achternaam}");
        }
    }

    #[test]
    fn a_twin_and_a_neighbour_are_others() {
        for (voornaam, achternaam, said) in [
            ("Tim", "Voorbeeld", told("Tom", "Voorbeeld")),
            ("Tilly", "Voorbeeld", told("Tilly", "Testman")),
            ("Jan", "van der Berg", told("Jan", "van der Dal")),
            ("A.", "Voorbeeld", told("Tom", "Voorbeeld")),
        ] {
            assert!(!same_name(voornaam, achternaam, &said), "{voornaam} {achternaam}");
        }
    }
}
