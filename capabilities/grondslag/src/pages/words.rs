//! The words for what stands in the register.

use crate::GrondslagInputError as Why;
use crate::model::{Avg, Reden, Soort, Stap, Status};
use web::{Taal, t};

/// How it stands.
pub(crate) fn status_text(status: Status, taal: Taal) -> String {
    match status {
        Status::Concept => t!(taal, "status-concept"),
        Status::TeAccorderen => t!(taal, "status-te-accorderen"),
        Status::NietInWerking => t!(taal, "status-niet-in-werking"),
        Status::Actief => t!(taal, "status-actief"),
        Status::Verlopen => t!(taal, "status-verlopen"),
        Status::Gestopt => t!(taal, "status-gestopt"),
        Status::Ingetrokken => t!(taal, "status-ingetrokken"),
    }
}

/// For what kind of question.
pub(crate) fn soort_text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::LooplijstEigen => t!(taal, "soort-looplijst-eigen"),
        Soort::LooplijstBron => t!(taal, "soort-looplijst-bron"),
        Soort::Levensgebeurtenis => t!(taal, "soort-levensgebeurtenis"),
    }
}

/// On which ground.
pub(crate) fn avg_text(avg: Avg, taal: Taal) -> String {
    let name = match avg {
        Avg::PubliekeTaak => t!(taal, "avg-publieke-taak"),
        Avg::WettelijkePlicht => t!(taal, "avg-wettelijke-plicht"),
        Avg::Toestemming => t!(taal, "avg-toestemming"),
    };
    format!("AVG {}: {name}", avg.article())
}

/// What was done.
pub(crate) fn stap_text(stap: Stap, taal: Taal) -> String {
    match stap {
        Stap::Ingevoerd => t!(taal, "stap-ingevoerd"),
        Stap::Gewijzigd => t!(taal, "stap-gewijzigd"),
        Stap::Voorgelegd => t!(taal, "stap-voorgelegd"),
        Stap::Aangehouden => t!(taal, "stap-aangehouden"),
        Stap::Geaccordeerd => t!(taal, "stap-geaccordeerd"),
        Stap::Teruggegeven => t!(taal, "stap-teruggegeven"),
        Stap::Geadviseerd => t!(taal, "stap-geadviseerd"),
        Stap::Gestopt => t!(taal, "stap-gestopt"),
        Stap::Ingetrokken => t!(taal, "stap-ingetrokken"),
    }
}

/// Why a question may not be asked now, for who wanted to ask it.
pub fn reden_text(reden: Reden, taal: Taal) -> String {
    match reden {
        Reden::Ontbreekt => t!(taal, "reden-ontbreekt"),
        Reden::AndereAfnemer => t!(taal, "reden-andere-afnemer"),
        Reden::AndereBron => t!(taal, "reden-andere-bron"),
        Reden::AnderDoel => t!(taal, "reden-ander-doel"),
        Reden::AnderBegrip => t!(taal, "reden-ander-begrip"),
        Reden::ZonderBsn => t!(taal, "reden-zonder-bsn"),
        Reden::AnderePersonen => t!(taal, "reden-andere-personen"),
        Reden::NietGeaccordeerd => t!(taal, "reden-niet-geaccordeerd"),
        Reden::NietInWerking => t!(taal, "reden-niet-in-werking"),
        Reden::Gestopt => t!(taal, "reden-gestopt"),
        Reden::Ingetrokken => t!(taal, "reden-ingetrokken"),
        Reden::NogNiet => t!(taal, "reden-nog-niet"),
        Reden::Verlopen => t!(taal, "reden-verlopen"),
    }
}

/// Who can change that.
pub fn who_mends(reden: Reden, taal: Taal) -> String {
    match reden {
        Reden::NietGeaccordeerd => t!(taal, "mends-proceseigenaar"),
        Reden::Gestopt => t!(taal, "mends-fg"),
        Reden::NietInWerking => t!(taal, "mends-law"),
        Reden::NogNiet => t!(taal, "mends-wait"),
        Reden::AndereAfnemer => t!(taal, "mends-own"),
        Reden::AnderePersonen => t!(taal, "mends-store"),
        _ => t!(taal, "mends-privacyofficer"),
    }
}

/// Why it cannot stand as it was written: at which field, and what to do.
pub(crate) fn fault(why: Why, taal: Taal) -> (&'static str, String) {
    match why {
        Why::SuwiFraud => ("artikel", t!(taal, "error-suwi-fraud")),
        Why::ConsentForBsn => ("avg", t!(taal, "error-consent-for-bsn")),
        Why::NoOverheidsorgaan => ("met_bsn", t!(taal, "error-no-overheidsorgaan")),
        Why::EndBeforeBegin => ("geldig_tot", t!(taal, "error-end-before-begin")),
        Why::StrangeBegrip => ("begrippen", t!(taal, "error-strange-begrip")),
        Why::NoBegrip => ("begrippen", t!(taal, "error-no-begrip")),
        Why::AsksItself => ("bron", t!(taal, "error-asks-itself")),
        Why::AsksAnother => ("bron", t!(taal, "error-asks-another")),
        Why::UnknownBron => ("bron", t!(taal, "error-bron")),
        Why::UnknownDoel => ("doel", t!(taal, "error-doel")),
    }
}

pub(crate) use begrip::bronhouder_text;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_has_words_of_its_own_in_every_language_and_says_who_can_change_it() {
        for taal in Taal::ALL {
            let all: BTreeSet<String> = Reden::ALL.iter().map(|reden| reden_text(*reden, taal)).collect();
            assert_eq!(all.len(), Reden::ALL.len(), "{taal:?}");
            assert!(Reden::ALL.iter().all(|reden| !who_mends(*reden, taal).is_empty()));
        }
    }
}
