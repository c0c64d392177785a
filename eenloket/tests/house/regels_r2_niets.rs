//! R2 for who is nobody: a page that is open to everybody keeps nothing on the server, and neither does what is sent to any address
//! without a session. Not a row in any table, and not a line in a log.

use crate::client::{Client, Page};
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::world::World;
use reqwest::Method;
use std::collections::BTreeMap;

/// Everything that is in the store, the logs too.
async fn everything(world: &World) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for table in world.tables().await {
        let content = world.content(&table).await;
        all.insert(table, content);
    }
    all
}

/// An address with something in each of its places.
fn filled(route: Route, world: &World) -> String {
    let id = world.store().new_id().to_string();
    let nummer = rules::nummer::Nummer::from_random(5).to_string();
    let parts = route.path.split('/').map(|part| match part {
        "{nummer}" => nummer.as_str(),
        "{code}" => "EL-404",
        part if part.starts_with('{') => id.as_str(),
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Sends what somebody without a session can make up.
async fn sends(client: &Client, method: &str, path: &str) -> Vec<Page> {
    let method: Method = method.parse().unwrap();
    let form = [("csrf", "geraden"), ("sleutel", "geraden"), ("medewerker", "niemand"), ("inwoner", "niemand"), ("naam", "Jan")];
    let forms = client.request(method.clone(), path).form(&form);
    let token = [("grant_type", "client_credentials"), ("client_id", "niemand"), ("client_secret", "geraden")];
    let tokens = client.request(method.clone(), path).form(&token);
    let json =
        client.request(method.clone(), path).header("content-type", "application/json").header("idempotency-key", "geraden");
    let mut pages = Vec::new();
    for request in [forms, tokens, json.body("{\"logout_token\":\"x.y.z\"}")] {
        pages.push(client.send(path, request).await);
    }
    pages
}

both!(who_is_not_logged_in_leaves_nothing_behind);
async fn who_is_not_logged_in_leaves_nothing_behind(world: &World) {
    let nobody = world.client();
    let before = everything(world).await;
    let (mut findings, mut opened, mut sent) = (Vec::new(), 0, 0);
    for route in ROUTES {
        let path = filled(*route, world);
        let pages = match route.method {
            "GET" => vec![nobody.get(&path).await],
            method => sends(&nobody, method, &path).await,
        };
        for page in &pages {
            let is_open = route.sort == Sort::Open || route.sort == Sort::Session;
            let refused = matches!(page.status, 400..=499) || (page.status == 303 && route.method != "GET");
            match route.method {
                "GET" if is_open => opened += 1,
                "GET" => {}
                _ if refused => sent += 1,
                _ => findings.push(format!("{} {}: {} {}", route.method, path, page.status, page.text())),
            }
            if page.status >= 500 {
                findings.push(format!("{} {}: {}", route.method, path, page.status));
            }
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(opened > 15 && sent > 200, "{opened} pages were open, {sent} messages were refused");
    let after = everything(world).await;
    let differ: Vec<&String> = before.keys().filter(|table| before.get(*table) != after.get(*table)).collect();
    assert!(differ.is_empty(), "kept something: {differ:?}");
}
