//! V18 and V17: somebody walks in. Gerda gives them a free time of her own desk, and helps them with or without a BSN.

use crate::client::{Page, fresh_key};
use crate::desk::Desk;
use crate::people::{ENSCHEDE, JOOST};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;

impl Desk {
    /// Presses a free cell and fills in who is here.
    async fn fills(&self, slot: Uuid, naam: &str, product: &str) -> Page {
        let path = format!("{}/inloop", self.day_path());
        let page = self.client.get(&format!("{path}?tijdslot={slot}")).await.expect(200);
        let form = page.form(&path).with(&[("naam", naam), ("product", product)]);
        self.client.send_form(&form, None).await
    }
}

async fn visit_of(world: &World, naam: &str) -> Referred {
    let row = world.afspraken().await.into_iter().find(|row| row.naam == naam).expect("a visit");
    Referred { doorverwijzing: Uuid::nil(), hulpvraag: row.hulpvraag_id, afspraak: row.id }
}

both!(who_walks_in_gets_a_ticket_and_is_helped_without_a_bsn);
async fn who_walks_in_gets_a_ticket_and_is_helped_without_a_bsn(world: &World) {
    let gerda = world.gerda().await;
    let slot = world.free_today(ENSCHEDE).await[0];
    assert!(gerda.day().await.html.contains(&format!("inloop?tijdslot={slot}")), "a free cell of her own desk can be pressed");
    let done = gerda.fills(slot, "Meneer Groen", "digid").await.expect(303);
    let visit = visit_of(world, "Meneer Groen").await;
    let row = world.afspraak(visit.afspraak).await;
    let bon = row.bon.clone().expect("a ticket");
    let day = gerda.client.follow(&done).await.expect(200).shows(&format!("De inwoner heeft nummer {bon} en wacht nu."));
    day.shows("zonder afspraak");
    assert_eq!((row.status.as_str(), row.inwoner_id, row.tijdslot_id), ("gemeld", None, slot));
    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((vraag.status.as_str(), vraag.eigenaar_balie_id), ("open", Some(demo::id("balie/enschede/gemeente-1"))));

    gerda.calls(&visit).await.expect(303);
    gerda.visit(&visit).await.expect(200).shows("Zoek wie dit is");
    let ended = gerda.finishes(&visit, "opgelost").await.expect(303);
    gerda.client.follow(&ended).await.expect(200).shows("Samenvatting voor Meneer Groen");
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.status, "afgesloten");
}

both!(who_walks_in_with_a_document_gets_their_own_hulpvraag);
async fn who_walks_in_with_a_document_gets_their_own_hulpvraag(world: &World) {
    let gerda = world.gerda().await;
    let slot = world.free_today(ENSCHEDE).await[0];
    gerda.fills(slot, "Joost", "zorgtoeslag").await.expect(303);
    let visit = visit_of(world, "Joost").await;
    gerda.calls(&visit).await.expect(303);
    // This Balie does not know him yet, so nobody is found; his document says who he is, and the house knows the number.
    let told = [("bsn", JOOST.bsn), ("naam", JOOST.naam), ("geboortedatum", JOOST.geboren), ("postcode", JOOST.postcode)];
    let found = gerda.looks_up(&visit, &told).await.expect(200).shows("Wij vinden niemand");
    gerda.chooses(&visit, &found, 0, "rijbewijs").await.expect(303);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.inwoner_id, Some(JOOST.id()));
    assert_eq!(world.afspraak(visit.afspraak).await.inwoner_id, Some(JOOST.id()));
    gerda.finishes(&visit, "opgelost").await.expect(303);
}

both!(a_free_time_goes_once_and_only_at_the_own_desk);
async fn a_free_time_goes_once_and_only_at_the_own_desk(world: &World) {
    let (gerda, gijs) = (world.gerda().await, world.gijs().await);
    let slot = world.free_today(ENSCHEDE).await[0];
    let path = format!("{}/inloop", gerda.day_path());
    let id = slot.to_string();
    let fields = |naam| [("tijdslot", id.as_str()), ("naam", naam), ("product", "digid")];
    let keys = [fresh_key(), fresh_key()];
    let (one, two) = (fields("Eerste"), fields("Tweede"));
    let (one, two) = tokio::join!(gerda.client.write(&path, &keys[0], &one), gijs.client.write(&path, &keys[1], &two));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    // Who was late has the name still, and the next time to give.
    let (who, late) = if one.status == 409 { (&gerda, one) } else { (&gijs, two) };
    let form = late.shows("Een collega gaf deze tijd net weg").form(&path);
    assert!(["Eerste", "Tweede"].contains(&form.value("naam").as_str()) && form.value("tijdslot") != id);
    who.client.send_form(&form, None).await.expect(303);
    // Of another desk, of a number instead of a name, and of nothing.
    let other = world.free_today("enschede/uwv").await[0].to_string();
    let wrong = [("tijdslot", other.as_str()), ("naam", "Iemand"), ("product", "ww")];
    gerda.client.write(&path, &fresh_key(), &wrong).await.expect(409);
    let next = world.free_today(ENSCHEDE).await[0].to_string();
    let number = [("tijdslot", next.as_str()), ("naam", "123456782"), ("product", "digid")];
    let page = gerda.client.write(&path, &fresh_key(), &number).await.expect(400).shows("Vul een naam in");
    assert!(!page.html.contains("123456782"));
    let empty = [("tijdslot", next.as_str()), ("naam", "Mevrouw Wit"), ("product", "")];
    let page = gerda.client.write(&path, &fresh_key(), &empty).await.expect(400).shows("Kies waar het over gaat");
    assert_eq!(page.form(&path).value("naam"), "Mevrouw Wit");
    world.derk().await.client.get(&format!("{path}?tijdslot={next}")).await.expect(404);
}

both!(the_day_on_paper_has_a_number_and_a_maker);
async fn the_day_on_paper_has_a_number_and_a_maker(world: &World) {
    let gerda = world.gerda().await;
    for nr in 1..=2 {
        let form = gerda.day().await.form(&format!("{}/daglijst", gerda.day_path()));
        let made = gerda.client.send_form(&form, None).await.expect(303);
        let page = gerda.client.follow(&made).await.expect(200).shows(&format!("Afschrift {nr}")).shows("Gerda Voorbeeld");
        let page = page.shows("Vernietig na vandaag").shows("Anna de Voorbeeld");
        // Own visitors only, and no number that says who they are.
        page.hides("Jan Proefman").hides("9999");
    }
    // Not for a colleague, and not tomorrow.
    let form = gerda.day().await.form(&format!("{}/daglijst", gerda.day_path()));
    let there = gerda.client.send_form(&form, None).await.expect(303).location().unwrap();
    world.gijs().await.client.get(&there).await.expect(404);
    world.it_is("2027-03-03T09:00");
    world.gerda().await.client.get(&there).await.expect(404);
}
