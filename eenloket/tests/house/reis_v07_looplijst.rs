//! V07: a list from questions instead of data. Tess draws it up, Fatih approves it, the house asks three sources, and who answers
//! yes to everything gets a name when Tess opens it.

use crate::client::{Client, fresh_key};
use crate::ledger::count;
use crate::sources::{REGELINGEN, expected};
use crate::world::World;
use foundation::{Bsn, Uuid};
use looplijst::Einde;
use std::collections::BTreeSet;

/// So many people of Maastricht.
pub const AANTAL: usize = 1200;

/// Somebody presses a button of a Looplijst in the version in which it stands.
pub async fn presses(world: &World, who: &Client, id: Uuid, what: &str) -> crate::client::Page {
    let versie = world.looplijst(id).await.versie.to_string();
    who.write(&format!("/looplijsten/vragen/{id}/{what}"), &fresh_key(), &[("versie", &versie)]).await
}

/// Tess draws up a Looplijst for both regelingen.
pub async fn drawn_up(tess: &Client) -> Uuid {
    let fields = [("regelingen", REGELINGEN[0]), ("regelingen", REGELINGEN[1]), ("peildatum", "31-12-2026")];
    let made = tess.write("/looplijsten/nieuw", &fresh_key(), &fields).await.expect(303);
    let page = tess.follow(&made).await.expect(200).shows("Concept");
    page.path.split('/').find_map(|part| part.parse().ok()).unwrap()
}

/// And Fatih approves it.
pub async fn approved(world: &World, tess: &Client) -> Uuid {
    let id = drawn_up(tess).await;
    presses(world, tess, id, "voorlegging").await.expect(303);
    let fatih = world.log_in_as("Fatih Oefening").await;
    let versie = world.looplijst(id).await.versie.to_string();
    let says = [("versie", versie.as_str()), ("oordeel", "goedgekeurd")];
    fatih.write(&format!("/looplijsten/vragen/{id}/oordeel"), &fresh_key(), &says).await.expect(303);
    id
}

both!(maastricht_finds_who_may_have_a_right_and_sees_nobody_else);
async fn maastricht_finds_who_may_have_a_right_and_sees_nobody_else(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let tess = world.log_in_as("Tess").await;
    assert!(tess.get("/looplijsten/nieuw").await.expect(200).html.contains("31-12-2026"));
    let id = drawn_up(&tess).await;
    let page = format!("/looplijsten/vragen/{id}");
    let text = tess.get(&page).await.expect(200).shows("Belastingdienst").shows("UWV").shows("BRP").shows("Grondslag voor");
    assert!(!text.html.contains("1480"), "a threshold is for who approves it, in the file");
    assert!(text.html.contains("/regelingen/minimaregeling/2026?gebied=0935"), "the one of Maastricht");
    tess.get(&format!("{page}/bronnen/uwv/export")).await.expect(200).shows("netto_maandinkomen");
    presses(world, &tess, id, "voorlegging").await.expect(303);
    // She does not approve her own, and nobody begins before it is approved.
    let versie = world.looplijst(id).await.versie.to_string();
    let says = [("versie", versie.as_str()), ("oordeel", "goedgekeurd")];
    tess.write(&format!("/looplijsten/vragen/{id}/oordeel"), &fresh_key(), &says).await.expect(404);
    presses(world, &tess, id, "start").await.expect(409);
    let fatih = world.log_in_as("Fatih Oefening").await;
    fatih.get(&page).await.expect(200).shows("Mag dit gevraagd worden?");
    fatih.write(&format!("/looplijsten/vragen/{id}/oordeel"), &fresh_key(), &says).await.expect(303);
    presses(world, &tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    let expected = expected(world, AANTAL);
    let page = tess.get(&page).await.expect(200).shows("Geteld, nog dicht");
    for key in REGELINGEN {
        assert!(expected[key].len() >= 10, "{key}: a list worth walking");
        assert!(page.text().contains(&expected[key].len().to_string()), "{key}: {}", expected[key].len());
    }
    // One line a person, the same for all; about who died or wants no visits there is none.
    let rows = crate::sources::administratie(world);
    let left = rows.iter().filter(|row| row["reden"].is_empty()).count();
    let lines = count(world.db().await, "verwerking where naam = 'looplijst.ask'").await;
    assert_eq!(lines, i64::try_from(left).unwrap());
    // Nobody has a name yet.
    assert!(world.regels(id).await.is_empty());
    let opened = presses(world, &tess, id, "opening").await.expect(303);
    tess.follow(&opened).await.expect(200).shows("Nog niemand");
    let hits: BTreeSet<&String> = expected.values().flatten().collect();
    let keys = world.store().keys();
    let mut found = BTreeSet::new();
    for regel in world.regels(id).await {
        let person = inwoner_of(world, regel.inwoner_id.unwrap()).await;
        found.insert(person.bsn_index.unwrap());
        for key in regel.regelingen.split(' ') {
            assert!(REGELINGEN.contains(&key));
        }
    }
    let wanted: BTreeSet<Vec<u8>> = hits.iter().map(|bsn| Bsn::parse(bsn).ok().unwrap().index(keys)).collect();
    assert!(found == wanted, "{} of {}", found.len(), wanted.len());
    // Nothing is left of whom it was about.
    assert_eq!(count(world.db().await, "looplijst_stand").await, 0);
    presses(world, &tess, id, "opening").await.expect(409);
}

async fn inwoner_of(world: &World, id: Uuid) -> inwoner::tables::inwoner::Model {
    use store::sea_orm::EntityTrait;
    inwoner::tables::inwoner::Entity::find_by_id(id).one(world.db().await).await.unwrap().unwrap()
}
