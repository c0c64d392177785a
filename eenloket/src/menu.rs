//! Where somebody can go: the menu on every page and the large links on the start page.

use access::{Act, Actor, Rol};
use web::{MenuItem, Shared, Taal, t};

/// A place in the house.
struct Place {
    act: &'static str,
    path: fn(&Actor) -> Option<String>,
    text: fn(Taal) -> String,
    about: fn(Taal) -> String,
    /// What is reached from there.
    also: &'static [&'static str],
}

const PLACES: [Place; 29] = [
    Place {
        act: "doorverwijzing.refer",
        path: |_| Some("/doorverwijzingen/nieuw".to_owned()),
        text: |taal| t!(taal, "menu-refer"),
        about: |taal| t!(taal, "menu-refer-about"),
        also: &[],
    },
    Place {
        act: "doorverwijzing.mine",
        path: |_| Some("/doorverwijzingen".to_owned()),
        text: |taal| t!(taal, "menu-mine"),
        about: |taal| t!(taal, "menu-mine-about"),
        also: &["/doorverwijzingen/", "/hulpvragen/", "/afspraken/"],
    },
    Place {
        act: "balie.day",
        path: day,
        text: |taal| t!(taal, "menu-day"),
        about: |taal| t!(taal, "menu-day-about"),
        also: &["/balie/", "/afspraken/"],
    },
    // The receptie works on the same address, and sees only numbers and times there.
    Place {
        act: "balie.report",
        path: |actor| day(actor).filter(|_| !actor.has(Rol::Baliemedewerker) && !actor.has(Rol::Coordinator)),
        text: |taal| t!(taal, "menu-report"),
        about: |taal| t!(taal, "menu-report-about"),
        also: &["/balie/"],
    },
    Place {
        act: "doorverwijzing.received",
        path: |_| Some("/doorverwijzingen/aangeboden".to_owned()),
        text: |taal| t!(taal, "menu-received"),
        about: |taal| t!(taal, "menu-received-about"),
        also: &["/doorverwijzingen/"],
    },
    Place {
        act: "looplijst.show",
        path: |_| Some("/looplijsten".to_owned()),
        text: |taal| t!(taal, "menu-looplijsten"),
        about: |taal| t!(taal, "menu-looplijsten-about"),
        also: &["/looplijsten/"],
    },
    Place {
        act: "looplijst.review",
        path: |_| Some("/looplijsten/vragen".to_owned()),
        text: |taal| t!(taal, "menu-vragen"),
        about: |taal| t!(taal, "menu-vragen-about"),
        also: &["/looplijsten/nieuw", "/looplijsten/vragen/", "/bronnen"],
    },
    Place {
        act: "levensgebeurtenis.show",
        path: |_| Some("/beheer/levensgebeurtenissen".to_owned()),
        text: |taal| t!(taal, "menu-levensgebeurtenissen"),
        about: |taal| t!(taal, "menu-levensgebeurtenissen-about"),
        also: &["/beheer/levensgebeurtenissen/"],
    },
    // Who may look along reaches them from there.
    Place {
        act: "bron.keep",
        path: |_| Some("/bronnen".to_owned()),
        text: |taal| t!(taal, "menu-bronnen"),
        about: |taal| t!(taal, "menu-bronnen-about"),
        also: &[],
    },
    Place {
        act: "rooster.show",
        path: |_| Some("/rooster".to_owned()),
        text: |taal| t!(taal, "menu-rooster"),
        about: |taal| t!(taal, "menu-rooster-about"),
        also: &["/rooster/"],
    },
    Place {
        act: "netwerk.show",
        path: |_| Some("/beheer".to_owned()),
        text: |taal| t!(taal, "menu-beheer"),
        about: |taal| t!(taal, "menu-beheer-about"),
        also: &["/beheer/"],
    },
    Place {
        act: "toepassing.list",
        path: |_| Some("/beheer/toepassingen".to_owned()),
        text: |taal| t!(taal, "toepassingen-title"),
        about: |taal| t!(taal, "menu-toepassingen-about"),
        also: &["/beheer/toepassingen/"],
    },
    Place {
        act: "taak.list",
        path: |_| Some("/taken".to_owned()),
        text: |taal| t!(taal, "menu-tasks"),
        about: |taal| t!(taal, "menu-tasks-about"),
        also: &["/hulpvragen/"],
    },
    Place {
        act: "zoekrem.list",
        path: |_| Some("/zoekremmen".to_owned()),
        text: |taal| t!(taal, "menu-brakes"),
        about: |taal| t!(taal, "menu-brakes-about"),
        also: &["/zoekremmen/"],
    },
    Place {
        act: "balie.split",
        path: |_| Some("/scheidingen".to_owned()),
        text: |taal| t!(taal, "menu-split"),
        about: |taal| t!(taal, "menu-split-about"),
        also: &["/scheidingen/"],
    },
    // Inwoners have a menu of their own.
    Place {
        act: "mijn.overview",
        path: |_| Some("/mijn".to_owned()),
        text: |taal| t!(taal, "menu-own"),
        about: |taal| t!(taal, "menu-own-about"),
        also: &["/mijn/", "/afspraken/"],
    },
    Place {
        act: "inzage.list",
        path: |_| Some("/mijn/inzage".to_owned()),
        text: |taal| t!(taal, "menu-looked"),
        about: |taal| t!(taal, "menu-looked-about"),
        also: &["/mijn/inzage/"],
    },
    Place {
        act: "afmelding.show",
        path: |actor| Some("/mijn/afmelding".to_owned()).filter(|_| actor.is_inwoner()),
        text: |taal| t!(taal, "menu-afmelding"),
        about: |taal| t!(taal, "menu-afmelding-about"),
        also: &["/mijn/afmelding/"],
    },
    Place {
        act: "levensgebeurtenis.own",
        path: |_| Some("/mijn/levensgebeurtenissen".to_owned()),
        text: |taal| t!(taal, "menu-own-levensgebeurtenissen"),
        about: |taal| t!(taal, "menu-own-levensgebeurtenissen-about"),
        also: &[],
    },
    Place {
        act: "looplijst.own",
        path: |_| Some("/mijn/weigeringen".to_owned()),
        text: |taal| t!(taal, "menu-own-weigeringen"),
        about: |taal| t!(taal, "menu-own-weigeringen-about"),
        also: &[],
    },
    Place {
        act: "inzage.questions",
        path: |_| Some("/inzage/vragen".to_owned()),
        text: |taal| t!(taal, "menu-inzage-questions"),
        about: |taal| t!(taal, "menu-inzage-questions-about"),
        also: &["/inzage/vragen/"],
    },
    Place {
        act: "inzage.reports",
        path: |_| Some("/inzage/meldingen".to_owned()),
        text: |taal| t!(taal, "menu-inzage-reports"),
        about: |taal| t!(taal, "menu-inzage-reports-about"),
        also: &["/inzage/meldingen/"],
    },
    Place {
        act: "regeling.show",
        path: |actor| Some("/regelingen".to_owned()).filter(|_| KEEPERS.iter().any(|rol| actor.has(*rol))),
        text: |taal| t!(taal, "menu-regelingen"),
        about: |taal| t!(taal, "menu-regelingen-about"),
        also: &["/regelingen/"],
    },
    // Who helps at a Balie comes here from a regeling; daily work it is for whoever keeps or guards it.
    Place {
        act: "begrip.show",
        path: |actor| Some("/begrippen".to_owned()).filter(|_| KEEPERS.iter().any(|rol| actor.has(*rol))),
        text: |taal| t!(taal, "menu-begrippen"),
        about: |taal| t!(taal, "menu-begrippen-about"),
        also: &["/begrippen/", "/combinaties", "/gelijkstellingen", "/ggm-uitgaven"],
    },
    Place {
        act: "grondslag.show",
        path: |_| Some("/grondslagen".to_owned()),
        text: |taal| t!(taal, "menu-grondslagen"),
        about: |taal| t!(taal, "menu-grondslagen-about"),
        also: &["/grondslagen/"],
    },
    Place {
        act: "afmelding.waiting",
        path: |_| Some("/afmeldingen".to_owned()),
        text: |taal| t!(taal, "menu-waiting"),
        about: |taal| t!(taal, "menu-waiting-about"),
        also: &[],
    },
    Place {
        act: "bericht.printlist",
        path: |_| Some("/berichten".to_owned()),
        text: |taal| t!(taal, "menu-messages"),
        about: |taal| t!(taal, "menu-messages-about"),
        also: &["/berichten/"],
    },
    // On the same address; who also prints for a desk has the way there already.
    Place {
        act: "inzage.letters",
        path: |actor| {
            let desk = actor.has(Rol::Baliemedewerker) || actor.has(Rol::Coordinator);
            Some("/berichten".to_owned()).filter(|_| !desk)
        },
        text: |taal| t!(taal, "menu-messages"),
        about: |taal| t!(taal, "menu-messages-about"),
        also: &["/berichten/"],
    },
    // A figure, and no daily work: at the end, and only for who answers the telephone.
    Place {
        act: "doorverwijzing.count_solved",
        path: |actor| Some("/doorverwijzingen/opgelost".to_owned()).filter(|_| actor.has(Rol::Telefoonagent)),
        text: |taal| t!(taal, "menu-solved"),
        about: |taal| t!(taal, "menu-solved-about"),
        also: &[],
    },
];

/// Who keeps what is asked on which ground, or guards it.
const KEEPERS: [Rol; 4] = [Rol::Gegevensbeheerder, Rol::Privacyofficer, Rol::Proceseigenaar, Rol::Fg];

fn day(actor: &Actor) -> Option<String> {
    actor.locatie.map(|id| format!("/balie/{id}"))
}

/// The menu, in order; the shell leaves out what an actor may not do.
pub(crate) fn items() -> Vec<MenuItem> {
    PLACES.iter().map(|place| MenuItem { act: Act(place.act), path: place.path, text: place.text, also: place.also }).collect()
}

/// A large link on the start page.
pub(crate) struct Link {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) about: String,
}

/// What this actor can do here, in the order of the menu.
pub(crate) fn links(house: &Shared, actor: &Actor, taal: Taal) -> Vec<Link> {
    PLACES
        .iter()
        .filter(|place| house.access.may_own(actor, Act(place.act)))
        .filter_map(|place| {
            let path = taal.path((place.path)(actor)?);
            Some(Link { path, text: (place.text)(taal), about: (place.about)(taal) })
        })
        .collect()
}
