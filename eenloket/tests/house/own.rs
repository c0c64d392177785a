//! The moments of the addresses of an inwoner: each is about Tilly, and another inwoner is as far outside as staff are.

use crate::client::fresh_key;
use crate::moments::{Body, Moment, booked, looked_at};
use crate::people::TILLY;
use crate::regels_routes::Route;
use crate::telephone::Referred;
use crate::world::World;
use foundation::Uuid;
use reqwest::Method;

/// Another inwoner, and people at work with roles that would do.
const OTHERS: &[&str] = &["Joost Testman", "Gerda", "Bas", "Fatih"];

fn fields(all: &[(&str, &str)]) -> Body {
    Body::Form(all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// The page of a question of the inwoner it is about.
pub async fn question_of(world: &World, visit: &Referred) -> String {
    format!("/mijn/vragen/{}", world.hulpvraag(visit.hulpvraag).await.nummer)
}

impl World {
    /// Tilly asks for e-mail on her own page, at an address that was not tried yet; gives the code that goes to it.
    pub async fn tilly_asks_for_email(&self) -> String {
        let tilly = self.inwoner(&TILLY).await;
        let adres = format!("{}@example.org", fresh_key());
        let versie = self.person(TILLY.id()).await.versie.to_string();
        let all = [("email", "ontvangst"), ("adres", &*adres), ("taal", "nl"), ("telefoon", ""), ("versie", &*versie)];
        tilly.write("/mijn/gegevens", &fresh_key(), &all).await.expect(303);
        self.code_of(TILLY.id()).await
    }

    /// That somebody opted out of everything, without an act; gives the afmelding.
    pub async fn opted_out(&self, wie: Uuid) -> Uuid {
        use ::afmelding::tables::afmelding;
        use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
        afmelding::Entity::delete_many().exec(self.db().await).await.unwrap();
        let id = self.store().new_id();
        let row = afmelding::ActiveModel {
            id: Set(id),
            inwoner_id: Set(wie),
            regeling: Set(String::new()),
            organisatie_id: Set(Uuid::nil()),
            kanaal: Set("brief".to_owned()),
            begin: Set(self.now().into()),
            vervalt_op: Set(None),
            bij_organisatie_id: Set(eenloket::demo::id("organisatie/enschede")),
            bij_hulpvraag_id: Set(None),
        };
        row.insert(self.db().await).await.unwrap();
        id
    }

    async fn message_of(&self, visit: &Referred) -> Uuid {
        self.deliver().await;
        self.confirmation(visit).await.id
    }
}

/// The moment of an address.
pub async fn moment(world: &World, route: Route) -> Moment {
    let choice = |taal: &str, versie: i32| {
        fields(&[("taal", taal), ("grote_letter", "ja"), ("telefoon", "06 12345678"), ("versie", &versie.to_string())])
    };
    let (path, body, other) = match route.path {
        "/mijn/levensgebeurtenissen" => {
            let id = world.prepared_for(TILLY.id()).await.to_string();
            let says = |antwoord| fields(&[("voorstel", &id), ("antwoord", antwoord)]);
            (route.path.to_owned(), says("ja"), says("nee"))
        }
        "/mijn/weigeringen" => {
            let id = world.said_no(TILLY.id()).await.to_string();
            (route.path.to_owned(), fields(&[("weigering", &id)]), fields(&[("weigering", "weg")]))
        }
        "/mijn/afmelding" => {
            let other = format!("organisatie/{}", eenloket::demo::id("organisatie/enschede"));
            (route.path.to_owned(), fields(&[("bereik", "alles")]), fields(&[("bereik", &other)]))
        }
        "/mijn/afmelding/intrekking" => {
            let id = world.opted_out(TILLY.id()).await.to_string();
            (route.path.to_owned(), fields(&[("afmelding", &id)]), fields(&[("afmelding", "weg")]))
        }
        "/mijn/inzage/{id}/vraag" => {
            let path = route.path.replace("{id}", &looked_at(world).await.to_string());
            (path, fields(&[("vraag", "Waarom?")]), fields(&[("vraag", "Wie?")]))
        }
        "/mijn/vragen/{nummer}" => (question_of(world, &booked(world).await).await, Body::Nothing, Body::Nothing),
        "/mijn/vragen/{nummer}/rondgestuurd" => {
            let path = format!("{}/rondgestuurd", question_of(world, &booked(world).await).await);
            (path, fields(&[]), fields(&[("x", "y")]))
        }
        "/mijn/berichten/{id}" => {
            let id = world.message_of(&booked(world).await).await;
            (route.path.replace("{id}", &id.to_string()), Body::Nothing, Body::Nothing)
        }
        "/mijn/gegevens" => {
            booked(world).await;
            // Whatever was chosen before, this is another choice.
            let now = world.person(TILLY.id()).await;
            let (one, two) = if now.taal == "en" { ("pap", "nl") } else { ("en", "nl") };
            (route.path.to_owned(), choice(one, now.versie), choice(two, now.versie))
        }
        "/mijn/gegevens/code" => {
            booked(world).await;
            let code = world.tilly_asks_for_email().await;
            (route.path.to_owned(), fields(&[("code", &code)]), fields(&[("code", "1")]))
        }
        path => panic!("no moment in own.rs for {} {path}", route.method),
    };
    let method: Method = route.method.parse().unwrap();
    let (body, other) = if method == Method::GET { (Body::Nothing, Body::Nothing) } else { (body, other) };
    let strangers = if route.names_a_thing() { OTHERS } else { &[] };
    Moment { who: "Tilly Voorbeeld", path, method, body, other, strangers }
}
