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
