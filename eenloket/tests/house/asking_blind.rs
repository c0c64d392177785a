//! The moments of the addresses with which two people sign and open what is asked blind. One run is made, with three sources that answer;
//! each moment is about a copy of it.

use crate::asking::{ELSEWHERE, form, json};
use crate::moments::{Body, Moment};
use crate::regels_routes::Route;
use crate::reis_v10_blind::{AANTAL, FATIH, TESS, counted, does};
use crate::world::World;
use foundation::Uuid;
use looplijst::tables::{looplijst_ondertekening, looplijst_stand, sleutelhouder};
use std::sync::Mutex;
use store::sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// What was signed, computed and kept of a run that is counted, and who held the keys.
#[derive(Clone)]
struct Made {
    blind: looplijst_ondertekening::Model,
    stand: looplijst_stand::Model,
    holders: Vec<sleutelhouder::Model>,
}

/// Every test is a process with one house.
static MADE: Mutex<Option<Made>> = Mutex::new(None);

impl World {
    async fn made(&self) -> Made {
        let known = MADE.lock().unwrap().clone();
        if let Some(made) = known {
            return made;
        }
        let _sources = self.sources(AANTAL).await;
        let (tess, fatih) = (self.log_in_as("Tess").await, self.log_in_as("Fatih Oefening").await);
        let id = counted(self, &tess, &fatih).await;
        let db = self.db().await;
        let blind = looplijst_ondertekening::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
        let stand = looplijst_stand::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
        let made = Made { blind, stand, holders: sleutelhouder::Entity::find().all(db).await.unwrap() };
        *MADE.lock().unwrap() = Some(made.clone());
        made
    }

    /// A Looplijst of Maastricht that is asked blind and stands so; of both keyholders the keys with which it was sealed.
    async fn asked_blind(&self, status: &str) -> Uuid {
        let Made { blind, stand, holders } = self.made().await;
        let id = self.asked_about(status).await;
        let db = self.db().await;
        // A story before this one may have made others.
        for row in holders {
            sleutelhouder::Entity::delete_by_id(row.id).exec(db).await.unwrap();
            row.into_active_model().insert(db).await.unwrap();
        }
        looplijst_stand::Entity::delete_by_id(id).exec(db).await.unwrap();
        let counted = status == "gecombineerd";
        let opdracht = blind.opdracht.filter(|_| counted);
        let row = looplijst_ondertekening::Model { id, opdracht, doorgave_tot: None, ..blind };
        row.into_active_model().insert(db).await.unwrap();
        if counted {
            looplijst_stand::Model { id, ..stand }.into_active_model().insert(db).await.unwrap();
        }
        id
    }
}

/// The moment of an address that ends in this.
pub async fn moment(world: &World, route: Route, last: &str) -> Moment {
    let (who, wachtzin, status) = match last {
        "heropening" => ("Tess", "", "goedgekeurd"),
        "ondertekening" => ("Tess", TESS, "goedgekeurd"),
        "doorgave" => ("Tess", TESS, "gecombineerd"),
        _ => ("Fatih Oefening", FATIH, "gecombineerd"),
    };
    let id = world.asked_blind(status).await;
    let mut versie = "1";
    if last == "ontsluiting" {
        let tess = world.log_in_as("Tess").await;
        does(world, &tess, id, "doorgave", &[("wachtzin", TESS), ("reden", "Gesprekken in december")]).await.expect(303);
        versie = "2";
    }
    let body = |reden: &str| match (route.is_api(), last) {
        (true, "heropening") => Body::Nothing,
        // A space more is other content, and the same words.
        (true, "ondertekening") if reden.starts_with("Andere") => json(serde_json::json!({"wachtzin": format!("{wachtzin} ")})),
        (true, "ondertekening") => json(serde_json::json!({"wachtzin": wachtzin})),
        (true, _) => json(serde_json::json!({"wachtzin": wachtzin, "reden": reden})),
        (false, "heropening") => form(&[("versie", versie), ("x", reden)]),
        (false, _) => form(&[("versie", versie), ("wachtzin", wachtzin), ("reden", reden)]),
    };
    let method = route.method.parse().unwrap();
    let path = route.path.replace("{id}", &id.to_string());
    let (body, other) = (body("Gesprekken in december"), body("Andere woorden voor hetzelfde"));
    Moment { who, path, method, body, other, strangers: ELSEWHERE }
}

/// The moments of the addresses of keyholders.
pub async fn holders(world: &World, route: Route) -> Moment {
    world.asked_blind("concept").await;
    let method = route.method.parse().unwrap();
    let body = |wachtzin: &str| match (route.method, route.is_api()) {
        ("GET", _) => Body::Nothing,
        (_, true) => json(serde_json::json!({"wachtzin": wachtzin, "versie": 1})),
        (_, false) => form(&[("versie", "1"), ("wachtzin", wachtzin), ("nogmaals", wachtzin)]),
    };
    let (body, other) = (body("een nieuwe zin van tess"), body("weer een andere zin van tess"));
    Moment { who: "Tess", path: route.path.to_owned(), method, body, other, strangers: ELSEWHERE }
}
