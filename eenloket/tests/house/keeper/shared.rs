//! The moments of what is kept once for everybody, and of buildings.

use super::pairs;
use crate::client::fresh_key;
use crate::moments::{Body, Moment};
use crate::regels_routes::Route;
use crate::world::World;
use eenloket::demo;
use reqwest::Method;

/// What is written of a Locatie.
pub fn locatie(naam: &str, versie: i32) -> Vec<(&'static str, String)> {
    let fixed = [
        ("adres", "Voorbeeldstraat 9100"),
        ("postcode", "7511 ab"),
        ("plaats", "Enschede"),
        ("gemeente", "0153"),
        ("gebied", "nederland"),
        ("toegankelijkheid", "Lift, ringleiding"),
        ("telefoon", "14 053"),
        ("gesloten", "26-3-2027\n24-12-2027"),
    ];
    let fixed = fixed.into_iter().map(|(name, value)| (name, value.to_owned()));
    fixed.chain([("naam", naam.to_owned()), ("versie", versie.to_string())]).collect()
}

fn owned(fields: &[(&str, String)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    const OTHERS: &[&str] = &["Tess", "Dora", "Gerda", "Priya"];
    // Whoever works in the building has its id in the menu of every page.
    const ELSEWHERE: &[&str] = &["Tess", "Wim", "Nel", "Loes"];
    const NOT_ALL: &[&str] = &["Bram", "Greet", "Loes"];
    let organisatie = |naam: &str, telefoon: &str, versie: i32| {
        let versie = versie.to_string();
        let may = [("vrije_tekst", "Awb artikel 2:1 en 2:3"), ("vrije_tekst_van", "1-3-2027")];
        let more = [&may[..], &[("soort", "gemeente"), ("overheidsorgaan", "ja"), ("beheerder", "Nieuw Proef")]].concat();
        pairs(&[&[("naam", naam), ("telefoon", telefoon), ("versie", &versie)], &more[..]].concat())
    };
    let product = |code: &str, titel: &str, versie: i32| {
        let versie = versie.to_string();
        pairs(&[
            ("code", code),
            ("titel", titel),
            ("meenemen", "Paspoort of identiteitskaart."),
            ("vraag_tekst", "De inwoner wil hulp bij een parkeervergunning."),
            ("minuten", "20"),
            ("versie", &versie),
        ])
    };
    let enschede = demo::id("locatie/enschede");
    let versie = world.locatie(enschede).await.versie;
    let nth = fresh_key();
    let (who, path, body, other, strangers) = match route.path {
        "/beheer/organisaties/nieuw" => {
            let naam = format!("Gemeente {nth}");
            let new = |telefoon| organisatie(&naam, telefoon, 0);
            ("Lotte", route.path.to_owned(), new("14 000"), new("14 001"), NOT_ALL)
        }
        "/beheer/organisaties/{organisatie}" => {
            let id = demo::id("organisatie/enschede");
            let row = world.organisatie(id).await;
            let to = |telefoon| organisatie(&row.naam, telefoon, row.versie);
            ("Bram", format!("/beheer/organisaties/{id}"), to("14 053"), to("14 054"), OTHERS)
        }
        "/beheer/producten/nieuw" => {
            let code = format!("proef-{}", &nth[nth.len() - 8..].to_lowercase());
            let new = |titel| product(&code, titel, 0);
            ("Lotte", route.path.to_owned(), new("Parkeren"), new("Parkeervergunning"), NOT_ALL)
        }
        "/beheer/producten/{product}" => {
            let row = world.product("aow").await;
            let to = |titel| product("aow", titel, row.versie);
            ("Lotte", "/beheer/producten/aow".to_owned(), to("AOW"), to("AOW aanvragen"), NOT_ALL)
        }
        "/beheer/locaties/nieuw" => {
            let naam = format!("Wijkcentrum {nth}");
            let mut other = locatie(&naam, 0);
            other[0].1 = "Voorbeeldstraat 9101".to_owned();
            ("Bram", route.path.to_owned(), owned(&locatie(&naam, 0)), owned(&other), ELSEWHERE)
        }
        "/beheer/locaties/{locatie}" => {
            let path = format!("/beheer/locaties/{enschede}");
            let to = |naam| owned(&locatie(naam, versie));
            ("Bram", path, to("Stadskantoor Enschede"), to("Het Stadskantoor"), ELSEWHERE)
        }
        "/beheer/locaties/{locatie}/openingstijden" => {
            let to = |maandag: &str| {
                let versie = versie.to_string();
                pairs(&[("geldig_van", "1-6-2027"), ("maandag", maandag), ("dinsdag", "9-12, 13-17"), ("versie", &versie)])
            };
            ("Bram", format!("/beheer/locaties/{enschede}/openingstijden"), to("9-17"), to("9-16"), ELSEWHERE)
        }
        path => {
            assert_eq!(path, "/beheer/locaties/{locatie}/balies/nieuw");
            let cak = demo::id("organisatie/cak").to_string();
            let naam = format!("Balie {nth}");
            let new = |letter| pairs(&[("organisatie", &cak), ("naam", &naam), ("bonletter", letter), ("producten", "aow")]);
            ("Bram", format!("/beheer/locaties/{enschede}/balies/nieuw"), new("K"), new("L"), ELSEWHERE)
        }
    };
    let method: Method = route.method.parse().unwrap();
    let (body, other) = if method == Method::GET { (Body::Nothing, Body::Nothing) } else { (body, other) };
    Moment { who, path, method, body, other, strangers }
}
