//! V06, in the letter box: who was sent on reads who has the question now, and who is sent round reads one name and one number.

use crate::keten::UWV;
use crate::people::{ENSCHEDE, JOOST, SAMIRA};
use crate::post::{on_paper, prints};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;

impl World {
    /// The kinds of message about a Hulpvraag that were queued, without those that are not needed any more.
    async fn kinds(&self, visit: &Referred) -> Vec<String> {
        self.deliver().await;
        let mut all: Vec<String> = self
            .berichten(visit.hulpvraag)
            .await
            .into_iter()
            .filter(|row| row.status != "vervallen")
            .map(|row| row.soort)
            .collect();
        all.sort();
        all
    }
}

both!(the_ketenregisseur_is_a_name_and_a_number_in_the_letter);
async fn the_ketenregisseur_is_a_name_and_a_number_in_the_letter(world: &World) {
    let visit = world.joost_went_on_twice().await;
    world.passes_on("Ute", &visit, "digid", ENSCHEDE).await.expect(303);
    world.deliver().await;
    let bericht = world.bericht(&visit, "nieuwe_contactpersoon").await;
    assert_eq!((bericht.organisatie_id, bericht.inwoner_id), (demo::id("organisatie/uwv"), Some(JOOST.id())));
    // He chose nothing, so it is a letter; on his own page it says the same.
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(&format!("/mijn/berichten/{}", bericht.id)).await.expect(200);
    page.shows("Ute Verzonnen").shows("000-543 0006");
    let umit = world.desk("Ümit", "enschede").await;
    umit.client.get(&format!("/berichten/{}", bericht.id)).await.expect(200).shows("De inwoner krijgt dit per brief.");
    let pdf = format!("{}/brieven.pdf", prints(&umit).await);
    if let Some(paper) = on_paper(&umit.client, &pdf).await {
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(paper.contains("Ute Verzonnen") && paper.contains("000-543 0006"), "{paper}");
    }
    // And where he reads about his question.
    let own = joost.get(&crate::own::question_of(world, &visit).await).await.expect(200);
    own.shows("Ute Verzonnen").shows("000-543 0006");
}

both!(who_asked_for_email_reads_the_name_behind_the_login);
async fn who_asked_for_email_reads_the_name_behind_the_login(world: &World) {
    let visit = world.joost_went_on_twice().await;
    let ute = world.log_in_as("Ute").await;
    world.wants_email(&ute, &visit, &JOOST, &["nieuwe_contactpersoon"], "joost.testman@example.org").await;
    world.passes_on("Ute", &visit, "digid", ENSCHEDE).await.expect(303);
    world.deliver().await;
    let bericht = world.bericht(&visit, "nieuwe_contactpersoon").await;
    let page = ute.get(&format!("/berichten/{}", bericht.id)).await.expect(200);
    page.shows("De inwoner krijgt een e-mail dat er een bericht is.");
    let joost = world.inwoner(&JOOST).await;
    joost.get(&format!("/mijn/berichten/{}", bericht.id)).await.expect(200).shows("Ute Verzonnen").shows("000-543 0006");
}

both!(who_is_sent_on_reads_who_has_the_question_now);
async fn who_is_sent_on_reads_who_has_the_question_now(world: &World) {
    // The first time it was said on the telephone: the letter is about the Afspraak.
    let visit = world.telephone("Sanne").await.refers(&JOOST).to(ENSCHEDE).done().await;
    assert_eq!(world.kinds(&visit).await, ["afspraak_bevestigd"]);
    world.passes_on("Gerda", &visit, "ww", UWV).await.expect(303);
    let kinds = world.kinds(&visit).await;
    assert!(kinds.contains(&"doorgestuurd".to_owned()), "{kinds:?}");
    let bericht = world.bericht(&visit, "doorgestuurd").await;
    assert_eq!(bericht.organisatie_id, demo::id("organisatie/enschede"), "who sent it on says so");
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(&format!("/mijn/berichten/{}", bericht.id)).await.expect(200);
    page.shows("Wij stuurden uw vraag door naar UWV. Zij hebben uw vraag nu").shows("U heeft daar een afspraak");
    // One letter about it, however often the event comes.
    world.deliver_again().await;
    assert_eq!(world.kinds(&visit).await, kinds);
}

both!(who_has_to_be_asked_first_has_the_question_from_the_yes_on);
async fn who_has_to_be_asked_first_has_the_question_from_the_yes_on(world: &World) {
    let offer = crate::moments::refused(world).await;
    world.passes_on("Bas", &offer, "digid", "breda/gemeente-1").await.expect(303);
    let kinds = world.kinds(&offer).await;
    assert!(!kinds.contains(&"doorgestuurd".to_owned()), "asked, and not sent on yet: {kinds:?}");
    let row = world.doorverwijzingen(offer.hulpvraag).await.pop().unwrap();
    let again = Referred { doorverwijzing: row.id, hulpvraag: offer.hulpvraag, afspraak: row.afspraak_id.unwrap() };
    world.desk("Bouke", "breda").await.accepts(&again).await.expect(303);
    assert!(world.kinds(&offer).await.contains(&"doorgestuurd".to_owned()));
    let bericht = world.bericht(&offer, "doorgestuurd").await;
    assert_eq!(bericht.organisatie_id, demo::id("organisatie/belastingdienst"));
    let samira = world.inwoner(&SAMIRA).await;
    samira.get(&format!("/mijn/berichten/{}", bericht.id)).await.expect(200).shows("Gemeente Breda");
}
