//! V01: a line that drops, and a question that was solved on the telephone after all.

use crate::people::{ENSCHEDE, TILLY};
use crate::telephone::{MIJN, NIEUW};
use crate::world::World;

both!(a_dropped_call_opens_again_from_the_worklist);
async fn a_dropped_call_opens_again_from_the_worklist(world: &World) {
    let bas = world.bas().await;
    bas.list().await.hides("Nog niet af");
    let call = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30");
    let typed = call.question(&bas.client.get(NIEUW).await);
    call.search().await;
    world.clock.advance(12);

    let list = bas.list().await.shows("Nog niet af").shows("Ga verder met gesprek 1, van vandaag 10:00");
    let link = list.links().into_iter().find(|link| link.contains("concept=")).expect("a link");
    let page = bas.client.get(&link).await.expect(200).shows("Het bsn is bewaard");
    let form = page.form(NIEUW);
    for name in ["product", "naam", "geboortedatum", "postcode", "huisnummer", "straat", "plaats", "telefoon"] {
        assert_eq!(form.value(name), typed.value(name), "{name}");
    }
    let form = call.choose(&page).await;
    let done = bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(303);
    let done = world.referred(&done.location().unwrap()).await;
    assert_eq!(world.doorverwijzing(done.doorverwijzing).await.inwoner_id, Some(TILLY.id()));
    bas.list().await.hides("Nog niet af");
}

both!(a_concept_is_of_its_maker_and_stays_seven_days);
async fn a_concept_is_of_its_maker_and_stays_seven_days(world: &World) {
    let bas = world.bas().await;
    bas.refers(&TILLY).search().await;
    let link = bas.list().await.links().into_iter().find(|link| link.contains("concept=")).unwrap();
    let bianca = world.telephone("Bianca").await;
    bianca.list().await.hides("Nog niet af");
    bianca.client.get(&link).await.expect(404).shows("EL-104").hides("Tilly");
    // Nor through the form: her own text goes in a concept of her own, and his BSN does not come along.
    let id = link.split("concept=").nth(1).and_then(|rest| rest.split('#').next()).unwrap();
    let fields = [("concept", id), ("product", "digid"), ("naam", "Bianca"), ("stap", "zoek")];
    let kept = bianca.client.write(NIEUW, &crate::client::fresh_key(), &fields).await.expect(303);
    bianca.client.follow(&kept).await.expect(200).hides("Het bsn is bewaard").hides("Tilly");

    world.clock.advance(7 * 24 * 60 - 1);
    let bas = world.bas().await;
    bas.client.get(&link).await.expect(200).shows("Het bsn is bewaard");
    world.clock.advance(1);
    bas.list().await.hides("Nog niet af");
    bas.client.get(&link).await.expect(404);
    assert_eq!(world.concepten().await.len(), 2, "out of sight");
    assert_eq!(doorverwijzing::expire_concepts(world.store()).await.unwrap(), 2);
    assert!(world.concepten().await.is_empty(), "and gone");
}

both!(a_concept_is_sealed);
async fn a_concept_is_sealed(world: &World) {
    let loes = world.loes().await;
    loes.refers(&TILLY).search().await;
    let [concept] = world.concepten().await.try_into().unwrap();
    let inhoud = String::from_utf8_lossy(&concept.inhoud).into_owned();
    for part in [TILLY.bsn, "Tilly", "Voorbeeld", "7511", "digid"] {
        assert!(!inhoud.contains(part), "{part} can be read in the store");
    }
}

both!(solved_on_the_telephone_closes_and_books_nothing);
async fn solved_on_the_telephone_closes_and_books_nothing(world: &World) {
    let bas = world.bas().await;
    let (booked, before) = (world.afspraken().await.len(), world.hulpvragen().await);
    let page = bas.refers(&TILLY).search().await;
    let done = bas.client.send_form(&page.form(NIEUW), Some(("stap", "opgelost"))).await.expect(303);
    assert_eq!(done.location().as_deref(), Some("/doorverwijzingen?opgelost=ja"));
    bas.client
        .follow(&done)
        .await
        .expect(200)
        .shows("Het gesprek is afgesloten als opgelost. Er is niets geboekt.")
        .hides("Nog niet af");

    assert_eq!(world.afspraken().await.len(), booked);
    let after = world.hulpvragen().await;
    let made: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    let [closed] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(
        (closed.status.as_str(), closed.uitkomst.as_deref(), closed.product.as_str()),
        ("afgesloten", Some("opgelost"), "digid")
    );
    assert_eq!((closed.inwoner_id, closed.eigenaar_organisatie_id), (None, None), "counted, and about nobody");
    assert!(world.concepten().await.is_empty());
}

both!(solved_without_a_question_is_counted_and_nonsense_is_not);
async fn solved_without_a_question_is_counted_and_nonsense_is_not(world: &World) {
    let bas = world.bas().await;
    let page = bas.client.get(NIEUW).await.expect(200);
    bas.client.send_form(&page.form(NIEUW), Some(("stap", "opgelost"))).await.expect(303);
    let before = world.hulpvragen().await.len();
    for product in ["bestaat-niet", "123456782", "😀", "%00"] {
        let fields = [("product", product), ("stap", "opgelost")];
        let refused = bas.client.write(NIEUW, &crate::client::fresh_key(), &fields).await.expect(400);
        refused.shows("Kies waar het over gaat").shows("EL-100");
    }
    assert_eq!(world.hulpvragen().await.len(), before);
    bas.client.get(MIJN).await.expect(200);
}

both!(a_kept_bsn_can_be_removed);
async fn a_kept_bsn_can_be_removed(world: &World) {
    let bas = world.bas().await;
    let found = bas.refers(&TILLY).to(ENSCHEDE).search().await.shows("Het bsn is bewaard");
    let form = found.form(NIEUW);
    let removed = bas.client.send_form(&form, Some(("stap", "zonder_bsn"))).await.expect(303);
    let page = bas.client.follow(&removed).await.expect(200).hides("Het bsn is bewaard");
    assert_eq!(page.form(NIEUW).value("naam"), TILLY.naam, "the rest stays");
}

both!(another_language_keeps_what_was_typed);
async fn another_language_keeps_what_was_typed(world: &World) {
    let bas = world.bas().await;
    let page = bas.client.get(NIEUW).await.expect(200);
    let call = bas.refers(&TILLY).to(ENSCHEDE);
    let form = call.question(&page);
    assert!(page.html.contains("formaction=\"/en/doorverwijzingen/nieuw\""));
    let mut english = form;
    english.action = format!("/en{NIEUW}");
    let kept = bas.client.send_form(&english, Some(("stap", "zoek"))).await.expect(303);
    let page = bas.client.follow(&kept).await.expect(200).shows("The question").form(&format!("/en{NIEUW}"));
    assert_eq!((page.value("naam"), page.value("postcode")), (TILLY.naam.to_owned(), TILLY.postcode.to_owned()));
}
