//! Who is on a page, and whose a thing is.

use crate::people::TILLY;
use crate::world::World;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};

/// A person with their name as it is shown.
#[derive(FromQueryResult)]
pub struct Named {
    pub id: Uuid,
    pub naam: String,
}

/// The person to whom the thing in an address belongs; the pages of an inwoner are Tilly's.
pub async fn person_of(world: &World, path: &str) -> Option<Uuid> {
    if path.starts_with("/mijn") {
        return Some(TILLY.id());
    }
    for part in path.split(['/', '?', '=', '.']) {
        if part.parse::<rules::nummer::Nummer>().is_ok() {
            return one_of(world, &format!("select inwoner_id as id from hulpvraag where nummer = '{part}'")).await;
        }
        let Ok(id) = part.parse::<Uuid>() else { continue };
        let id = if world.address().starts_with("sqlite") { format!("x'{}'", id.simple()) } else { format!("'{id}'") };
        for table in
            ["afspraak", "hulpvraag", "doorverwijzing", "bericht", "scheiding", "taak", "inzage_vraag", "looplijst_regel"]
        {
            let found = one_of(world, &format!("select inwoner_id as id from {table} where id = {id}")).await;
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

async fn one_of(world: &World, sql: &str) -> Option<Uuid> {
    world.ask::<Person>(sql).await.first().and_then(|row| row.id)
}

#[derive(FromQueryResult)]
struct Person {
    id: Option<Uuid>,
}

/// The people of the store whose whole name is in a text.
pub async fn shown(world: &World, text: &str) -> Vec<Named> {
    let all: Vec<Named> = world.ask("select id, voornaam || ' ' || achternaam as naam from inwoner").await;
    all.into_iter().filter(|one| text.contains(&one.naam)).collect()
}

impl World {
    /// Everybody of one name, in the order of their ids.
    pub async fn namesakes_of(&self, naam: &str) -> Vec<Uuid> {
        let all: Vec<Named> = self.ask("select id, voornaam || ' ' || achternaam as naam from inwoner order by id").await;
        all.into_iter().filter(|one| one.naam == naam).map(|one| one.id).collect()
    }
}
