//! R9, what somebody reads who saves over what a colleague did: both versions. What stands there now, and what they chose or typed,
//! so that nobody has to remember it.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{Body, Moment, moments};
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::served::{form_to, served};
use crate::world::World;

/// Forms over which a colleague can be first: what the page says of the other choice, where it is not in the form itself, and what
/// it says stands there now. Both are spoken for by the moment of the address.
pub const BOTH: &[(&str, &str, &str)] = &[
    ("/hulpvragen/{nummer}/doorverwijzen", "U koos: vandaag", "Wie heeft de vraag? Balie 1, Gemeente Utrecht"),
    ("/hulpvragen/{nummer}/sluiten", "U koos: Niet opgelost", "Afgesloten op"),
    ("/hulpvragen/{nummer}/opvolger", "U koos: Wanda", "Bianca"),
    ("/hulpvragen/{nummer}/opvolging", "U koos: Nee", "Bianca"),
    ("/balie/bezoeken/{afspraak}/oproepen", "Een collega was u voor", "bezig"),
    ("/balie/bezoeken/{afspraak}/niet-verschenen", "Een collega was u voor", "niet gekomen"),
    ("/balie/bezoeken/{afspraak}/klaar", "Heeft een nieuwe telefoon.", "Dit sloeg uw collega op"),
    ("/afspraken/{id}/afzegging", "U wilde de afspraak afzeggen", "afgezegd"),
    ("/afspraken/{id}/verplaatsing", "U koos", "verzet"),
    ("/beheer/convenanten/{convenant}", "", "Dit staat er nu"),
    ("/beheer/balies/{balie}", "", "Dit staat er nu"),
    ("/beheer/medewerkers/{medewerker}", "", "Dit staat er nu"),
    ("/beheer/organisaties/{organisatie}", "", "Dit staat er nu"),
    ("/beheer/producten/{product}", "", "Dit staat er nu"),
    ("/beheer/locaties/{locatie}", "", "Dit staat er nu"),
    ("/beheer/locaties/{locatie}/openingstijden", "", "Wat er nu staat"),
    ("/begrippen/{sleutel}", "", "Dit staat er nu"),
    ("/gelijkstellingen/{id}/oordeel", "U koos: Wijs af", "Zo staat het nu: geldt"),
    ("/gelijkstellingen/{id}/intrekking", "U koos: Trek in", "Zo staat het nu: ingetrokken"),
    ("/regelingen/{sleutel}/{versie}/voorlegging", "U koos: Leg voor", "Zo staat het nu: voorgelegd"),
    ("/regelingen/{sleutel}/{versie}/publicatie", "U koos: Publiceer", "Zo staat het nu: gepubliceerd"),
    ("/beheer/levensgebeurtenissen", "U koos: Niveau 2", "wacht op akkoord"),
    ("/beheer/levensgebeurtenissen/{id}/oordeel", "U koos: Niet akkoord", "loopt"),
    ("/beheer/levensgebeurtenissen/{id}/stopzetting", "U koos: Stop", "uit"),
    ("/grondslagen/{id}", "", "Dit staat er nu"),
    ("/grondslagen/{id}/voorlegging", "Een collega was u voor", "Wacht op akkoord"),
    ("/grondslagen/{id}/oordeel", "U koos of schreef: Terug naar wie het invoerde. Noem het artikel.", "Actief"),
    ("/grondslagen/{id}/advies", "U koos of schreef: Vraag minder.", "Advies van de FG Vraag het ook aan de raad."),
    ("/grondslagen/{id}/stopzetting", "U koos of schreef: De DPIA klopt niet.", "Gestopt door de FG"),
    ("/grondslagen/{id}/intrekking", "U koos of schreef: Niet meer nodig.", "Ingetrokken"),
    ("/looplijsten/vragen/{id}/voorlegging", "Dit is intussen veranderd", "Wacht op goedkeuring"),
    ("/looplijsten/vragen/{id}/oordeel", "U koos of schreef: Nee, de lijst moet anders. Vraag minder.", "Goedgekeurd"),
    ("/looplijsten/vragen/{id}/start", "Dit is intussen veranderd", "Er wordt gevraagd"),
    ("/looplijsten/vragen/{id}/pauze", "Dit is intussen veranderd", "Staat stil"),
    ("/looplijsten/vragen/{id}/vervolg", "Dit is intussen veranderd", "Er wordt gevraagd"),
    ("/looplijsten/vragen/{id}/afbreking", "Dit is intussen veranderd", "Afgebroken"),
    ("/looplijsten/vragen/{id}/opening", "Dit is intussen veranderd", "De lijst staat nu op: Bezig"),
    ("/looplijsten/vragen/{id}/heropening", "Dit is intussen veranderd", "Wacht op goedkeuring"),
    ("/looplijsten/vragen/{id}/ondertekening", "Dit is intussen veranderd", "Er wordt gevraagd"),
    ("/looplijsten/vragen/{id}/doorgave", "Dit is intussen veranderd", "Helft doorgegeven"),
    ("/looplijsten/vragen/{id}/ontsluiting", "Dit is intussen veranderd", "De lijst staat nu op: Bezig"),
    ("/sleutelhouders", "Dit is intussen veranderd", "Hieronder staat wie er nu staat"),
    ("/looplijsten/{id}/wijken", "U koos: 6211 voor Nora Schets", "Nel Voorbeeld"),
    ("/looplijsten/regels/{id}/gesprek", "U koos: Niet thuis", "Zo staat het nu: Gesproken"),
    ("/berichten/voorkeuren/{hulpvraag}", "", "Dit staat er nu"),
    ("/mijn/gegevens", "", "Dit staat er nu"),
    ("/rooster/diensten/{dienst}", "", "Dit staat er nu"),
    ("/inzage/vragen/{id}/antwoord", "Dat was een vergissing.", "U was aan de balie."),
    ("/inzage/meldingen/{id}/oordeel", "Dit koos of schreef u", "Dit sloeg uw collega op"),
];

/// Forms with a version over which nobody can be first, with the reason.
pub const ALONE: &[(&str, &str)] = &[
    ("/balie/bezoeken/{afspraak}/concept", "what somebody typed at a visit is theirs alone"),
    ("/balie/bezoeken/{afspraak}/identificatie", "who somebody is stays so: a second press changes nothing"),
];

/// Where whoever was first is the same person in another window: nobody else may.
const ONESELF: &[&str] = &[
    // One person was named, and one keeps what is everybody's (besluit 35).
    "/hulpvragen/{nummer}/opvolging",
    "/beheer/producten/{product}",
    // One person goes to a district.
    "/looplijsten/{id}/wijken",
    "/looplijsten/regels/{id}/gesprek",
    // One draws lists up there, and one approves them.
    "/looplijsten/vragen/{id}/voorlegging",
    "/looplijsten/vragen/{id}/oordeel",
    "/looplijsten/vragen/{id}/start",
    "/looplijsten/vragen/{id}/pauze",
    "/looplijsten/vragen/{id}/vervolg",
    "/looplijsten/vragen/{id}/afbreking",
    "/looplijsten/vragen/{id}/opening",
    // One holds each key.
    "/looplijsten/vragen/{id}/heropening",
    "/looplijsten/vragen/{id}/ondertekening",
    "/looplijsten/vragen/{id}/doorgave",
    "/looplijsten/vragen/{id}/ontsluiting",
    "/sleutelhouders",
    // Their own.
    "/mijn/gegevens",
];

both!(who_saves_too_late_reads_both_versions);
async fn who_saves_too_late_reads_both_versions(world: &World) {
    world.colleagues_stand_in().await;
    let mut findings = Vec::new();
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Write && !route.is_api()) {
        let row = BOTH.iter().find(|(path, ..)| *path == route.path);
        for moment in moments(world, *route).await {
            let client = world.log_in_as(moment.who).await;
            let form = served(world, &client, &moment).await;
            let counts = !form.value("versie").is_empty() && form.value("versie") != "0";
            let alone = ALONE.iter().any(|(path, _)| *path == route.path);
            match row {
                Some((_, mine, theirs)) => findings.extend(late(world, route, &client, &moment, mine, theirs).await),
                None if counts && !alone => findings.push(format!("{}: a form with a version and no row here", route.path)),
                None => {}
            }
        }
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// A colleague is first; then the other thing is sent.
async fn late(world: &World, route: &Route, client: &Client, moment: &Moment, mine: &str, theirs: &str) -> Vec<String> {
    let first = match ONESELF.contains(&route.path) {
        true => client.clone(),
        false => match world.colleague_of(moment.who).await {
            Some(colleague) => colleague,
            None => return vec![format!("{}: nobody may do what {} does", route.path, moment.who)],
        },
    };
    let done = moment.send(&first, &fresh_key(), &moment.body).await;
    if done.status != 303 {
        return vec![format!("{}: a colleague of {} could not: {} {}", route.path, moment.who, done.status, done.text())];
    }
    let page = moment.send(client, &fresh_key(), &moment.other).await;
    let text = page.text();
    if page.status != 409 || !text.contains("EL-409") {
        return vec![format!("{}: {} {text}", route.path, page.status)];
    }
    let mut wrong: Vec<String> = lost(moment, &page).into_iter().filter(|_| mine.is_empty()).collect();
    for words in [mine, theirs].iter().filter(|words| !text.contains(**words)) {
        wrong.push(format!("does not say '{words}': {text}"));
    }
    wrong.into_iter().map(|one| format!("{}: {one}", route.path)).collect()
}

/// What was typed or chosen and does not stand in the form that came back.
fn lost(moment: &Moment, page: &Page) -> Vec<String> {
    let Some(back) = form_to(page, &moment.path) else { return vec!["the form does not come back".to_owned()] };
    let Body::Form(sent) = &moment.other else { return Vec::new() };
    let shown = back.inputs();
    let kept = |name: &str, value: &str| back.value(name) == value || back.value(name).split(' ').any(|one| one == value);
    let gone = sent.iter().filter(|(name, value)| shown.contains(name) && !kept(name, value));
    gone.map(|(name, value)| format!("{name}={value} came back as '{}'", back.value(name))).collect()
}
