//! From what was told to a checked input: all errors at once, in the order of the form. The page and
//! the API come here with the same words, so that neither can be the softer way in.

use crate::Zin;
use crate::refer::{DoorverwijzingInput, InstemmingInput, today};
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::{Bsn, BsnError, Uuid};
use hulpvraag::Instemming;
use inwoner::{AdresError, InwonerFilter, InwonerInput, Kanaal, Naam, postcode};
use rules::tekst::{TekstError, is_plain, may_hold_bsn, plain, plain_line};
use rules::telefoon::{self, TelefoonError};
use rules::termijn;
use web::{Errors, Taal, read_date, t, write_date};

/// What was told about somebody, in the words of the API; nothing is checked yet.
pub(crate) struct Told<'a> {
    pub(crate) product: &'a str,
    pub(crate) tijdslot: &'a str,
    /// A form of [`Instemming`], or [`GEEN`].
    pub(crate) instemming: &'a str,
    pub(crate) terugkoppeling: bool,
    pub(crate) bsn: &'a str,
    pub(crate) naam: &'a str,
    /// The date, or what to say about it: people and programs write dates in different ways.
    pub(crate) geboortedatum: Result<Date, String>,
    pub(crate) postcode: &'a str,
    pub(crate) huisnummer: &'a str,
    /// Street and place, for who wants a letter: empty where they were not told.
    pub(crate) straat: &'a str,
    pub(crate) plaats: &'a str,
    pub(crate) telefoon: &'a str,
    pub(crate) kanaal: &'a str,
    pub(crate) zinnen: &'a [String],
    pub(crate) toelichting: &'a str,
    pub(crate) concept: Option<Uuid>,
}

impl Told<'_> {
    /// Whether there is text of the sender's own.
    pub(crate) fn has_free_text(&self) -> bool {
        !self.toelichting.trim().is_empty()
    }
}

/// The Inwoner does not agree: nothing is shared but a first name.
pub(crate) const GEEN: &str = "geen";
/// How a confirmation can be sent today; e-mail waits for its own rules (Awb 2:8).
pub(crate) const KANALEN: [Kanaal; 2] = [Kanaal::Brief, Kanaal::GroteLetter];

/// The outcome of the check.
pub(crate) enum Checked {
    /// Everything is in order.
    Fine(Box<DoorverwijzingInput>),
    /// The errors say what is not.
    Wrong,
}

/// The longest hand-over text, in characters.
const TOELICHTING_MAX: usize = 1000;

/// The BSN as it was told.
pub(crate) fn check_bsn(text: &str, taal: Taal, errors: &mut Errors) -> Option<Bsn> {
    errors.take("bsn", Bsn::parse(text), |why| match why {
        BsnError::Digits => t!(taal, "error-bsn-digits"),
        BsnError::Elfproef => t!(taal, "error-bsn-elfproef"),
    })
}

/// Checks all that was told. `fixed` senders write no free text (AWR art. 67).
pub(crate) fn check(told: &Told<'_>, fixed: bool, now: Timestamp, taal: Taal, errors: &mut Errors) -> Checked {
    if told.product.is_empty() || !is_plain(told.product) {
        errors.add("product", t!(taal, "error-product"));
    }
    let shares = told.instemming != GEEN;
    let voornaam = if shares { None } else { first_name(told, taal, errors) };
    let persoon = if shares { person(told, now, taal, errors) } else { None };
    let tijdslot = told.tijdslot.parse().ok();
    if tijdslot.is_none() {
        errors.add("tijdslot", t!(taal, "error-tijdslot"));
    }
    let sharing = match shares {
        true => agreed(told, persoon, fixed, taal, errors),
        false => voornaam.map(|voornaam| InstemmingInput::Nee { voornaam }),
    };
    match (sharing, tijdslot, errors.is_empty()) {
        (Some(sharing), Some(tijdslot), true) => Checked::Fine(Box::new(DoorverwijzingInput {
            sharing,
            product: told.product.to_owned(),
            tijdslot,
            concept: told.concept,
        })),
        _ => Checked::Wrong,
    }
}

fn agreed(
    told: &Told<'_>,
    persoon: Option<InwonerInput>,
    fixed: bool,
    taal: Taal,
    errors: &mut Errors,
) -> Option<InstemmingInput> {
    let toelichting = handover(told.toelichting, fixed, taal, errors);
    let zinnen: Option<Vec<Zin>> = told.zinnen.iter().map(|zin| Zin::parse(zin)).collect();
    if zinnen.is_none() {
        errors.add("zinnen", t!(taal, "error-zinnen"));
    }
    let instemming = Instemming::parse(told.instemming);
    if instemming.is_none() {
        errors.add("instemming", t!(taal, "error-instemming"));
    }
    Some(InstemmingInput::Ja {
        persoon: Box::new(persoon?),
        instemming: instemming?,
        terugkoppeling: told.terugkoppeling,
        zinnen: zinnen?,
        toelichting: toelichting?,
    })
}

fn first_name(told: &Told<'_>, taal: Taal, errors: &mut Errors) -> Option<String> {
    let name = name(told, taal, errors)?;
    Some(if name.voornaam.is_empty() { name.achternaam } else { name.voornaam })
}

/// The first day on which somebody can come: one that can be booked, on the calendar of the law.
pub(crate) fn first_day(typed: &str, now: Timestamp) -> Option<Date> {
    let zone = TimeZone::get(termijn::WET_TIJDZONE).ok()?;
    read_date(typed).filter(|day| afspraak::from_day(*day, now, &zone).is_some())
}

fn person(told: &Told<'_>, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<InwonerInput> {
    let wie = match told.bsn.trim() {
        "" => Some(InwonerFilter::Naam),
        text => check_bsn(text, taal, errors).map(InwonerFilter::Bsn),
    };
    let naam = name(told, taal, errors);
    let geboortedatum = birth(told, now, taal, errors);
    // Not everybody has an address in the Netherlands: who has none is called (besluit 48).
    let nowhere = told.postcode.trim().is_empty();
    let postcode = if nowhere { Some(String::new()) } else { postcode(told.postcode) };
    if postcode.is_none() {
        errors.add("postcode", t!(taal, "error-postcode"));
    }
    let huisnummer =
        if nowhere && told.huisnummer.trim().is_empty() { Ok(String::new()) } else { inwoner::huisnummer(told.huisnummer) };
    let huisnummer = errors.take("huisnummer", huisnummer, |why| match why {
        AdresError::Vorm => t!(taal, "error-huisnummer"),
        AdresError::Bsn => t!(taal, "error-bsn-in-text"),
    });
    let straat = street_or_place("straat", told.straat, taal, errors);
    let plaats = street_or_place("plaats", told.plaats, taal, errors);
    let telefoon = telefoon(told.telefoon, taal, errors);
    let kanaal = match told.kanaal {
        "" => Some(Kanaal::Brief),
        text => Kanaal::parse(text).filter(|kanaal| KANALEN.contains(kanaal)),
    };
    if kanaal.is_none() {
        errors.add("kanaal", t!(taal, "error-kanaal"));
    }
    Some(InwonerInput {
        wie: wie?,
        naam: naam?,
        geboortedatum: geboortedatum?,
        postcode: postcode?,
        huisnummer: huisnummer?,
        straat: straat?,
        plaats: plaats?,
        telefoon: telefoon?,
        kanaal: kanaal?,
    })
}

/// A telephone number; empty for who has none.
pub(crate) fn telefoon(typed: &str, taal: Taal, errors: &mut Errors) -> Option<String> {
    errors.take("telefoon", telefoon::check(typed), |why| match why {
        TelefoonError::Bsn => t!(taal, "error-bsn-in-text"),
        TelefoonError::Form => t!(taal, "error-telefoon"),
    })
}

/// May stay empty: who is known to the house has an address, and who asks does not hear of it.
fn street_or_place(field: &'static str, text: &str, taal: Taal, errors: &mut Errors) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::new());
    }
    errors.take(field, inwoner::straat_of_plaats(text), |why| match (why, field) {
        (AdresError::Bsn, _) => t!(taal, "error-bsn-in-text"),
        (AdresError::Vorm, "straat") => t!(taal, "error-straat"),
        (AdresError::Vorm, _) => t!(taal, "error-woonplaats"),
    })
}

fn name(told: &Told<'_>, taal: Taal, errors: &mut Errors) -> Option<Naam> {
    let full = plain_line(told.naam);
    if !full.chars().any(char::is_alphabetic) || full.chars().count() > 200 {
        errors.add("naam", t!(taal, "error-naam"));
        return None;
    }
    if may_hold_bsn(&full) {
        errors.add("naam", t!(taal, "error-bsn-in-text"));
        return None;
    }
    // Somebody with one name has it as their last name.
    let (voornaam, achternaam) = full.split_once(' ').unwrap_or(("", &full));
    Some(Naam { voornaam: voornaam.to_owned(), achternaam: achternaam.to_owned() })
}

fn birth(told: &Told<'_>, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<Date> {
    let date = errors.take("geboortedatum", told.geboortedatum.as_ref(), String::clone).copied()?;
    if date > today(now) {
        errors.add("geboortedatum", t!(taal, "error-geboortedatum-later", date = write_date(date)));
        return None;
    }
    Some(date)
}

/// What the Balie has to know, in words of the sender's own. `fixed` senders write none.
pub(crate) fn handover(toelichting: &str, fixed: bool, taal: Taal, errors: &mut Errors) -> Option<String> {
    if fixed && !toelichting.trim().is_empty() {
        errors.add("toelichting", t!(taal, "error-fixed-only"));
        return None;
    }
    let text = plain(toelichting);
    let checked = rules::tekst::check_toelichting(&text, TOELICHTING_MAX);
    errors.take("toelichting", checked, |why| match why {
        TekstError::Bsn { .. } => t!(taal, "error-bsn-in-text"),
        TekstError::Iban { .. } => t!(taal, "error-iban-in-text"),
        TekstError::LongNumber { .. } => t!(taal, "error-number-in-text"),
        TekstError::TooLong { found, max } => t!(taal, "error-text-long", found = found, max = max),
    })?;
    Some(text)
}
