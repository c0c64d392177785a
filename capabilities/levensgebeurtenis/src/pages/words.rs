//! Words for what is kept.

use crate::LevensgebeurtenisError;
use crate::model::{Niveau, Soort, Stap, Status};
use grondslag::{reden_text, who_mends};
use web::{Errors, Oops, Taal, t};

/// What happens in a life.
pub(crate) fn soort_text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::Achttien => t!(taal, "soort-achttien-worden"),
    }
}

/// A level, in a few words.
pub(crate) fn niveau_text(niveau: Niveau, taal: Taal) -> String {
    match niveau {
        Niveau::Informeren => t!(taal, "niveau-informeren"),
        Niveau::InInteractie => t!(taal, "niveau-in-interactie"),
        Niveau::ZonderInteractie => t!(taal, "niveau-zonder-interactie"),
    }
}

/// How it stands, and how urgent that looks.
pub(crate) fn status_text(status: Status, taal: Taal) -> (String, &'static str) {
    match status {
        Status::Uit => (t!(taal, "status-uit"), ""),
        Status::Gevraagd => (t!(taal, "status-gevraagd"), "info"),
        Status::Actief => (t!(taal, "status-actief"), "ok"),
        Status::Wijziging => (t!(taal, "status-wijziging"), "info"),
    }
}

/// What was done.
pub(crate) fn stap_text(stap: Stap, taal: Taal) -> String {
    match stap {
        Stap::Gevraagd => t!(taal, "stap-gevraagd"),
        Stap::Goedgekeurd => t!(taal, "stap-goedgekeurd"),
        Stap::Teruggegeven => t!(taal, "stap-teruggegeven"),
        Stap::Gestopt => t!(taal, "stap-gestopt"),
        Stap::Vervallen => t!(taal, "stap-vervallen"),
    }
}

/// Says what was refused, at its field. What is not a matter of the form goes on as it is.
pub(crate) fn say(why: LevensgebeurtenisError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    let text = match why {
        LevensgebeurtenisError::NotOnGround(reden) => {
            t!(taal, "error-no-ground", why = reden_text(reden, taal), mends = who_mends(reden, taal))
        }
        LevensgebeurtenisError::NoLaw => t!(taal, "error-no-law"),
        LevensgebeurtenisError::SamePerson => t!(taal, "error-same-person"),
        LevensgebeurtenisError::Outdated => t!(taal, "error-outdated"),
        LevensgebeurtenisError::Administratie(_) => t!(taal, "error-administratie"),
        LevensgebeurtenisError::Store(cause) => return Err(cause.into()),
    };
    errors.add(field, text);
    Ok(())
}
