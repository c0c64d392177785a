//! The moments of the addresses with which an organisatie keeps its part of the netwerk.

pub mod api;
pub mod pages;
mod shared;

pub use shared::locatie;

use crate::moments::{Body, Moment};
use crate::regels_routes::Route;
use crate::world::World;
use ::netwerk::tables::medewerker;
use eenloket::demo;
use foundation::Uuid;
use reqwest::Method;
use serde_json::json;
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set};

fn pairs(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// Somebody who may leave without anybody missing them.
async fn temp(world: &World) -> Uuid {
    let id = world.store().new_id();
    let row = medewerker::ActiveModel {
        id: Set(id),
        organisatie_id: Set(demo::id("organisatie/enschede")),
        naam: Set("Tijdelijk Proef".to_owned()),
        rollen: Set("receptie".to_owned()),
        actief: Set(true),
        versie: Set(1),
        ..Default::default()
    };
    row.insert(world.db().await).await.unwrap();
    id
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    if ["/organisaties", "/producten", "/locaties"].iter().any(|part| route.path.starts_with(&format!("/beheer{part}"))) {
        return shared::moment(world, route).await;
    }
    const COORDINATORS: &[&str] = &["Tess", "Doortje", "Dora", "Gerda"];
    const NO_KEEPERS: &[&str] = &["Tess", "Dora", "Gerda", "Priya"];
    let method: Method = route.method.parse().unwrap();
    let api = route.is_api();
    let cak = demo::id("organisatie/cak").to_string();
    let (who, path, body, other, strangers) = match route.path {
        "/beheer/convenanten/nieuw" => {
            let new =
                |tot: &str| pairs(&[("van", &cak), ("product", "bijstand"), ("geldig_van", "1-3-2027"), ("geldig_tot", tot)]);
            ("Greet", route.path.to_owned(), new(""), new("31-12-2027"), COORDINATORS)
        }
        "/api/v1/convenanten" => {
            let new = |tot: &str| {
                let (product, van) = ("schuldhulpverlening", cak.as_str());
                Body::Json(
                    json!({"vanOrganisatieId": van, "product": product, "geldigVan": "2027-03-01", "geldigTot": tot}).to_string(),
                )
            };
            ("Greet", route.path.to_owned(), new(""), new("2027-12-31"), COORDINATORS)
        }
        path if path.contains("convenanten/{") => {
            let row = world.convenanten_of("enschede").await.remove(0);
            let to = |tot: &str| {
                let fields = pairs(&[("geldig_van", "1-1-2027"), ("geldig_tot", tot), ("versie", &row.versie.to_string())]);
                let json = Body::Json(json!({"geldigVan": "2027-01-01", "geldigTot": tot}).to_string());
                if api { json } else { fields }
            };
            let path = path.replace("{convenant}", &row.id.to_string()).replace("{id}", &row.id.to_string());
            ("Greet", path, to("31-12-2028"), to("31-12-2029"), COORDINATORS)
        }
        path if path.contains("balies/{") => {
            let row = world.balie("enschede/gemeente-2").await;
            let greet = demo::id("medewerker/greet").to_string();
            let named = |naam: &str| {
                let versie = row.versie.to_string();
                let fields =
                    [("naam", naam), ("bonletter", "G"), ("coordinator", &greet), ("producten", "digid"), ("versie", &versie)];
                let json = json!({"naam": naam, "bonletter": "G", "coordinatorId": greet, "producten": ["digid"]});
                if api { Body::Json(json.to_string()) } else { pairs(&fields) }
            };
            let path = path.replace("{balie}", &row.id.to_string()).replace("{id}", &row.id.to_string());
            ("Bram", path, named("Balie 2"), named("Balie Twee"), &["Tess", "Dora", "Gerda", "Wim"][..])
        }
        "/beheer/medewerkers/nieuw" | "/api/v1/medewerkers" => {
            let named = |naam: &str| {
                let json = json!({"naam": naam, "rollen": ["receptie"], "balieIds": []});
                if api { Body::Json(json.to_string()) } else { pairs(&[("naam", naam), ("rollen", "receptie")]) }
            };
            ("Bram", route.path.to_owned(), named("Nieuw Proef"), named("Nieuwer Proef"), NO_KEEPERS)
        }
        path if path.ends_with("/vertrek") => {
            ("Bram", path.replace("{id}", &temp(world).await.to_string()), Body::Nothing, Body::Nothing, COORDINATORS)
        }
        path => {
            let id = temp(world).await.to_string();
            let named = |naam: &str| {
                let json = json!({"naam": naam, "rollen": ["receptie"], "balieIds": []});
                let fields = pairs(&[("naam", naam), ("rollen", "receptie"), ("versie", "1"), ("stap", "bewaar")]);
                if api { Body::Json(json.to_string()) } else { fields }
            };
            let path = path.replace("{medewerker}", &id).replace("{id}", &id);
            ("Bram", path, named("Anders Proef"), named("Nog Anders"), NO_KEEPERS)
        }
    };
    let (body, other) = if method == Method::GET { (Body::Nothing, Body::Nothing) } else { (body, other) };
    Moment { who, path, method, body, other, strangers }
}
