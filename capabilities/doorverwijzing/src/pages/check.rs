//! From strings to a checked input: all errors at once, in the order of the form.

use super::refer::Typed;
use crate::refer::{DoorverwijzingInput, InstemmingInput};
use hulpvraag::Instemming;
use crate::Zin;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Bsn, BsnError};
use inwoner::{Kanaal, Naam, InwonerInput, InwonerFilter};
use rules::afstand::Postcode4;
use web::{Errors, Taal, read_date, t, write_date};

/// The outcome of the check.
pub(crate) enum Checked {
    /// Everything is in order.
    Fine(Box<DoorverwijzingInput>),
    /// The errors say what is not.
    Wrong,
}

/// The longest hand-over text, in characters.
const TOELICHTING_MAX: usize = 1000;

/// Checks the form. `fixed` senders write no free text (AWR art. 67).
pub(crate) fn check(typed: &Typed, fixed: bool, now: Timestamp, taal: Taal, errors: &mut Errors) -> Checked {
    let product = Some(typed.product.clone()).filter(|p| !p.is_empty());
    if product.is_none() {
        errors.add("product", t!(taal, "error-product"));
    }
    let sharing = match typed.instemming.as_str() {
        "nee" => first_name(typed, taal, errors).map(|voornaam| InstemmingInput::Nee { voornaam }),
        other => {
            let persoon = person(typed, now, taal, errors);
            let toelichting = handover(typed, fixed, taal, errors);
            let agreed = other == "ja";
            if !agreed {
                errors.add("instemming", t!(taal, "error-instemming"));
            }
            persoon.zip(toelichting).filter(|_| agreed).map(|(persoon, toelichting)| InstemmingInput::Ja {
                persoon: Box::new(persoon),
                instemming: Instemming::Mondeling,
                terugkoppeling: typed.terugkoppeling == "ja",
                zinnen: typed.zinnen.iter().filter_map(|zin| Zin::parse(zin)).collect(),
                toelichting,
            })
        }
    };
    let tijdslot = typed.tijdslot.parse().ok();
    if tijdslot.is_none() {
        errors.add("tijdslot", t!(taal, "error-tijdslot"));
    }
    match (sharing, product, tijdslot, errors.is_empty()) {
        (Some(sharing), Some(product), Some(tijdslot), true) => {
            Checked::Fine(Box::new(DoorverwijzingInput { sharing, product, tijdslot, concept: typed.concept.parse().ok() }))
        }
        _ => Checked::Wrong,
    }
}

fn first_name(typed: &Typed, taal: Taal, errors: &mut Errors) -> Option<String> {
    let name = name(typed, taal, errors)?;
    Some(if name.voornaam.is_empty() { name.achternaam } else { name.voornaam })
}

fn person(typed: &Typed, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<InwonerInput> {
    let wie = match typed.bsn.trim() {
        "" => Some(InwonerFilter::Naam),
        text => errors.take("bsn", Bsn::parse(text), |why| match why {
            BsnError::Digits => t!(taal, "error-bsn-digits"),
            BsnError::Elfproef => t!(taal, "error-bsn-elfproef"),
        }).map(InwonerFilter::Bsn),
    };
    let naam = name(typed, taal, errors);
    let geboortedatum = birth(typed, now, taal, errors);
    let postcode = postcode(&typed.postcode);
    if postcode.is_none() {
        errors.add("postcode", t!(taal, "error-postcode"));
    }
    let huisnummer = typed.huisnummer.trim();
    let house_ok = huisnummer.chars().next().is_some_and(|c| c.is_ascii_digit()) && huisnummer.len() <= 12;
    if !house_ok {
        errors.add("huisnummer", t!(taal, "error-huisnummer"));
    }
    let telefoon = typed.telefoon.trim();
    let phone_ok = telefoon.len() <= 20 && telefoon.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    if !phone_ok {
        errors.add("telefoon", t!(taal, "error-telefoon"));
    }
    let kanaal = Kanaal::parse(&typed.kanaal).filter(|k| *k != Kanaal::Email).unwrap_or(Kanaal::Brief);
    (house_ok && phone_ok).then_some(())?;
    Some(InwonerInput {
        wie: wie?,
        naam: naam?,
        geboortedatum: geboortedatum?,
        postcode: postcode?,
        huisnummer: huisnummer.to_owned(),
        telefoon: telefoon.to_owned(),
        kanaal,
    })
}

fn name(typed: &Typed, taal: Taal, errors: &mut Errors) -> Option<Naam> {
    let full = typed.naam.split_whitespace().collect::<Vec<_>>().join(" ");
    if full.is_empty() || full.chars().count() > 200 {
        errors.add("naam", t!(taal, "error-naam"));
        return None;
    }
    if rules::tekst::find_bsn_like(&full).is_some() {
        errors.add("naam", t!(taal, "error-bsn-in-text"));
        return None;
    }
    // Somebody with one name has it as their last name.
    let (voornaam, achternaam) = full.split_once(' ').unwrap_or(("", &full));
    Some(Naam { voornaam: voornaam.to_owned(), achternaam: achternaam.to_owned() })
}

fn birth(typed: &Typed, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<foundation::jiff::civil::Date> {
    let Some(date) = read_date(&typed.geboortedatum) else {
        errors.add("geboortedatum", t!(taal, "error-geboortedatum"));
        return None;
    };
    if date > now.to_zoned(TimeZone::UTC).date() {
        errors.add("geboortedatum", t!(taal, "error-geboortedatum-later", date = write_date(date)));
        return None;
    }
    Some(date)
}

/// Four digits and two letters, upper case and without a space.
fn postcode(text: &str) -> Option<String> {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let whole = joined.len() == 6 && joined.chars().skip(4).all(|c| c.is_ascii_uppercase());
    (whole && joined.parse::<Postcode4>().is_ok()).then_some(joined)
}

fn handover(typed: &Typed, fixed: bool, taal: Taal, errors: &mut Errors) -> Option<String> {
    use rules::tekst::TekstError;
    let text = typed.toelichting.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    if fixed {
        errors.add("toelichting", t!(taal, "error-fixed-only"));
        return None;
    }
    match rules::tekst::check_toelichting(text, TOELICHTING_MAX) {
        Ok(()) => Some(text.to_owned()),
        Err(why) => {
            let message = match why {
                TekstError::Bsn { .. } => t!(taal, "error-bsn-in-text"),
                TekstError::Iban { .. } => t!(taal, "error-iban-in-text"),
                TekstError::LongNumber { .. } => t!(taal, "error-number-in-text"),
                TekstError::TooLong { found, max } => t!(taal, "error-text-long", found = found, max = max),
            };
            errors.add("toelichting", message);
            None
        }
    }
}

/// A fixed sentence in a language.
pub(crate) fn zin_text(zin: Zin, taal: Taal) -> String {
    match zin {
        Zin::Uitgelegd => t!(taal, "zin-uitgelegd"),
        Zin::SamenDoen => t!(taal, "zin-samen-doen"),
        Zin::BriefMee => t!(taal, "zin-brief-mee"),
        Zin::Begeleider => t!(taal, "zin-begeleider"),
    }
}
