//! R5: what is not yours does not exist. Not in what is answered, and not in how long it takes.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{Moment, moments};
use crate::people::{Inwoner, KEES};
use crate::regels_routes::{ROUTES, Route};
use crate::statements;
use crate::world::World;
use reqwest::Method;

/// What somebody got who is outside.
#[derive(Debug, PartialEq, Eq)]
struct Got {
    status: u16,
    /// Names of the headers, and the values of those that could be a hint.
    headers: String,
    body: String,
    /// What was asked of the database and of the policies.
    asked: Vec<String>,
}

both!(what_is_not_yours_does_not_exist);
async fn what_is_not_yours_does_not_exist(world: &World) {
    let of_staff = ROUTES.iter().filter(|route| route.names_a_thing() && !route.path.starts_with("/mijn"));
    for route in of_staff {
        walk(world, route, Some(&KEES)).await;
    }
}

// Among the strangers of these is another inwoner.
both!(what_is_of_another_inwoner_does_not_exist);
async fn what_is_of_another_inwoner_does_not_exist(world: &World) {
    let own: Vec<&Route> = ROUTES.iter().filter(|route| route.names_a_thing() && route.path.starts_with("/mijn")).collect();
    assert!(own.len() > 4, "{own:?}");
    for route in own {
        walk(world, route, None).await;
    }
}

async fn walk(world: &World, route: &Route, inwoner: Option<&Inwoner>) {
    let moment = only_moment(world, *route).await;
    assert!(!moment.strangers.is_empty(), "nobody tries {}", route.path);
    let before = world.snapshot().await;
    for stranger in moment.strangers {
        let client = world.log_in_as(stranger).await;
        finds_nothing(world, route, &moment, &client, stranger).await;
    }
    if let Some(inwoner) = inwoner {
        let client = world.inwoner(inwoner).await;
        finds_nothing(world, route, &moment, &client, inwoner.naam).await;
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "{} {}", route.method, route.path);
    without_a_session(world, route, &moment).await;
    // Who takes part gets in: the address was right.
    let client = world.log_in_as(moment.who).await;
    let answer = moment.send(&client, &fresh_key(), &moment.body).await;
    assert!(answer.status < 400, "{}: {} {}", moment.who, answer.status, answer.text());
    world.nobody_is_busy().await;
}

/// What an address names, and the same of something that does not exist: an id, or a nummer.
fn named(world: &World, path: &str) -> (String, String) {
    let nummer = |part: &&str| part.parse::<rules::nummer::Nummer>().is_ok();
    if let Some(nummer) = path.split('/').find(nummer) {
        return (nummer.to_owned(), rules::nummer::Nummer::from_random(123_456_789).to_string());
    }
    if let Some((_, code)) = path.split_once("/producten/") {
        return (code.to_owned(), "geen-product".to_owned());
    }
    for (before, naam) in [("/begrippen/", "toetsingsinkomen"), ("/regelingen/", "zorgtoeslag")] {
        if path.contains(before) {
            return (naam.to_owned(), "geen".to_owned());
        }
    }
    let id = path.split('/').find(|part| part.len() == 36).expect("an id or a nummer in the address");
    (id.to_owned(), world.store().new_id().to_string())
}

// The same organisatie is not enough: Gijs works at the Balie beside it.
both!(another_desk_of_the_same_organisatie_is_outside_too);
async fn another_desk_of_the_same_organisatie_is_outside_too(world: &World) {
    let (gijs, desk) = ("medewerker/gijs", "balie/enschede/gemeente-1");
    let [gijs, desk] = [gijs, desk].map(eenloket::demo::id);
    let hex = |id: foundation::Uuid| match world.address().starts_with("sqlite") {
        true => format!("x'{}'", id.simple()),
        false => format!("'{id}'"),
    };
    world.meddle(&format!("delete from medewerker_balie where medewerker_id = {} and balie_id = {}", hex(gijs), hex(desk))).await;
    for route in ROUTES.iter().filter(|route| route.path.contains("/bezoeken/")) {
        let moment = only_moment(world, *route).await;
        let client = world.log_in_as("Gijs").await;
        finds_nothing(world, route, &moment, &client, "Gijs, at another desk").await;
        world.nobody_is_busy().await;
    }
}

async fn only_moment(world: &World, route: Route) -> Moment {
    let [moment] = moments(world, route).await.try_into().unwrap_or_else(|_| panic!("one moment for {}", route.path));
    moment
}

/// To somebody outside the thing is as a thing that was never there: by every method, and by the work it takes.
async fn finds_nothing(world: &World, route: &Route, moment: &Moment, client: &Client, who: &str) {
    let what = format!("{who}: {} {}", route.method, route.path);
    let (id, unknown) = named(world, &moment.path);
    let elsewhere = moment.path.replace(&id, &unknown);
    // Once before, so that what is remembered about the session or prepared is the same for both.
    moment.send_to(&elsewhere, client, &fresh_key(), &moment.body).await;
    let (real, trace) = got(moment, client, &moment.path, &id).await;
    let (nothing, _) = got(moment, client, &elsewhere, &unknown).await;
    assert_eq!(real.status, 404, "{what}: {}", real.body);
    assert_eq!(real, nothing, "{what}: a hint that there is something");
    let strange = moment.send_to(&moment.path.replace(&id, "geen-id"), client, &fresh_key(), &moment.body).await;
    assert_eq!(strange.status, 404, "{what}: {}", strange.text());
    // Nothing about anybody was read on the way.
    assert!(world.lines_of(trace).await.lines.is_empty(), "{what} left a line about a person");
    for method in [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
        let real = client.ask(method.clone(), &moment.path).await;
        let nothing = client.ask(method.clone(), &elsewhere).await;
        assert_eq!(comparable(&real, &id), comparable(&nothing, &unknown), "{what}, by {method}");
        assert_ne!(real.status, 200, "{what}, by {method}");
    }
}

async fn got(moment: &Moment, client: &Client, path: &str, id: &str) -> (Got, [u8; 16]) {
    statements::listen();
    let page = moment.send_to(path, client, &fresh_key(), &moment.body).await;
    let asked = statements::heard();
    let (status, headers, body) = comparable(&page, id);
    (Got { status, headers, body, asked }, page.trace)
}

/// Without a session there is only the way in.
async fn without_a_session(world: &World, route: &Route, moment: &Moment) {
    let nobody = world.client();
    let answer = nobody.send(&moment.path, nobody.request(moment.method.clone(), &moment.path)).await;
    if route.is_api() {
        assert_eq!(answer.status, 401, "{}", route.path);
    } else {
        assert_eq!((answer.status, answer.location().as_deref()), (303, Some("/inloggen")), "{}", route.path);
    }
}

/// An answer without what differs from one answer to the next: the id that was asked for, tokens and keys.
fn comparable(page: &Page, id: &str) -> (u16, String, String) {
    let mut headers: Vec<&str> = page.headers.keys().map(reqwest::header::HeaderName::as_str).collect();
    let hints = ["retry-after", "location", "allow", "cache-control", "content-type", "etag"].map(|name| page.header(name));
    headers.extend(hints);
    let mut body = String::new();
    for (nth, part) in page.html.replace(id, "ID").split("name=\"").enumerate() {
        if nth > 0 {
            body.push_str("name=\"");
        }
        let hidden = part.starts_with("csrf\"") || part.starts_with("sleutel\"");
        body.push_str(if hidden { part.split_once('>').unwrap_or_default().1 } else { part });
    }
    (page.status, headers.join(" ").replace(id, "ID"), body)
}
