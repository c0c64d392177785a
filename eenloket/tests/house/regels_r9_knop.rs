//! R9, for what is only a button or a choice: there is no version in the form, the state decides who was first. Whoever was not reads
//! what they chose, and how it stands now. The colleague is really another person.

use crate::client::fresh_key;
use crate::moments::{Body, moments};
use crate::regels_routes::{ROUTES, Sort};
use crate::world::World;

/// What is pressed, what a colleague pressed before (the last part of the address, and what goes with it), what the page says was
/// chosen, and how it says it stands.
type Pressed = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str, &'static str);

const PRESSED: &[Pressed] = &[
    ("/doorverwijzingen/{id}/aanvaarding", "aanvaarding", &[], "U koos: Aannemen", "Zo staat het nu: afspraak staat"),
    ("/doorverwijzingen/{id}/aanvaarding", "weigering", &[("reden", "verkeerde_balie")], "U koos: Aannemen", "balie zei nee"),
    (
        "/doorverwijzingen/{id}/weigering",
        "aanvaarding",
        &[],
        "U koos: Weigeren, Er is dan niemand aan de balie",
        "Zo staat het nu: afspraak staat",
    ),
    ("/doorverwijzingen/{id}/weigering", "weigering", &[("reden", "verkeerde_balie")], "U koos: Weigeren", "balie zei nee"),
    ("/doorverwijzingen/{id}/intrekking", "intrekking", &[], "U koos: Trek in", "Wie heeft de vraag?"),
    ("/hulpvragen/{nummer}/rondgestuurd", "rondgestuurd", &[], "U koos: De inwoner zegt", "Wie heeft de vraag?"),
    ("/taken/{id}/oppakken", "oppakken", &[], "U koos: Ik pak dit op", "Zo staat het nu: opgepakt door Bianca Proef"),
    ("/taken/{id}/klaar", "klaar", &crate::desk::AGREED, "U koos: Klaar", "Zo staat het nu: klaar"),
    ("/zoekremmen/{id}/klaar", "klaar", &[], "U koos: Klaar", "Zo staat het nu: Klaar"),
    ("/scheidingen/{id}/aanvaarding", "aanvaarding", &[], "U koos: Klopt", "Zo staat het nu: Gedaan"),
    ("/scheidingen/{id}/aanvaarding", "weigering", &[], "U koos: Klopt", "Zo staat het nu: Niet gedaan"),
    ("/scheidingen/{id}/weigering", "weigering", &[], "U koos: Niet doen", "Zo staat het nu: Niet gedaan"),
    ("/berichten/{id}/uitreiken", "uitreiken", &[], "U koos: Meegeven aan de balie", "Zo staat het nu: meegegeven"),
    ("/berichten/{id}/retour", "retour", &[], "U koos: De brief kwam terug", "Zo staat het nu: "),
];

/// Buttons over which nobody can be first, or whose answer stands elsewhere: which, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", "asked before is answered alike; reis_v29_balie"),
    ("/mijn/afmelding", "said twice it is said once"),
    ("/mijn/afmelding/intrekking", "what is gone is said by the page; reis_v11_afmelding"),
    ("/balie/bezoeken/{afspraak}/afmelding", "said twice it is said once"),
    ("/balie/bezoeken/{afspraak}/afmelding/intrekking", "what is gone is said by the page; reis_v11_afmelding"),
    ("/balie/{locatie}/melden", "who is here is here, whoever notes it"),
    ("/balie/{locatie}/daglijst", "each print is one of its own"),
    ("/mijn/levensgebeurtenissen", "what is gone is said by the page; reis_v26_bevestigen"),
    ("/mijn/weigeringen", "what is gone is said by the page; reis_v13_weigering"),
    ("/looplijsten/{id}/route", "each print is one of its own"),
    ("/looplijsten/{id}/dag", "each address has a version of its own, and one person plans it; reis_v12_gesprek"),
    ("/balie/{locatie}/inloop", "a time that is gone is EL-210, with the other times"),
    ("/berichten/printen", "a batch that a colleague printed is on the page it leads to; reis_v20_brief"),
    ("/rooster/{locatie}/herhaling", "what is there is not planned again; reis_v16_rooster"),
    ("/rooster/{locatie}/publicatie", "what is public stays so; reis_v16_rooster"),
    ("/beheer/locaties/{locatie}/balies/nieuw", "there is nothing yet that a colleague could have changed"),
    ("/rooster/balies/{balie}/nieuw", "a time at which somebody sits is said by the form; reis_v16_rooster"),
    ("/berichten/voorkeuren/{hulpvraag}/code", "a code that was told already is said by the page; reis_v20_email"),
    ("/beheer/toepassingen/{id}/intrekking", "a key that is gone stays gone"),
];

both!(whoever_presses_too_late_reads_both_choices);
async fn whoever_presses_too_late_reads_both_choices(world: &World) {
    world.colleagues_stand_in().await;
    let mut findings = Vec::new();
    for (path, first, fields, mine, theirs) in PRESSED {
        let route = ROUTES.iter().find(|route| route.path == *path && route.sort == Sort::Write).expect("an address");
        let moment = moments(world, *route).await.pop().unwrap();
        let (above, _) = moment.path.rsplit_once('/').unwrap();
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let (path_of_first, body) = (format!("{above}/{first}"), Body::Form(fields.collect()));
        let colleague = world.colleague_of(moment.who).await.expect("a colleague");
        let own = world.log_in_as(moment.who).await;
        let done = moment.send_to(&path_of_first, &colleague, &fresh_key(), &body).await;
        if done.status != 303 {
            findings.push(format!("{path}: a colleague could not: {} {}", done.status, done.text()));
            continue;
        }
        let snapshot = world.snapshot().await;
        let page = moment.send(&own, &fresh_key(), &moment.body).await;
        let text = page.text();
        let both = page.status == 409 && ["EL-409", mine, theirs].iter().all(|words| text.contains(words));
        findings.extend((!both).then(|| format!("{path} after {first}: {} {text}", page.status)));
        let changed = snapshot.differs_in(&world.snapshot().await);
        findings.extend((!changed.is_empty()).then(|| format!("{path} after {first} changed {changed:?}")));
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn every_button_without_a_version_is_pressed_here() {
    let one_word = |path: &str| {
        let last = path.rsplit('/').next().unwrap();
        !last.contains('{') && path.contains('{') && !path.starts_with("/mijn")
    };
    let known = |path: &str| {
        PRESSED.iter().any(|(known, ..)| *known == path)
            || ELSEWHERE.iter().any(|(known, _)| *known == path)
            || crate::regels_r9_beide::BOTH.iter().any(|(known, ..)| *known == path)
            || crate::regels_r9_beide::ALONE.iter().any(|(known, _)| *known == path)
    };
    let all = ROUTES.iter().filter(|route| route.sort == Sort::Write && !route.is_api() && one_word(route.path));
    let missing: Vec<&str> = all.map(|route| route.path).filter(|path| !known(path)).collect();
    assert!(missing.is_empty(), "no story here: {missing:?}");
}
