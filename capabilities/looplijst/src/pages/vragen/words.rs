//! How a Looplijst that is not open yet reads: its state, what was done, and what stands in the way.

use crate::sleutelhouder::{Helft, LEAST, WachtzinError};
use crate::vragen::step::Stap;
use crate::vragen::{VraagError, Wijze};
use crate::{LooplijstError, Status};
use begrip::bronhouder_text;
use grondslag::{reden_text, who_mends};
use nulsom::Weigering;
use nulsom::limits::AANTAL_MIN;
use web::{Errors, Oops, Taal, t};

/// How it stands, and how urgent that looks.
pub(crate) fn status_text(status: Option<Status>, taal: Taal) -> (String, &'static str) {
    match status {
        Some(Status::Concept) => (t!(taal, "status-concept"), ""),
        Some(Status::TerGoedkeuring) => (t!(taal, "status-ter-goedkeuring"), "warn"),
        Some(Status::Goedgekeurd) => (t!(taal, "status-goedgekeurd"), "ok"),
        Some(Status::Bevragen) => (t!(taal, "status-bevragen"), "info"),
        Some(Status::Gepauzeerd) => (t!(taal, "status-gepauzeerd"), "warn"),
        Some(Status::Gecombineerd) => (t!(taal, "status-gecombineerd"), "ok"),
        Some(Status::Geopend) => (t!(taal, "status-geopend"), "info"),
        Some(Status::Afgerond) => (t!(taal, "status-afgerond"), ""),
        Some(Status::Afgebroken) | None => (t!(taal, "status-afgebroken"), ""),
    }
}

/// What was done.
pub(crate) fn stap_text(stap: Option<Stap>, taal: Taal) -> String {
    match stap {
        Some(Stap::Opgesteld) => t!(taal, "stap-opgesteld"),
        Some(Stap::Voorgelegd) => t!(taal, "stap-voorgelegd"),
        Some(Stap::Goedgekeurd) => t!(taal, "stap-goedgekeurd"),
        Some(Stap::Teruggegeven) => t!(taal, "stap-teruggegeven"),
        Some(Stap::Begonnen) => t!(taal, "stap-begonnen"),
        Some(Stap::Gepauzeerd) => t!(taal, "stap-gepauzeerd"),
        Some(Stap::Hervat) => t!(taal, "stap-hervat"),
        Some(Stap::Gecombineerd) => t!(taal, "stap-gecombineerd"),
        Some(Stap::Doorgegeven) => t!(taal, "stap-doorgegeven"),
        Some(Stap::Geopend) => t!(taal, "stap-geopend"),
        Some(Stap::Afgebroken) | None => t!(taal, "stap-afgebroken"),
    }
}

/// Whether going on helps where asking stopped. Where it does not, what is left is to break it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GoingOn {
    /// Once somebody did what the page says.
    Helps,
    /// Mostly it does not.
    Hardly,
    /// It never does: the page says so, and offers nothing else.
    Never,
}

/// Why asking stopped and what to do about it, and whether going on helps.
pub(crate) fn paused(code: &str, bronhouder: Option<&str>, is_blind: bool, taal: Taal) -> (String, GoingOn) {
    use GoingOn::{Hardly, Helps, Never};
    let bron = bronhouder.map(bronhouder_text).unwrap_or_default();
    match (code, bron.is_empty()) {
        ("EL-301", _) => (t!(taal, "paused-no-answer", bron = bron), Helps),
        ("EL-503", false) => (t!(taal, "paused-unreachable", bron = bron), Helps),
        ("EL-310", false) => (t!(taal, "paused-no-ground", bron = bron), Helps),
        // On what the questions stood has changed.
        ("EL-310", true) => (t!(taal, "paused-other-ground"), Hardly),
        ("EL-322", _) => (t!(taal, "paused-not-published"), Helps),
        ("EL-321", _) => (t!(taal, "paused-reassess"), Helps),
        ("EL-100", true) => (t!(taal, "paused-administratie"), Helps),
        ("EL-100", false) => (t!(taal, "paused-no-bron", bron = bron), Helps),
        ("EL-384", true) => (t!(taal, "paused-other-list"), Hardly),
        // What is asked plainly goes on once the source approved it or has the key.
        ("EL-381", false) if is_blind => (t!(taal, "paused-key-blind", bron = bron), Hardly),
        ("EL-381", false) => (t!(taal, "paused-key", bron = bron), Helps),
        ("EL-382", false) if is_blind => (t!(taal, "paused-not-approved-blind", bron = bron), Hardly),
        ("EL-382", false) => (t!(taal, "paused-not-approved", bron = bron), Helps),
        ("EL-383", false) => (t!(taal, "paused-few-sources", bron = bron), if is_blind { Never } else { Helps }),
        ("EL-385", false) => (t!(taal, "paused-size", bron = bron), if is_blind { Never } else { Helps }),
        ("EL-388", false) => (t!(taal, "paused-share", bron = bron), Hardly),
        ("EL-380" | "EL-384" | "EL-393", false) => (t!(taal, "paused-over", bron = bron, code = code), Never),
        ("EL-386", false) => (t!(taal, "paused-too-often", bron = bron), Never),
        ("EL-396", false) => (t!(taal, "paused-lost", bron = bron), Never),
        ("EL-387" | "EL-390" | "EL-391" | "EL-392", false) => (t!(taal, "paused-void-of", bron = bron, code = code), Hardly),
        (code, true) => (t!(taal, "paused-void", code = code), Hardly),
        _ => (t!(taal, "paused-refused", bron = bron, code = code), Helps),
    }
}

fn fault_text(fout: &VraagError, taal: Taal) -> String {
    match fout {
        VraagError::Regeling(key) => {
            let names = crate::known::names(std::slice::from_ref(key), taal.code());
            let naam = names.into_iter().next().map_or_else(|| key.clone(), |(_, naam)| naam);
            t!(taal, "error-not-valid", naam = naam)
        }
        VraagError::Leeg => t!(taal, "error-regelingen"),
        VraagError::GeenBron(bron) => t!(taal, "error-no-bron", bron = bronhouder_text(bron)),
        VraagError::GeenBlindeSleutels(bron) => t!(taal, "error-no-blind-keys", bron = bronhouder_text(bron)),
        VraagError::GeenSleutelhouder(helft) => t!(taal, "error-no-holder", wie = wie_text(*helft, taal)),
        VraagError::TeWeinigInwoners(_) => t!(taal, "error-too-few", least = AANTAL_MIN),
        VraagError::GeenOin => t!(taal, "error-no-oin"),
    }
}

/// Who holds which key.
pub(crate) fn helft_text(helft: Helft, taal: Taal) -> String {
    match helft {
        Helft::Doorgever => t!(taal, "helft-doorgever"),
        Helft::Opener => t!(taal, "helft-opener"),
    }
}

/// Whose turn it is.
pub(crate) fn wie_text(helft: Helft, taal: Taal) -> String {
    match helft {
        Helft::Doorgever => t!(taal, "wie-doorgever"),
        Helft::Opener => t!(taal, "wie-opener"),
    }
}

/// How the sources are asked.
pub(crate) fn wijze_text(wijze: Wijze, taal: Taal) -> String {
    match wijze {
        Wijze::Gewoon => t!(taal, "wijze-gewoon"),
        Wijze::Blind => t!(taal, "wijze-blind"),
    }
}

fn wachtzin_text(why: WachtzinError, taal: Taal) -> String {
    match why {
        WachtzinError::Empty => t!(taal, "error-wachtzin-empty"),
        WachtzinError::Length => t!(taal, "error-wachtzin-length", least = LEAST),
        WachtzinError::Simple => t!(taal, "error-wachtzin-simple"),
        WachtzinError::Other => t!(taal, "error-wachtzin-other"),
        WachtzinError::NoKey => t!(taal, "error-wachtzin-none"),
    }
}

/// Says what was refused. What is not a matter of the form goes on as it is.
pub(crate) fn say(why: LooplijstError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    match why {
        LooplijstError::NotComplete(fout) => errors.add(field, fault_text(&fout, taal)),
        LooplijstError::NoGround(all) => {
            for (bron, reden) in all {
                let (bron, reden, mend) = (bronhouder_text(&bron), reden_text(reden, taal), who_mends(reden, taal));
                errors.add(field, t!(taal, "error-no-ground", bron = bron, reden = reden, mend = mend));
            }
        }
        LooplijstError::Reassess(all) => {
            let words: Vec<String> = all.iter().map(ToString::to_string).collect();
            errors.add(field, t!(taal, "error-reassess", begrippen = words.join(", ")));
        }
        LooplijstError::NotPublished(all) => {
            let names: Vec<String> = all.iter().map(|one| format!("{} {}", one.naam.of(taal.code()), one.versie)).collect();
            errors.add(field, t!(taal, "error-not-published", regelingen = names.join(", ")));
        }
        LooplijstError::OtherQuestions => errors.add(field, t!(taal, "paused-other-ground")),
        LooplijstError::TooManyUnknown => errors.add(field, t!(taal, "error-too-many-unknown")),
        LooplijstError::Administratie(_) => errors.add(field, t!(taal, "paused-administratie")),
        LooplijstError::Unreachable(bron) | LooplijstError::Refused(bron, _) => {
            errors.add(field, t!(taal, "paused-unreachable", bron = bronhouder_text(&bron)));
        }
        LooplijstError::NotInvented => errors.add(field, t!(taal, "blind-notice")),
        LooplijstError::OtherList => errors.add(field, t!(taal, "error-other-list")),
        LooplijstError::Braked { seconds } => {
            errors.add("wachtzin", t!(taal, "error-wachtzin-braked", minuten = seconds.div_ceil(60)));
        }
        LooplijstError::Wachtzin(why) => errors.add("wachtzin", wachtzin_text(why, taal)),
        LooplijstError::Blind(Weigering::OpeningMagNiet) => errors.add("reden", t!(taal, "error-not-to-open")),
        LooplijstError::Blind(_) => errors.add(field, t!(taal, "error-does-not-open")),
        LooplijstError::SamePerson => errors.add(field, t!(taal, "error-same-person")),
        LooplijstError::Outdated => errors.add(field, t!(taal, "error-outdated")),
        LooplijstError::Store(cause) => return Err(cause.into()),
        other => return Err(other.into()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_page_says_that_going_on_does_not_help_it_is_not_offered() {
        for code in [
            "EL-100", "EL-301", "EL-310", "EL-380", "EL-381", "EL-382", "EL-383", "EL-384", "EL-385", "EL-386", "EL-388",
            "EL-396",
        ] {
            for (bron, is_blind) in [(None, false), (Some("brp"), false), (Some("brp"), true)] {
                let (text, going_on) = paused(code, bron, is_blind, Taal::Nl);
                // A source that asks plainly for one or the other may be set otherwise.
                let says =
                    text.to_lowercase().contains("verder gaan helpt niet") && (is_blind || !matches!(code, "EL-383" | "EL-385"));
                assert_eq!(says, going_on == GoingOn::Never, "{code} {bron:?} {is_blind}: {text}");
            }
        }
    }
}
