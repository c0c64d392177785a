//! From what was typed to a choice that can be written down; the same for the form and the API.

use crate::Soort;
use crate::channel::{EmailKeuze, Voorkeur, VoorkeurInput};
use foundation::Uuid;
use hulpvraag::Instemming;
use inwoner::{Adres, AdresError, AdresKeuze, AdresWeigering, TaalVoorkeur};
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
    /// Which version was looked at.
    pub(crate) versie: i32,
    /// The visit from which somebody comes, and to which they go back.
    pub(crate) bezoek: Option<Uuid>,
    /// Of where somebody lives: what was not known yet, or another address.
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
            versie: now.versie,
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

/// What a choice is held against.
pub(crate) struct Kader<'a> {
    /// How it stands.
    pub(crate) now: &'a Voorkeur,
    /// Where they live, where the form showed it: what is told back as it was, is no other address.
    pub(crate) adres: Option<&'a Adres>,
    /// Whether the house sends e-mail.
    pub(crate) mails: bool,
    /// In which language is said what is wrong.
    pub(crate) taal: Taal,
}

/// All that is wrong at once, or the choice, as somebody at work writes it down.
pub(crate) fn check(typed: &VoorkeurForm, kader: &Kader<'_>) -> Result<VoorkeurInput, Errors> {
    // Who is logged in says so there; nobody else can say it for them.
    let instemming = Instemming::parse(&typed.instemming).filter(|form| *form != Instemming::Ingelogd);
    check_as(typed, instemming, kader)
}

/// The same, for a choice that was made in this form.
pub(crate) fn check_as(typed: &VoorkeurForm, instemming: Option<Instemming>, kader: &Kader<'_>) -> Result<VoorkeurInput, Errors> {
    let (taal, mut errors) = (kader.taal, Errors::default());
    let email = check_email(typed, kader, &mut errors);
    let language = Taal::ALL.into_iter().find(|one| one.code() == typed.taal);
    if language.is_none() {
        errors.add("taal", t!(taal, "error-taal"));
    }
    if instemming.is_none() {
        errors.add("instemming", t!(taal, "error-instemming"));
    }
    let woont = check_woont(typed, kader, &mut errors);
    match (language, instemming) {
        (Some(language), Some(instemming)) if errors.is_empty() => Ok(VoorkeurInput {
            versie: typed.versie,
            email,
            lezen: TaalVoorkeur { taal: language.code().to_owned(), grote_letter: typed.large() },
            woont,
            telefoon: None,
            instemming,
        }),
        _ => Err(errors),
    }
}

/// For what an e-mail is asked, and where it goes; `None` where the house sends none, and nobody asks for one.
fn check_email(typed: &VoorkeurForm, kader: &Kader<'_>, errors: &mut Errors) -> Option<EmailKeuze> {
    let (taal, adres) = (kader.taal, typed.adres.trim());
    if !kader.mails {
        if !typed.email.is_empty() || !adres.is_empty() {
            errors.add("email", t!(taal, "no-email"));
        }
        return None;
    }
    let kinds: Option<Vec<Soort>> =
        typed.email.iter().map(|text| Soort::parse(text).filter(|soort| soort.may_be_digital())).collect();
    if kinds.is_none() {
        errors.add("email", t!(taal, "error-soort"));
    }
    let is_address = adres.parse::<lettre::Address>().is_ok() && adres.len() <= ADRES_MAX && adres.is_ascii();
    if adres.is_empty() && kinds.as_ref().is_some_and(|kinds| !kinds.is_empty()) {
        errors.add("adres", t!(taal, "error-adres-nodig"));
    } else if !adres.is_empty() && rules::tekst::may_hold_bsn(adres) {
        errors.add("adres", t!(taal, "error-adres-bsn"));
    } else if !adres.is_empty() && !is_address {
        errors.add("adres", t!(taal, "error-adres"));
    }
    Some(EmailKeuze { soorten: kinds?, adres: adres.to_owned() })
}

/// What becomes of the address that was told.
fn check_woont(typed: &VoorkeurForm, kader: &Kader<'_>, errors: &mut Errors) -> AdresKeuze {
    let taal = kader.taal;
    let before = errors.list().len();
    let told = parts(typed, taal, errors);
    if errors.list().len() > before || kader.adres == Some(&told) {
        return AdresKeuze::Geen;
    }
    match kader.now.woont.told(told, kader.now.zeker) {
        Ok(keuze) => return keuze,
        Err(AdresWeigering::Bekend) => errors.add("straat", t!(taal, "error-woont-bekend")),
        Err(AdresWeigering::Onvolledig(missing)) => {
            for part in missing {
                errors.add(part, wrong(part, taal));
            }
        }
    }
    AdresKeuze::Geen
}

fn wrong(part: &str, taal: Taal) -> String {
    match part {
        "straat" => t!(taal, "error-straat"),
        "huisnummer" => t!(taal, "error-huisnummer"),
        "postcode" => t!(taal, "error-postcode"),
        _ => t!(taal, "error-plaats"),
    }
}

/// The parts of an address that were told; what is wrong stays empty, and is said.
fn parts(typed: &VoorkeurForm, taal: Taal, errors: &mut Errors) -> Adres {
    let mut part = |field: &'static str, text: &str| {
        if text.trim().is_empty() {
            return String::new();
        }
        let read = match field {
            "huisnummer" => inwoner::huisnummer(text),
            "postcode" => inwoner::postcode(text).ok_or(AdresError::Vorm),
            _ => inwoner::straat_of_plaats(text),
        };
        let say = |why| match why {
            AdresError::Bsn => t!(taal, "error-woont-bsn"),
            AdresError::Vorm => wrong(field, taal),
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
