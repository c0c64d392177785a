//! Where there are desks: an address, a clock, and hours.

use super::check::Names;
use super::faults::{Faults, Part};
use super::file::Locatie;
use super::hours::{date, hours};
use foundation::jiff::tz::TimeZone;
use netwerk::set_up::LocatieInput;
use std::collections::BTreeSet;
use toml::Spanned;

const GEBIEDEN: [&str; 4] = ["nederland", "bonaire", "sint_eustatius", "saba"];

/// Checks where there are desks.
pub(super) fn check(faults: &mut Faults<'_>, all: &[Spanned<Locatie>], names: &Names) -> Vec<LocatieInput> {
    let mut seen = BTreeSet::new();
    let read = |one: &Spanned<Locatie>| {
        let (mut part, one) = (faults.part("locaties", one), one.as_ref());
        let naam = part.text("naam", &one.naam, 120);
        part.once("naam", &naam, &mut seen);
        part.rest(&one.rest);
        let gebied = if one.gebied.is_empty() { GEBIEDEN[0] } else { one.gebied.as_str() };
        if !GEBIEDEN.contains(&gebied) {
            part.add("gebied", format_args!("'{gebied}' is none of {}", GEBIEDEN.join(", ")));
        }
        let tijdzone = part.text("tijdzone", &one.tijdzone, 60);
        if !tijdzone.is_empty() && TimeZone::get(&tijdzone).is_err() {
            part.add("tijdzone", format_args!("'{tijdzone}' is no time zone such as Europe/Amsterdam"));
        }
        let code = part.text("gemeente_code", &one.gemeente_code, 120);
        let four_digits = code.len() == 4 && code.bytes().all(|sign| sign.is_ascii_digit());
        if !(code.is_empty() || four_digits) {
            part.add("gemeente_code", format_args!("'{code}' is not the four digits of the CBS"));
        }
        LocatieInput {
            beheerder: part.named("beheerder", &one.beheerder, &names.organisaties),
            adres: part.text("adres", &one.adres, 120),
            postcode: postcode(&mut part, one, gebied),
            plaats: part.text("plaats", &one.plaats, 80),
            toegankelijkheid: one.toegankelijkheid.trim().to_owned(),
            telefoon: part.telephone("telefoon", &one.telefoon),
            open: hours(&mut part, one),
            gesloten: one.gesloten.iter().filter_map(|day| part.take("gesloten", date(day))).collect(),
            gemeente_code: code,
            gebied: gebied.to_owned(),
            tijdzone,
            naam,
        }
    };
    all.iter().map(read).collect()
}

/// Only in the European Netherlands there are postcodes.
fn postcode(part: &mut Part<'_, '_>, one: &Locatie, gebied: &str) -> String {
    if gebied != GEBIEDEN[0] {
        return one.postcode.trim().to_owned();
    }
    let text = part.text("postcode", &one.postcode, 7);
    let signs: Vec<u8> = text.bytes().filter(|sign| *sign != b' ').collect();
    let good = signs.len() == 6 && signs[..4].iter().all(u8::is_ascii_digit) && signs[4..].iter().all(u8::is_ascii_uppercase);
    if !text.is_empty() && !good {
        part.add("postcode", format_args!("'{text}' is no postcode such as 7511 AA"));
    }
    text
}
