//! Why somebody looked, at what, and in which role: in words for the Inwoner, one text for each activity of the register.

use foundation::Code;
use store::Inzage;
use web::{Taal, t};

/// Why: the activity in plain words; `None` for one that has no words yet, which a test does not let through.
pub fn why(activiteit: &str, taal: Taal) -> Option<String> {
    Some(match activiteit {
        "warm-doorverwijzen" => t!(taal, "why-doorverwijzen"),
        "doorverwijzing-ontvangen" => t!(taal, "why-ontvangen"),
        "uitkomst-terugmelden" => t!(taal, "why-terugmelden"),
        "helpen-aan-de-telefoon" => t!(taal, "why-telefoon"),
        "hulpvraag-volgen" => t!(taal, "why-volgen"),
        "helpen-aan-de-balie" => t!(taal, "why-balie"),
        "identiteit-vaststellen" => t!(taal, "why-identiteit"),
        "berichten-versturen" => t!(taal, "why-berichten"),
        "afspraak-wijzigen" => t!(taal, "why-wijzigen"),
        "inzage-geven" => t!(taal, "why-inzage"),
        "eigen-overzicht" => t!(taal, "why-eigen"),
        "termijnen-bewaken" => t!(taal, "why-termijnen"),
        "toezicht-op-inzage" => t!(taal, "why-toezicht"),
        "netwerk-bijhouden" | "werk-van-een-vertrokken-medewerker" => t!(taal, "why-netwerk"),
        "keten-bij-elkaar-houden" => t!(taal, "why-keten"),
        "balies-roosteren" => t!(taal, "why-rooster"),
        "inloggen" => t!(taal, "why-inloggen"),
        "kanaalvoorkeur-vastleggen" => t!(taal, "why-kanaal"),
        "misbruik-tegengaan" => t!(taal, "why-misbruik"),
        "toegang-beheren" => t!(taal, "why-toegang"),
        "grondslagen-bijhouden" | "toezicht-op-grondslagen" => t!(taal, "why-grondslagen"),
        "begrippen-bijhouden" | "regelingen-bijhouden" => t!(taal, "why-begrippen"),
        "bezwaar-vastleggen" => t!(taal, "why-bezwaar"),
        "looplijst-maken" | "langsgaan" => t!(taal, "why-looplijst"),
        "levensgebeurtenissen-instellen" => t!(taal, "why-levensgebeurtenissen"),
        "achttien-worden-informeren" => t!(taal, "why-achttien-informeren"),
        "achttien-worden-in-interactie" => t!(taal, "why-achttien-in-interactie"),
        "achttien-worden-zonder-interactie" => t!(taal, "why-achttien-zonder-interactie"),
        "demo-laden" => t!(taal, "why-demo"),
        _ => return None,
    })
}

/// Which kind of data that takes.
pub fn what(activiteit: &str, taal: Taal) -> Option<String> {
    Some(match activiteit {
        "warm-doorverwijzen" | "doorverwijzing-ontvangen" => t!(taal, "what-contact"),
        "uitkomst-terugmelden"
        | "helpen-aan-de-telefoon"
        | "hulpvraag-volgen"
        | "termijnen-bewaken"
        | "netwerk-bijhouden"
        | "keten-bij-elkaar-houden"
        | "werk-van-een-vertrokken-medewerker" => {
            t!(taal, "what-question")
        }
        "helpen-aan-de-balie" | "afspraak-wijzigen" => t!(taal, "what-visit"),
        "identiteit-vaststellen" => t!(taal, "what-identity"),
        "berichten-versturen" | "kanaalvoorkeur-vastleggen" => t!(taal, "what-address"),
        "balies-roosteren" => t!(taal, "what-visit"),
        "inloggen" | "misbruik-tegengaan" | "toegang-beheren" => t!(taal, "what-login"),
        "inzage-geven" | "toezicht-op-inzage" => t!(taal, "what-log"),
        "eigen-overzicht" => t!(taal, "what-own"),
        "grondslagen-bijhouden" | "toezicht-op-grondslagen" => t!(taal, "what-grondslagen"),
        "begrippen-bijhouden" | "regelingen-bijhouden" => t!(taal, "what-begrippen"),
        "bezwaar-vastleggen" => t!(taal, "what-contact"),
        "looplijst-maken" | "langsgaan" => t!(taal, "what-looplijst"),
        "levensgebeurtenissen-instellen"
        | "achttien-worden-informeren"
        | "achttien-worden-in-interactie"
        | "achttien-worden-zonder-interactie" => t!(taal, "what-achttien"),
        "demo-laden" => t!(taal, "what-all"),
        _ => return None,
    })
}

/// Which kind of data one look took. The receptie that reports somebody sees less than the others at the Balie.
pub(crate) fn what_of(look: &Inzage, taal: Taal) -> String {
    let seen = match look.naam.as_str() {
        "balie.report" => Some(t!(taal, "what-report")),
        _ => what(&look.activiteit, taal),
    };
    seen.unwrap_or_else(|| t!(taal, "what-other"))
}

/// What was done, in a few words: many acts, and what tells two of one minute apart.
pub(crate) fn did(handeling: &str, taal: Taal) -> String {
    match handeling {
        "doorverwijzing.refer" | "doorverwijzing.again" => t!(taal, "did-refer"),
        "doorverwijzing.accept" => t!(taal, "did-accept"),
        "doorverwijzing.refuse" => t!(taal, "did-refuse"),
        "doorverwijzing.solved" => t!(taal, "did-solved"),
        "balie.report" | "balie.walk_in" => t!(taal, "did-report"),
        "balie.call" => t!(taal, "did-call"),
        "balie.visit" | "balie.summary" => t!(taal, "did-visit"),
        "balie.identify" => t!(taal, "did-identify"),
        "balie.search" => t!(taal, "did-search"),
        "balie.concept" | "doorverwijzing.concept" => t!(taal, "did-keep"),
        "balie.finish" => t!(taal, "did-finish"),
        "balie.no_show" => t!(taal, "did-no-show"),
        "balie.print_day" | "bericht.printlist" => t!(taal, "did-list"),
        "afspraak.move" | "afspraak.cancel" | "rooster.plan" => t!(taal, "did-change"),
        "bericht.channel" | "bericht.choose" => t!(taal, "did-channel"),
        "bericht.show" | "inzage.letter" => t!(taal, "did-read-message"),
        "hulpvraag.close" => t!(taal, "did-close"),
        "hulpvraag.show" | "doorverwijzing.mine" | "doorverwijzing.confirmed" => t!(taal, "did-follow"),
        "inzage.print" => t!(taal, "did-print-looks"),
        "inzage.write_down" => t!(taal, "did-write-down"),
        "looplijst.run" | "looplijst.ask" => t!(taal, "did-asked"),
        "looplijst.show" => t!(taal, "did-list-seen"),
        "looplijst.plan" => t!(taal, "did-go"),
        "looplijst.print" => t!(taal, "did-list"),
        "looplijst.open" => t!(taal, "did-address"),
        "looplijst.gesprek" => t!(taal, "did-talk"),
        "looplijst.return" => t!(taal, "did-talk-after-all"),
        _ => other(handeling, taal),
    }
}

/// By what the act is about.
fn other(handeling: &str, taal: Taal) -> String {
    match handeling.split('.').next().unwrap_or_default() {
        "bericht" => t!(taal, "did-message"),
        "taak" => t!(taal, "did-taak"),
        "inzage" => t!(taal, "did-looks"),
        "looplijst" => t!(taal, "did-looplijst"),
        _ => t!(taal, "did-other"),
    }
}

/// In which role somebody looked; never who.
pub(crate) fn role(rol: Option<&str>, taal: Taal) -> String {
    match rol.unwrap_or_default() {
        "telefoonagent" => t!(taal, "role-telefoonagent"),
        "baliemedewerker" => t!(taal, "role-baliemedewerker"),
        "receptie" => t!(taal, "role-receptie"),
        "coordinator" => t!(taal, "role-coordinator"),
        "roosterplanner" => t!(taal, "role-roosterplanner"),
        "privacyofficer" => t!(taal, "role-privacyofficer"),
        "fg" => t!(taal, "role-fg"),
        "proceseigenaar" => t!(taal, "role-proceseigenaar"),
        "gegevensbeheerder" => t!(taal, "role-gegevensbeheerder"),
        "beheerder" => t!(taal, "role-beheerder"),
        "buurtteam" => t!(taal, "role-buurtteam"),
        "inwoner" => t!(taal, "role-inwoner"),
        "systeem" => t!(taal, "role-systeem"),
        _ => t!(taal, "role-other"),
    }
}

/// The code of a form in which something is wrong, or that came too late.
pub(crate) const fn code(late: bool) -> Code {
    if late { Code::STALE } else { Code::FIELD }
}
