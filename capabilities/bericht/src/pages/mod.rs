//! The pages of who works with messages, and of who gets them.

pub(crate) mod bericht;
pub(crate) mod gegevens;
pub(crate) mod own;
pub(crate) mod partij;
pub(crate) mod queue;
pub(crate) mod voorkeur;

use crate::check::VoorkeurForm;
use crate::{Kanaal, Soort, Status, Voorkeur};
use web::{Errors, Taal, t};

/// A part of an address, to fill in.
pub(crate) struct Deel {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) value: String,
}

/// Which parts of an address are asked, and why. What we know is not shown at work: nobody needs it there.
pub(crate) struct Woont {
    pub(crate) hint: String,
    /// Whether it stays folded away until somebody wants it.
    pub(crate) folded: bool,
    pub(crate) delen: Vec<Deel>,
}

impl Woont {
    /// At work: what is missing, or all of it once somebody showed who they are.
    pub(crate) fn at_work(now: &Voorkeur, typed: &VoorkeurForm, taal: Taal) -> Self {
        let whole = now.woont.ontbreekt.is_empty();
        let hint = match (whole, now.zeker) {
            (true, true) => t!(taal, "woont-moved"),
            (true, false) => t!(taal, "woont-known"),
            (false, true) => t!(taal, "woont-hint-whole"),
            (false, false) => t!(taal, "woont-hint"),
        };
        let mut delen = delen(typed, taal);
        if !now.zeker {
            delen.retain(|deel| now.woont.ontbreekt.contains(&deel.name));
        }
        Self { hint, folded: whole, delen }
    }

    /// For themselves, where it stands as we know it.
    pub(crate) fn own(typed: &VoorkeurForm, taal: Taal) -> Self {
        Self { hint: t!(taal, "own-woont-hint"), folded: false, delen: delen(typed, taal) }
    }

    /// Whether somebody typed in it already, or something is wrong with it.
    pub(crate) fn opens(&self, errors: &Errors) -> bool {
        self.delen.iter().any(|deel| errors.at(deel.name).is_some() || !deel.value.is_empty())
    }
}

/// The parts in the order of an address, with what was typed there.
fn delen(typed: &VoorkeurForm, taal: Taal) -> Vec<Deel> {
    let all = [
        ("straat", t!(taal, "field-straat"), &typed.straat),
        ("huisnummer", t!(taal, "field-huisnummer"), &typed.huisnummer),
        ("postcode", t!(taal, "field-postcode"), &typed.postcode),
        ("plaats", t!(taal, "field-plaats"), &typed.plaats),
    ];
    all.into_iter().map(|(name, text, value)| Deel { name, text, value: value.clone() }).collect()
}

/// What stands now, on one line beside what somebody else typed (R9). Where they live is not in it.
pub(crate) fn theirs(now: &Voorkeur, taal: Taal) -> String {
    let language = crate::inhoud::taal_of(&now.lezen.taal).own_name().to_owned();
    let large = now.lezen.grote_letter.then(|| t!(taal, "field-large"));
    let kinds: Vec<String> = now.email.iter().map(|soort| soort_text(soort.as_str(), taal)).collect();
    let email = match &now.adres {
        Some((adres, _)) if !kinds.is_empty() => t!(taal, "theirs-email", kinds = kinds.join(", "), adres = adres.as_str()),
        _ => t!(taal, "theirs-brief"),
    };
    let all: Vec<String> = [Some(language), large, Some(email)].into_iter().flatten().collect();
    t!(taal, "voorkeur-theirs", nu = all.join("; "))
}

/// The name of a kind.
pub(crate) fn soort_text(soort: &str, taal: Taal) -> String {
    match Soort::parse(soort) {
        Some(Soort::AfspraakBevestigd) => t!(taal, "soort-bevestigd"),
        Some(Soort::AfspraakVerplaatst) => t!(taal, "soort-verplaatst"),
        Some(Soort::AfspraakAfgezegd) => t!(taal, "soort-afgezegd"),
        Some(Soort::AfspraakHerinnering) => t!(taal, "soort-herinnering"),
        Some(Soort::AfspraakGemist) => t!(taal, "soort-gemist"),
        Some(Soort::SamenvattingGesprek) => t!(taal, "soort-samenvatting"),
        Some(Soort::NieuweContactpersoon) => t!(taal, "soort-contact"),
        Some(Soort::StandDoorverwijzing) => t!(taal, "soort-stand"),
        Some(Soort::Ontvangst) => t!(taal, "soort-ontvangst"),
        Some(Soort::Doorgestuurd) => t!(taal, "soort-doorgestuurd"),
        Some(Soort::AfmeldingBevestigd) => t!(taal, "soort-afmelding"),
        Some(Soort::AfmeldingVervalt) => t!(taal, "soort-vervalt"),
        Some(Soort::Levensgebeurtenis) => t!(taal, "soort-levensgebeurtenis"),
        Some(Soort::LevensgebeurtenisVoorstel) => t!(taal, "soort-levensgebeurtenis-voorstel"),
        Some(Soort::AntwoordInzageVraag) => t!(taal, "soort-antwoord"),
        // Of a newer version that works on the same store.
        None => soort.to_owned(),
    }
}

/// How it stands, and whether that is good, to be looked at, or neither: the class of the chip.
pub(crate) fn status_text(status: &str, taal: Taal) -> (String, &'static str) {
    match Status::parse(status) {
        Some(Status::Klaar) => (t!(taal, "status-klaar"), "info"),
        Some(Status::Geprint) => (t!(taal, "status-geprint"), "ok"),
        Some(Status::Verstuurd) => (t!(taal, "status-verstuurd"), "ok"),
        Some(Status::Bezorgd) => (t!(taal, "status-bezorgd"), "ok"),
        Some(Status::Uitgereikt) => (t!(taal, "status-uitgereikt"), "ok"),
        Some(Status::Retour) => (t!(taal, "status-retour"), "warn"),
        Some(Status::Onbestelbaar) => (t!(taal, "status-onbestelbaar"), "warn"),
        Some(Status::TeBellen) => (t!(taal, "status-te-bellen"), "warn"),
        Some(Status::Vervallen) => (t!(taal, "status-vervallen"), ""),
        None => (status.to_owned(), ""),
    }
}

/// What the Inwoner is told about the way: said on every confirmation.
pub(crate) fn kanaal_text(kanaal: Kanaal, grote_letter: bool, taal: Taal) -> String {
    match kanaal {
        Kanaal::Email => t!(taal, "krijgt-email"),
        Kanaal::Balie => t!(taal, "krijgt-balie"),
        Kanaal::Brief | Kanaal::Voorkeur if grote_letter => t!(taal, "krijgt-grote-brief"),
        Kanaal::Brief | Kanaal::Voorkeur => t!(taal, "krijgt-brief"),
    }
}
