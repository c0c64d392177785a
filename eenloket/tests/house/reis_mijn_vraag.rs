//! V06, for whoever it happens to: what became of a question, one name and one number, and where to complain.

use crate::client::fresh_key;
use crate::own::question_of;
use crate::people::{JOOST, KEES, TILLY};
use crate::world::World;
use eenloket::demo;

both!(who_is_sent_round_says_so_and_gets_one_name_and_one_number);
async fn who_is_sent_round_says_so_and_gets_one_name_and_one_number(world: &World) {
    let visit = world.joost_went_on_twice().await;
    let joost = world.inwoner(&JOOST).await;
    let path = question_of(world, &visit).await;
    assert!(joost.get("/mijn").await.expect(200).links().contains(&path), "his overview leads there");
    let page = joost.get(&path).await.expect(200).shows("u stelde uw vraag aan SVB");
    let page = page.shows("SVB maakte een afspraak voor u bij Gemeente Enschede").shows("UWV").shows("Ik word rondgestuurd");
    // Where to complain about each of them, and nobody's name yet.
    let page = page.shows("Heeft u een klacht?").shows("Gemeente Enschede: bel 14 053").hides("Ute");
    assert!(page.html.contains("https://www.example.org/enschede/klachten"), "the regeling of the organisatie itself");

    let form = page.form(&format!("{path}/rondgestuurd"));
    let done = joost.send_form(&form, None).await.expect(303);
    let told = joost.follow(&done).await.expect(200).shows("Wij houden uw vraag nu bij elkaar");
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((row.status.as_str(), row.vervolgstap.as_deref()), ("vastgelopen", Some("afstemmen")));
    assert!(row.ketenregisseur_id.is_some() && row.ketenregisseur_id == row.eigenaar_medewerker_id);
    assert_eq!(row.eigenaar_organisatie_id, Some(demo::id("organisatie/uwv")), "who has it keeps it");
    let naam = world.medewerker(row.ketenregisseur_id.unwrap()).await.naam;
    told.shows(&naam).shows("000-543 0006").hides("Ik word rondgestuurd");
    // The others of the chain have their part, and Joost hears it once more by letter.
    let taken = world.taken(visit.hulpvraag).await;
    assert_eq!(taken.iter().filter(|taak| taak.soort == "vastgelopen").count(), 2, "{taken:?}");
    world.deliver().await;
    assert_eq!(world.bericht(&visit, "nieuwe_contactpersoon").await.status, "klaar");
    joost.get("/mijn").await.expect(200).shows("Uw vraag ging te vaak van de een naar de ander");

    // Twice pressed is once: the same form gets the same answer, a new one hears that it is so already.
    assert_eq!(joost.send_form(&form, None).await.expect(303).location(), done.location());
    let again = joost.write(&format!("{path}/rondgestuurd"), &fresh_key(), &[]).await.expect(409);
    again.shows("EL-409").shows("er is al iemand die het voor u uitzoekt").shows(&naam);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await, row);
    // The act is in the log of who has the question, and names Joost sealed only.
    let lines = world.lines_of(done.trace).await;
    let access = lines.access("doorverwijzing.bounce").expect("an access line");
    assert!(access.door_id.is_nil() && Some(access.organisatie_id) == row.eigenaar_organisatie_id);
    assert_eq!(lines.persons("doorverwijzing.bounce").into_iter().collect::<Vec<_>>(), [world.hash_of(JOOST.id())]);
}

both!(a_question_that_is_done_goes_nowhere_any_more);
async fn a_question_that_is_done_goes_nowhere_any_more(world: &World) {
    let visit = crate::moments::busy(world).await;
    world.gerda().await.finishes(&visit, "opgelost").await.expect(303);
    world.deliver().await;
    let joost = world.inwoner(&JOOST).await;
    let path = question_of(world, &visit).await;
    let page = joost.get(&path).await.expect(200).shows("Uw vraag is opgelost").shows("u was bij Gemeente Enschede");
    page.hides("Ik word rondgestuurd");
    joost.write(&format!("{path}/rondgestuurd"), &fresh_key(), &[]).await.expect(409).shows("EL-409");
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.status, "afgesloten");
}

both!(a_question_about_a_look_is_not_sent_round);
async fn a_question_about_a_look_is_not_sent_round(world: &World) {
    let id = crate::moments::looked_at(world).await;
    let tilly = world.inwoner(&TILLY).await;
    tilly.write(&format!("/mijn/inzage/{id}/vraag"), &fresh_key(), &[("vraag", "Waarom?")]).await.expect(303);
    let asked = world.hulpvragen().await.into_iter().find(|row| row.product == "inzage").unwrap();
    let path = format!("/mijn/vragen/{}", asked.nummer);
    tilly.get(&path).await.expect(200).shows("zoekt het uit").hides("Ik word rondgestuurd");
    tilly.write(&format!("{path}/rondgestuurd"), &fresh_key(), &[]).await.expect(409);
}

both!(what_is_no_nummer_is_not_there);
async fn what_is_no_nummer_is_not_there(world: &World) {
    let kees = world.inwoner(&KEES).await;
    for nummer in ["7K3P-92", "999990718", "x", "%00"] {
        kees.get(&format!("/mijn/vragen/{nummer}")).await.expect(404);
    }
}

both!(an_old_login_is_not_certain_enough);
async fn an_old_login_is_not_certain_enough(world: &World) {
    let visit = world.joost_went_on_twice().await;
    let path = question_of(world, &visit).await;
    let joost = world.client();
    joost.log_in_as_inwoner(&JOOST, "basis", false).await;
    joost.get(&path).await.expect(403).shows("EL-371");
    joost.write(&format!("{path}/rondgestuurd"), &fresh_key(), &[]).await.expect(403).shows("EL-371");
}
