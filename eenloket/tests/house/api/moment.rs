//! The moments of addresses that do what a page does: the same moment, told as JSON.

use crate::moments::{Body, Moment, moments};
use crate::regels_routes::{Route, Sort};
use crate::world::World;
use serde_json::{Map, Value, json};

/// An address with the page that does the same, and how the last part is called here.
const SAME: &[(&str, &str, &str)] = &[
    ("/api/v1/taken/{id}/oppakken", "/taken/{id}/oppakken", "oppakken"),
    ("/api/v1/taken/{id}/klaar", "/taken/{id}/klaar", "klaar"),
    ("/api/v1/afspraken/{id}", "/afspraken/{id}", ""),
    ("/api/v1/afspraken/{id}/afzegging", "/afspraken/{id}/afzegging", "afzegging"),
    ("/api/v1/afspraken/{id}/verplaatsing", "/afspraken/{id}/verplaatsing", "verplaatsing"),
    ("/api/v1/locaties/{id}/dag", "/balie/{locatie}", "dag"),
    ("/api/v1/locaties/{id}/melden", "/balie/{locatie}/melden", "melden"),
    ("/api/v1/locaties/{id}/inloop", "/balie/{locatie}/inloop", "inloop"),
    ("/api/v1/locaties/{id}/daglijsten", "/balie/{locatie}/daglijst", "daglijsten"),
    ("/api/v1/daglijsten/{id}", "/balie/daglijsten/{id}", ""),
    ("/api/v1/bezoeken/{id}", "/balie/bezoeken/{afspraak}", ""),
    ("/api/v1/bezoeken/{id}/oproepen", "/balie/bezoeken/{afspraak}/oproepen", "oproepen"),
    ("/api/v1/bezoeken/{id}/niet-verschenen", "/balie/bezoeken/{afspraak}/niet-verschenen", "niet-verschenen"),
    ("/api/v1/bezoeken/{id}/inwoners/_zoek", "/balie/bezoeken/{afspraak}/inwoner/zoeken", "inwoners/_zoek"),
    ("/api/v1/bezoeken/{id}/identificatie", "/balie/bezoeken/{afspraak}/identificatie", "identificatie"),
    ("/api/v1/bezoeken/{id}/einde", "/balie/bezoeken/{afspraak}/klaar", "einde"),
    ("/api/v1/bezoeken/{id}/samenvatting", "/balie/bezoeken/{afspraak}/samenvatting", "samenvatting"),
    ("/api/v1/bezoeken/{id}/inzage", "/balie/bezoeken/{afspraak}/inzage", "inzage"),
    ("/api/v1/bezoeken/{id}/inzage/{regel_id}/vraag", "/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", "vraag"),
    ("/api/v1/scheidingen/{id}", "/scheidingen/{id}", ""),
    ("/api/v1/scheidingen/{id}/aanvaarding", "/scheidingen/{id}/aanvaarding", "aanvaarding"),
    ("/api/v1/scheidingen/{id}/weigering", "/scheidingen/{id}/weigering", "weigering"),
    ("/api/v1/zoekremmen/{id}/klaar", "/zoekremmen/{id}/klaar", "klaar"),
    ("/api/v1/inzage/vragen/{id}/antwoord", "/inzage/vragen/{id}/antwoord", "antwoord"),
    ("/api/v1/inzage/meldingen/{id}/oordeel", "/inzage/meldingen/{id}/oordeel", "oordeel"),
    ("/api/v1/scheidingen", "/scheidingen", ""),
];

/// Addresses that are sent without a body.
const EMPTY: [&str; 7] = ["oppakken", "afzegging", "daglijsten", "oproepen", "niet-verschenen", "aanvaarding", "weigering"];

/// What is asked of an address that only answers.
async fn question(world: &World, path: &str) -> Option<Body> {
    let asked = match path {
        "/api/v1/scheidingen/_zoek" => {
            let visit = crate::moments::booked(world).await;
            json!({ "nummer": world.hulpvraag(visit.hulpvraag).await.nummer })
        }
        "/api/v1/voorstellen/_zoek" => json!({ "product": "digid", "postcode": "7511 AA" }),
        "/api/v1/inwoners/_zoek" => json!({ "naam": "Anna Dubbel", "geboortedatum": "1961-04-12", "postcode": "8911 AG" }),
        _ => return None,
    };
    Some(Body::Json(asked.to_string()))
}

/// The moment of an address.
pub async fn of(world: &World, route: Route) -> Moment {
    if route.path == "/api/v1/hulpvragen/opgelost" {
        let told = |product: &str| Body::Json(json!({ "product": product }).to_string());
        let (method, path) = (reqwest::Method::POST, route.path.to_owned());
        return Moment { who: "Bas", path, method, body: told("digid"), other: told("ww"), strangers: &[] };
    }
    if let Some(asked) = question(world, route.path).await {
        let (method, path) = (reqwest::Method::POST, route.path.to_owned());
        let who = if route.path == "/api/v1/scheidingen/_zoek" { "Greet" } else { "Bas" };
        return Moment { who, path, method, body: asked, other: Body::Nothing, strangers: &[] };
    }
    let (_, page, last) = SAME.iter().find(|(path, ..)| *path == route.path).unwrap_or_else(|| panic!("no moment: {route:?}"));
    let sort = if route.method == "GET" { Sort::Read } else { Sort::Write };
    let there = Box::pin(moments(world, Route { method: route.method, path: page, sort })).await;
    let [moment] = there.try_into().unwrap_or_else(|_| panic!("one moment for {page}"));
    let ids: Vec<String> = moment.path.split(['/', '?']).filter(|part| part.len() == 36).map(str::to_owned).collect();
    let (id, last_id) = (ids.first().cloned().unwrap_or_default(), ids.last().cloned().unwrap_or_default());
    let (body, other) = match EMPTY.contains(last) || *page == "/zoekremmen/{id}/klaar" || route.method == "GET" {
        true => (Body::Nothing, Body::Nothing),
        // By then the second visitor may be one of tomorrow.
        false if *last == "melden" => (as_json(&moment.body), Body::Nothing),
        false => (as_json(&moment.body), as_json(&moment.other)),
    };
    Moment { path: route.path.replace("{id}", &id).replace("{regel_id}", &last_id), body, other, ..moment }
}

/// The fields of a form as the API has them; what only a page needs is left out.
fn as_json(body: &Body) -> Body {
    let Body::Form(fields) = body else { return Body::Nothing };
    let mut told = Map::new();
    for (name, value) in fields {
        match name.as_str() {
            "versie" | "x" => {}
            "nummer" if fields.iter().any(|(name, _)| name == "hulpvragen") => {}
            "tijdslot" => drop(told.insert("tijdslotId".to_owned(), json!(value))),
            "hulpvragen" => drop(told.insert(name.clone(), json!([value]))),
            _ => drop(told.insert(name.clone(), json!(value))),
        }
    }
    Body::Json(Value::Object(told).to_string())
}
