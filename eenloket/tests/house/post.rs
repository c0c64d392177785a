//! Messages on their way: who prints, who chooses, and the moments at which somebody may.

use crate::client::{Client, Page, fresh_key};
use crate::desk::Desk;
use crate::moments::{Body, Moment, booked};
use crate::people::{ENSCHEDE, Inwoner};
use crate::regels_routes::Route;
use crate::telephone::Referred;
use crate::world::World;
use ::afspraak::tables::tijdslot;
use ::bericht::tables::{bericht, email_adres, kanaalvoorkeur};
use eenloket::demo;
use foundation::jiff::civil::DateTime;
use foundation::jiff::tz::TimeZone;
use foundation::{Purpose, Uuid};
use reqwest::Method;
use std::io::Write;
use std::process::{Command, Stdio};
use store::Ms;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Coordinators of other organisaties.
const OTHERS: &[&str] = &["Tineke", "Lambert", "Dirk", "Tom"];

/// Where one chooses for the Inwoner of a Hulpvraag.
pub fn voorkeuren(referred: &Referred) -> String {
    format!("/berichten/voorkeuren/{}", referred.hulpvraag)
}

impl World {
    /// Wanda, coordinator of the BelastingTelefoon: she prints.
    pub async fn wanda(&self) -> Desk {
        self.desk("Wanda", "enschede").await
    }

    /// Bas books the first free time from a moment on at the Balie of Gerda, through the API: the form offers the next days.
    pub async fn books_after(&self, who: &Inwoner, local: &str) -> Referred {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let from = local.parse::<DateTime>().unwrap().to_zoned(zone).unwrap().timestamp();
        let query = tijdslot::Entity::find()
            .filter(tijdslot::Column::BalieId.eq(demo::id(&format!("balie/{ENSCHEDE}"))))
            .filter(tijdslot::Column::Bezet.eq(false))
            .filter(tijdslot::Column::Vrijgehouden.eq(false))
            .filter(tijdslot::Column::Begin.gte(Ms::from(from)))
            .order_by_asc(tijdslot::Column::Begin);
        let slot = query.one(self.db().await).await.unwrap().expect("a free time").id;
        let born: Vec<&str> = who.geboren.split('-').collect();
        let inwoner = serde_json::json!({
            "bsn": who.bsn, "naam": who.naam, "geboortedatum": format!("{}-{:0>2}-{:0>2}", born[2], born[1], born[0]),
            "postcode": who.postcode, "huisnummer": who.huisnummer, "telefoon": who.telefoon,
        });
        let body = serde_json::json!({
            "product": "digid", "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": true, "inwoner": inwoner,
            "zinnen": [],
        });
        let (bas, path) = (self.bas().await.client, "/api/v1/doorverwijzingen");
        let request = bas.request(Method::POST, path).header("idempotency-key", fresh_key()).json(&body);
        let page = bas.send(path, request).await.expect(201);
        let made: serde_json::Value = serde_json::from_str(&page.html).unwrap();
        self.referred(&format!("/x/{}", made["id"].as_str().unwrap())).await
    }

    /// The one message of a kind about a Hulpvraag.
    pub async fn bericht(&self, referred: &Referred, soort: &str) -> bericht::Model {
        let query = bericht::Entity::find()
            .filter(bericht::Column::HulpvraagId.eq(referred.hulpvraag))
            .filter(bericht::Column::Soort.eq(soort))
            .order_by_desc(bericht::Column::AangemaaktOp)
            .order_by_desc(bericht::Column::Id);
        query.one(self.db().await).await.unwrap().unwrap_or_else(|| panic!("no bericht {soort}"))
    }

    /// The message of a booking under a Convenant.
    pub async fn confirmation(&self, referred: &Referred) -> bericht::Model {
        self.bericht(referred, "afspraak_bevestigd").await
    }

    /// The address of somebody, as it stands.
    pub async fn email_adres(&self, who: &Inwoner) -> Option<email_adres::Model> {
        email_adres::Entity::find_by_id(who.id()).one(self.db().await).await.unwrap()
    }

    /// What somebody chose, in order.
    pub async fn keuzes(&self, who: &Inwoner) -> Vec<kanaalvoorkeur::Model> {
        let query = kanaalvoorkeur::Entity::find()
            .filter(kanaalvoorkeur::Column::InwonerId.eq(who.id()))
            .order_by_asc(kanaalvoorkeur::Column::PlaatsgevondenOp);
        query.all(self.db().await).await.unwrap()
    }

    /// The code that is in the e-mail to somebody, worked out once more.
    pub async fn code_of(&self, inwoner: Uuid) -> String {
        let row = email_adres::Entity::find_by_id(inwoner).one(self.db().await).await.unwrap().expect("an address");
        let named = [inwoner.as_bytes().as_slice(), row.adres.as_bytes(), &row.gevraagd_op.0.to_be_bytes()].concat();
        let hash = self.store().keys().index(Purpose::Email, &named);
        let number = u64::from_be_bytes(hash[..8].try_into().unwrap()) % 1_000_000;
        format!("{number:06}")
    }

    /// Somebody asks Bas for e-mail about these kinds, and tells the code.
    pub async fn wants_email(&self, client: &Client, referred: &Referred, who: &Inwoner, kinds: &[&str], adres: &str) {
        chooses(client, referred, kinds, adres).await.expect(303);
        let code = self.code_of(who.id()).await;
        let path = format!("{}/code", voorkeuren(referred));
        let form = client.get(&voorkeuren(referred)).await.form(&path).with(&[("code", &code)]);
        client.send_form(&form, None).await.expect(303);
    }
}

/// Fills in what an Inwoner says about e-mail.
pub async fn chooses(client: &Client, referred: &Referred, kinds: &[&str], adres: &str) -> Page {
    let path = voorkeuren(referred);
    let mut form = client.get(&path).await.expect(200).form(&path);
    form.clear("email");
    for kind in kinds {
        form.set("email", kind);
    }
    form.set("adres", adres);
    form.set("instemming", "mondeling");
    client.send_form(&form, None).await
}

/// What is on paper, as poppler reads it, line by line; `None` where poppler is not installed, and the test says so.
pub async fn on_paper(client: &Client, path: &str) -> Option<String> {
    read_by_poppler(client, path, "-raw").await
}

/// How high the words on paper are, in points, from foot to top: it grows with the letters.
pub async fn heights_on_paper(client: &Client, path: &str) -> Option<Vec<f64>> {
    let boxes = read_by_poppler(client, path, "-bbox").await?;
    let number = |word: &str, name: &str| word.split_once(&format!("{name}=\""))?.1.split('"').next()?.parse::<f64>().ok();
    Some(boxes.split("<word ").skip(1).filter_map(|word| Some(number(word, "yMax")? - number(word, "yMin")?)).collect())
}

/// The PDF at an address.
pub async fn bytes_at(client: &Client, path: &str) -> Vec<u8> {
    let bytes = client.request(Method::GET, path).send().await.unwrap().bytes().await.unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "no PDF at {path}");
    bytes.to_vec()
}

async fn read_by_poppler(client: &Client, path: &str, how: &str) -> Option<String> {
    let bytes = bytes_at(client, path).await;
    let child = Command::new("pdftotext").args([how, "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        assert!(std::env::var_os("CI").is_none(), "script/bootstrap installs poppler-utils: what is on paper would not be read");
        eprintln!("skipped: pdftotext is not installed (poppler-utils)");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(&bytes));
    let read = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(read.status.success(), "poppler reads {path}");
    Some(String::from_utf8(read.stdout).unwrap())
}

/// Presses "Print" and gives where the letters are.
pub async fn prints(desk: &Desk) -> String {
    let form = desk.client.get("/berichten").await.expect(200).form("/berichten/printen");
    desk.client.send_form(&form, None).await.expect(303).location().unwrap()
}

fn fields(all: &[(&str, &str)]) -> Body {
    Body::Form(all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// The moments at which somebody may do something with a message.
pub async fn moments(world: &World, route: Route) -> Vec<Moment> {
    let visit = booked(world).await;
    world.deliver().await;
    let id = world.confirmation(&visit).await.id.to_string();
    let needs_print = route.path.contains("retour") || (route.path.contains("partijen/{id}"));
    let partij = if needs_print { prints(&world.wanda().await).await } else { String::new() };
    let partij_id = partij.rsplit('/').next().unwrap_or_default().to_owned();
    let path = match route.path {
        path if path.contains("partijen") => path.replace("{id}", &partij_id),
        path if path.contains("hulpvragen") => path.replace("{id}", &visit.hulpvraag.to_string()),
        path => path.replace("{hulpvraag}", &visit.hulpvraag.to_string()).replace("{id}", &id),
    };
    let versie = world.person(world.inwoner_of(&visit).await).await.versie.to_string();
    let choice = |taal: &str| fields(&[("taal", taal), ("instemming", "mondeling"), ("grote_letter", "ja"), ("versie", &versie)]);
    let json = |taal: &str| Body::Json(format!(r#"{{"taal":"{taal}","instemming":"mondeling","groteLetter":true}}"#));
    let (who, body, other) = match (route.method, route.path) {
        ("GET", _) => ("Wanda", Body::Nothing, Body::Nothing),
        (_, "/berichten/voorkeuren/{hulpvraag}") => ("Bas", choice("nl"), choice("en")),
        (_, "/api/v1/hulpvragen/{id}/kanaalvoorkeuren") => ("Bas", json("nl"), json("en")),
        (_, "/berichten/voorkeuren/{hulpvraag}/code" | "/api/v1/hulpvragen/{id}/kanaalvoorkeuren/code") => {
            let bas = world.bas().await;
            chooses(&bas.client, &visit, &["ontvangst"], &format!("{}@example.org", fresh_key())).await.expect(303);
            let code = world.code_of(world.inwoner_of(&visit).await).await;
            let told = |code: &str| match route.is_api() {
                true => Body::Json(format!(r#"{{"code":"{code}"}}"#)),
                false => fields(&[("code", code)]),
            };
            ("Bas", told(&code), told("1"))
        }
        (_, path) if path.starts_with("/api/") => ("Wanda", Body::Nothing, Body::Nothing),
        _ => ("Wanda", fields(&[]), fields(&[("x", "y")])),
    };
    let method = if route.method == "GET" { Method::GET } else { Method::POST };
    vec![Moment { who, path, method, body, other, strangers: if route.path.contains('{') { OTHERS } else { &[] } }]
}

impl World {
    async fn inwoner_of(&self, referred: &Referred) -> Uuid {
        self.hulpvraag(referred.hulpvraag).await.inwoner_id.expect("somebody we know")
    }
}
