//! Looplijsten that are being made: how one gets as far as a story needs it, and the moments of their addresses.

use crate::moments::{Body, Moment};
use crate::outreach::{self, hit};
use crate::people::{KEES, TILLY};
use crate::regels_routes::Route;
use crate::sources::{REGELINGEN, ports};
use crate::world::World;
use eenloket::demo;
use foundation::{Purpose, Uuid};
use looplijst::tables::{looplijst as lists, looplijst_stand, looplijst_stap, looplijst_vraag};
use reqwest::Method;
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// Of other organisaties, with roles that would do.
pub const ELSEWHERE: &[&str] = &["Wim", "Stef", "Gerda", "Fatih"];
/// The hits of nobody, as they are kept before they are sealed.
const NOBODY: [u8; 1] = [0x80];
/// A key as a source has one.
const SLEUTEL: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

pub fn form(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

pub fn json(value: serde_json::Value) -> Body {
    Body::Json(value.to_string())
}

impl World {
    /// A Looplijst of Maastricht that stands so, which Tess drew up; with an administratie and sources beside the house.
    pub async fn asked_about(&self, status: &str) -> Uuid {
        // Somebody in a story before this one may have taken one away.
        if crate::ledger::count(self.db().await, "bron where bronhouder in ('belastingdienst', 'brp', 'uwv')").await < 3 {
            demo::bronnen::prepare(&self.house, self.outside(), (20, &[]), &ports()).await.unwrap();
        }
        let (id, organisatie) = (self.store().new_id(), demo::id("organisatie/maastricht"));
        let list = lists::ActiveModel {
            id: Set(id),
            organisatie_id: Set(organisatie),
            regelingen: Set(REGELINGEN.join(" ")),
            peildatum: Set("2026-12-31".to_owned()),
            status: Set(status.to_owned()),
            geopend_op: Set(None),
            aangemaakt_op: Set(self.now().into()),
            versie: Set(1),
        };
        list.insert(self.db().await).await.unwrap();
        let far = looplijst_vraag::ActiveModel {
            id: Set(id),
            organisatie_id: Set(organisatie),
            gemeente: Set("0935".to_owned()),
            vervallen_aantal: Set(0),
            inwoner_aantal: Set(0),
            verwerking_aantal: Set(0),
            antwoord_aantal: Set(0),
            vraag_aantal: Set(0),
            stap: Set(1),
            code: Set(None),
            bronhouder: Set(None),
        };
        far.insert(self.db().await).await.unwrap();
        let step = looplijst_stap::ActiveModel {
            id: Set(self.store().new_id()),
            looplijst_id: Set(id),
            versie: Set(1),
            soort: Set("opgesteld".to_owned()),
            toelichting: Set(String::new()),
            door_id: Set(demo::id("medewerker/tess")),
            rol: Set("coordinator".to_owned()),
            plaatsgevonden_op: Set(self.now().into()),
        };
        step.insert(self.db().await).await.unwrap();
        if status == "gecombineerd" {
            let stand = self.store().keys().seal(Purpose::Looplijst, &NOBODY);
            looplijst_stand::ActiveModel { id: Set(id), stand: Set(stand) }.insert(self.db().await).await.unwrap();
        }
        id
    }
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    let (api, method): (bool, Method) = (route.is_api(), route.method.parse().unwrap());
    let moment = |who, path: String, body, other| Moment { who, path, method: method.clone(), body, other, strangers: ELSEWHERE };
    let last = route.path.rsplit('/').next().unwrap();
    if route.path.contains("/sleutelhouders") {
        return crate::asking_blind::holders(world, route).await;
    }
    if route.path.contains("/bronnen") && !route.path.contains("vragen") {
        return sources(world, route, &moment).await;
    }
    let seen = |more: &[(&str, &str)]| if api { Body::Nothing } else { form(&[&[("versie", "1")], more].concat()) };
    let (who, status, body, other) = match (route.method, last) {
        ("POST", "nieuw") | ("POST", "looplijst-vragen") => {
            world.asked_about("concept").await;
            let new = |key: &str| match api {
                true => json(serde_json::json!({"regelingen": [key], "peildatum": "2026-12-31"})),
                false => form(&[("regelingen", key), ("peildatum", "31-12-2026")]),
            };
            return moment("Tess", route.path.to_owned(), new(REGELINGEN[0]), new(REGELINGEN[1]));
        }
        ("GET", _) => ("Tess", "concept", Body::Nothing, Body::Nothing),
        (_, "voorlegging") => ("Tess", "concept", seen(&[]), seen(&[("x", "y")])),
        (_, "oordeel") => {
            let says = |oordeel: &str, why: &str| match api {
                true => json(serde_json::json!({"oordeel": oordeel, "toelichting": why})),
                false => form(&[("versie", "1"), ("oordeel", oordeel), ("toelichting", why)]),
            };
            ("Fatih Oefening", "ter_goedkeuring", says("goedgekeurd", ""), says("teruggegeven", "Vraag minder."))
        }
        (_, "heropening" | "ondertekening" | "doorgave" | "ontsluiting") => {
            return crate::asking_blind::moment(world, route, last).await;
        }
        (_, "start") => ("Tess", "goedgekeurd", seen(&[]), seen(&[("x", "y")])),
        (_, "pauze") => ("Tess", "bevragen", seen(&[]), seen(&[("x", "y")])),
        (_, "vervolg") => ("Tess", "gepauzeerd", seen(&[]), seen(&[("x", "y")])),
        (_, "afbreking") => ("Tess", "goedgekeurd", seen(&[]), seen(&[("x", "y")])),
        (_, last) => {
            assert_eq!(last, "opening");
            // Of a run that finds nobody: who is visited already comes along.
            world.nobody_was_listed().await;
            world.listed(&[hit(&KEES, &outreach::REGELINGEN), hit(&TILLY, &outreach::REGELINGEN)]).await;
            ("Tess", "gecombineerd", seen(&[]), seen(&[("x", "y")]))
        }
    };
    let id = world.asked_about(status).await.to_string();
    moment(who, route.path.replace("{id}", &id).replace("{bronhouder}", "uwv"), body, other)
}

/// The moments of the addresses of sources.
async fn sources(world: &World, route: Route, moment: &impl Fn(&'static str, String, Body, Body) -> Moment) -> Moment {
    world.asked_about("concept").await;
    if route.method == "GET" {
        return moment("Hanna", route.path.to_owned(), Body::Nothing, Body::Nothing);
    }
    let svb = demo::id("organisatie/svb").to_string();
    // Each of the two ways keeps one that is not there yet.
    let holder = if route.is_api() { "duo" } else { "svb" };
    let source = |adres: &str| match route.is_api() {
        true => json(serde_json::json!({"bronhouder": holder, "organisatieId": svb, "adres": adres, "sleutel": SLEUTEL})),
        false => form(&[
            ("bronhouder", holder),
            ("organisatie", &svb),
            ("adres", adres),
            ("openbare_sleutel", SLEUTEL),
            ("versie", "0"),
        ]),
    };
    moment("Hanna", route.path.to_owned(), source("https://bron.svb.example"), source("https://ander.svb.example"))
}
