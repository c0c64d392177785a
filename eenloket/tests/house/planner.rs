//! Who plans: `world.planner("Priya").await.plans(&GERDA_MORNING).await`.

use crate::client::{Client, Page, fresh_key};
use crate::form::Form;
use crate::moments::{Body, Moment};
use crate::people::Inwoner;
use crate::regels_routes::Route;
use crate::telephone::Referred;
use crate::world::World;
use ::afspraak::tables::tijdslot;
use ::netwerk::tables::dienst;
use eenloket::demo;
use foundation::Uuid;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::date;
use reqwest::Method;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A Dienst as it is typed.
#[derive(Clone, Copy, Debug)]
pub struct Shift {
    pub balie: &'static str,
    pub wie: &'static str,
    pub datum: &'static str,
    pub begin: &'static str,
    pub einde: &'static str,
    pub pauze: (&'static str, &'static str),
    pub minuten: &'static str,
    pub vrijgehouden: &'static str,
}

/// The first Wednesday for which the demo has no rooster.
pub const GERDA: Shift = Shift {
    balie: "enschede/gemeente-1",
    wie: "gerda",
    datum: "24-3-2027",
    begin: "9:30",
    einde: "12:30",
    pauze: ("", ""),
    minuten: "30",
    vrijgehouden: "2",
};

impl Shift {
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let medewerker = demo::id(&format!("medewerker/{}", self.wie)).to_string();
        vec![
            ("medewerker", medewerker),
            ("datum", self.datum.to_owned()),
            ("begin", self.begin.to_owned()),
            ("einde", self.einde.to_owned()),
            ("pauze_begin", self.pauze.0.to_owned()),
            ("pauze_einde", self.pauze.1.to_owned()),
            ("minuten", self.minuten.to_owned()),
            ("vrijgehouden", self.vrijgehouden.to_owned()),
        ]
    }

    pub fn path(&self) -> String {
        format!("/rooster/balies/{}/nieuw", demo::id(&format!("balie/{}", self.balie)))
    }

    /// The same as the API takes it.
    pub fn json(&self) -> serde_json::Value {
        let iso = |text: &str| {
            let parts: Vec<u16> = text.split('-').map(|part| part.parse().unwrap()).collect();
            format!("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0])
        };
        serde_json::json!({
            "balieId": demo::id(&format!("balie/{}", self.balie)), "medewerkerId": demo::id(&format!("medewerker/{}", self.wie)),
            "datum": iso(self.datum), "begin": self.begin, "einde": self.einde,
            "minuten": self.minuten.parse::<u16>().unwrap(), "vrijgehouden": self.vrijgehouden.parse::<u16>().unwrap(),
        })
    }
}

/// Somebody who plans at a Locatie.
pub struct Planner {
    pub client: Client,
    locatie: String,
}

impl World {
    /// Priya of the gemeente, Dora of DUO, Uwe of UWV, and Dirk, who coordinates the Balie of DUO: all in Enschede.
    pub async fn planner(&self, naam: &str) -> Planner {
        Planner { client: self.log_in_as(naam).await, locatie: format!("/rooster/{}", demo::id("locatie/enschede")) }
    }

    /// The Diensten at a Balie that did not fall away, the first one first.
    pub async fn diensten(&self, balie: &str) -> Vec<dienst::Model> {
        let query = dienst::Entity::find()
            .filter(dienst::Column::BalieId.eq(demo::id(&format!("balie/{balie}"))))
            .filter(dienst::Column::VervallenOp.is_null())
            .order_by_asc(dienst::Column::Begin);
        query.all(self.db().await).await.unwrap()
    }

    pub async fn dienst(&self, id: Uuid) -> dienst::Model {
        dienst::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a dienst")
    }

    /// The first Tijdslot of a Balie.
    pub async fn first_slot(&self, balie: Uuid) -> Uuid {
        let query = tijdslot::Entity::find().filter(tijdslot::Column::BalieId.eq(balie)).order_by_asc(tijdslot::Column::Begin);
        query.one(self.db().await).await.unwrap().expect("a tijdslot").id
    }

    /// The Tijdsloten that a Dienst offers, the first one first.
    pub async fn slots_of(&self, dienst: Uuid) -> Vec<tijdslot::Model> {
        let query = tijdslot::Entity::find()
            .filter(tijdslot::Column::DienstId.eq(dienst))
            .filter(tijdslot::Column::Vervallen.eq(false))
            .order_by_asc(tijdslot::Column::Begin);
        query.all(self.db().await).await.unwrap()
    }
}

impl Planner {
    /// The week in which a day falls.
    pub async fn week(&self, datum: &str) -> Page {
        self.client.get(&format!("{}?week={datum}", self.locatie)).await.expect(200)
    }

    /// Fills in the form of a new Dienst and sends it.
    pub async fn tries(&self, shift: &Shift) -> Page {
        let form = self.client.get(&shift.path()).await.expect(200).form(&shift.path());
        let fields = shift.fields();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.client.send_form(&form.with(&fields), Some(("stap", "bewaar"))).await
    }

    /// Adds a Dienst; gives its id.
    pub async fn plans(&self, shift: &Shift) -> Uuid {
        let page = self.tries(shift).await.expect(303);
        page.location().unwrap().rsplit_once("dienst=").unwrap().1.parse().unwrap()
    }

    /// The page of a Dienst.
    pub async fn page(&self, dienst: Uuid) -> Page {
        self.client.get(&path(dienst)).await
    }

    /// The form of a Dienst.
    pub async fn form(&self, dienst: Uuid) -> Form {
        self.page(dienst).await.expect(200).form(&path(dienst))
    }

    /// Presses a button of the page of a Dienst.
    pub async fn presses(&self, dienst: Uuid, stap: &str, fields: &[(&str, &str)]) -> Page {
        let form = self.form(dienst).await.with(fields);
        self.client.send_form(&form, Some(("stap", stap))).await
    }

    pub async fn repeats(&self, week: &str, weken: &str) -> Page {
        let path = format!("{}/herhaling", self.locatie);
        let form = self.week(week).await.form(&path).with(&[("weken", weken)]);
        self.client.send_form(&form, None).await
    }

    /// Publishes the first month that has drafts.
    pub async fn publishes(&self, week: &str) -> Page {
        let path = format!("{}/publicatie", self.locatie);
        let form = self.week(week).await.form(&path);
        self.client.send_form(&form, None).await
    }

    /// As [`Planner::publishes`], also where the page offers nothing to publish.
    pub async fn publishes_month(&self, maand: &str) -> Page {
        self.client.write(&format!("{}/publicatie", self.locatie), &fresh_key(), &[("maand", maand)]).await
    }

    /// A Dienst that can be booked.
    pub async fn offers(&self, shift: &Shift) -> Uuid {
        let id = self.plans(shift).await;
        let month = shift.datum.split('-').rev().collect::<Vec<_>>().join("-");
        self.publishes_month(&month).await.expect(303);
        id
    }
}

pub fn path(dienst: Uuid) -> String {
    format!("/rooster/diensten/{dienst}")
}

/// The moment of an address of the rooster.
pub async fn moment(world: &World, route: Route) -> Moment {
    const ELSEWHERE: &[&str] = &["Nel", "Loes", "Tess", "Wim"];
    const OTHERS: &[&str] = &["Dora", "Uwe", "Dirk", "Gerda", "Nel"];
    // Each time another Monday: what an earlier moment planned, or repeated a week later, stays.
    let nth = dienst::Entity::find().filter(dienst::Column::BalieId.eq(demo::id("balie/enschede/gemeente-2")));
    let nth = i64::try_from(nth.all(world.db().await).await.unwrap().len()).unwrap();
    let monday = date(2027, 5, 31) + (7 * nth).days();
    let datum: &'static str = web::write_date(monday).leak();
    let month = monday.first_of_month().to_string();
    let shift = Shift { balie: "enschede/gemeente-2", wie: "gijs", datum, einde: "11:00", ..GERDA };
    let longer = Shift { einde: "11:30", ..shift };
    let locatie = demo::id("locatie/enschede");
    let planned = async || world.planner("Priya").await.plans(&shift).await;
    let form = |shift: &Shift, more: &[(&str, &str)]| {
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Body::Form(shift.fields().into_iter().map(|(name, value)| (name.to_owned(), value)).chain(more).collect())
    };
    let pairs = |fields: &[(&str, &str)]| {
        Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    };
    let json = |value: serde_json::Value| Body::Json(value.to_string());
    let method: Method = route.method.parse().unwrap();
    let (path, body, other, strangers) = match (route.method, route.path) {
        ("GET", "/rooster/{locatie}") => (format!("/rooster/{locatie}"), Body::Nothing, Body::Nothing, ELSEWHERE),
        ("POST", "/rooster/{locatie}/herhaling") => {
            planned().await;
            let week = shift.datum;
            let body = pairs(&[("week", week), ("weken", "1")]);
            (format!("/rooster/{locatie}/herhaling"), body, pairs(&[("week", "5-7-2027"), ("weken", "1")]), ELSEWHERE)
        }
        ("POST", "/rooster/{locatie}/publicatie") => {
            planned().await;
            let body = pairs(&[("maand", &month)]);
            (format!("/rooster/{locatie}/publicatie"), body, pairs(&[("maand", "2027-07-01")]), ELSEWHERE)
        }
        ("GET", "/rooster/balies/{balie}/nieuw") => (shift.path(), Body::Nothing, Body::Nothing, OTHERS),
        ("POST", "/rooster/balies/{balie}/nieuw") => (shift.path(), form(&shift, &[]), form(&longer, &[]), OTHERS),
        ("GET", "/rooster/diensten/{dienst}") => (self::path(planned().await), Body::Nothing, Body::Nothing, OTHERS),
        ("POST", "/rooster/diensten/{dienst}") => {
            let more = [("versie", "1"), ("stap", "bewaar")];
            let half = Shift { einde: "10:30", ..shift };
            (self::path(planned().await), form(&longer, &more), form(&half, &more), OTHERS)
        }
        ("POST", "/api/v1/diensten") => ("/api/v1/diensten".to_owned(), json(shift.json()), json(longer.json()), &[][..]),
        ("GET", "/api/v1/diensten/{id}") => {
            (format!("/api/v1/diensten/{}", planned().await), Body::Nothing, Body::Nothing, OTHERS)
        }
        ("PUT", "/api/v1/diensten/{id}") => {
            let half = Shift { einde: "10:30", ..shift };
            (format!("/api/v1/diensten/{}", planned().await), json(longer.json()), json(half.json()), OTHERS)
        }
        ("POST", "/api/v1/diensten/{id}/afspraken/_zoek") => {
            (format!("/api/v1/diensten/{}/afspraken/_zoek", planned().await), json(serde_json::json!({})), Body::Nothing, OTHERS)
        }
        ("POST", "/api/v1/diensten/{id}/vervallen") => {
            let other = serde_json::json!({"keuzes": [{"afspraakId": locatie}]});
            let path = format!("/api/v1/diensten/{}/vervallen", planned().await);
            (path, json(serde_json::json!({"keuzes": []})), json(other), OTHERS)
        }
        ("POST", "/api/v1/locaties/{id}/rooster/herhaling") => {
            planned().await;
            let week = shift.json()["datum"].clone();
            let body = json(serde_json::json!({"van": week, "weken": 1}));
            let other = json(serde_json::json!({"van": "2027-07-05", "weken": 1}));
            (format!("/api/v1/locaties/{locatie}/rooster/herhaling"), body, other, ELSEWHERE)
        }
        ("POST", "/api/v1/locaties/{id}/rooster/publicatie") => {
            planned().await;
            let body = json(serde_json::json!({"datum": month}));
            let other = json(serde_json::json!({"datum": "2027-07-01"}));
            (format!("/api/v1/locaties/{locatie}/rooster/publicatie"), body, other, ELSEWHERE)
        }
        (method, path) => panic!("no moment in planner.rs for {method} {path}"),
    };
    Moment { who: "Priya", path, method, body, other, strangers }
}

/// Sends a booking through the API, also of a Tijdslot that no page offers first.
pub async fn booking(client: &Client, who: &Inwoner, product: &str, slot: Uuid) -> Page {
    let born: Vec<u16> = who.geboren.split('-').map(|part| part.parse().unwrap()).collect();
    let inwoner = serde_json::json!({
        "bsn": who.bsn, "naam": who.naam, "geboortedatum": format!("{:04}-{:02}-{:02}", born[2], born[1], born[0]),
        "postcode": who.postcode, "huisnummer": who.huisnummer, "telefoon": who.telefoon,
    });
    let body = serde_json::json!({
        "product": product, "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": true, "inwoner": inwoner,
        "zinnen": ["samen_doen"],
    });
    sends_json(client, Method::POST, "/api/v1/doorverwijzingen", &body, &[]).await
}

/// Sends JSON under a fresh key.
pub async fn sends_json(client: &Client, method: Method, path: &str, body: &serde_json::Value, headers: &[(&str, &str)]) -> Page {
    let mut request = client.request(method, path).header("idempotency-key", fresh_key());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    client.send(path, request.header("content-type", "application/json").body(body.to_string())).await
}

impl World {
    /// Somebody books a Tijdslot.
    pub async fn books(&self, who: &Inwoner, product: &str, slot: Uuid) -> Referred {
        let page = booking(&self.log_in_as("Bas").await, who, product, slot).await.expect(201);
        let made: serde_json::Value = serde_json::from_str(&page.html).unwrap();
        self.referred(&format!("/doorverwijzingen/{}", made["id"].as_str().unwrap())).await
    }
}
