//! V10: the same list, and nobody read an answer. Fatih approves and signs, Tess signs, three sources compute, and the two open together.

use crate::client::{Client, Page, fresh_key};
use crate::ledger::count;
use crate::reis_v07_looplijst::presses;
use crate::sources::{REGELINGEN, expected};
use crate::world::World;
use eenloket::demo::bronnen::SLEUTELHOUDERS;
use foundation::{Bsn, Uuid};
use looplijst::Einde;
use std::collections::BTreeSet;

/// So many people of Maastricht: a source takes no fewer than a thousand.
pub const AANTAL: usize = 1200;
/// The passphrases of both.
pub const TESS: &str = SLEUTELHOUDERS[0].2;
pub const FATIH: &str = SLEUTELHOUDERS[1].2;

/// Somebody does something to a Looplijst, with what belongs to it.
pub async fn does(world: &World, who: &Client, id: Uuid, what: &str, more: &[(&str, &str)]) -> Page {
    let versie = world.looplijst(id).await.versie.to_string();
    let fields = [&[("versie", versie.as_str())], more].concat();
    who.write(&format!("/looplijsten/vragen/{id}/{what}"), &fresh_key(), &fields).await
}

/// Tess draws a list up to be asked blind, and puts it before Fatih.
pub async fn before_fatih(world: &World, tess: &Client) -> Uuid {
    let fields = [("regelingen", REGELINGEN[0]), ("regelingen", REGELINGEN[1]), ("peildatum", "31-12-2026"), ("wijze", "blind")];
    let made = tess.write("/looplijsten/nieuw", &fresh_key(), &fields).await.expect(303);
    let page = tess.follow(&made).await.expect(200).shows("Concept").shows("Wie komt wat te weten?");
    let id = page.path.split('/').find_map(|part| part.parse().ok()).unwrap();
    presses(world, tess, id, "voorlegging").await.expect(303);
    id
}

/// Both sign.
pub async fn signed(world: &World, tess: &Client, fatih: &Client) -> Uuid {
    let id = before_fatih(world, tess).await;
    does(world, fatih, id, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(303);
    does(world, tess, id, "ondertekening", &[("wachtzin", TESS)]).await.expect(303);
    id
}

/// And it is counted.
pub async fn counted(world: &World, tess: &Client, fatih: &Client) -> Uuid {
    let id = signed(world, tess, fatih).await;
    assert_eq!(world.asks(id).await, Einde::Klaar);
    id
}

/// Who is on a list, by blind index.
pub async fn listed(world: &World, id: Uuid) -> BTreeSet<Vec<u8>> {
    use store::sea_orm::EntityTrait;
    let mut found = BTreeSet::new();
    for regel in world.regels(id).await {
        let inwoner = inwoner::tables::inwoner::Entity::find_by_id(regel.inwoner_id.unwrap());
        found.insert(inwoner.one(world.db().await).await.unwrap().unwrap().bsn_index.unwrap());
    }
    found
}

both!(two_people_open_what_nobody_read);
async fn two_people_open_what_nobody_read(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = counted(world, &tess, &fatih).await;
    let path = format!("/looplijsten/vragen/{id}");
    let expected = expected(world, AANTAL);
    let page = tess.get(&path).await.expect(200).shows("Geteld, nog dicht");
    // How many are before the municipality looks at who has it already: at most so many.
    assert!(!page.html.contains("Open de lijst"), "she cannot open it alone");
    page.hides("Nog een keer doorgeven");
    // One line a person, the same for all.
    let left = crate::sources::administratie(world).iter().filter(|row| row["reden"].is_empty()).count();
    let lines = count(world.db().await, "verwerking where naam = 'looplijst.ask'").await;
    assert_eq!(lines, i64::try_from(left).unwrap());
    // Fatih has nothing to open before Tess gave her half, and her half opens nothing for her.
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(409).shows("EL-395");
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS)]).await.expect(400).shows("Schrijf op waarom");
    let why = ("reden", "Gesprekken in december");
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), why]).await.expect(303);
    tess.get(&path).await.expect(200).shows("Nog een keer doorgeven");
    does(world, &tess, id, "ontsluiting", &[("wachtzin", TESS)]).await.expect(404);
    presses(world, &tess, id, "opening").await.expect(409);
    assert!(world.regels(id).await.is_empty());
    fatih.get(&path).await.expect(200).shows("Open de lijst");
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    let keys = world.store().keys();
    let hits: BTreeSet<Vec<u8>> = expected.values().flatten().map(|bsn| Bsn::parse(bsn).ok().unwrap().index(keys)).collect();
    let found = listed(world, id).await;
    assert!(hits.len() >= 20, "a list worth walking: {}", hits.len());
    assert!(found == hits, "{} of {}", found.len(), hits.len());
    for regel in world.regels(id).await {
        assert!(regel.regelingen.split(' ').all(|key| REGELINGEN.contains(&key)));
    }
    // Nothing is left of whom it was about, and it opens once.
    assert_eq!(count(world.db().await, "looplijst_stand").await, 0);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(409);
    tess.get(&path).await.expect(200).shows("Geopend").shows("Gesprekken in december");
}
