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
struct Asked {
    id: Uuid,
    hulpvraag_id: Uuid,
    nummer: String,
}

/// Joost asks the gemeente why somebody looked; gives the letter that he gets about that.
async fn asks(world: &World) -> Asked {
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

async fn answers(world: &World, fatih: &Client, text: &str) -> Page {
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
}

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
