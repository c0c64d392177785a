//! The moments of the same addresses as JSON.

use crate::client::fresh_key;
use crate::moments::{Body, Moment};
use crate::regels_routes::Route;
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};

/// Whether an address keeps an organisatie, a product or a Locatie.
pub fn is_kept(path: &str) -> bool {
    let of_a_locatie = ["/api/v1/locaties", "/api/v1/locaties/{id}", "/api/v1/locaties/{id}/openingstijden"];
    let kept = ["/api/v1/organisaties", "/api/v1/producten"].iter().any(|part| path.starts_with(part));
    kept || of_a_locatie.contains(&path)
}

/// What is written of an organisatie.
pub fn organisatie(naam: &str, telefoon: &str) -> Value {
    json!({"naam": naam, "telefoon": telefoon})
}

/// What is written of a product.
pub fn product(code: &str, titel: &str) -> Value {
    json!({
        "code": code, "titel": titel, "meenemen": "Paspoort of identiteitskaart.", "minuten": 20,
        "vraagTekst": "De inwoner wil hulp bij een parkeervergunning.",
    })
}

/// What is written of a Locatie.
pub fn locatie(naam: &str, adres: &str) -> Value {
    json!({
        "naam": naam, "adres": adres, "postcode": "7511 AB", "plaats": "Enschede", "gemeenteCode": "0153", "gebied": "nederland",
        "toegankelijkheid": "Lift, ringleiding", "telefoon": "14 053", "gesloten": ["2027-12-24"],
    })
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    const OTHERS: &[&str] = &["Tess", "Dora", "Gerda", "Priya"];
    const ELSEWHERE: &[&str] = &["Tess", "Wim", "Nel", "Loes"];
    const NOT_ALL: &[&str] = &["Bram", "Greet", "Loes"];
    let enschede = demo::id("locatie/enschede");
    let (nth, path) = (fresh_key(), route.path.to_owned());
    let (who, path, body, other, strangers) = match (route.method, route.path) {
        (_, "/api/v1/organisaties") => {
            let new = |telefoon: &str| {
                let mut says = organisatie(&format!("Gemeente {nth}"), telefoon);
                says["soort"] = json!("gemeente");
                let may = json!({"grondslag": "Awb artikel 2:1 en 2:3", "geldigVan": "2027-03-01"});
                (says["overheidsorgaan"], says["vrijeTekst"]) = (json!(true), may);
                json!({"organisatie": says, "beheerder": "Nieuw Proef"})
            };
            ("Lotte", path, new("14 000"), new("14 001"), NOT_ALL)
        }
        (_, "/api/v1/organisaties/{id}") => {
            let id = demo::id("organisatie/enschede");
            let naam = world.organisatie(id).await.naam;
            let to = |telefoon: &str| organisatie(&naam, telefoon);
            ("Bram", format!("/api/v1/organisaties/{id}"), to("14 053"), to("14 054"), OTHERS)
        }
        (_, "/api/v1/producten") => {
            let code = format!("proef-{}", &nth[nth.len() - 8..].to_lowercase());
            let new = |titel: &str| product(&code, titel);
            ("Lotte", path, new("Parkeren"), new("Parkeervergunning"), NOT_ALL)
        }
        (_, "/api/v1/producten/{code}") => {
            ("Lotte", "/api/v1/producten/aow".to_owned(), product("aow", "AOW"), product("aow", "AOW aanvragen"), NOT_ALL)
        }
        (_, "/api/v1/locaties") => {
            let naam = format!("Wijkcentrum {nth}");
            let new = |adres: &str| locatie(&naam, adres);
            ("Bram", path, new("Voorbeeldstraat 9100"), new("Voorbeeldstraat 9101"), ELSEWHERE)
        }
        (_, "/api/v1/locaties/{id}") => {
            let to = |adres: &str| locatie("Stadskantoor Enschede", adres);
            ("Bram", format!("/api/v1/locaties/{enschede}"), to("Voorbeeldplein 9000"), to("Voorbeeldplein 9001"), ELSEWHERE)
        }
        (_, other) => {
            assert_eq!(other, "/api/v1/locaties/{id}/openingstijden");
            let to = |einde: &str| json!({"geldigVan": "2027-06-01", "openingstijden": [{"weekdag": 1, "begin": "09:00", "einde": einde}]});
            ("Bram", format!("/api/v1/locaties/{enschede}/openingstijden"), to("17:00"), to("16:00"), ELSEWHERE)
        }
    };
    let method: Method = route.method.parse().unwrap();
    let json = |value: Value| if method == Method::GET { Body::Nothing } else { Body::Json(value.to_string()) };
    let (body, other) = (json(body), json(other));
    Moment { who, path, method, body, other, strangers }
}
