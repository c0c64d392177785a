//! From what was typed to a choice that can be written down; the same for the form and the API.

use crate::Soort;
use crate::channel::{Voorkeur, VoorkeurInput};
use hulpvraag::Instemming;
use inwoner::TaalVoorkeur;
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
}

impl VoorkeurForm {
    /// As it stands.
    pub(crate) fn of(now: &Voorkeur) -> Self {
        Self {
            email: now.email.iter().map(|soort| soort.as_str().to_owned()).collect(),
            adres: now.adres.as_ref().map(|(adres, _)| adres.clone()).unwrap_or_default(),
            taal: crate::inhoud::taal_of(&now.lezen.taal).code().to_owned(),
            grote_letter: if now.lezen.grote_letter { "ja" } else { "" }.to_owned(),
            instemming: String::new(),
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
    match (kinds, language, instemming) {
        (Some(email), Some(language), Some(instemming)) if errors.is_empty() => Ok(VoorkeurInput {
            email,
            adres: adres.to_owned(),
            lezen: TaalVoorkeur { taal: language.code().to_owned(), grote_letter: typed.large() },
            telefoon: None,
            instemming,
        }),
        _ => Err(errors),
    }
}

/// A telephone number as somebody types it; empty for who has none, or wants no calls.
pub(crate) fn check_telefoon(typed: &str, taal: Taal, errors: &mut Errors) -> Option<String> {
    errors.take("telefoon", telefoon::check(typed), |why| match why {
        TelefoonError::Bsn => t!(taal, "error-telefoon-bsn"),
        TelefoonError::Form => t!(taal, "error-telefoon"),
    })
}
