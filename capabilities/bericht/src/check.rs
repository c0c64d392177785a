//! From what was typed to a choice that can be written down; the same for the form and the API.

use crate::Soort;
use crate::channel::{Voorkeur, VoorkeurInput};
use hulpvraag::Instemming;
use inwoner::{Adres, AdresError, TaalVoorkeur};
use rules::telefoon::{self, TelefoonError};
use serde::Deserialize;
use web::{Errors, Taal, t};

/// The longest address that a mail server takes (RFC 5321).
const ADRES_MAX: usize = 254;

/// The fields as they were typed.
#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub struct VoorkeurForm {
    /// The kinds ticked for e-mail.
    pub(crate) email: Vec<String>,
    pub(crate) adres: String,
    pub(crate) taal: String,
    pub(crate) grote_letter: String,
    pub(crate) instemming: String,
    /// What was not known yet of where somebody lives.
    pub(crate) straat: String,
    pub(crate) huisnummer: String,
    pub(crate) postcode: String,
    pub(crate) plaats: String,
}

impl VoorkeurForm {
    /// As it stands.
    pub(crate) fn of(now: &Voorkeur) -> Self {
        Self {
            email: now.email.iter().map(|soort| soort.as_str().to_owned()).collect(),
            adres: now.adres.as_ref().map(|(adres, _)| adres.clone()).unwrap_or_default(),
            taal: crate::inhoud::taal_of(&now.lezen.taal).code().to_owned(),
            grote_letter: if now.lezen.grote_letter { "ja" } else { "" }.to_owned(),
            ..Self::default()
        }
    }

    /// What comes back in the form holds no BSN, in whichever field it was typed.
    pub(crate) fn show_no_bsn(&mut self) {
        let fields = [&mut self.adres, &mut self.straat, &mut self.huisnummer, &mut self.postcode, &mut self.plaats];
        for field in fields {
            *field = rules::tekst::without_bsn(field);
        }
    }

    /// Whether a letter is in large print, for the template.
    pub(crate) fn large(&self) -> bool {
        self.grote_letter == "ja"
    }
}

/// All that is wrong at once, or the choice, as somebody at work writes it down.
pub(crate) fn check(typed: &VoorkeurForm, taal: Taal) -> Result<VoorkeurInput, Errors> {
    // Who is logged in says so there; nobody else can say it for them.
    let instemming = Instemming::parse(&typed.instemming).filter(|form| *form != Instemming::Ingelogd);
    check_as(typed, instemming, taal)
}

/// The same, for a choice that was made in this form.
pub(crate) fn check_as(typed: &VoorkeurForm, instemming: Option<Instemming>, taal: Taal) -> Result<VoorkeurInput, Errors> {
    let mut errors = Errors::default();
    let kinds: Option<Vec<Soort>> =
        typed.email.iter().map(|text| Soort::parse(text).filter(|soort| soort.may_be_digital())).collect();
    if kinds.is_none() {
        errors.add("email", t!(taal, "error-soort"));
    }
    let adres = typed.adres.trim();
    let is_address = adres.parse::<lettre::Address>().is_ok() && adres.len() <= ADRES_MAX && adres.is_ascii();
    if adres.is_empty() && kinds.as_ref().is_some_and(|kinds| !kinds.is_empty()) {
        errors.add("adres", t!(taal, "error-adres-nodig"));
    } else if !adres.is_empty() && rules::tekst::may_hold_bsn(adres) {
        errors.add("adres", t!(taal, "error-adres-bsn"));
    } else if !adres.is_empty() && !is_address {
        errors.add("adres", t!(taal, "error-adres"));
    }
    let language = Taal::ALL.into_iter().find(|one| one.code() == typed.taal);
    if language.is_none() {
        errors.add("taal", t!(taal, "error-taal"));
    }
    if instemming.is_none() {
        errors.add("instemming", t!(taal, "error-instemming"));
    }
    let woont = check_woont(typed, taal, &mut errors);
    match (kinds, language, instemming) {
        (Some(email), Some(language), Some(instemming)) if errors.is_empty() => Ok(VoorkeurInput {
            email,
            adres: adres.to_owned(),
            lezen: TaalVoorkeur { taal: language.code().to_owned(), grote_letter: typed.large() },
            woont,
            telefoon: None,
            instemming,
        }),
        _ => Err(errors),
    }
}

/// The parts of an address that were told; what is wrong stays empty, and is said.
fn check_woont(typed: &VoorkeurForm, taal: Taal, errors: &mut Errors) -> Adres {
    let mut part = |field: &'static str, text: &str| {
        if text.trim().is_empty() {
            return String::new();
        }
        let read = match field {
            "huisnummer" => inwoner::huisnummer(text),
            "postcode" => inwoner::postcode(text).ok_or(AdresError::Vorm),
            _ => inwoner::straat_of_plaats(text),
        };
        let say = |why| match (why, field) {
            (AdresError::Bsn, _) => t!(taal, "error-woont-bsn"),
            (AdresError::Vorm, "straat") => t!(taal, "error-straat"),
            (AdresError::Vorm, "huisnummer") => t!(taal, "error-huisnummer"),
            (AdresError::Vorm, "postcode") => t!(taal, "error-postcode"),
            (AdresError::Vorm, _) => t!(taal, "error-plaats"),
        };
        errors.take(field, read, say).unwrap_or_default()
    };
    Adres {
        straat: part("straat", &typed.straat),
        huisnummer: part("huisnummer", &typed.huisnummer),
        postcode: part("postcode", &typed.postcode),
        plaats: part("plaats", &typed.plaats),
    }
}

/// A telephone number as somebody types it; empty for who has none, or wants no calls.
pub(crate) fn check_telefoon(typed: &str, taal: Taal, errors: &mut Errors) -> Option<String> {
    errors.take("telefoon", telefoon::check(typed), |why| match why {
        TelefoonError::Bsn => t!(taal, "error-telefoon-bsn"),
        TelefoonError::Form => t!(taal, "error-telefoon"),
    })
}
