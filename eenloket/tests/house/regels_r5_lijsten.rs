//! R5 on lists: an address that names no thing shows what is of the own organisatie, and nothing of another.

use crate::moments::moments;
use crate::regels_routes::{ROUTES, Sort};
use crate::world::World;
use foundation::Uuid;

/// Each list, and the address of a thing that is on it. Whoever may do that is of the organisatie whose thing it is.
pub const LISTS: &[(&str, &str)] = &[
    ("/doorverwijzingen", "/doorverwijzingen/{id}/intrekking"),
    ("/doorverwijzingen/aangeboden", "/doorverwijzingen/{id}/aanvaarding"),
    ("/taken", "/taken/{id}/klaar"),
    ("/zoekremmen", "/zoekremmen/{id}/klaar"),
    ("/scheidingen", "/scheidingen/{id}/aanvaarding"),
    ("/inzage/vragen", "/inzage/vragen/{id}/antwoord"),
    ("/inzage/meldingen", "/inzage/meldingen/{id}/oordeel"),
    ("/berichten", "/berichten/{id}/uitreiken"),
    ("/beheer", "/beheer/medewerkers/{medewerker}"),
    ("/gelijkstellingen", "/gelijkstellingen/{id}/oordeel"),
    ("/beheer/levensgebeurtenissen", "/beheer/levensgebeurtenissen/{id}/oordeel"),
    ("/grondslagen", "/grondslagen/{id}"),
    ("/looplijsten", "/looplijsten/{id}"),
    ("/looplijsten/vragen", "/looplijsten/vragen/{id}"),
    ("/beheer/toepassingen", "/beheer/toepassingen/{id}/intrekking"),
    ("/api/v1/taken", "/api/v1/taken/{id}/klaar"),
    ("/api/v1/doorverwijzingen", "/api/v1/doorverwijzingen/{id}/intrekking"),
    ("/api/v1/doorverwijzingen/aangeboden", "/api/v1/doorverwijzingen/{id}/aanvaarding"),
    ("/api/v1/zoekremmen", "/api/v1/zoekremmen/{id}/klaar"),
    ("/api/v1/scheidingen", "/api/v1/scheidingen/{id}/aanvaarding"),
    ("/api/v1/inzage/vragen", "/api/v1/inzage/vragen/{id}/antwoord"),
    ("/api/v1/inzage/meldingen", "/api/v1/inzage/meldingen/{id}/oordeel"),
    ("/api/v1/berichten", "/api/v1/berichten/{id}/uitreiking"),
    ("/api/v1/toepassingen", "/api/v1/toepassingen/{id}/intrekking"),
    ("/api/v1/medewerkers", "/api/v1/medewerkers/{id}"),
    ("/api/v1/gelijkstellingen", "/api/v1/gelijkstellingen/{id}/oordeel"),
    ("/api/v1/levensgebeurtenissen", "/beheer/levensgebeurtenissen/{id}/oordeel"),
    ("/api/v1/grondslagen", "/api/v1/grondslagen/{id}"),
    ("/api/v1/looplijsten", "/api/v1/looplijsten/{id}"),
    ("/api/v1/looplijst-vragen", "/api/v1/looplijst-vragen/{id}"),
    ("/api/v1/convenanten", "/api/v1/convenanten/{id}"),
    ("/api/v1/balies", "/api/v1/balies/{id}"),
];

/// Addresses without a thing that are no list of what an organisatie has, with the reason.
const NO_LISTS: &[(&str, &str)] = &[
    ("/doorverwijzingen/nieuw", "an empty form"),
    ("/doorverwijzingen/opgelost", "counts, which name nobody; see reis_v01_wensen"),
    ("/api/v1/doorverwijzingen/opgelost", "counts, which name nobody; see reis_v01_wensen"),
    ("/scheidingen/nieuw", "a form; what it finds is asked about in reis_v18_scheiding"),
    ("/beheer/convenanten/nieuw", "an empty form"),
    ("/beheer/medewerkers/nieuw", "an empty form"),
    ("/grondslagen/nieuw", "an empty form"),
    ("/looplijsten/nieuw", "an empty form"),
    ("/sleutelhouders", "has no address of one of them; the wall of an organisatie is in its query"),
    ("/api/v1/sleutelhouders", "has no address of one of them; the wall of an organisatie is in its query"),
    ("/bronnen", "has no address of one of them; the wall of an organisatie is in its query"),
    ("/api/v1/bronnen", "has no address of one of them; the wall of an organisatie is in its query"),
    ("/regelingen", "what the law asks; see reis_v09_regelingen"),
    ("/api/v1/regelingen", "what the law asks; see reis_v09_regelingen"),
    ("/begrippen", "words and what they mean; see reis_v09_begrippen"),
    ("/api/v1/begrippen", "words and what they mean; see reis_v09_begrippen"),
    ("/combinaties", "has no address of one of them; see reis_v09_begrippen"),
    ("/ggm-uitgaven", "has no address of one of them; see reis_v09_begrippen"),
    ("/beheer/organisaties/nieuw", "an empty form"),
    ("/beheer/producten/nieuw", "an empty form"),
    ("/beheer/locaties/nieuw", "an empty form"),
    ("/beheer/organisaties", "everybody's, kept by one; who may see it stands below"),
    ("/beheer/producten", "everybody's, kept by one; who may see it stands below"),
    ("/api/v1/producten", "everybody's"),
    ("/api/v1/organisaties", "everybody's, kept by one; who may see it stands beside this, in regels_r5_rollen"),
    ("/api/v1/locaties", "buildings, also of whoever has a desk there"),
    ("/rooster", "buildings; who plans where stands below"),
    ("/api/v1/diensten", "of one building, which is named; the wall asks about it"),
    ("/mijn", "of one inwoner; the wall asks about it"),
    ("/mijn/berichten", "of one inwoner; the wall asks about it"),
    ("/looplijsten/weigeringen", "an empty form: who calls says who they are"),
    ("/mijn/levensgebeurtenissen", "of one inwoner; the wall asks about it"),
    ("/mijn/weigeringen", "of one inwoner; the wall asks about it"),
    ("/mijn/gegevens", "of one inwoner; the wall asks about it"),
    ("/mijn/afmelding", "of one inwoner; the wall asks about it"),
    ("/afmeldingen", "counts, which name nobody; see reis_v11_afmelding"),
    ("/api/v1/afmeldingen/nog-door-te-geven", "counts, which name nobody; see reis_v11_afmelding"),
    ("/api/v1/afgewezen-vragen", "has no address of one of them; see reis_v08_vraag"),
    ("/mijn/inzage", "of one inwoner; the wall asks about it"),
    ("/mijn/inzage/export", "of one inwoner; the wall asks about it"),
    ("/mijn/inzage/export.pdf", "of one inwoner; the wall asks about it"),
];

/// Every role there is, of organisaties that have nothing to do with each other.
const PEOPLE: [&str; 22] = [
    "Bas", "Wanda", "Loes", "Lotte", "Gerda", "Greet", "Derk", "Fatih", "Bram", "Priya", "Tom", "Wim", "Tess", "Nel", "Pia",
    "Dora", "Daan", "Jelle", "Otto", "Femke", "Gita", "Hanna",
];

/// Where somebody works.
async fn works_at(world: &World, naam: &str) -> Uuid {
    let id = eenloket::demo::id(&format!("medewerker/{}", naam.to_lowercase()));
    world.medewerker(id).await.organisatie_id
}

both!(a_list_shows_what_is_of_the_own_organisatie);
async fn a_list_shows_what_is_of_the_own_organisatie(world: &World) {
    let mut findings = Vec::new();
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Read && !route.path.contains('{')) {
        let excused = NO_LISTS.iter().any(|(path, _)| *path == route.path);
        let Some((_, thing)) = LISTS.iter().find(|(path, _)| *path == route.path) else {
            findings.extend((!excused).then(|| format!("{}: no row here", route.path)));
            continue;
        };
        let thing = ROUTES.iter().find(|one| one.path == *thing).unwrap_or_else(|| panic!("{thing} is an address"));
        let moment = moments(world, *thing).await.pop().unwrap();
        let id = moment
            .path
            .split('/')
            .find(|part| part.parse::<Uuid>().is_ok())
            .unwrap_or_else(|| panic!("{}", moment.path))
            .to_owned();
        let own = works_at(world, moment.who).await;
        let seen = world.log_in_as(moment.who).await.get(route.path).await;
        if seen.status != 200 || !seen.html.contains(&id) {
            findings.push(format!("{}: {} does not see {id} there: {}", route.path, moment.who, seen.status));
        }
        for naam in PEOPLE {
            if works_at(world, naam).await == own {
                continue;
            }
            let page = world.log_in_as(naam).await.get(route.path).await;
            if page.html.contains(&id) {
                findings.push(format!("{}: {naam} sees what is of another organisatie", route.path));
            }
            if !matches!(page.status, 200 | 404) {
                findings.push(format!("{}: {} for {naam}", route.path, page.status));
            }
        }
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
