//! When a Locatie is open, as a file says it: `ma di wo`, `09:00-17:00`.

use super::faults::Part;
use super::file::Locatie;
use foundation::jiff::civil::{Date, Time};
use netwerk::set_up::OpeningstijdInput;

const DAGEN: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];

pub(super) fn hours(part: &mut Part<'_, '_>, one: &Locatie) -> Vec<OpeningstijdInput> {
    if one.open.is_empty() {
        part.add("open", "is missing: without hours nobody can plan there");
    }
    let mut all: Vec<OpeningstijdInput> = Vec::new();
    for row in &one.open {
        part.rest(&row.rest);
        let Some((begin, einde)) = part.take("open", span(&row.tijd)) else { continue };
        for word in row.dagen.split_whitespace() {
            let Some(weekdag) = DAGEN.iter().zip(1..).find(|(day, _)| **day == word).map(|(_, nr)| nr) else {
                part.add("open", format_args!("'{word}' is none of {}", DAGEN.join(" ")));
                continue;
            };
            if all.iter().any(|other| other.weekdag == weekdag && other.begin < einde && begin < other.einde) {
                part.add("open", format_args!("the hours of {word} overlap"));
            }
            all.push(OpeningstijdInput { weekdag, begin, einde });
        }
    }
    all
}

fn span(text: &str) -> Result<(Time, Time), String> {
    let bad = || format!("'{text}' is not a time such as 09:00-17:00");
    let (begin, einde) = text.split_once('-').ok_or_else(bad)?;
    let read = |part: &str| part.trim().parse::<Time>().map_err(|_| bad());
    let (begin, einde) = (read(begin)?, read(einde)?);
    if begin < einde { Ok((begin, einde)) } else { Err(bad()) }
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("'{text}' is not a day such as 2027-04-30"))
}
