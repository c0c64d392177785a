//! V06 for a program, and at the edge of thirty days: what a screen refuses, the API refuses as well.

use crate::keten::DUO;
use crate::moments::{page_of, refused};
use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::planner::sends_json;
use crate::telephone::{NIEUW, Referred};
use crate::world::World;
use ::doorverwijzing::tables::doorverwijzing::{Column, Entity};
use foundation::Uuid;
use reqwest::Method;
use serde_json::{Value, json};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

impl World {
    /// Passes it on by the API.
    async fn passes_on_by_api(&self, naam: &str, visit: &Referred, product: &str, slot: Uuid) -> crate::client::Page {
        let path = format!("/api/v1{}/doorverwijzingen", page_of(self, visit).await);
        let body = json!({"product": product, "tijdslotId": slot, "instemming": "mondeling"});
        sends_json(&self.log_in_as(naam).await, Method::POST, &path, &body, &[]).await
    }

    async fn read_by_api(&self, naam: &str, visit: &Referred) -> Value {
        let path = format!("/api/v1{}", page_of(self, visit).await);
        serde_json::from_str(&self.log_in_as(naam).await.get(&path).await.expect(200).html).unwrap()
    }
}

both!(an_organisatie_that_had_it_does_not_get_it_back_by_the_api_either);
async fn an_organisatie_that_had_it_does_not_get_it_back_by_the_api_either(world: &World) {
    let visit = world.joost_went_on_twice().await;
    let free = world.free(ENSCHEDE).await;
    world.passes_on_by_api("Ute", &visit, "digid", free[0]).await.expect(409).shows("EL-220");
    assert_eq!(world.free(ENSCHEDE).await, free, "nothing was booked");
    let read = world.read_by_api("Ute", &visit).await;
    assert_eq!((&read["status"], &read["ketenregisseur"]["naam"]), (&json!("vastgelopen"), &json!("Ute Verzonnen")));
    // Again, for another organisatie: it is held, and goes nowhere.
    let elsewhere = world.free(DUO).await[0];
    world.passes_on_by_api("Ute", &visit, "studieschuld", elsewhere).await.expect(409).shows("EL-409");
    world.owner_is(&visit, "uwv", Some("ute")).await;
}

both!(a_third_hop_within_thirty_days_is_not_made_by_the_api_either);
async fn a_third_hop_within_thirty_days_is_not_made_by_the_api_either(world: &World) {
    let visit = world.joost_went_on_twice().await;
    let slot = world.free(DUO).await[0];
    world.passes_on_by_api("Ute", &visit, "studieschuld", slot).await.expect(409).shows("EL-220");
    assert_eq!(world.read_by_api("Ute", &visit).await["status"], "vastgelopen");
}

both!(a_third_hop_after_thirty_days_is_made);
async fn a_third_hop_after_thirty_days_is_made(world: &World) {
    let visit = world.joost_went_on_twice().await;
    // Both hops were 31 days ago.
    let before = 31 * 86_400_000_i64;
    let update = Entity::update_many()
        .col_expr(Column::GeaccepteerdOp, Expr::col(Column::GeaccepteerdOp).sub(before))
        .col_expr(Column::AangemaaktOp, Expr::col(Column::AangemaaktOp).sub(before))
        .filter(Column::HulpvraagId.eq(visit.hulpvraag));
    assert_eq!(update.exec(world.db().await).await.unwrap().rows_affected, 2);
    let page = world.passes_on("Ute", &visit, "studieschuld", DUO).await.expect(303);
    assert!(page.location().unwrap().starts_with("/doorverwijzingen/"), "{:?}", page.location());
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((row.ketenregisseur_id, row.status == "vastgelopen"), (None, false));
    // But back to who had it, it goes at no time.
    if row.eigenaar_organisatie_id == Some(eenloket::demo::id("organisatie/duo")) {
        world.passes_on("Daan", &visit, "digid", ENSCHEDE).await.expect(303);
        assert_eq!(world.hulpvraag(visit.hulpvraag).await.status, "vastgelopen");
    }
}

both!(fiscal_secrecy_leaves_no_room_for_free_text_when_passing_on);
async fn fiscal_secrecy_leaves_no_room_for_free_text_when_passing_on(world: &World) {
    let offer = refused(world).await;
    let bas = world.log_in_as("Bas").await;
    let form = world.passing_on(&bas, &offer, "digid", "breda/gemeente-1").await;
    assert!(!form.has("toelichting"), "there is no field for it");
    let before = world.snapshot().await;
    let (slot, versie) = (form.value("tijdslot"), form.value("versie"));
    let fields = [
        ("product", "digid"),
        ("tijdslot", slot.as_str()),
        ("versie", versie.as_str()),
        ("instemming", "ja"),
        ("toelichting", "Heeft een naheffing van 900 euro."),
    ];
    let page = world.presses("Bas", &offer, "doorverwijzen", &fields).await.expect(400);
    page.shows("EL-100").shows("Uw organisatie mag hier geen vrije tekst schrijven");
    let path = format!("/api/v1{}/doorverwijzingen", page_of(world, &offer).await);
    let body = json!({"product": "digid", "tijdslotId": slot, "instemming": "mondeling", "toelichting": "Naheffing."});
    sends_json(&bas, Method::POST, &path, &body, &[]).await.expect(400).shows("EL-100");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(a_time_that_is_kept_free_is_booked_by_nobody_from_outside);
async fn a_time_that_is_kept_free_is_booked_by_nobody_from_outside(world: &World) {
    let stuck = refused(world).await;
    let slot = kept(world).await;
    let before = world.snapshot().await;
    let told = crate::caller::told(JOOST.bsn, slot);
    let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let bas = world.log_in_as("Bas").await;
    bas.write(NIEUW, &crate::client::fresh_key(), &told).await.expect(409).shows("EL-210");
    crate::planner::booking(&bas, &TILLY, "digid", slot).await.expect(409).shows("EL-210");
    let versie = world.hulpvraag(stuck.hulpvraag).await.versie.to_string();
    let text = slot.to_string();
    let on = [("product", "digid"), ("tijdslot", text.as_str()), ("versie", versie.as_str()), ("instemming", "ja")];
    world.presses("Bas", &stuck, "doorverwijzen", &on).await.expect(409).shows("EL-210");
    world.passes_on_by_api("Bas", &stuck, "digid", slot).await.expect(409).shows("EL-210");
    let changed = before.differs_in(&world.snapshot().await);
    // What was typed is kept for the next try, and nothing else.
    assert!(changed.iter().all(|table| ["concept", "once"].contains(table)), "{changed:?}");
    // Who stands at the door gets it.
    assert!(world.free_today(ENSCHEDE).await.contains(&slot) && !world.free(ENSCHEDE).await.contains(&slot));
}

/// A time at the Balie of Gerda that is kept free for who walks in.
async fn kept(world: &World) -> Uuid {
    let (all, open) = (world.free_today(ENSCHEDE).await, world.free(ENSCHEDE).await);
    let slot = all.into_iter().find(|slot| !open.contains(slot));
    if let Some(slot) = slot {
        return slot;
    }
    let slot = open[0];
    use ::afspraak::tables::tijdslot;
    let update = tijdslot::Entity::update_many()
        .col_expr(tijdslot::Column::Vrijgehouden, Expr::val(true))
        .filter(tijdslot::Column::Id.eq(slot));
    update.exec(world.db().await).await.unwrap();
    slot
}
