//! One value as it is written in the data. What cannot be read is refused without repeating it: it is about somebody.

use super::settings::Eenheid;
use foundation::jiff::civil::Date;
use regelingen::Waarde;
use regelingen::begrip::Soort;

/// How the values of a column are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wijze {
    pub soort: Soort,
    pub eenheid: Eenheid,
}

/// Reads a value; an empty one is not known.
pub(super) fn read(text: &str, wijze: Wijze) -> Result<Option<Waarde>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let waarde = match (wijze.soort, wijze.eenheid) {
        (Soort::Bedrag, Eenheid::Eurocent) => Waarde::Bedrag(text.parse().map_err(|_| "is no whole number of eurocent")?),
        (Soort::Bedrag, Eenheid::Euro) => Waarde::Bedrag(euro(text).ok_or("is no amount in euro such as 1480.50")?),
        (Soort::Aantal, _) => Waarde::Aantal(text.parse().map_err(|_| "is no whole number")?),
        (Soort::JaNee, _) => Waarde::JaNee(ja_nee(text).ok_or("is not ja or nee (nor true, false, 1, 0)")?),
        (Soort::Datum, _) => Waarde::Datum(datum(text).ok_or("is no day such as 1990-12-31")?),
    };
    Ok(Some(waarde))
}

fn ja_nee(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "ja" | "j" | "true" | "t" | "1" => Some(true),
        "nee" | "n" | "false" | "f" | "0" => Some(false),
        _ => None,
    }
}

fn datum(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// Exact, in eurocent: never by way of a number with a floating point. Decimals beyond the second may only be zeros.
fn euro(text: &str) -> Option<i64> {
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (euro, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if euro.is_empty() || !all_digits(euro) || !all_digits(decimals) {
        return None;
    }
    let (cents, rest) = decimals.split_at(decimals.len().min(2));
    if rest.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    let amount = euro.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?;
    Some(if is_negative { -amount } else { amount })
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::jiff::civil::date;

    fn at(soort: Soort, eenheid: Eenheid, text: &str) -> Result<Option<Waarde>, &'static str> {
        read(text, Wijze { soort, eenheid })
    }

    #[test]
    fn amounts_are_exact() {
        for (text, cents) in [
            ("1480.5", 148_050),
            ("1480,50", 148_050),
            ("1480", 148_000),
            ("-0.01", -1),
            ("0.10", 10),
            ("2.5000", 250),
            (" 179429.00 ", 17_942_900),
        ] {
            assert_eq!(at(Soort::Bedrag, Eenheid::Euro, text), Ok(Some(Waarde::Bedrag(cents))), "{text}");
        }
        for text in ["1.480,50", "1e3", "12.345", ".5", "€ 5", "99999999999999999999", "--1"] {
            assert!(at(Soort::Bedrag, Eenheid::Euro, text).is_err(), "{text}");
        }
        assert!(at(Soort::Bedrag, Eenheid::Eurocent, "1480.50").is_err(), "a column is euro or eurocent, never both");
    }

    #[test]
    fn what_is_empty_is_not_known_and_what_is_odd_is_refused() {
        for soort in [Soort::Bedrag, Soort::Aantal, Soort::JaNee, Soort::Datum] {
            assert_eq!(at(soort, Eenheid::Euro, " "), Ok(None));
            assert!(at(soort, Eenheid::Euro, "onbekend").is_err());
        }
        assert_eq!(at(Soort::JaNee, Eenheid::Euro, "Ja"), Ok(Some(Waarde::JaNee(true))));
        assert_eq!(at(Soort::Datum, Eenheid::Euro, "1990-12-31"), Ok(Some(Waarde::Datum(date(1990, 12, 31)))));
        assert!(at(Soort::Datum, Eenheid::Euro, "1990-02-30").is_err());
        assert!(at(Soort::Datum, Eenheid::Euro, "31-12-1990").is_err());
    }
}
