//! V29: who asks who looked, gets an answer on paper, and the desk that was asked about has no part in that.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{booked, busy};
use crate::people::{JOOST, TILLY};
use crate::post::prints;
use crate::reis_v29_inzage::{INZAGE, older};
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};

#[derive(FromQueryResult)]
pub struct Asked {
    pub id: Uuid,
    pub hulpvraag_id: Uuid,
    pub nummer: String,
}

/// Joost asks the gemeente why somebody looked; gives the letter that he gets about that.
pub async fn asks(world: &World) -> Asked {
    busy(world).await;
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(&format!("/mijn/inzage?organisatie={}", demo::id("organisatie/enschede"))).await.expect(200);
    let path = page.links().into_iter().find(|link| link.ends_with("/vraag")).expect("a line to ask about");
    let form = joost.get(&path).await.form(&path).with(&[("vraag", "Waarom?")]);
    joost.send_form(&form, None).await.expect(303);
    world.deliver().await;
    let sql = "select b.id, b.hulpvraag_id, h.nummer from bericht b join hulpvraag h on h.id = b.hulpvraag_id
               where b.soort = 'ontvangst'";
    world.ask::<Asked>(sql).await.pop().expect("a receipt")
}

/// Fatih answers the question that waits.
pub async fn answers(world: &World, fatih: &Client, text: &str) -> Page {
    let page = fatih.get("/inzage/vragen").await.expect(200);
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/antwoord")).expect("a question");
    let page = fatih.send_form(&form.with(&[("antwoord", text)]), None).await;
    world.deliver().await;
    page
}

both!(the_desk_that_was_asked_about_finds_no_letter);
async fn the_desk_that_was_asked_about_finds_no_letter(world: &World) {
    let asked = asks(world).await;
    let letter = format!("/berichten/{}", asked.id);
    for naam in ["Gerda", "Greet"] {
        let client = world.log_in_as(naam).await;
        client.get("/berichten").await.expect(200).shows("Te printen (0)").hides(&asked.nummer);
        client.get("/taken").await.expect(200).hides(&asked.nummer).hides("Een inwoner vraagt wie er keek");
        client.get("/api/v1/taken").await.expect(200).hides(&asked.nummer);
        client.get(&letter).await.expect(404);
        client.get(&format!("/berichten/voorkeuren/{}", asked.hulpvraag_id)).await.expect(404);
        client.get(&format!("/hulpvragen/{}", asked.nummer)).await.expect(404).hides("Joost");
        for path in ["uitreiken", "retour"] {
            client.write(&format!("{letter}/{path}"), &fresh_key(), &[]).await.expect(404);
        }
        client.write("/berichten/printen", &fresh_key(), &[("onderwerp", "inzage")]).await.expect(404);
        let list = client.get("/api/v1/berichten").await.expect(200);
        assert!(!list.html.contains(&asked.nummer), "{}", list.html);
        client.get("/api/v1/berichten?onderwerp=inzage").await.expect(404);
        client.get(&format!("/api/v1/berichten/{}", asked.id)).await.expect(404);
    }
}

both!(the_privacy_officer_prints_and_reads_it_aloud);
async fn the_privacy_officer_prints_and_reads_it_aloud(world: &World) {
    let asked = asks(world).await;
    let fatih = world.desk("Fatih", "enschede").await;
    fatih.client.get("/").await.expect(200).shows("Berichten");
    fatih.client.get("/berichten").await.expect(200).shows("Te printen over wie er keek (1)").shows(&asked.nummer);
    let list = fatih.client.get("/api/v1/berichten?onderwerp=inzage").await.expect(200);
    assert!(list.html.contains(&asked.nummer), "{}", list.html);
    fatih.client.get("/api/v1/berichten").await.expect(404);
    fatih.client.get(&format!("/berichten/{}", asked.id)).await.expect(200).shows("Wij hebben uw vraag ontvangen");
    let partij = prints(&fatih).await;
    fatih.client.get(&partij).await.expect(200).shows("Open 1 brief");
    let pdf = format!("{partij}/brieven.pdf");
    assert_eq!(fatih.client.get(&pdf).await.expect(200).header("content-type"), "application/pdf");
    // What was printed is no more for the desk than what waits.
    let greet = world.log_in_as("Greet").await;
    greet.get(&partij).await.expect(404);
    greet.get(&pdf).await.expect(404);
    greet.get(&pdf.replace("/berichten/partijen", "/api/v1/partijen").replace(".pdf", "")).await.expect(404);
    greet.get("/berichten").await.expect(200).hides("Eerder geprint");
}

both!(a_letter_that_came_back_is_for_who_answers);
async fn a_letter_that_came_back_is_for_who_answers(world: &World) {
    let asked = asks(world).await;
    let fatih = world.desk("Fatih", "enschede").await;
    answers(world, &fatih.client, "Wij riepen u op aan de balie.").await.expect(303);
    prints(&fatih).await;
    let sql = "select b.id, b.hulpvraag_id, h.nummer from bericht b join hulpvraag h on h.id = b.hulpvraag_id
               where b.soort = 'antwoord_inzage_vraag'";
    let letter = world.ask::<Asked>(sql).await.pop().expect("an answer");
    let path = format!("/berichten/{}", letter.id);
    fatih.client.write(&format!("{path}/retour"), &fresh_key(), &[]).await.expect(303);
    // By name, with a way to the letter; and there is whom to call.
    let tasks = fatih.client.get("/taken").await.expect(200).shows(&asked.nummer);
    assert!(tasks.links().contains(&path), "{:?}", tasks.links());
    fatih.client.get(&path).await.expect(200).shows("Bel Joost Testman");
    world.gerda().await.client.get("/taken").await.expect(200).hides(&asked.nummer);
}

both!(a_name_in_an_answer_is_sent_only_after_a_warning);
async fn a_name_in_an_answer_is_sent_only_after_a_warning(world: &World) {
    asks(world).await;
    let fatih = world.log_in_as("Fatih").await;
    let text = "Onze medewerker Gerda Voorbeeld keek om u te helpen.";
    let page = answers(world, &fatih, text).await.expect(400).shows("In uw antwoord staat de naam Gerda Voorbeeld");
    let page = page.shows("Verstuur toch met de naam");
    // The same form, once more, is saying so.
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/antwoord")).unwrap();
    assert_eq!((form.value("antwoord").as_str(), form.value("met_naam").as_str()), (text, "ja"));
    let done = fatih.send_form(&form, None).await.expect(303);
    fatih.follow(&done).await.expect(200).shows("Uw antwoord is verstuurd. De inwoner krijgt dit per brief.");
}

both!(a_question_about_a_look_leads_to_its_answer);
async fn a_question_about_a_look_leads_to_its_answer(world: &World) {
    asks(world).await;
    let fatih = world.log_in_as("Fatih").await;
    answers(world, &fatih, "Wij riepen u op aan de balie.").await.expect(303);
    let page = world.inwoner(&JOOST).await.get("/mijn").await.expect(200);
    let page =
        page.shows("Klaar. U kreeg antwoord op uw vraag.").shows("U vroeg dit aan Gemeente Enschede").shows("Lees het antwoord");
    assert!(page.links().contains(&"/mijn/inzage#vragen".to_owned()), "{:?}", page.links());
    assert_eq!(page.text().matches("U was bij Gemeente Enschede").count(), 0, "{}", page.text());
}

both!(many_looks_in_one_visit_are_one_line_and_each_can_be_asked_about);
async fn many_looks_in_one_visit_are_one_line_and_each_can_be_asked_about(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    for _ in 0..5 {
        gerda.visit(&visit).await.expect(200);
    }
    let page = world.inwoner(&JOOST).await.get("/mijn/inzage").await.expect(200);
    let lines = page.html.matches("<th scope=\"row\">").count();
    let asked = page.links().iter().filter(|link| link.ends_with("/vraag")).count();
    assert!(lines < asked, "{lines} lines about {asked} looks: {}", page.text());
    assert!(page.text().contains(" keer, om "), "{}", page.text());
    // On paper, too.
    gerda.identifies(&visit).await.expect(303);
    let paper = gerda.client.get(&format!("{}/inzage", gerda.visit_path(&visit))).await.expect(200);
    assert!(paper.text().contains(" keer, om "), "{}", paper.text());
}

both!(own_looks_never_hide_those_of_others);
async fn own_looks_never_hide_those_of_others(world: &World) {
    booked(world).await;
    let tilly = world.inwoner(&TILLY).await;
    for _ in 0..30 {
        tilly.get("/mijn").await.expect(200);
    }
    let page = tilly.get(INZAGE).await.expect(200).shows("Belastingdienst").shows("Kijk wanneer u zelf keek");
    assert!(older(&page, INZAGE).is_none(), "what others did fits on one page: {}", page.text());
    // Their own are on a page of their own, which says how many there are on it and goes on.
    let own = format!("{INZAGE}?organisatie=zelf");
    let page =
        tilly.get(&own).await.expect(200).shows("Wanneer u zelf keek").shows("op deze bladzijde").hides("medewerker aan de");
    let next = older(&page, &own).expect("more than one page of their own looks");
    assert!(next.contains("organisatie=zelf"), "{next}");
    tilly.get(&next).await.expect(200).shows("Kijken op uw eigen bladzijden");
    // The files hold all of it.
    let file = tilly.get(&format!("{INZAGE}/export?")).await.expect(200);
    assert!(file.html.contains("Kijken op uw eigen bladzijden") && file.html.contains("Belastingdienst"), "{}", file.html);
    let file = tilly.get(&format!("{INZAGE}/export?organisatie=zelf")).await.expect(200);
    assert!(!file.html.contains("Belastingdienst"), "{}", file.html);
}

both!(several_looks_are_counted_over_what_is_shown);
async fn several_looks_are_counted_over_what_is_shown(world: &World) {
    let visit = booked(world).await;
    let gerda = world.gerda().await;
    for _ in 0..30 {
        gerda.visit(&visit).await.expect(200);
    }
    // Thirty at one moment: how many of them are on this page, and at which time.
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get(INZAGE).await.expect(200).shows("op deze bladzijde").shows("keer, om ");
    let next = tilly.get(&older(&page, INZAGE).expect("a second page")).await.expect(200);
    next.shows("op deze bladzijde");
}

both!(what_a_privacy_officer_has_to_do_is_on_their_list);
async fn what_a_privacy_officer_has_to_do_is_on_their_list(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    gerda.finishes(&visit, "opgelost").await.expect(303);
    world.clock.advance(7 * 24 * 60);
    world.gerda().await.visit(&visit).await.expect(200);
    world.clock.advance(62);
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    let page =
        world.log_in_as("Fatih").await.get("/taken").await.expect(200).shows("Iemand keek zonder open vraag: was dat nodig?");
    assert!(page.links().contains(&"/inzage/meldingen".to_owned()), "{:?}", page.links());
    world.log_in_as("Greet").await.get("/taken").await.expect(200).hides("zonder open vraag");
    // Nobody judged it: her coordinator reads that it is late, and nobody at another organisatie does.
    world.clock.advance(8 * 24 * 60);
    let page = world.log_in_as("Greet").await.get("/taken").await.expect(200);
    let page = page.shows("De privacyofficer is te laat: er is gekeken zonder open vraag").shows("Spreek Fatih Verzonnen aan");
    assert!(!page.links().contains(&"/inzage/meldingen".to_owned()), "what it is stays the officer's: {:?}", page.links());
    world.log_in_as("Dirk").await.get("/taken").await.expect(200).hides("zonder open vraag");
    world.log_in_as("Fatih").await.get("/taken").await.expect(200).shows("was dat nodig?").shows("te laat");
}
