//! The begrippen: how they get as far as a story needs them, and the moments of their addresses.

use crate::moments::{Body, Moment};
use crate::published::digest_of;
use crate::regels_routes::Route;
use crate::world::World;
use ::begrip::tables::{begrip_versie, gelijkstelling, ggm_uitgave};
use eenloket::demo;
use foundation::Uuid;
use reqwest::Method;
use serde_json::{Value, json};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// The one term of the model that a begrip names.
pub const INKOMEN: &str = "{B2A3D4C2-236C-457f-A2C8-8F889C1427E9}";
/// Two that nearly mean the same, for the same people.
pub const NETTO: [&str; 2] = ["netto_maandinkomen@1", "netto_maandinkomen_met_aow@1"];

/// What is typed for a new version of the toetsingsinkomen.
pub fn renewed(versie: i32, omschrijving: &str) -> Vec<(&'static str, String)> {
    [
        ("versie", &*versie.to_string()),
        ("omschrijving", omschrijving),
        ("bronhouder", "belastingdienst"),
        ("periode", "kalenderjaar"),
        ("heffing", "fiscaal"),
        ("bereik", "partners"),
        ("artikel", "Awir art. 8"),
        ("ggm", INKOMEN),
        ("bron", "Awir art. 8, zoals die in 2027 luidt"),
        ("geverifieerd", "te_verifieren"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// A table of terms as the model is published.
pub fn extract(guids: &[&str]) -> String {
    let lines = guids.iter().map(|guid| format!("Inkomen,{guid},Class\n"));
    format!("GGM-naam,GGM-guid,GGM-uml-type\n{}", lines.collect::<String>())
}

impl World {
    /// A Gelijkstelling of Enschede that somebody proposed, as it stands after what is told; it came that far without an act.
    pub async fn gelijkstelling_that_is(&self, status: &str, door: &str) -> Uuid {
        gelijkstelling::Entity::delete_many().exec(self.db().await).await.unwrap();
        let id = self.store().new_id();
        let judge = (status == "actief").then(|| demo::id("medewerker/hugo"));
        let row = gelijkstelling::ActiveModel {
            id: Set(id),
            organisatie_id: Set(demo::id("organisatie/enschede")),
            een: Set(NETTO[0].to_owned()),
            ander: Set(NETTO[1].to_owned()),
            toelichting: Set("Beide netto, met vakantiegeld.".to_owned()),
            status: Set(status.to_owned()),
            door_id: Set(demo::id(&format!("medewerker/{door}"))),
            oordeel_door_id: Set(judge),
            versie: Set(1),
            aangemaakt_op: Set(self.now().into()),
        };
        row.insert(self.db().await).await.unwrap();
        id
    }

    /// The newest version of a word at Enschede.
    async fn version_of(&self, sleutel: &str) -> i32 {
        use begrip_versie::{Column, Entity};
        let own = Entity::find().filter(Column::OrganisatieId.eq(demo::id("organisatie/enschede")));
        let rows = own.filter(Column::Sleutel.eq(sleutel)).all(self.db().await).await.unwrap();
        rows.iter().map(|row| row.versie).max().unwrap_or(1)
    }
}

fn pairs(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn owned(fields: Vec<(&'static str, String)>) -> Body {
    Body::Form(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// As the API takes what a form has.
fn as_json(body: Body) -> Body {
    let Body::Form(fields) = body else { return body };
    let fields = fields.into_iter().filter(|(name, _)| name != "versie");
    let all: serde_json::Map<String, Value> = fields.map(|(name, value)| (name, json!(value))).collect();
    if all.is_empty() { Body::Nothing } else { Body::Json(Value::from(all).to_string()) }
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    let method: Method = route.method.parse().unwrap();
    let last = route.path.rsplit('/').next().unwrap();
    let path = route.path.replace("{sleutel}/{versie}", "zorgtoeslag/2026").replace("{sleutel}", "toetsingsinkomen");
    let (who, path, body, other) = match last {
        "{sleutel}" => {
            let now = world.version_of("toetsingsinkomen").await;
            let says = |text: &str| owned(renewed(now, &format!("{text} {now}.")));
            ("Gita", path, says("Anders dan in versie"), says("Heel anders dan in versie"))
        }
        "combinaties" => {
            let two = |key: &str| pairs(&[("een", key), ("ander", key)]);
            ("Gita", path, two("verzamelinkomen@1"), two("netto_maandinkomen@1"))
        }
        "gelijkstellingen" => {
            gelijkstelling::Entity::delete_many().exec(world.db().await).await.unwrap();
            let two = |een, ander| pairs(&[("een", een), ("ander", ander), ("toelichting", "Beide netto, met vakantiegeld.")]);
            ("Gita", path, two(NETTO[0], NETTO[1]), two("verzamelinkomen@1", "belastbaar_inkomen_box1@1"))
        }
        "ggm-uitgaven" => {
            let n = ggm_uitgave::Entity::find().count(world.db().await).await.unwrap();
            let with = |name: String| pairs(&[("uitgave", &name), ("tekst", &extract(&[INKOMEN]))]);
            ("Gita", path, with(format!("3.{n}")), with(format!("4.{n}")))
        }
        "oordeel" => {
            let id = world.gelijkstelling_that_is("voorstel", "hugo").await;
            let says = |word| pairs(&[("oordeel", word), ("versie", "1")]);
            ("Gita", path.replace("{id}", &id.to_string()), says("goedgekeurd"), says("afgewezen"))
        }
        "intrekking" => {
            let id = world.gelijkstelling_that_is("actief", "fatih").await;
            let body = pairs(&[("versie", "1")]);
            ("Gita", path.replace("{id}", &id.to_string()), body, pairs(&[("versie", "1"), ("x", "y")]))
        }
        "voorlegging" | "publicatie" => {
            world.publicatie_that_is((last == "publicatie").then_some("hugo")).await;
            // Whoever saw another file is too late.
            let saw = |digest: &str| pairs(&[("digest", digest)]);
            ("Gita", path, saw(&digest_of("zorgtoeslag 2026")), saw("00"))
        }
        _ => ("Gita", path, Body::Nothing, Body::Nothing),
    };
    let (body, other) = match (method == Method::GET, route.is_api()) {
        (true, _) => (Body::Nothing, Body::Nothing),
        (_, true) if last == "intrekking" => (Body::Nothing, Body::Nothing),
        (_, true) => (as_json(body), as_json(other)),
        _ => (body, other),
    };
    // What a word means stands for each organisatie at the same address: a stranger is who has nothing to do with it.
    let strangers: &[&str] = if route.path.contains("{id}") { &["Hanna", "Fatih Oefening"] } else { &["Derk", "Priya"] };
    Moment { who, path, method, body, other, strangers }
}
