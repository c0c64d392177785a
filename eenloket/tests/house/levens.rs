//! Amsterdam and who turns 18 there: its own administration, how a level gets as far as a story needs it, and the moments of its
//! addresses.

use crate::client::{Client, Page};
use crate::moments::{Body, Moment};
use crate::people::{Inwoner, YARA};
use crate::regels_routes::Route;
use crate::world::World;
use ::levensgebeurtenis::tables::{levensgebeurtenis, voorstel};
use eenloket::demo;
use foundation::jiff::civil::Date;
use foundation::{Bsn, Uuid};
use reqwest::Method;
use std::fmt::Write as _;
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

pub const PATH: &str = "/beheer/levensgebeurtenissen";

/// Somebody in the own administration of Amsterdam.
#[derive(Clone)]
pub struct Bewoner {
    pub bsn: String,
    pub naam: String,
    pub geboren: Date,
    pub reden: &'static str,
}

/// Yara, as the BRP has her.
pub fn yara() -> Bewoner {
    of(&YARA)
}

fn of(who: &Inwoner) -> Bewoner {
    let geboren = web::read_date(who.geboren).unwrap();
    Bewoner { bsn: who.bsn.to_owned(), naam: who.naam.to_owned(), geboren, reden: "" }
}

/// Somebody whom the house does not know.
pub fn somebody(nth: usize, geboren: Date) -> Bewoner {
    let bsn = (0..10_000).rev().map(|n| format!("99999{n:04}")).filter(|text| Bsn::parse(text).is_ok()).nth(nth).unwrap();
    Bewoner { bsn, naam: format!("Jo Proef{nth}"), geboren, reden: "" }
}

impl World {
    /// What Amsterdam says of who lives there, from now on.
    pub fn lives_in_amsterdam(&self, all: &[Bewoner]) {
        let folder = self.house.administratie.as_deref().unwrap();
        std::fs::create_dir_all(folder).unwrap();
        let list = "[[organisatie]]\nnaam = \"Gemeente Amsterdam\"\ngemeente = \"0363\"\nbestand = \"0363.csv\"\n";
        std::fs::write(folder.join("administratie.toml"), list).unwrap();
        let mut text = "bsn,voornaam,achternaam,geboortedatum,straat,huisnummer,postcode,plaats,reden\n".to_owned();
        for one in all {
            let (voornaam, achternaam) = one.naam.split_once(' ').unwrap();
            let (bsn, geboren, reden) = (&one.bsn, one.geboren, one.reden);
            writeln!(text, "{bsn},{voornaam},{achternaam},{geboren},Voorbeeldstraat,9005,1102AE,Amsterdam,{reden}").unwrap();
        }
        std::fs::write(folder.join("0363.csv"), text).unwrap();
    }

    /// What Amsterdam does for who turns 18, as the store has it.
    pub async fn achttien(&self) -> Option<levensgebeurtenis::Model> {
        use levensgebeurtenis::{Column, Entity};
        let own = Column::OrganisatieId.eq(demo::id("organisatie/amsterdam"));
        Entity::find().filter(own).one(self.db().await).await.unwrap()
    }

    pub async fn voorstellen(&self) -> Vec<voorstel::Model> {
        voorstel::Entity::find().all(self.db().await).await.unwrap()
    }

    /// It runs at a level: Anouk asked, Amina approved.
    pub async fn runs_at(&self, niveau: &str) {
        asks(&self.log_in_as("Anouk").await, niveau).await.expect(303);
        let id = self.achttien().await.unwrap().id;
        judges(&self.log_in_as("Amina").await, id, "goedgekeurd").await.expect(303);
    }

    /// That Amsterdam prepared a Hulpvraag for somebody, without an act; gives the voorstel.
    pub async fn prepared_for(&self, inwoner: Uuid) -> Uuid {
        let (id, before) = (self.store().new_id(), self.achttien().await);
        let event = before.as_ref().map_or(self.store().new_id(), |row| row.id);
        let row = levensgebeurtenis::ActiveModel {
            id: Set(event),
            organisatie_id: Set(demo::id("organisatie/amsterdam")),
            soort: Set("achttien_worden".to_owned()),
            status: Set("uit".to_owned()),
            niveau: Set(None),
            gevraagd: Set(None),
            peildatum: Set(None),
            plaatsgevonden_op: Set(self.now().into()),
            aangemaakt_op: Set(self.now().into()),
            versie: Set(2),
        };
        if before.is_none() {
            row.insert(self.db().await).await.unwrap();
        }
        let row = voorstel::ActiveModel {
            id: Set(id),
            levensgebeurtenis_id: Set(event),
            bsn_index: Set(id.as_bytes().to_vec()),
            inwoner_id: Set(Some(inwoner)),
            hulpvraag_id: Set(None),
            dag: Set("2027-05-02".to_owned()),
            gepland_op: Set("2027-03-02".to_owned()),
            status: Set("klaargezet".to_owned()),
            reden: Set(None),
            niveau: Set(Some("in_interactie".to_owned())),
            aangemaakt_op: Set(self.now().into()),
            versie: Set(2),
        };
        row.insert(self.db().await).await.unwrap();
        id
    }

    /// A day at a time, the house looks at the clock; gives how many were told.
    pub async fn days(&self, first: Date, last: Date) -> usize {
        let (mut day, mut told) = (first, 0);
        while day <= last {
            self.it_is(&format!("{day}T23:00:00"));
            told += eenloket::terms::look_at_the_clock(&self.house).await.unwrap().verteld;
            day = day.tomorrow().unwrap();
        }
        told
    }
}

/// Asks for a level in the form that stands there.
pub async fn asks(client: &Client, niveau: &str) -> Page {
    let form = client.get(PATH).await.expect(200).form(PATH).with(&[("niveau", niveau)]);
    client.send_form(&form, None).await
}

/// Presses what a second person presses.
pub async fn judges(client: &Client, id: Uuid, oordeel: &str) -> Page {
    let form = client.get(PATH).await.expect(200).form(&format!("{PATH}/{id}/oordeel")).with(&[("oordeel", oordeel)]);
    client.send_form(&form, None).await
}

fn form(fields: &[(&str, &str)]) -> Body {
    Body::Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// As the API takes what a form has.
fn as_json(fields: &[(&str, &str)]) -> Body {
    let all: serde_json::Map<String, serde_json::Value> = fields
        .iter()
        .filter(|(name, _)| !matches!(*name, "x"))
        .map(|(name, value)| ((*name).to_owned(), value.parse::<i32>().map_or((*value).into(), serde_json::Value::from)))
        .collect();
    if all.is_empty() { Body::Nothing } else { Body::Json(serde_json::Value::from(all).to_string()) }
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    const ELSEWHERE: &[&str] = &["Tess", "Fatih", "Femke", "Pia"];
    let (method, api): (Method, bool) = (route.method.parse().unwrap(), route.is_api());
    let body = |fields: &[(&str, &str)]| if api { as_json(fields) } else { form(fields) };
    // Each begins anew: who asked in a story before may not approve in this one.
    for table in ["voorstel", "levensgebeurtenis_stap", "levensgebeurtenis"] {
        world.meddle(&format!("delete from {table}")).await;
    }
    if !route.path.contains("{id}") {
        let to = |niveau| body(&[("soort", "achttien_worden"), ("niveau", niveau), ("versie", "0")]);
        let (body, other) = (to("informeren"), to("in_interactie"));
        return Moment { who: "Anouk", path: route.path.to_owned(), method, body, other, strangers: &[] };
    }
    asks(&world.log_in_as("Anouk").await, "informeren").await.expect(303);
    let row = world.achttien().await.unwrap();
    let (path, versie) = (route.path.replace("{id}", &row.id.to_string()), row.versie.to_string());
    // A program names the version in its heading, if it does.
    let seen = [("versie", versie.as_str())];
    let with = |fields: &[(&str, &str)]| body(&[fields, if api { &[] } else { &seen[..] }].concat());
    let (who, body, other) = match route.path.ends_with("/oordeel") {
        true => ("Amina", with(&[("oordeel", "goedgekeurd")]), with(&[("oordeel", "teruggegeven")])),
        false => ("Anouk", with(&[]), with(&[("x", "y")])),
    };
    Moment { who, path, method, body, other, strangers: ELSEWHERE }
}
