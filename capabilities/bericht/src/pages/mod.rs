//! The pages of who works with messages, and of who gets them.

pub(crate) mod bericht;
pub(crate) mod gegevens;
pub(crate) mod own;
pub(crate) mod partij;
pub(crate) mod queue;
pub(crate) mod voorkeur;

use crate::check::VoorkeurForm;
use crate::{Kanaal, Soort, Status};
use inwoner::AdresStand;
use web::{Taal, t};

/// A part of an address that we do not know, to fill in. What we know is not on the page: nobody needs it here.
pub(crate) struct Woont {
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) value: String,
}

impl Woont {
    /// What is missing, with what was typed there, in the order of an address.
    pub(crate) fn missing(stand: &AdresStand, typed: &VoorkeurForm, taal: Taal) -> Vec<Self> {
        let all = [
            ("straat", t!(taal, "field-straat"), &typed.straat),
            ("huisnummer", t!(taal, "field-huisnummer"), &typed.huisnummer),
            ("postcode", t!(taal, "field-postcode"), &typed.postcode),
            ("plaats", t!(taal, "field-plaats"), &typed.plaats),
        ];
        let missing = all.into_iter().filter(|(name, ..)| stand.ontbreekt.contains(name));
        missing.map(|(name, text, value)| Self { name, text, value: value.clone() }).collect()
    }
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
