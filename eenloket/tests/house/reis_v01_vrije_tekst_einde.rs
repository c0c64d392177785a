//! V01: the ground on which an organisatie writes text of its own is a row with dates: it ends, begins anew, and what was over stays.

use crate::keeper::pages::fills_in;
use crate::moments::refused;
use crate::reis_v01_vrije_tekst::{GRONDSLAG, beheer, belastingdienst};
use crate::reis_v16_api_organisatie::{put, read};
use crate::world::World;
use ::netwerk::tables::vrije_tekst::{Column, Entity};
use eenloket::demo;
use serde_json::{Value, json};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl World {
    /// What the rows of the Belastingdienst say: from, to.
    async fn written(&self) -> Vec<(String, Option<String>)> {
        let query = Entity::find().filter(Column::OrganisatieId.eq(belastingdienst())).order_by_asc(Column::GeldigVan);
        let rows = query.all(self.db().await).await.unwrap();
        rows.into_iter().map(|row| (row.geldig_van, row.geldig_tot)).collect()
    }
}

both!(who_ends_it_closes_the_field_and_what_was_over_stays_written);
async fn who_ends_it_closes_the_field_and_what_was_over_stays_written(world: &World) {
    let (offer, api) = (refused(world).await, format!("/api/v1/organisaties/{}", belastingdienst()));
    let rights = |vrije_tekst: Value| {
        json!({
            "naam": "Belastingdienst", "telefoon": "000-543 0001", "soort": "landelijk", "overheidsorgaan": true,
            "vrijeTekst": vrije_tekst,
        })
    };
    // By the API, from today on.
    let lotte = world.log_in_as("Lotte").await;
    let (now, etag) = read(&lotte, &api).await;
    assert_eq!(now["vrijeTekst"], Value::Null);
    let wrong = rights(json!({"grondslag": "", "geldigVan": "morgen"}));
    put(&lotte, &api, &wrong, &etag).await.expect(400).shows("\"vrijeTekst.grondslag\"").shows("\"vrijeTekst.geldigVan\"");
    let open = json!({"grondslag": GRONDSLAG, "geldigVan": "2027-03-02"});
    put(&lotte, &api, &rights(open), &etag).await.expect(200);
    assert!(world.is_open_for_text(&offer).await);
    // What its own beheerder changes of it leaves this as it is.
    let (now, etag) = read(&lotte, &api).await;
    assert_eq!(now["vrijeTekst"], json!({"grondslag": GRONDSLAG, "geldigVan": "2027-03-02", "geldigTot": null}));
    put(&lotte, &api, &json!({"naam": "Belastingdienst", "telefoon": "000-543 0011"}), &etag).await.expect(200);
    assert!(world.is_open_for_text(&offer).await);
    // It ends today, and so tomorrow the field is gone.
    let page = lotte.get(&beheer()).await.expect(200).shows("Zelf tekst schrijven: op welke grondslag");
    assert_eq!(page.form(&beheer()).value("vrije_tekst_van"), "2-3-2027");
    fills_in(&lotte, &beheer(), &[("vrije_tekst_tot", "2-3-2027")]).await.expect(303);
    assert!(world.is_open_for_text(&offer).await, "the last day counts");
    world.it_is("2027-03-03T09:00");
    assert!(!world.is_open_for_text(&offer).await);
    // A new one later is a row beside it.
    let lotte = world.log_in_as("Lotte").await;
    let later = [("vrije_tekst_van", "8-3-2027"), ("vrije_tekst_tot", "")];
    fills_in(&lotte, &beheer(), &later).await.expect(303);
    let text = |day: &str| day.to_owned();
    let both = [(text("2027-03-02"), Some(text("2027-03-02"))), (text("2027-03-08"), None)];
    assert_eq!(world.written().await, both);
    assert!(!world.is_open_for_text(&offer).await);
    world.it_is("2027-03-08T09:00");
    assert!(world.is_open_for_text(&offer).await);
    // All of it emptied: it may not, and what was over is still known.
    let lotte = world.log_in_as("Lotte").await;
    fills_in(&lotte, &beheer(), &[("vrije_tekst", ""), ("vrije_tekst_van", "")]).await.expect(303);
    assert!(!world.is_open_for_text(&offer).await);
    assert_eq!(world.written().await, both[..1]);
}

both!(an_organisatie_reads_on_what_it_may_write_and_until_when);
async fn an_organisatie_reads_on_what_it_may_write_and_until_when(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let path = format!("/beheer/organisaties/{}", demo::id("organisatie/enschede"));
    bram.get(&path)
        .await
        .expect(200)
        .shows("mag zelf tekst schrijven bij een doorverwijzing, vanaf 1-1-2026 (Awb artikel 2:1 en 2:3)");
    let lotte = world.log_in_as("Lotte").await;
    fills_in(&lotte, &path, &[("vrije_tekst_tot", "31-3-2027")]).await.expect(303);
    bram.get(&path).await.expect(200).shows("van 1-1-2026 tot en met 31-3-2027 (Awb artikel 2:1 en 2:3)");
    // It is not its own to say.
    let page = bram.get(&path).await;
    assert!(!page.html.contains("name=\"vrije_tekst\""));
}
