//! No page leads nowhere: whoever works or lives in the demo follows every link on every page, and each opens. A link to what
//! somebody may not see would be a 404, so this says as well that no page shows such a link.

use crate::client::{Client, Page};
use crate::moments::{booked, busy, refused};
use crate::people::{JOOST, KEES, SAMIRA, TILLY};
use crate::world::World;
use foundation::Uuid;
use std::collections::{BTreeMap, BTreeSet};

/// Of pages that differ only in which thing they show, so many are opened.
const OF_A_KIND: usize = 3;

/// Where a link leads within the house, without the part of the page; `None` for what is elsewhere.
pub fn inside(link: &str) -> Option<String> {
    let path = link.split('#').next().unwrap_or_default();
    let own = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/assets/");
    // The same pages in another language are walked by the tests of the languages.
    let translated = ["/en", "/pap"].iter().any(|prefix| path == *prefix || path.starts_with(&format!("{prefix}/")));
    (own && !translated).then(|| path.to_owned())
}

/// The address without what tells things of one kind apart.
fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_thing = |part: &str| part.parse::<Uuid>().is_ok() || part.chars().any(|c| c.is_ascii_digit());
    let parts: Vec<&str> = path.split('/').map(|part| if is_thing(part) { "{}" } else { part }).collect();
    let names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", parts.join("/"), names.join("&"))
}

/// Follows every link from these pages on; gives how many pages were opened, and the links that lead nowhere.
async fn walk(client: &Client, who: &str, from: Vec<(String, String)>) -> (usize, Vec<String>) {
    let (mut ahead, mut seen, mut kinds) = (from, BTreeSet::new(), BTreeMap::<String, usize>::new());
    let (mut opened, mut nowhere) = (0, Vec::new());
    while let Some((path, before)) = ahead.pop() {
        let of_a_kind = kinds.entry(kind(&path)).or_default();
        if *of_a_kind >= OF_A_KIND || !seen.insert(path.clone()) {
            continue;
        }
        *of_a_kind += 1;
        let page = client.get(&path).await;
        opened += 1;
        if !matches!(page.status, 200 | 303) {
            nowhere.push(format!("{who} follows {path} on {before}: {}", page.status));
        }
        let next = page.location().into_iter().chain(if is_page(&page) { page.links() } else { Vec::new() });
        ahead.extend(next.filter_map(|link| inside(&link)).map(|link| (link, path.clone())));
    }
    (opened, nowhere)
}

fn is_page(page: &Page) -> bool {
    page.header("content-type").starts_with("text/html")
}

fn start() -> Vec<(String, String)> {
    ["/", "/privacy", "/status"].map(|path| (path.to_owned(), "the beginning".to_owned())).to_vec()
}

both!(everybody_at_work_follows_every_link);
async fn everybody_at_work_follows_every_link(world: &World) {
    busy(world).await;
    refused(world).await;
    world.deliver().await;
    let names = world.names_at_the_door().await;
    assert!(names.len() > 30, "everybody of the demo: {names:?}");
    let mut nowhere = Vec::new();
    for naam in &names {
        let (opened, gone) = walk(&world.log_in_as(naam).await, naam, start()).await;
        assert!(opened >= 4, "{naam} opens {opened} pages");
        nowhere.extend(gone);
    }
    assert!(nowhere.is_empty(), "{nowhere:#?}");
}

both!(everybody_who_lives_here_follows_every_link);
async fn everybody_who_lives_here_follows_every_link(world: &World) {
    for visit in [booked(world).await, busy(world).await] {
        world.bas().await.reads_aloud(&visit).await;
    }
    world.deliver().await;
    for who in [TILLY, JOOST, SAMIRA, KEES] {
        let client = world.inwoner(&who).await;
        let from = [start(), vec![("/mijn".to_owned(), "the menu".to_owned())]].concat();
        let (opened, nowhere) = walk(&client, who.naam, from).await;
        assert!(opened > 6 && nowhere.is_empty(), "{} opens {opened} pages: {nowhere:#?}", who.naam);
    }
    // Nobody yet.
    let (_, nowhere) = walk(&world.client(), "somebody at the door", start()).await;
    assert!(nowhere.is_empty(), "{nowhere:#?}");
}

impl World {
    /// Who can be chosen on the login page of the demo.
    async fn names_at_the_door(&self) -> Vec<String> {
        use netwerk::tables::medewerker::{Column, Entity};
        use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
        let page = self.client().get("/inloggen").await.expect(200);
        let all = Entity::find().filter(Column::Actief.eq(true)).all(self.db().await).await.unwrap();
        all.into_iter().map(|row| row.naam).filter(|naam| page.button(naam).is_some()).collect()
    }
}
