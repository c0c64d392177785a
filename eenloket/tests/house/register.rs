//! The register of Grondslagen: how a row gets as far as a story needs it, and the moments of its addresses.

use crate::client::Client;
use crate::moments::{Body, Moment};
use crate::regels_routes::Route;
use crate::world::World;
use ::grondslag::tables::{grondslag, grondslag_stap};
use ::grondslag::{GrondslagError, Reden, Vraag, may_ask};
use access::{Actor, Object, Rol, Verwerking};
use eenloket::demo;
use foundation::jiff::Timestamp;
use foundation::{TraceId, Uuid};
use reqwest::Method;
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// What is typed for a question to the SVB.
pub fn fields(dpia: &str, versie: i32) -> Vec<(&'static str, String)> {
    let svb = demo::id("organisatie/svb").to_string();
    [
        ("soort", "looplijst_bron"),
        ("doel", "aio"),
        ("bron", &*svb),
        ("bronhouder", "svb"),
        ("begrippen", "aow_volledig@1"),
        ("begrippen", "ontvangt_aio@1"),
        ("met_bsn", "ja"),
        ("avg", "publieke_taak"),
        ("wet", "Participatiewet"),
        ("artikel", "47a"),
        ("geldig_van", "1-3-2027"),
        ("geldig_tot", "31-12-2027"),
        ("dpia", dpia),
        ("versie", &versie.to_string()),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.to_owned()))
    .collect()
}

impl World {
    /// A Grondslag of Enschede that Fatih entered, as it stands after what is told; it came that far without an act.
    pub async fn grondslag_that_is(&self, status: &str) -> Uuid {
        let id = self.store().new_id();
        let row = grondslag::ActiveModel {
            id: Set(id),
            afnemer_id: Set(demo::id("organisatie/enschede")),
            bron_id: Set(demo::id("organisatie/svb")),
            bronhouder: Set("svb".to_owned()),
            soort: Set("looplijst_bron".to_owned()),
            doel: Set("aio".to_owned()),
            avg: Set("publieke_taak".to_owned()),
            wet: Set("Participatiewet".to_owned()),
            artikel: Set("47a".to_owned()),
            met_bsn: Set(true),
            begrippen: Set("aow_volledig@1 ontvangt_aio@1".to_owned()),
            geldig_van: Set("2027-03-01".to_owned()),
            geldig_tot: Set(Some("2027-12-31".to_owned())),
            dpia: Set("DPIA 14".to_owned()),
            niet_in_werking: Set(status == "niet_in_werking"),
            status: Set(status.to_owned()),
            merk: Set(Some("demo".to_owned())),
            versie: Set(1),
            aangemaakt_op: Set(self.now().into()),
        };
        row.insert(self.db().await).await.unwrap();
        self.did(id, -1, "ingevoerd", "fatih").await;
        if status == "actief" {
            self.did(id, 0, "geaccordeerd", "olga").await;
        }
        id
    }

    /// That somebody did something to a Grondslag, before the version from which a story goes on.
    pub async fn did(&self, grondslag: Uuid, versie: i32, what: &str, who: &str) {
        let row = grondslag_stap::ActiveModel {
            id: Set(self.store().new_id()),
            grondslag_id: Set(grondslag),
            versie: Set(versie),
            soort: Set(what.to_owned()),
            toelichting: Set(String::new()),
            door_id: Set(demo::id(&format!("medewerker/{who}"))),
            rol: Set("privacyofficer".to_owned()),
            plaatsgevonden_op: Set(self.now().into()),
        };
        row.insert(self.db().await).await.unwrap();
    }

    pub async fn grondslag(&self, id: Uuid) -> grondslag::Model {
        grondslag::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a grondslag")
    }

    /// What was done to a Grondslag, in order.
    pub async fn stappen(&self, id: Uuid) -> Vec<String> {
        let query = grondslag_stap::Entity::find().filter(grondslag_stap::Column::GrondslagId.eq(id));
        let query = query.order_by_asc(grondslag_stap::Column::Versie);
        query.all(self.db().await).await.unwrap().into_iter().map(|row| row.soort).collect()
    }
}

/// Where a Grondslag stands.
pub fn path(id: Uuid) -> String {
    format!("/grondslagen/{id}")
}

/// Presses a button of the page of a Grondslag, with what goes with it.
pub async fn decides(client: &Client, id: Uuid, what: &str, fields: &[(&str, &str)]) -> crate::client::Page {
    let form = client.get(&path(id)).await.expect(200).form(&format!("{}/{what}", path(id))).with(fields);
    client.send_form(&form, None).await
}

fn form(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn owned(fields: Vec<(&'static str, String)>) -> Body {
    Body::Form(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What the API takes for the same.
fn json(dpia: &str) -> Body {
    let body = serde_json::json!({
        "soort": "looplijst_bron", "doel": "aio", "bronId": demo::id("organisatie/svb"), "bronhouder": "svb",
        "begrippen": ["aow_volledig@1", "ontvangt_aio@1"], "metBsn": true, "avg": "publieke_taak", "wet": "Participatiewet",
        "artikel": "47a", "nietInWerking": false, "geldigVan": "2027-03-01", "geldigTot": "2027-12-31", "dpia": dpia,
    });
    Body::Json(body.to_string())
}

/// As the API takes what a form has.
fn as_json(body: Body) -> Body {
    let Body::Form(fields) = body else { return body };
    let fields = fields.into_iter().filter(|(name, _)| matches!(name.as_str(), "oordeel" | "toelichting"));
    let all: serde_json::Map<String, serde_json::Value> = fields.map(|(name, value)| (name, value.into())).collect();
    if all.is_empty() { Body::Nothing } else { Body::Json(serde_json::Value::from(all).to_string()) }
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    const ELSEWHERE: &[&str] = &["Tess", "Otto", "Femke", "Pia"];
    let method: Method = route.method.parse().unwrap();
    let reason = |text: &str| form(&[("toelichting", text), ("versie", "1")]);
    let api = route.is_api();
    let new = |dpia: &str, versie: i32| if api { json(dpia) } else { owned(fields(dpia, versie)) };
    let (who, stands, last, body, other) = match route.path.rsplit('/').next().unwrap() {
        "nieuw" | "grondslagen" => ("Fatih", None, "", new("DPIA 14", 0), new("DPIA 15", 0)),
        "{id}" => ("Fatih", Some("concept"), "", new("DPIA 14", 1), new("DPIA 15", 1)),
        "voorlegging" => {
            let again = form(&[("versie", "1"), ("x", "y")]);
            ("Fatih", Some("concept"), "/voorlegging", form(&[("versie", "1")]), again)
        }
        "oordeel" => {
            let yes = form(&[("oordeel", "goedgekeurd"), ("versie", "1")]);
            let no = form(&[("oordeel", "teruggegeven"), ("toelichting", "Noem het artikel."), ("versie", "1")]);
            ("Olga", Some("te_accorderen"), "/oordeel", yes, no)
        }
        "advies" => {
            let (one, other) = (reason("Vraag het ook aan de raad."), reason("Vraag minder."));
            ("Floor", Some("te_accorderen"), "/advies", one, other)
        }
        "stopzetting" => ("Floor", Some("actief"), "/stopzetting", reason("De DPIA is oud."), reason("De DPIA klopt niet.")),
        last => {
            assert_eq!(last, "intrekking");
            let (one, other) = (reason("Wij vragen het niet meer."), reason("Niet meer nodig."));
            ("Fatih", Some("actief"), "/intrekking", one, other)
        }
    };
    let base = if api { "/api/v1" } else { "" };
    let path = match stands {
        Some(status) => format!("{base}{}{last}", path(world.grondslag_that_is(status).await)),
        None => route.path.to_owned(),
    };
    let (body, other) = match (method == Method::GET, api) {
        (true, _) => (Body::Nothing, Body::Nothing),
        (_, true) => (as_json(body), as_json(other)),
        _ => (body, other),
    };
    Moment { who, path, method, body, other, strangers: ELSEWHERE }
}

/// A purpose of a privacy officer of an organisatie: in its act something is asked.
pub fn purpose(world: &World, organisatie: Uuid) -> Verwerking {
    let fatih = Actor {
        id: demo::id("medewerker/fatih-maastricht"),
        soort: access::Soort::Medewerker,
        naam: "Fatih Oefening".to_owned(),
        organisatie,
        organisatie_naam: "Gemeente Maastricht".to_owned(),
        telefoon: String::new(),
        rollen: vec![Rol::Privacyofficer],
        balies: Vec::new(),
        locatie: None,
        overheidsorgaan: true,
        niveau: None,
        scopes: Vec::new(),
    };
    let trace = TraceId::draw(world.store().chance());
    world.house.access.permit(&fatih, ::grondslag::acts::SHOW, &Object::own_work(organisatie), trace, world.now()).unwrap()
}

/// Whether a question may be asked, in an act of its own that comes to nothing where it may not. Nothing is about a person:
/// what is handed out is which row it stands on, and until when.
pub async fn asks(world: &World, vraag: &Vraag) -> Result<(Uuid, Option<Timestamp>), Reden> {
    let purpose = purpose(world, demo::id("organisatie/maastricht"));
    let tx = world.store().begin(&purpose);
    let outcome = may_ask(&tx, vraag).await.map(|on| (on.id(), on.tot()));
    match tx.finish(outcome).await {
        Ok(on) => Ok(on),
        Err(GrondslagError::NotOnGround(reden)) => Err(reden),
        Err(other) => panic!("{other}"),
    }
}

impl World {
    /// How many Grondslagen an organisatie has.
    pub async fn count_of_grondslagen(&self, organisatie: &str) -> usize {
        let query = grondslag::Entity::find();
        let own = grondslag::Column::AfnemerId.eq(demo::id(&format!("organisatie/{organisatie}")));
        query.filter(own).all(self.db().await).await.unwrap().len()
    }
}
