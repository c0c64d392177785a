//! For each address that writes or names a thing: the moment at which somebody may do it.
//!
//! Long because each address has its arm here, and the arms share how a story gets that far.

use crate::client::{Client, Page, fresh_key};
use crate::people::{ENSCHEDE, Inwoner, JOOST, KEES, SAMIRA, TILBURG, TILLY};
use crate::regels_routes::Route;
use crate::telephone::{NIEUW, Referred};
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use reqwest::Method;
use store::sea_orm;

/// What is sent along.
#[derive(Clone, Debug)]
pub enum Body {
    Nothing,
    Form(Vec<(String, String)>),
    Json(String),
}

/// Something that somebody may do now.
pub struct Moment {
    /// Who may.
    pub who: &'static str,
    /// Where, with ids of things that are there.
    pub path: String,
    pub method: Method,
    pub body: Body,
    /// As valid, and another thing.
    pub other: Body,
    /// People who work elsewhere, with roles that would do.
    pub strangers: &'static [&'static str],
}

/// Fields of a form.
fn form(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

impl Moment {
    /// Sends it as somebody, under a key.
    pub async fn send(&self, client: &Client, key: &str, body: &Body) -> Page {
        self.send_to(&self.path, client, key, body).await
    }

    /// Sends it to another address.
    pub async fn send_to(&self, path: &str, client: &Client, key: &str, body: &Body) -> Page {
        let request = client.request(self.method.clone(), path);
        let request = match body {
            Body::Nothing if self.method == Method::GET => request,
            Body::Nothing => request.header("idempotency-key", key),
            Body::Json(text) => {
                request.header("idempotency-key", key).header("content-type", "application/json").body(text.clone())
            }
            Body::Form(fields) => {
                let hidden = [("csrf".to_owned(), client.csrf().await), ("sleutel".to_owned(), key.to_owned())];
                request.form(&[hidden.as_slice(), fields].concat())
            }
        };
        client.send(path, request).await
    }
}

const OFFICES: &[&str] = &["Loes", "Toon", "Gerda", "Daan"];
const DESKS: &[&str] = &["Daan", "Jelle", "Nel", "Derk"];
const BALIES: &[&str] = &["Greet", "Doortje", "Tess", "Bas"];

/// The list from which everybody chooses.
const LIST_OF_PRODUCTS: Route = Route { method: "GET", path: "/api/v1/producten", sort: crate::regels_routes::Sort::Read };

/// The moments of an address; of a form with three buttons there are three. The clock stands where it has to.
pub async fn moments(world: &World, route: Route) -> Vec<Moment> {
    world.it_is("2027-03-02T10:00");
    let post = |who, path: String, body, other, strangers| Moment { who, path, method: Method::POST, body, other, strangers };
    let get = |who, path: String, strangers| Moment {
        who,
        path,
        method: Method::GET,
        body: Body::Nothing,
        other: Body::Nothing,
        strangers,
    };
    let visit_path = |visit: &Referred| format!("/balie/bezoeken/{}", visit.afspraak);
    let one = match (route.method, route.path) {
        ("POST", NIEUW) => return the_three_buttons(world).await,
        (_, path) if path.contains("/beheer/levens") || path.contains("/v1/levens") => {
            return vec![crate::levens::moment(world, route).await];
        }
        ("GET", "/doorverwijzingen/{id}/bevestigd") => {
            get("Bas", format!("/doorverwijzingen/{}/bevestigd", booked(world).await.doorverwijzing), OFFICES)
        }
        ("POST", "/doorverwijzingen/{id}/aanvaarding") => {
            let path = format!("/doorverwijzingen/{}/aanvaarding", offered(world).await.doorverwijzing);
            post("Tom", path, form(&[]), form(&[("reden", "al_geholpen")]), BALIES)
        }
        ("POST", "/doorverwijzingen/{id}/weigering") => {
            let path = format!("/doorverwijzingen/{}/weigering", offered(world).await.doorverwijzing);
            post("Tom", path, form(&[("reden", "geen_medewerker")]), form(&[("reden", "verkeerde_balie")]), BALIES)
        }
        ("POST", "/doorverwijzingen/{id}/intrekking") => {
            let path = format!("/doorverwijzingen/{}/intrekking", offered(world).await.doorverwijzing);
            post("Bas", path, form(&[]), form(&[("x", "y")]), OFFICES)
        }
        ("GET", "/hulpvragen/{nummer}") => {
            get("Bas", page_of(world, &offered(world).await).await, &["Loes", "Toon", "Gerda", "Daan"])
        }
        ("GET", "/hulpvragen/{nummer}/doorverwijzen") => {
            let offer = refused(world).await;
            get("Bas", format!("{}/doorverwijzen", page_of(world, &offer).await), OFFICES)
        }
        ("POST", "/hulpvragen/{nummer}/doorverwijzen") => {
            let offer = refused(world).await;
            let path = format!("{}/doorverwijzen", page_of(world, &offer).await);
            let versie = world.hulpvraag(offer.hulpvraag).await.versie.to_string();
            let free = world.free("utrecht/gemeente-1").await;
            let body = |nth: usize| {
                form(&[("product", "digid"), ("tijdslot", &free[nth].to_string()), ("instemming", "ja"), ("versie", &versie)])
            };
            post("Bas", path, body(0), body(1), OFFICES)
        }
        ("POST", "/hulpvragen/{nummer}/sluiten") => {
            let offer = refused(world).await;
            let path = format!("{}/sluiten", page_of(world, &offer).await);
            let versie = world.hulpvraag(offer.hulpvraag).await.versie.to_string();
            let taak = format!("{}:klaar", world.taken(offer.hulpvraag).await[0].id);
            let afspraak = offer.afspraak.to_string();
            let body =
                |uitkomst: &str| form(&[("uitkomst", uitkomst), ("taken", &taak), ("afspraken", &afspraak), ("versie", &versie)]);
            post("Bas", path, body("opgelost"), body("niet_opgelost"), OFFICES)
        }
        ("POST", "/hulpvragen/{nummer}/rondgestuurd") => {
            let path = format!("{}/rondgestuurd", page_of(world, &offered(world).await).await);
            post("Bas", path, form(&[]), form(&[("x", "y")]), OFFICES)
        }
        ("POST", "/hulpvragen/{nummer}/opvolger") => {
            let visit = stuck(world).await;
            let name = |key: &str| form(&[("opvolger", &demo::id(&format!("medewerker/{key}")).to_string())]);
            let path = format!("{}/opvolger", page_of(world, &visit).await);
            post("Bas", path, name("bianca"), name("wanda"), OFFICES)
        }
        ("POST", "/hulpvragen/{nummer}/opvolging") => {
            let visit = stuck(world).await;
            let path = page_of(world, &visit).await;
            let bianca = demo::id("medewerker/bianca").to_string();
            let bas = world.log_in_as("Bas").await;
            bas.write(&format!("{path}/opvolger"), &crate::client::fresh_key(), &[("opvolger", &bianca)]).await.expect(303);
            post("Bianca", format!("{path}/opvolging"), form(&[("antwoord", "ja")]), form(&[("antwoord", "nee")]), OFFICES)
        }
        ("GET", "/balie/{locatie}") => get("Gerda", here(), &["Nel", "Loes", "Ida", "Wim"]),
        ("POST", "/balie/{locatie}/melden") => {
            let (visit, later) = (booked(world).await, booked(world).await);
            let nummers = [world.hulpvraag(visit.hulpvraag).await.nummer, world.hulpvraag(later.hulpvraag).await.nummer];
            begins(world, &visit).await;
            let [body, other] = nummers.map(|nummer| form(&[("nummer", &nummer)]));
            post("Derk", format!("{}/melden", here()), body, other, &["Nel", "Loes", "Ida", "Wim"])
        }
        ("POST", "/balie/{locatie}/daglijst") => {
            post("Gerda", format!("{}/daglijst", here()), form(&[]), form(&[("x", "y")]), &["Nel", "Loes", "Ida", "Wim"])
        }
        ("GET", "/balie/daglijsten/{id}") => {
            let page = world.gerda().await.client.write(&format!("{}/daglijst", here()), &crate::client::fresh_key(), &[]).await;
            get("Gerda", page.location().unwrap(), &["Nel", "Loes", "Gijs", "Daan", "Derk"])
        }
        ("GET", "/balie/{locatie}/inloop") => {
            let slot = world.free_today(ENSCHEDE).await.remove(0);
            get("Gerda", format!("{}/inloop?tijdslot={slot}", here()), &["Nel", "Loes", "Ida", "Wim"])
        }
        ("POST", "/balie/{locatie}/inloop") => {
            let slot = world.free_today(ENSCHEDE).await.remove(0).to_string();
            let comes = |naam| form(&[("tijdslot", &slot), ("naam", naam), ("product", "digid")]);
            post(
                "Gerda",
                format!("{}/inloop", here()),
                comes("Mevrouw Rood"),
                comes("Meneer Blauw"),
                &["Nel", "Loes", "Ida", "Wim"],
            )
        }
        ("GET", "/balie/bezoeken/{afspraak}") => get("Gerda", visit_path(&busy(world).await), DESKS),
        ("GET", "/balie/bezoeken/{afspraak}/inwoner") => {
            get("Gerda", format!("{}/inwoner", visit_path(&busy(world).await)), DESKS)
        }
        ("POST", "/balie/bezoeken/{afspraak}/inwoner/zoeken") => {
            let path = format!("{}/inwoner/zoeken", visit_path(&busy(world).await));
            let joost = form(&[("naam", JOOST.naam), ("geboortedatum", JOOST.geboren), ("postcode", JOOST.postcode)]);
            post("Gerda", path, joost, form(&[("bsn", TILLY.bsn)]), DESKS)
        }
        ("GET", "/balie/bezoeken/{afspraak}/samenvatting") => {
            let visit = busy(world).await;
            world.gerda().await.finishes(&visit, "opgelost").await.expect(303);
            get("Gerda", format!("{}/samenvatting", visit_path(&visit)), DESKS)
        }
        ("POST", "/balie/bezoeken/{afspraak}/oproepen") => {
            let visit = booked(world).await;
            begins(world, &visit).await;
            world.gerda().await.reports(&visit).await.expect(303);
            post("Gerda", format!("{}/oproepen", visit_path(&visit)), form(&[("versie", "2")]), form(&[("versie", "3")]), DESKS)
        }
        ("POST", "/balie/bezoeken/{afspraak}/niet-verschenen") => {
            let visit = booked(world).await;
            begins(world, &visit).await;
            world.clock.advance(15);
            let path = format!("{}/niet-verschenen", visit_path(&visit));
            post("Gerda", path, form(&[("versie", "1")]), form(&[("versie", "2")]), DESKS)
        }
        ("POST", "/balie/bezoeken/{afspraak}/identificatie") => {
            let path = format!("{}/identificatie", visit_path(&busy(world).await));
            post("Gerda", path, form(&[("document", "paspoort")]), form(&[("document", "rijbewijs")]), DESKS)
        }
        ("POST", "/balie/bezoeken/{afspraak}/concept") => {
            let path = format!("{}/concept", visit_path(&busy(world).await));
            let notes = |text| form(&[("versie", "3"), ("toelichting", text)]);
            post("Gerda", path, notes("Heeft een nieuwe telefoon."), notes("Heeft een oude telefoon."), DESKS)
        }
        ("POST", "/balie/bezoeken/{afspraak}/klaar") => {
            let path = format!("{}/klaar", visit_path(&busy(world).await));
            let end = |uitkomst| form(&[("versie", "3"), ("uitkomst", uitkomst), ("toelichting", "Heeft een nieuwe telefoon.")]);
            post("Gerda", path, end("opgelost"), end("niet_opgelost"), DESKS)
        }
        ("POST", "/taken/{id}/oppakken") => {
            let offer = offered(world).await;
            world.tom().await.refuses(&offer, "geen_medewerker").await.expect(303);
            let taak = world.taken(offer.hulpvraag).await[0].id;
            // It carries the name of Bas; a colleague takes it from him.
            post("Wanda", format!("/taken/{taak}/oppakken"), form(&[]), form(&[("x", "y")]), &["Loes", "Gerda", "Tom", "Wim"])
        }
        ("POST", "/scheidingen") => {
            let body = parting(world).await;
            let Body::Form(mut other) = body.clone() else { unreachable!("a form") };
            other.iter_mut().filter(|(name, _)| name == "naam").for_each(|(_, value)| "Teun Voorbeeld".clone_into(value));
            post("Greet", route.path.to_owned(), body, Body::Form(other), &[])
        }
        ("GET", "/scheidingen/{id}") => get("Fatih", asked_to_part(world).await, &["Tess", "Dirk", "Wanda", "Pia"]),
        ("POST", "/scheidingen/{id}/aanvaarding" | "/scheidingen/{id}/weigering") => {
            let path = format!("{}/{}", asked_to_part(world).await, route.path.rsplit('/').next().unwrap_or_default());
            post("Fatih", path, form(&[]), form(&[("x", "y")]), &["Tess", "Dirk", "Wanda", "Pia"])
        }
        ("POST", "/zoekremmen/{id}/klaar") => {
            world.meddle("delete from zoekrem").await;
            world.meddle("delete from zoekpoging").await;
            guesses(world).await;
            let id = world.zoekremmen().await.pop().expect("a zoekrem").id;
            post("Fatih", format!("/zoekremmen/{id}/klaar"), form(&[]), form(&[("x", "y")]), &["Pia", "Tess", "Gerda"])
        }
        ("POST", "/taken/{id}/klaar") => {
            let offer = offered(world).await;
            world.tom().await.refuses(&offer, "geen_medewerker").await.expect(303);
            let taak = world.taken(offer.hulpvraag).await[0].id;
            let agreed = |day| form(&[("vervolgstap", "nabellen"), ("datum", day)]);
            let path = format!("/taken/{taak}/klaar");
            post("Bas", path, agreed("2027-05-12"), agreed("2027-05-13"), &["Loes", "Gerda", "Tom", "Wim"])
        }
        ("POST", "/api/v1/doorverwijzingen") => {
            let [one, two] = [0, 1].map(|nth| async move { world.free(ENSCHEDE).await[nth] });
            let [body, other] = [one.await, two.await].map(|slot| json_of_tilly(&slot.to_string()));
            post("Bas", route.path.to_owned(), body, other, &[])
        }
        ("GET", "/api/v1/doorverwijzingen/{id}") => get(
            "Bas",
            format!("/api/v1/doorverwijzingen/{}", booked(world).await.doorverwijzing),
            &["Loes", "Toon", "Daan", "Wim"],
        ),
        ("POST", "/api/v1/doorverwijzingen/{id}/aanvaarding") => {
            let path = format!("/api/v1/doorverwijzingen/{}/aanvaarding", offered(world).await.doorverwijzing);
            post("Tom", path, Body::Nothing, Body::Nothing, BALIES)
        }
        ("POST", "/api/v1/doorverwijzingen/{id}/weigering") => {
            let path = format!("/api/v1/doorverwijzingen/{}/weigering", offered(world).await.doorverwijzing);
            let reden = |reden: &str| Body::Json(format!(r#"{{"reden":"{reden}"}}"#));
            post("Tom", path, reden("geen_medewerker"), reden("verkeerde_balie"), BALIES)
        }
        ("POST", "/beheer/toepassingen") => {
            let named = |naam: &str| form(&[("naam", naam), ("scopes", "taak:lezen")]);
            post("Bram", route.path.to_owned(), named(&fresh_key()), named(&fresh_key()), &[])
        }
        ("POST", "/beheer/toepassingen/{id}/intrekking") => {
            let path = format!("/beheer/toepassingen/{}/intrekking", let_in(world).await);
            post("Bram", path, form(&[]), form(&[("x", "y")]), &["Bas", "Loes", "Nel", "Gerda"])
        }
        (_, path) if crate::keeper::api::is_kept(path) && route != LIST_OF_PRODUCTS => {
            crate::keeper::api::moment(world, route).await
        }
        (_, path)
            if ["beheer", "convenanten", "/balies", "medewerkers"].iter().any(|part| path.contains(part))
                && !path.contains("rooster") =>
        {
            crate::keeper::moment(world, route).await
        }
        (_, path) if path.contains("rooster") || path.contains("diensten") => crate::planner::moment(world, route).await,
        ("POST", "/api/v1/doorverwijzingen/{id}/intrekking") => {
            let path = format!("/api/v1/doorverwijzingen/{}/intrekking", offered(world).await.doorverwijzing);
            post("Bas", path, Body::Nothing, Body::Nothing, OFFICES)
        }
        ("GET", "/api/v1/hulpvragen/{nummer}") => {
            get("Bas", format!("/api/v1{}", page_of(world, &offered(world).await).await), OFFICES)
        }
        ("POST", "/api/v1/hulpvragen/{nummer}/doorverwijzingen") => {
            let path = format!("/api/v1{}/doorverwijzingen", page_of(world, &refused(world).await).await);
            let free = world.free("utrecht/gemeente-1").await;
            let body = |nth: usize| {
                Body::Json(
                    serde_json::json!({"product": "digid", "tijdslotId": free[nth], "instemming": "mondeling"}).to_string(),
                )
            };
            post("Bas", path, body(0), body(1), OFFICES)
        }
        ("POST", "/api/v1/hulpvragen/{nummer}/rondsturen") => {
            let path = format!("/api/v1{}/rondsturen", page_of(world, &offered(world).await).await);
            post("Bas", path, Body::Nothing, Body::Nothing, OFFICES)
        }
        ("POST", "/api/v1/hulpvragen/{nummer}/opvolger") => {
            let path = format!("/api/v1{}/opvolger", page_of(world, &stuck(world).await).await);
            let name = |key: &str| {
                let id = demo::id(&format!("medewerker/{key}"));
                Body::Json(serde_json::json!({"medewerkerId": id}).to_string())
            };
            post("Bas", path, name("bianca"), name("wanda"), OFFICES)
        }
        ("POST", "/api/v1/hulpvragen/{nummer}/opvolging") => {
            let path = page_of(world, &stuck(world).await).await;
            let bianca = demo::id("medewerker/bianca").to_string();
            let bas = world.log_in_as("Bas").await;
            bas.write(&format!("{path}/opvolger"), &crate::client::fresh_key(), &[("opvolger", &bianca)]).await.expect(303);
            let answer = |word: &str| Body::Json(format!(r#"{{"antwoord":"{word}"}}"#));
            post("Bianca", format!("/api/v1{path}/opvolging"), answer("ja"), answer("nee"), OFFICES)
        }
        ("POST", "/api/v1/hulpvragen/{nummer}/sluiting") => {
            let offer = refused(world).await;
            let path = format!("/api/v1{}/sluiting", page_of(world, &offer).await);
            let taak = world.taken(offer.hulpvraag).await[0].id;
            let body = |uitkomst: &str| {
                let taken = serde_json::json!([{"id": taak, "keuze": "vervalt"}]);
                Body::Json(serde_json::json!({"uitkomst": uitkomst, "taken": taken, "afspraken": [offer.afspraak]}).to_string())
            };
            post("Bas", path, body("opgelost"), body("ingetrokken"), OFFICES)
        }
        (_, path)
            if ["/looplijsten/nieuw", "/looplijsten/vragen", "/looplijst-vragen", "/bronnen", "/sleutelhouders"]
                .iter()
                .any(|part| path.contains(part)) =>
        {
            return vec![crate::asking::moment(world, route).await];
        }
        (_, path)
            if ["/looplijst", "/api/v1/routes", "/api/v1/regels", "/api/v1/weigeringen"]
                .iter()
                .any(|part| path.contains(part)) =>
        {
            return vec![crate::outreach::moment(world, route).await];
        }
        (_, path)
            if ["/begrippen", "/combinaties", "/gelijkstellingen", "/ggm-", "/regelingen"]
                .iter()
                .any(|one| path.contains(one)) =>
        {
            return vec![crate::woorden::moment(world, route).await];
        }
        (_, path) if path.contains("/grondslagen") => return vec![crate::register::moment(world, route).await],
        (_, path) if path.starts_with("/mijn/") => return vec![crate::own::moment(world, route).await],
        (_, path) if path.contains("/berichten") || path.contains("partijen") || path.contains("kanaalvoorkeuren") => {
            return crate::post::moments(world, route).await;
        }
        ("GET", "/afspraken/{id}") => get("Bas", change_path(&offered(world).await), OFFICES),
        ("POST", "/afspraken/{id}/afzegging") => {
            let path = format!("{}/afzegging", change_path(&offered(world).await));
            post("Bas", path, form(&[("versie", "1")]), form(&[("versie", "2")]), OFFICES)
        }
        ("POST", "/afspraken/{id}/verplaatsing") => {
            let path = format!("{}/verplaatsing", change_path(&offered(world).await));
            let [body, other] = [0, 1].map(|nth| async move { world.free(TILBURG).await[nth].to_string() });
            let to = |slot: &str| form(&[("versie", "1"), ("tijdslot", slot)]);
            post("Bas", path, to(&body.await), to(&other.await), OFFICES)
        }
        ("POST", "/inzage/vragen/{id}/antwoord") => {
            let path = format!("/inzage/vragen/{}/antwoord", asked(world).await);
            let answer = |text| form(&[("antwoord", text), ("versie", "1")]);
            post(
                "Fatih",
                path,
                answer("U was aan de balie."),
                answer("Dat was een vergissing."),
                &["Bas", "Gerda", "Tom", "Tilly Voorbeeld"],
            )
        }
        ("POST", "/inzage/meldingen/{id}/oordeel") => {
            let path = format!("/inzage/meldingen/{}/oordeel", reported(world).await);
            let judge = |uitkomst| form(&[("uitkomst", uitkomst), ("versie", "1")]);
            post("Fatih", path, judge("nodig"), judge("niet_nodig"), &["Bas", "Gerda", "Tom", "Tilly Voorbeeld"])
        }
        ("GET", "/balie/bezoeken/{afspraak}/inzage") => {
            let visit = busy(world).await;
            world.gerda().await.identifies(&visit).await.expect(303);
            get("Gerda", format!("{}/inzage", visit_path(&visit)), DESKS)
        }
        (method, "/balie/bezoeken/{afspraak}/afmelding" | "/balie/bezoeken/{afspraak}/afmelding/intrekking") => {
            let visit = busy(world).await;
            world.gerda().await.identifies(&visit).await.expect(303);
            let path = route.path.replace("/balie/bezoeken/{afspraak}", &visit_path(&visit));
            let id = world.opted_out(crate::people::JOOST.id()).await.to_string();
            let says = |bereik| form(&[("bereik", bereik), ("kanaal", "brief")]);
            match (method, path.ends_with("intrekking")) {
                ("GET", _) => get("Gerda", path, DESKS),
                (_, true) => post("Gerda", path, form(&[("afmelding", &*id)]), form(&[("afmelding", "weg")]), DESKS),
                _ => post("Gerda", path, says("regeling/aio"), says("regeling/zorgtoeslag"), DESKS),
            }
        }
        (method, path) if path.starts_with("/api/v1/bezoeken/{id}/afmeldingen") => {
            let visit = busy(world).await;
            world.gerda().await.identifies(&visit).await.expect(303);
            let id = world.opted_out(crate::people::JOOST.id()).await;
            let path = path.replace("{id}", &visit.afspraak.to_string()).replace("{afmelding_id}", &id.to_string());
            let says = |regeling| Body::Json(format!(r#"{{"regeling": "{regeling}", "organisatieId": "", "kanaal": "brief"}}"#));
            match (method, path.ends_with("intrekking")) {
                ("GET", _) => get("Gerda", path, DESKS),
                (_, true) => post("Gerda", path, Body::Nothing, Body::Nothing, DESKS),
                _ => post("Gerda", path, says("aio"), says("zorgtoeslag"), DESKS),
            }
        }
        (method, "/balie/bezoeken/{afspraak}/inzage/{regel}/vraag") => {
            let visit = busy(world).await;
            world.gerda().await.identifies(&visit).await.expect(303);
            let look = about(world, crate::people::JOOST.id(), "organisatie/belastingdienst").await;
            let path = format!("{}/inzage/{look}/vraag", visit_path(&visit));
            let asks = |text| form(&[("vraag", text)]);
            match method {
                "GET" => get("Gerda", path, DESKS),
                _ => post("Gerda", path, asks("Waarom keek u?"), asks("Wie keek er?"), DESKS),
            }
        }
        ("POST", "/api/v1/toepassingen") => {
            let named = |naam: String| Body::Json(format!(r#"{{"naam":"{naam}","scopes":["doorverwijzing:lezen"]}}"#));
            post("Bram", route.path.to_owned(), named(fresh_key()), named(fresh_key()), &[])
        }
        ("POST", "/api/v1/toepassingen/{id}/intrekking") => {
            let path = format!("/api/v1/toepassingen/{}/intrekking", let_in(world).await);
            post("Bram", path, Body::Nothing, Body::Nothing, &["Bas", "Loes", "Nel", "Gerda"])
        }
        (_, path) if path.starts_with("/api/") => crate::api::moment::of(world, route).await,
        (method, path) => panic!("no moment in moments.rs for {method} {path}"),
    };
    vec![one]
}

/// A program of Enschede; gives its id.
async fn let_in(world: &World) -> String {
    let (bram, path) = (world.log_in_as("Bram").await, "/api/v1/toepassingen");
    let body = serde_json::json!({ "naam": fresh_key(), "scopes": ["doorverwijzing:lezen"] });
    let made = bram.send(path, bram.request(Method::POST, path).header("idempotency-key", fresh_key()).json(&body)).await;
    made.expect(201).json()["id"].as_str().unwrap().to_owned()
}

fn change_path(visit: &Referred) -> String {
    format!("/afspraken/{}", visit.afspraak)
}

/// A look of Belastingdienst at Tilly about which she did not ask yet.
pub async fn looked_at(world: &World) -> Uuid {
    booked(world).await;
    about_tilly(world, "organisatie/belastingdienst").await
}

/// What Tilly asked about a look of Enschede.
async fn asked(world: &World) -> Uuid {
    let visit = booked(world).await;
    world.gerda().await.visit(&visit).await.expect(200);
    let path = format!("/mijn/inzage/{}/vraag", about_tilly(world, "organisatie/enschede").await);
    world.inwoner(&TILLY).await.write(&path, &fresh_key(), &[("vraag", "Waarom?")]).await.expect(303);
    let mine = "select q.id from inzage_vraag q join organisatie o on o.id = q.organisatie_id
                where q.status = 'gesteld' and o.naam = 'Gemeente Enschede'";
    world.newest(mine).await
}

/// A look of an organisatie at Tilly, as corrected, about which she did not ask yet.
async fn about_tilly(world: &World, organisatie: &str) -> Uuid {
    about(world, TILLY.id(), organisatie).await
}

/// The same of anybody.
pub async fn about(world: &World, inwoner: Uuid, organisatie: &str) -> Uuid {
    let asked = world.ask::<Asked>("select verwerking_id from inzage_vraag").await;
    let of_it = store::InzageFilter { organisatie: Some(demo::id(organisatie)), aantal: 1_000, ..Default::default() };
    let looks = store::inzage(world.store(), &[inwoner], &of_it).await.unwrap();
    // What they did herself there, too, is in the list, and nobody to ask about.
    let others = |look: &&store::Inzage| look.rol.as_deref() != Some("inwoner");
    let new = looks.iter().filter(others).rfind(|look| asked.iter().all(|one| one.verwerking_id != look.id));
    new.expect("a look to ask about").id
}

/// A look of Gerda at somebody without an open Hulpvraag, that nobody judged yet.
async fn reported(world: &World) -> Uuid {
    // Of Kees there is no other Hulpvraag at Enschede.
    let who = Inwoner { postcode: TILLY.postcode, ..KEES };
    let visit = world.bas().await.refers(&who).to(ENSCHEDE).done().await;
    begins(world, &visit).await;
    world.comes_in(&world.gerda().await, &visit).await;
    world.gerda().await.finishes(&visit, "opgelost").await.expect(303);
    world.deliver().await;
    world.clock.advance(3 * 24 * 60);
    world.gerda().await.visit(&visit).await.expect(200);
    world.clock.advance(90);
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    world.newest("select id from inzage_melding where status = 'open'").await
}

/// Search, confirm, and solved after all.
async fn the_three_buttons(world: &World) -> Vec<Moment> {
    let bas = world.bas().await;
    let call = bas.refers(&TILLY).to(ENSCHEDE);
    let mut chosen = call.choose(&call.search().await).await;
    chosen.set("concept", "");
    chosen.set("bsn", TILLY.bsn);
    let mut all = Vec::new();
    for button in ["zoek", "bevestig", "opgelost"] {
        let pairs = |form: &crate::form::Form| {
            let mut pairs = form.pairs(Some(("stap", button)));
            pairs.retain(|(name, _)| name != "csrf" && name != "sleutel");
            Body::Form(pairs)
        };
        let mut other = chosen.clone();
        // Another product for what is not booked, another time for what is.
        match button {
            "bevestig" => other.set("tijdslot", &chosen.choices("tijdslot")[1]),
            _ => other.set("product", "berichtenbox"),
        }
        let (body, other) = (pairs(&chosen), pairs(&other));
        all.push(Moment { who: "Bas", path: NIEUW.to_owned(), method: Method::POST, body, other, strangers: &[] });
    }
    all
}

/// Two questions of Tilly, of which the last turns out to be of her neighbour.
async fn parting(world: &World) -> Body {
    booked(world).await;
    let visit = booked(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    let hulpvraag = visit.hulpvraag.to_string();
    form(&[
        ("nummer", &nummer),
        ("hulpvragen", &hulpvraag),
        ("naam", "Truus Voorbeeld"),
        ("geboortedatum", "2-3-1949"),
        ("postcode", "7511 AA"),
        ("huisnummer", "9001"),
    ])
}

/// Greet asked to part the two; gives where it stands.
async fn asked_to_part(world: &World) -> String {
    world.meddle("delete from scheiding").await;
    let Body::Form(fields) = parting(world).await else { unreachable!("a form") };
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let greet = world.log_in_as("Greet").await;
    let page = greet.write("/scheidingen", &crate::client::fresh_key(), &fields).await.expect(303);
    page.location().unwrap()
}

/// Gerda searches six times and finds nobody.
async fn guesses(world: &World) {
    let gerda = world.gerda().await;
    for nth in 0..6 {
        let body = serde_json::json!({ "bsn": crate::caller::bsn(nth) });
        let path = "/api/v1/inwoners/_zoek";
        gerda.client.send(path, gerda.client.request(Method::POST, path).json(&body)).await;
    }
}

fn here() -> String {
    format!("/balie/{}", demo::id("locatie/enschede"))
}

fn json_of_tilly(tijdslot: &str) -> Body {
    let inwoner = serde_json::json!({
        "bsn": TILLY.bsn, "naam": TILLY.naam, "geboortedatum": "1948-06-14", "postcode": TILLY.postcode,
        "huisnummer": TILLY.huisnummer, "telefoon": TILLY.telefoon,
    });
    let body = serde_json::json!({
        "product": "digid", "tijdslotId": tijdslot, "instemming": "mondeling", "terugkoppeling": true, "inwoner": inwoner,
        "zinnen": ["samen_doen"],
    });
    Body::Json(body.to_string())
}

/// Referred to Enschede, under a Convenant.
pub async fn booked(world: &World) -> Referred {
    world.bas().await.refers(&TILLY).to(ENSCHEDE).done().await
}

/// Referred to Tilburg, where nobody said yes yet.
pub async fn offered(world: &World) -> Referred {
    world.bas().await.refers(&SAMIRA).to(TILBURG).done().await
}

/// Offered to Tilburg, which said no.
pub async fn refused(world: &World) -> Referred {
    let offer = offered(world).await;
    world.tom().await.refuses(&offer, "geen_medewerker").await.expect(303);
    offer
}

/// Sent round, as the Inwoner says: Bas holds it.
pub async fn stuck(world: &World) -> Referred {
    let offer = offered(world).await;
    let path = format!("{}/rondgestuurd", page_of(world, &offer).await);
    world.log_in_as("Bas").await.write(&path, &crate::client::fresh_key(), &[]).await.expect(303);
    offer
}

/// The address of the page of a Hulpvraag.
pub async fn page_of(world: &World, referred: &Referred) -> String {
    format!("/hulpvragen/{}", world.hulpvraag(referred.hulpvraag).await.nummer)
}

pub async fn begins(world: &World, visit: &Referred) {
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
}

/// At the Balie of Gerda.
pub async fn busy(world: &World) -> Referred {
    let visit = world.bas().await.refers(&JOOST).to(ENSCHEDE).done().await;
    begins(world, &visit).await;
    world.comes_in(&world.gerda().await, &visit).await;
    visit
}

impl World {
    /// Sends whoever is at a Balie home, so that the next moment finds it free.
    pub async fn nobody_is_busy(&self) {
        self.deliver().await;
        self.meddle("update afspraak set medewerker_id = null where status = 'bezig'").await;
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Newest {
    id: Uuid,
}

#[derive(sea_orm::FromQueryResult)]
struct Asked {
    verwerking_id: Uuid,
}

impl World {
    /// The id in the first row of a query.
    async fn newest(&self, sql: &str) -> Uuid {
        self.ask::<Newest>(sql).await.first().expect("a row").id
    }
}
