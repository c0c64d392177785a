//! V29: who is not online asks at the Balie who looked, and who helps them writes it down.

use crate::client::fresh_key;
use crate::moments::busy;
use crate::people::JOOST;
use crate::reis_v29_inzage::INZAGE;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};

both!(who_is_not_online_asks_at_the_balie);
async fn who_is_not_online_asks_at_the_balie(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let look = crate::moments::about(world, JOOST.id(), "organisatie/belastingdienst").await;
    let paper = format!("{}/inzage", gerda.visit_path(&visit));
    let path = format!("{paper}/{look}/vraag");
    // Nothing before it is certain who stands there.
    gerda.client.get(&path).await.expect(404).shows("EL-360");
    gerda.identifies(&visit).await.expect(303);
    let list = gerda.client.get(&paper).await.expect(200);
    assert!(list.links().contains(&path), "the print leads there: {:?}", list.links());
    let page = gerda.client.get(&path).await.expect(200).shows("Joost Testman wil weten waarom Belastingdienst keek");
    let form = page.form(&path).with(&[("vraag", "Ik belde die dag niet.")]);
    let done = gerda.client.send_form(&form, None).await.expect(303);
    let told = gerda.client.follow(&done).await.expect(200).shows("De vraag is bij de privacyofficer");
    told.shows("De inwoner krijgt dit per brief.");
    world.deliver().await;

    // Joost asked; the organisatie that looked has the question, and sends the receipt.
    #[derive(FromQueryResult)]
    struct Row {
        inwoner_id: Uuid,
        organisatie_id: Uuid,
        gevraagd_door_id: Option<Uuid>,
        nummer: String,
        aangemaakt_door_id: Uuid,
        schrijver: Uuid,
    }
    let sql =
        "select q.inwoner_id, q.organisatie_id, q.gevraagd_door_id, h.nummer, h.aangemaakt_door_id, b.organisatie_id as schrijver
               from inzage_vraag q join hulpvraag h on h.id = q.hulpvraag_id join bericht b on b.hulpvraag_id = h.id";
    let asked = world.ask::<Row>(sql).await.pop().expect("a question with its receipt");
    let belastingdienst = demo::id("organisatie/belastingdienst");
    assert_eq!((asked.inwoner_id, asked.organisatie_id, asked.schrijver), (JOOST.id(), belastingdienst, belastingdienst));
    assert_eq!((asked.gevraagd_door_id, asked.aangemaakt_door_id), (Some(demo::id("medewerker/gerda")), belastingdienst));
    world.inwoner(&JOOST).await.get(INZAGE).await.expect(200).shows("Ik belde die dag niet.").shows(&asked.nummer);

    // Who wrote it down, and the desk that looked, see nothing more of it.
    for naam in ["Gerda", "Greet", "Bas"] {
        let client = world.log_in_as(naam).await;
        client.get("/taken").await.expect(200).hides(&asked.nummer);
        client.get(&format!("/hulpvragen/{}", asked.nummer)).await.expect(404);
    }
    // Asked a second time there is one question, and the desk is not told that there was one already.
    let gerda = world.gerda().await;
    let again = gerda.client.write(&path, &fresh_key(), &[("vraag", "Nog eens.")]).await.expect(303);
    assert!(again.location().unwrap().contains(&asked.nummer), "{:?}", again.location());
    assert_eq!(world.ask::<Row>(sql).await.len(), 1);
}

both!(who_looked_does_not_write_the_question_about_it_down);
async fn who_looked_does_not_write_the_question_about_it_down(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    gerda.identifies(&visit).await.expect(303);
    let look = crate::moments::about(world, JOOST.id(), "organisatie/enschede").await;
    let path = format!("{}/inzage/{look}/vraag", gerda.visit_path(&visit));
    let page = gerda.client.get(&path).await.expect(200).shows("Deze keer keek u zelf");
    assert!(page.forms().iter().all(|form| form.action != path), "there is nothing to send");
    let done = gerda.client.write(&path, &fresh_key(), &[("vraag", "Waarom?")]).await.expect(303);
    gerda.client.follow(&done).await.expect(200).shows("Deze keer keek u zelf");
}
