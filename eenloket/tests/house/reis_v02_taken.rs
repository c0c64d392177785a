//! What is done with a Taak (V02): the next step of an open question is done with another, and who has it now has a name.

use crate::people::{ENSCHEDE, SAMIRA, TILBURG, TILLY};
use crate::world::World;
use eenloket::terms::look_at_the_clock;

async fn open_taken(world: &World, hulpvraag: foundation::Uuid) -> Vec<String> {
    let taken = world.taken(hulpvraag).await;
    taken.into_iter().filter(|taak| taak.status == "open").map(|taak| taak.soort).collect()
}

both!(a_taak_that_is_the_next_step_is_done_with_another);
async fn a_taak_that_is_the_next_step_is_done_with_another(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:45");
    let gerda = world.gerda().await;
    gerda.notes_no_show(&visit).await.expect(303);
    let call = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.soort == "nabellen").unwrap();
    let path = format!("/taken/{}/klaar", call.id);
    let before = world.snapshot().await;
    // Nothing agreed, half of it, a day that was, a day on which the desk is closed: each is said, and nothing is kept.
    let page = gerda.tasks().await.shows("Sluit de vraag op haar eigen bladzijde");
    // Who is done with the whole question reads where that is said: there is no next step then.
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    assert!(page.text().contains(&format!("vraag {nummer}")) && page.links().contains(&format!("/hulpvragen/{nummer}")));
    let form = page.form(&path);
    let tries: [(&str, &str, &str); 5] = [
        ("", "", "Kies wat er nu gebeurt"),
        ("nabellen", "", "Vul een dag in die nog komt"),
        ("", "10-3-2027", "Kies wat er nu gebeurt"),
        ("terugkomen", "1-3-2027", "Vul een dag in die nog komt"),
        ("terugkomen", "29-3-2027", "Op die dag is de balie dicht"),
    ];
    for (step, day, says) in tries {
        let typed: Vec<_> = [("vervolgstap", step), ("datum", day)].into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let typed = form.clone().with(&typed);
        let page = gerda.client.send_form(&typed, None).await.expect(400).shows("EL-100").shows(says);
        let back = page.form(&path);
        assert_eq!((back.value("vervolgstap"), back.value("datum")), (step.to_owned(), day.to_owned()));
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    // She comes back on Wednesday: that is the next step, and the Taak of the desk.
    let typed = form.with(&[("vervolgstap", "terugkomen"), ("datum", "10-3-2027")]);
    gerda.client.send_form(&typed, None).await.expect(303);
    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((vraag.status.as_str(), vraag.vervolgstap.as_deref()), ("wacht_op_inwoner", Some("terugkomen")));
    assert_eq!(vraag.vervolgstap_op.unwrap().at().to_string(), "2027-03-10T16:00:00Z");
    assert_eq!(open_taken(world, visit.hulpvraag).await, ["terugkomen"]);
    // The Taak of the sender is only to be read: one press.
    world.deliver().await;
    let read = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.soort == "niet_verschenen").unwrap();
    let seen = world.bas().await.tasks().await.form(&format!("/taken/{}/klaar", read.id));
    assert!(seen.inputs().is_empty(), "nothing to fill in");
    world.must_hold().await;
}

both!(who_has_a_taak_already_does_not_take_it_up);
async fn who_has_a_taak_already_does_not_take_it_up(world: &World) {
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.tom().await.refuses(&offer, "geen_medewerker").await.expect(303);
    let taak = world.taken(offer.hulpvraag).await[0].clone();
    let press = format!("/taken/{}/oppakken", taak.id);
    // It carries the name of Bas; Wanda, who coordinates, can take it from him.
    assert!(world.bas().await.tasks().await.find_form(&press).is_none());
    let wanda = world.telephone("Wanda").await;
    assert!(wanda.tasks().await.find_form(&press).is_some());
    // Overdue it is Wanda's, until Bas says that he does it after all.
    world.clock.set(taak.termijn_op.at());
    world.clock.advance(120);
    look_at_the_clock(&world.house).await.unwrap();
    let wanda = world.telephone("Wanda").await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let row = |page: &crate::client::Page| page.html.split("<tr>").find(|row| row.contains(&nummer)).unwrap().to_owned();
    let page = wanda.tasks().await;
    assert!(row(&page).contains("bij Wanda Testman") && page.find_form(&press).is_none());
    let bas = world.bas().await;
    bas.client.send_form(&bas.tasks().await.form(&press), None).await.expect(303);
    let now = row(&wanda.tasks().await);
    assert!(now.contains("Wanda Testman weet dit sinds") && now.contains(">Bas Voorbeeld<"), "{now}");
}
