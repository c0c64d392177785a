//! Every address of the program in one table. A new route without a line here fails, and a line without a case in the
//! tests of the rules fails there.

use std::collections::BTreeSet;
use std::path::Path;

/// What the rules ask of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// For everybody, about nobody.
    Open,
    /// Begins or ends a session.
    Session,
    /// Reads the work of one's own organisatie.
    Read,
    /// A question that is sent with POST, because its values do not belong in an address.
    Question,
    /// Changes something: once (R1), and never over what somebody else did (R9).
    Write,
}

/// One address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub sort: Sort,
}

const fn get(path: &'static str, sort: Sort) -> Route {
    Route { method: "GET", path, sort }
}

const fn put(path: &'static str, sort: Sort) -> Route {
    Route { method: "PUT", path, sort }
}

const fn post(path: &'static str, sort: Sort) -> Route {
    Route { method: "POST", path, sort }
}

pub const ROUTES: &[Route] = &[
    get("/", Sort::Open),
    get("/status", Sort::Open),
    get("/api", Sort::Open),
    get("/assets/{version}/{*name}", Sort::Open),
    get("/gezondheid/leeft", Sort::Open),
    get("/gezondheid/klaar", Sort::Open),
    get("/metrics", Sort::Open),
    get("/robots.txt", Sort::Open),
    get("/.well-known/security.txt", Sort::Open),
    get("/api/v1/openapi.json", Sort::Open),
    get("/inloggen", Sort::Open),
    post("/inloggen", Sort::Session),
    post("/uitloggen", Sort::Session),
    get("/uitgelogd", Sort::Open),
    get("/inloggen/medewerker", Sort::Session),
    get("/inloggen/inwoner", Sort::Session),
    get("/inloggen/medewerker/terug", Sort::Session),
    get("/inloggen/inwoner/terug", Sort::Session),
    post("/inloggen/medewerker/afmelden", Sort::Session),
    post("/inloggen/inwoner/afmelden", Sort::Session),
    post("/oauth/token", Sort::Session),
    get("/fouten", Sort::Open),
    get("/fouten/{code}", Sort::Open),
    get("/doorverwijzingen", Sort::Read),
    get("/doorverwijzingen/opgelost", Sort::Read),
    get("/doorverwijzingen/nieuw", Sort::Read),
    post("/doorverwijzingen/nieuw", Sort::Write),
    get("/doorverwijzingen/aangeboden", Sort::Read),
    get("/doorverwijzingen/{id}/bevestigd", Sort::Read),
    post("/doorverwijzingen/{id}/aanvaarding", Sort::Write),
    post("/doorverwijzingen/{id}/weigering", Sort::Write),
    post("/doorverwijzingen/{id}/intrekking", Sort::Write),
    get("/hulpvragen/{nummer}", Sort::Read),
    get("/hulpvragen/{nummer}/doorverwijzen", Sort::Read),
    post("/hulpvragen/{nummer}/doorverwijzen", Sort::Write),
    post("/hulpvragen/{nummer}/sluiten", Sort::Write),
    post("/hulpvragen/{nummer}/rondgestuurd", Sort::Write),
    post("/hulpvragen/{nummer}/opvolger", Sort::Write),
    post("/hulpvragen/{nummer}/opvolging", Sort::Write),
    get("/balie/{locatie}", Sort::Read),
    post("/balie/{locatie}/melden", Sort::Write),
    post("/balie/{locatie}/daglijst", Sort::Write),
    get("/balie/daglijsten/{id}", Sort::Read),
    get("/balie/{locatie}/inloop", Sort::Read),
    post("/balie/{locatie}/inloop", Sort::Write),
    get("/balie/bezoeken/{afspraak}", Sort::Read),
    post("/balie/bezoeken/{afspraak}/oproepen", Sort::Write),
    post("/balie/bezoeken/{afspraak}/niet-verschenen", Sort::Write),
    post("/balie/bezoeken/{afspraak}/identificatie", Sort::Write),
    post("/balie/bezoeken/{afspraak}/concept", Sort::Write),
    post("/balie/bezoeken/{afspraak}/klaar", Sort::Write),
    get("/balie/bezoeken/{afspraak}/inwoner", Sort::Read),
    post("/balie/bezoeken/{afspraak}/inwoner/zoeken", Sort::Question),
    get("/balie/bezoeken/{afspraak}/samenvatting", Sort::Read),
    get("/afspraken/{id}", Sort::Read),
    post("/afspraken/{id}/afzegging", Sort::Write),
    post("/afspraken/{id}/verplaatsing", Sort::Write),
    get("/privacy", Sort::Open),
    get("/mijn", Sort::Read),
    get("/beheer", Sort::Read),
    get("/beheer/toepassingen", Sort::Read),
    post("/beheer/toepassingen", Sort::Write),
    post("/beheer/toepassingen/{id}/intrekking", Sort::Write),
    get("/beheer/convenanten/nieuw", Sort::Read),
    post("/beheer/convenanten/nieuw", Sort::Write),
    get("/beheer/convenanten/{convenant}", Sort::Read),
    post("/beheer/convenanten/{convenant}", Sort::Write),
    get("/beheer/balies/{balie}", Sort::Read),
    post("/beheer/balies/{balie}", Sort::Write),
    get("/beheer/medewerkers/nieuw", Sort::Read),
    post("/beheer/medewerkers/nieuw", Sort::Write),
    get("/beheer/medewerkers/{medewerker}", Sort::Read),
    post("/beheer/medewerkers/{medewerker}", Sort::Write),
    get("/beheer/organisaties", Sort::Read),
    get("/beheer/organisaties/nieuw", Sort::Read),
    post("/beheer/organisaties/nieuw", Sort::Write),
    get("/beheer/organisaties/{organisatie}", Sort::Read),
    post("/beheer/organisaties/{organisatie}", Sort::Write),
    get("/beheer/producten", Sort::Read),
    get("/beheer/producten/nieuw", Sort::Read),
    post("/beheer/producten/nieuw", Sort::Write),
    get("/beheer/producten/{product}", Sort::Read),
    post("/beheer/producten/{product}", Sort::Write),
    get("/beheer/locaties/nieuw", Sort::Read),
    post("/beheer/locaties/nieuw", Sort::Write),
    get("/beheer/locaties/{locatie}", Sort::Read),
    post("/beheer/locaties/{locatie}", Sort::Write),
    get("/beheer/locaties/{locatie}/openingstijden", Sort::Read),
    post("/beheer/locaties/{locatie}/openingstijden", Sort::Write),
    get("/beheer/locaties/{locatie}/balies/nieuw", Sort::Read),
    post("/beheer/locaties/{locatie}/balies/nieuw", Sort::Write),
    get("/rooster", Sort::Read),
    get("/rooster/{locatie}", Sort::Read),
    post("/rooster/{locatie}/herhaling", Sort::Write),
    post("/rooster/{locatie}/publicatie", Sort::Write),
    get("/rooster/balies/{balie}/nieuw", Sort::Read),
    post("/rooster/balies/{balie}/nieuw", Sort::Write),
    get("/rooster/diensten/{dienst}", Sort::Read),
    post("/rooster/diensten/{dienst}", Sort::Write),
    get("/begrippen", Sort::Read),
    get("/begrippen/{sleutel}", Sort::Read),
    post("/begrippen/{sleutel}", Sort::Write),
    get("/combinaties", Sort::Read),
    post("/combinaties", Sort::Write),
    get("/gelijkstellingen", Sort::Read),
    post("/gelijkstellingen", Sort::Write),
    post("/gelijkstellingen/{id}/oordeel", Sort::Write),
    post("/gelijkstellingen/{id}/intrekking", Sort::Write),
    get("/ggm-uitgaven", Sort::Read),
    post("/ggm-uitgaven", Sort::Write),
    get("/regelingen", Sort::Read),
    get("/regelingen/{sleutel}/{versie}", Sort::Read),
    post("/regelingen/{sleutel}/{versie}/voorlegging", Sort::Write),
    post("/regelingen/{sleutel}/{versie}/publicatie", Sort::Write),
    get("/grondslagen", Sort::Read),
    get("/grondslagen/nieuw", Sort::Read),
    post("/grondslagen/nieuw", Sort::Write),
    get("/grondslagen/{id}", Sort::Read),
    post("/grondslagen/{id}", Sort::Write),
    post("/grondslagen/{id}/voorlegging", Sort::Write),
    post("/grondslagen/{id}/oordeel", Sort::Write),
    post("/grondslagen/{id}/advies", Sort::Write),
    post("/grondslagen/{id}/stopzetting", Sort::Write),
    post("/grondslagen/{id}/intrekking", Sort::Write),
    get("/looplijsten", Sort::Read),
    get("/looplijsten/weigeringen", Sort::Read),
    post("/looplijsten/weigeringen", Sort::Write),
    get("/mijn/levensgebeurtenissen", Sort::Read),
    post("/mijn/levensgebeurtenissen", Sort::Write),
    get("/mijn/weigeringen", Sort::Read),
    post("/mijn/weigeringen", Sort::Write),
    get("/looplijsten/nieuw", Sort::Read),
    post("/looplijsten/nieuw", Sort::Write),
    get("/looplijsten/vragen", Sort::Read),
    get("/looplijsten/vragen/{id}", Sort::Read),
    get("/looplijsten/vragen/{id}/bronnen/{bronhouder}/export", Sort::Read),
    post("/looplijsten/vragen/{id}/voorlegging", Sort::Write),
    post("/looplijsten/vragen/{id}/oordeel", Sort::Write),
    post("/looplijsten/vragen/{id}/start", Sort::Write),
    post("/looplijsten/vragen/{id}/pauze", Sort::Write),
    post("/looplijsten/vragen/{id}/vervolg", Sort::Write),
    post("/looplijsten/vragen/{id}/afbreking", Sort::Write),
    post("/looplijsten/vragen/{id}/opening", Sort::Write),
    post("/looplijsten/vragen/{id}/heropening", Sort::Write),
    post("/looplijsten/vragen/{id}/ondertekening", Sort::Write),
    post("/looplijsten/vragen/{id}/doorgave", Sort::Write),
    post("/looplijsten/vragen/{id}/ontsluiting", Sort::Write),
    get("/sleutelhouders", Sort::Read),
    post("/sleutelhouders", Sort::Write),
    get("/bronnen", Sort::Read),
    post("/bronnen", Sort::Write),
    get("/looplijsten/{id}", Sort::Read),
    post("/looplijsten/{id}/zoeken", Sort::Question),
    post("/looplijsten/{id}/wijken", Sort::Write),
    post("/looplijsten/{id}/dag", Sort::Write),
    post("/looplijsten/{id}/route", Sort::Write),
    get("/looplijsten/routes/{id}", Sort::Read),
    get("/looplijsten/regels/{id}", Sort::Read),
    get("/looplijsten/regels/{id}/samenvatting", Sort::Read),
    post("/looplijsten/regels/{id}/gesprek", Sort::Write),
    get("/scheidingen", Sort::Read),
    post("/scheidingen", Sort::Write),
    get("/scheidingen/nieuw", Sort::Read),
    get("/scheidingen/{id}", Sort::Read),
    post("/scheidingen/{id}/aanvaarding", Sort::Write),
    post("/scheidingen/{id}/weigering", Sort::Write),
    get("/zoekremmen", Sort::Read),
    post("/zoekremmen/{id}/klaar", Sort::Write),
    get("/mijn/vragen/{nummer}", Sort::Read),
    post("/mijn/vragen/{nummer}/rondgestuurd", Sort::Write),
    get("/mijn/berichten", Sort::Read),
    get("/mijn/berichten/{id}", Sort::Read),
    get("/mijn/gegevens", Sort::Read),
    post("/mijn/gegevens", Sort::Write),
    post("/mijn/gegevens/code", Sort::Write),
    get("/mijn/afmelding", Sort::Read),
    post("/mijn/afmelding", Sort::Write),
    post("/mijn/afmelding/intrekking", Sort::Write),
    get("/afmeldingen", Sort::Read),
    get("/beheer/levensgebeurtenissen", Sort::Read),
    post("/beheer/levensgebeurtenissen", Sort::Write),
    post("/beheer/levensgebeurtenissen/{id}/oordeel", Sort::Write),
    post("/beheer/levensgebeurtenissen/{id}/stopzetting", Sort::Write),
    get("/balie/bezoeken/{afspraak}/afmelding", Sort::Read),
    post("/balie/bezoeken/{afspraak}/afmelding", Sort::Write),
    post("/balie/bezoeken/{afspraak}/afmelding/intrekking", Sort::Write),
    get("/mijn/inzage", Sort::Read),
    get("/mijn/inzage/export", Sort::Read),
    get("/mijn/inzage/export.pdf", Sort::Read),
    get("/mijn/inzage/{id}/vraag", Sort::Read),
    post("/mijn/inzage/{id}/vraag", Sort::Write),
    get("/inzage/vragen", Sort::Read),
    post("/inzage/vragen/{id}/antwoord", Sort::Write),
    get("/inzage/meldingen", Sort::Read),
    post("/inzage/meldingen/{id}/oordeel", Sort::Write),
    get("/balie/bezoeken/{afspraak}/inzage", Sort::Read),
    get("/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", Sort::Read),
    post("/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", Sort::Write),
    get("/taken", Sort::Read),
    post("/taken/{id}/oppakken", Sort::Write),
    post("/taken/{id}/klaar", Sort::Write),
    get("/berichten", Sort::Read),
    post("/berichten/printen", Sort::Write),
    get("/berichten/partijen/{id}", Sort::Read),
    get("/berichten/partijen/{id}/brieven.pdf", Sort::Read),
    get("/berichten/{id}", Sort::Read),
    post("/berichten/{id}/uitreiken", Sort::Write),
    post("/berichten/{id}/retour", Sort::Write),
    get("/berichten/voorkeuren/{hulpvraag}", Sort::Read),
    post("/berichten/voorkeuren/{hulpvraag}", Sort::Write),
    post("/berichten/voorkeuren/{hulpvraag}/code", Sort::Write),
    get("/api/v1/berichten", Sort::Read),
    get("/api/v1/doorverwijzingen/opgelost", Sort::Read),
    post("/api/v1/berichten/{id}/uitreiking", Sort::Write),
    post("/api/v1/berichten/{id}/retour", Sort::Write),
    post("/api/v1/partijen", Sort::Write),
    get("/api/v1/partijen/{id}/brieven", Sort::Read),
    get("/api/v1/hulpvragen/{id}/kanaalvoorkeuren", Sort::Read),
    post("/api/v1/hulpvragen/{id}/kanaalvoorkeuren", Sort::Write),
    get("/api/v1/taken", Sort::Read),
    post("/api/v1/taken/{id}/oppakken", Sort::Write),
    post("/api/v1/taken/{id}/klaar", Sort::Write),
    get("/api/v1/afspraken/{id}", Sort::Read),
    post("/api/v1/afspraken/{id}/afzegging", Sort::Write),
    post("/api/v1/afspraken/{id}/verplaatsing", Sort::Write),
    get("/api/v1/locaties/{id}/dag", Sort::Read),
    post("/api/v1/locaties/{id}/melden", Sort::Write),
    post("/api/v1/locaties/{id}/inloop", Sort::Write),
    post("/api/v1/locaties/{id}/daglijsten", Sort::Write),
    get("/api/v1/daglijsten/{id}", Sort::Read),
    get("/api/v1/bezoeken/{id}", Sort::Read),
    post("/api/v1/bezoeken/{id}/oproepen", Sort::Write),
    post("/api/v1/bezoeken/{id}/niet-verschenen", Sort::Write),
    post("/api/v1/bezoeken/{id}/inwoners/_zoek", Sort::Question),
    post("/api/v1/bezoeken/{id}/identificatie", Sort::Write),
    post("/api/v1/bezoeken/{id}/einde", Sort::Write),
    get("/api/v1/bezoeken/{id}/samenvatting", Sort::Read),
    get("/api/v1/bezoeken/{id}/afmeldingen", Sort::Read),
    post("/api/v1/bezoeken/{id}/afmeldingen", Sort::Write),
    post("/api/v1/bezoeken/{id}/afmeldingen/{afmelding_id}/intrekking", Sort::Write),
    get("/api/v1/bezoeken/{id}/inzage", Sort::Read),
    post("/api/v1/bezoeken/{id}/inzage/{regel_id}/vraag", Sort::Write),
    get("/api/v1/scheidingen", Sort::Read),
    post("/api/v1/scheidingen", Sort::Write),
    post("/api/v1/scheidingen/_zoek", Sort::Question),
    get("/api/v1/scheidingen/{id}", Sort::Read),
    post("/api/v1/scheidingen/{id}/aanvaarding", Sort::Write),
    post("/api/v1/scheidingen/{id}/weigering", Sort::Write),
    get("/api/v1/zoekremmen", Sort::Read),
    post("/api/v1/zoekremmen/{id}/klaar", Sort::Write),
    get("/api/v1/inzage/vragen", Sort::Read),
    post("/api/v1/inzage/vragen/{id}/antwoord", Sort::Write),
    get("/api/v1/inzage/meldingen", Sort::Read),
    post("/api/v1/inzage/meldingen/{id}/oordeel", Sort::Write),
    get("/api/v1/doorverwijzingen/aangeboden", Sort::Read),
    post("/api/v1/hulpvragen/opgelost", Sort::Write),
    get("/api/v1/berichten/{id}", Sort::Read),
    post("/api/v1/hulpvragen/{id}/kanaalvoorkeuren/code", Sort::Write),
    post("/api/v1/diensten/{id}/afspraken/_zoek", Sort::Question),
    get("/api/v1/toepassingen", Sort::Read),
    post("/api/v1/toepassingen", Sort::Write),
    post("/api/v1/toepassingen/{id}/intrekking", Sort::Write),
    get("/api/v1/producten", Sort::Read),
    post("/api/v1/voorstellen/_zoek", Sort::Question),
    post("/api/v1/inwoners/_zoek", Sort::Question),
    get("/api/v1/doorverwijzingen", Sort::Read),
    post("/api/v1/doorverwijzingen", Sort::Write),
    get("/api/v1/doorverwijzingen/{id}", Sort::Read),
    post("/api/v1/doorverwijzingen/{id}/aanvaarding", Sort::Write),
    post("/api/v1/doorverwijzingen/{id}/weigering", Sort::Write),
    get("/api/v1/afmeldingen/nog-door-te-geven", Sort::Read),
    get("/api/v1/levensgebeurtenissen", Sort::Read),
    post("/api/v1/levensgebeurtenissen", Sort::Write),
    post("/api/v1/levensgebeurtenissen/{id}/oordeel", Sort::Write),
    post("/api/v1/levensgebeurtenissen/{id}/stopzetting", Sort::Write),
    get("/api/v1/afgewezen-vragen", Sort::Read),
    get("/api/v1/begrippen", Sort::Read),
    get("/api/v1/begrippen/{sleutel}", Sort::Read),
    put("/api/v1/begrippen/{sleutel}", Sort::Write),
    post("/api/v1/combinaties", Sort::Write),
    get("/api/v1/gelijkstellingen", Sort::Read),
    post("/api/v1/gelijkstellingen", Sort::Write),
    post("/api/v1/gelijkstellingen/{id}/oordeel", Sort::Write),
    post("/api/v1/gelijkstellingen/{id}/intrekking", Sort::Write),
    post("/api/v1/ggm-uitgaven", Sort::Write),
    get("/api/v1/regelingen", Sort::Read),
    get("/api/v1/regelingen/{sleutel}/{versie}", Sort::Read),
    post("/api/v1/regelingen/{sleutel}/{versie}/voorlegging", Sort::Write),
    post("/api/v1/regelingen/{sleutel}/{versie}/publicatie", Sort::Write),
    get("/api/v1/grondslagen", Sort::Read),
    post("/api/v1/grondslagen", Sort::Write),
    get("/api/v1/grondslagen/{id}", Sort::Read),
    put("/api/v1/grondslagen/{id}", Sort::Write),
    post("/api/v1/grondslagen/{id}/voorlegging", Sort::Write),
    post("/api/v1/grondslagen/{id}/oordeel", Sort::Write),
    post("/api/v1/grondslagen/{id}/advies", Sort::Write),
    post("/api/v1/grondslagen/{id}/stopzetting", Sort::Write),
    post("/api/v1/grondslagen/{id}/intrekking", Sort::Write),
    get("/api/v1/looplijst-vragen", Sort::Read),
    post("/api/v1/looplijst-vragen", Sort::Write),
    get("/api/v1/looplijst-vragen/{id}", Sort::Read),
    post("/api/v1/looplijst-vragen/{id}/voorlegging", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/oordeel", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/start", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/pauze", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/vervolg", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/afbreking", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/opening", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/heropening", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/ondertekening", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/doorgave", Sort::Write),
    post("/api/v1/looplijst-vragen/{id}/ontsluiting", Sort::Write),
    get("/api/v1/sleutelhouders", Sort::Read),
    post("/api/v1/sleutelhouders", Sort::Write),
    get("/api/v1/bronnen", Sort::Read),
    post("/api/v1/bronnen", Sort::Write),
    get("/api/v1/looplijsten", Sort::Read),
    get("/api/v1/looplijsten/{id}", Sort::Read),
    post("/api/v1/looplijsten/{id}/wijken", Sort::Write),
    post("/api/v1/looplijsten/{id}/dag", Sort::Write),
    post("/api/v1/looplijsten/{id}/routes", Sort::Write),
    get("/api/v1/routes/{id}", Sort::Read),
    get("/api/v1/regels/{id}", Sort::Read),
    post("/api/v1/regels/{id}/gesprekken", Sort::Write),
    post("/api/v1/weigeringen/intrekking", Sort::Write),
    get("/api/v1/convenanten", Sort::Read),
    post("/api/v1/convenanten", Sort::Write),
    get("/api/v1/convenanten/{id}", Sort::Read),
    put("/api/v1/convenanten/{id}", Sort::Write),
    get("/api/v1/balies", Sort::Read),
    get("/api/v1/balies/{id}", Sort::Read),
    put("/api/v1/balies/{id}", Sort::Write),
    get("/api/v1/medewerkers", Sort::Read),
    post("/api/v1/medewerkers", Sort::Write),
    get("/api/v1/medewerkers/{id}", Sort::Read),
    put("/api/v1/medewerkers/{id}", Sort::Write),
    post("/api/v1/medewerkers/{id}/vertrek", Sort::Write),
    get("/api/v1/organisaties", Sort::Read),
    post("/api/v1/organisaties", Sort::Write),
    get("/api/v1/organisaties/{id}", Sort::Read),
    put("/api/v1/organisaties/{id}", Sort::Write),
    post("/api/v1/producten", Sort::Write),
    get("/api/v1/producten/{code}", Sort::Read),
    put("/api/v1/producten/{code}", Sort::Write),
    get("/api/v1/locaties", Sort::Read),
    post("/api/v1/locaties", Sort::Write),
    get("/api/v1/locaties/{id}", Sort::Read),
    put("/api/v1/locaties/{id}", Sort::Write),
    get("/api/v1/locaties/{id}/openingstijden", Sort::Read),
    put("/api/v1/locaties/{id}/openingstijden", Sort::Write),
    get("/api/v1/diensten", Sort::Read),
    post("/api/v1/diensten", Sort::Write),
    get("/api/v1/diensten/{id}", Sort::Read),
    put("/api/v1/diensten/{id}", Sort::Write),
    post("/api/v1/diensten/{id}/vervallen", Sort::Write),
    post("/api/v1/locaties/{id}/rooster/herhaling", Sort::Write),
    post("/api/v1/locaties/{id}/rooster/publicatie", Sort::Write),
    post("/api/v1/doorverwijzingen/{id}/intrekking", Sort::Write),
    get("/api/v1/hulpvragen/{nummer}", Sort::Read),
    post("/api/v1/hulpvragen/{nummer}/doorverwijzingen", Sort::Write),
    post("/api/v1/hulpvragen/{nummer}/sluiting", Sort::Write),
    post("/api/v1/hulpvragen/{nummer}/rondsturen", Sort::Write),
    post("/api/v1/hulpvragen/{nummer}/opvolger", Sort::Write),
    post("/api/v1/hulpvragen/{nummer}/opvolging", Sort::Write),
];

impl Route {
    /// Whether the address names a thing of somebody.
    pub fn names_a_thing(self) -> bool {
        self.path.contains('{') && self.sort != Sort::Open
    }

    pub fn is_api(self) -> bool {
        self.path.starts_with("/api/")
    }
}

/// The routes as the sources register them: `.route("…", get(…).post(…))`, and for the API its document.
fn of_the_sources() -> BTreeSet<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = BTreeSet::new();
    for folder in ["capabilities", "eenloket/src", "ground"] {
        walk(&root.join(folder), &mut |text| {
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            for part in code.split(".route(").skip(1) {
                let part = part.trim_start();
                let Some((path, rest)) = part.strip_prefix('"').and_then(|part| part.split_once('"')) else {
                    panic!("a route whose address cannot be read: {}", part.chars().take(60).collect::<String>());
                };
                let handlers = rest.split(".route(").next().unwrap_or_default().split(".merge(").next().unwrap_or_default();
                let handlers = handlers.split(';').next().unwrap_or_default().split("fn ").next().unwrap_or_default();
                for (word, method) in
                    [("get(", "GET"), ("post(", "POST"), ("put(", "PUT"), ("patch(", "PATCH"), ("delete(", "DELETE")]
                {
                    if handlers.split(word).skip(1).count() > 0 {
                        found.insert((method.to_owned(), path.to_owned()));
                    }
                }
            }
        });
    }
    // The frozen document; a test of its own holds it to the code.
    let document = std::fs::read_to_string(root.join("docs/api/openapi.json")).unwrap();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"].into_iter().filter(|method| item.get(method).is_some()) {
            found.insert((method.to_uppercase(), format!("/api/v1{path}")));
        }
    }
    found
}

fn walk(folder: &Path, look: &mut impl FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() && !entry.ends_with("tests") {
            walk(&entry, look);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            look(&std::fs::read_to_string(&entry).unwrap());
        }
    }
}

#[test]
fn the_table_holds_every_route_and_no_other() {
    let table: BTreeSet<(String, String)> = ROUTES.iter().map(|route| (route.method.to_owned(), route.path.to_owned())).collect();
    let sources = of_the_sources();
    assert!(sources.len() > 30, "the sources were read: {sources:?}");
    let missing: Vec<_> = sources.difference(&table).collect();
    let gone: Vec<_> = table.difference(&sources).collect();
    assert!(missing.is_empty(), "no case in regels_routes.rs: {missing:?}");
    assert!(gone.is_empty(), "in regels_routes.rs and not in the program: {gone:?}");
}
