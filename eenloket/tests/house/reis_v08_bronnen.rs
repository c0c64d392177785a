//! V08: what is read of a source that has no address, before and after it may be asked.

use crate::ledger::count;
use crate::reis_v07_looplijst::{AANTAL, approved, presses};
use crate::reis_v08_adres::{aio, in_the_api, kept, on_the_page, register, svb};
use crate::reis_v08_vraag::{spoiled, wipe};
use crate::world::World;
use ::grondslag::Reden;
use eenloket::demo;
use looplijst::Einde;
use looplijst::tables::looplijst_vraag;
use serde_json::{Value, json};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

both!(the_house_itself_stops_at_what_the_register_says);
async fn the_house_itself_stops_at_what_the_register_says(world: &World) {
    world.is_broken_on_purpose();
    register(world, spoiled(&svb(world), Reden::NietInWerking)).await;
    let id = aio(world, "bevragen", false).await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let far = looplijst_vraag::Entity::find_by_id(id).one(world.db().await).await.unwrap().unwrap();
    assert_eq!((far.code.as_deref(), far.bronhouder.as_deref()), (Some("EL-310"), Some("svb")));
    assert_eq!(kept(world).await.handeling, "looplijst.ask");
    assert_eq!(far.inwoner_aantal, 0, "nobody was looked up");
}

both!(with_a_ground_the_address_is_what_is_missing);
async fn with_a_ground_the_address_is_what_is_missing(world: &World) {
    world.is_broken_on_purpose();
    register(world, spoiled(&svb(world), Reden::NietInWerking)).await;
    let (tess, hanna) = (world.log_in_as("Tess").await, world.log_in_as("Hanna").await);
    let id = aio(world, "concept", false).await;
    let path = format!("/looplijsten/vragen/{id}");
    // Who looks reads it before they press anything, and looking is no question.
    let page = tess.get(&path).await.expect(200).shows("Mag nu niet").shows("Adres nog niet bekend");
    page.shows("nog niet in werking. Niemand hier: de wet moet eerst in werking zijn");
    let page = hanna.get("/bronnen").await.expect(200).shows("Nog zonder adres").shows("Eerst de grondslag, dan het adres");
    page.shows("De wet van deze grondslag is nog niet in werking. Niemand hier").hides("Alleen het adres ontbreekt nog");
    assert_eq!(count(world.db().await, "afgewezen_vraag").await, 0);
    on_the_page(&tess, id, "voorlegging", &[]).await.expect(403);
    let fatih = world.log_in_as("Fatih Oefening").await;
    fatih.get("/grondslagen").await.expect(200).shows("SVB").shows("De wet van deze grondslag is nog niet in werking");
    let page = fatih.get("/api/v1/afgewezen-vragen").await.expect(200);
    let body: Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!((&body["items"][0]["bronId"], &body["items"][0]["bronhouder"]), (&Value::Null, &json!("svb")));
    kept(world).await;
    // The law is in force, two people said yes: now it matters where.
    register(world, Some(svb(world))).await;
    hanna.get("/bronnen").await.expect(200).shows("Alleen het adres ontbreekt nog");
    let page = on_the_page(&tess, id, "voorlegging", &[]).await.expect(400).shows("Wij weten niet waar SVB antwoordt");
    page.hides("EL-310");
    let page = in_the_api(&tess, id, "voorlegging", &[]).await.expect(400).shows("EL-100");
    assert!(page.html.contains("niet waar SVB antwoordt"), "{}", page.html);
    assert_eq!(world.looplijst(id).await.status, "concept");
    assert_eq!(count(world.db().await, "afgewezen_vraag").await, 0, "it was refused by nobody");
    world.meddle("update bron set bronhouder = 'svb' where bronhouder = 'uwv'").await;
    // The address is of another organisatie than the register names.
    on_the_page(&tess, id, "voorlegging", &[]).await.expect(403).shows("geldt voor een andere organisatie die antwoordt");
    assert_eq!(kept(world).await.bron_id, Some(demo::id("organisatie/uwv")));
    let svb_id = demo::id("organisatie/svb");
    use looplijst::tables::bron::{Column, Entity};
    let moved = Entity::update_many().col_expr(Column::BronId, Expr::val(svb_id)).filter(Column::Bronhouder.eq("svb"));
    moved.exec(world.db().await).await.unwrap();
    on_the_page(&tess, id, "voorlegging", &[]).await.expect(303);
    hanna.get("/bronnen").await.expect(200).hides("Nog zonder adres");
}

both!(every_no_of_a_list_is_kept_and_read_at_once);
async fn every_no_of_a_list_is_kept_and_read_at_once(world: &World) {
    world.is_broken_on_purpose();
    wipe(world).await;
    let (tess, id) = (world.log_in_as("Tess").await, aio(world, "concept", false).await);
    let page = on_the_page(&tess, id, "voorlegging", &[]).await.expect(403);
    page.shows("Belastingdienst mag dit").shows("BRP mag dit").shows("SVB mag dit");
    assert_eq!(count(world.db().await, "afgewezen_vraag where reden = 'ontbreekt'").await, 3);
    assert_eq!(count(world.db().await, "afgewezen_vraag where bronhouder = 'svb'").await, 1);
}

both!(an_address_that_is_taken_away_on_the_way_is_what_is_missing);
async fn an_address_that_is_taken_away_on_the_way_is_what_is_missing(world: &World) {
    world.is_broken_on_purpose();
    let _sources = world.sources(AANTAL).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    let page = format!("/looplijsten/vragen/{id}");
    world.meddle("update bron set bronhouder = 'niemand' where bronhouder = 'uwv'").await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let stopped = tess.get(&page).await.expect(200).shows("Waar UWV antwoordt, staat niet meer bij Bronnen");
    stopped.shows("Verder waar het stopte").hides("mist iets dat gevraagd wordt");
    world.meddle("update bron set bronhouder = 'uwv' where bronhouder = 'niemand'").await;
    presses(world, &tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
}
