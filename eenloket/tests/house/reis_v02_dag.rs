//! V02: the day of a Locatie with several employers, and two people who press at once.

use crate::client::{Page, attribute, fresh_key};
use crate::ledger::Ledger;
use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use store::sea_orm::{self, FromQueryResult};

/// Tilly and Joost are at the counter on Wednesday; both have reported.
async fn two_wait(world: &World) -> [Referred; 2] {
    let bas = world.bas().await;
    let tilly = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    let joost = bas.refers(&JOOST).to(ENSCHEDE).at("2027-03-03T10:00").done().await;
    world.it_is("2027-03-03T09:30");
    let gijs = world.gijs().await;
    for visit in [&tilly, &joost] {
        gijs.reports(visit).await.expect(303);
    }
    [tilly, joost]
}

both!(of_other_organisaties_there_is_only_bezet);
async fn of_other_organisaties_there_is_only_bezet(world: &World) {
    // The demo's Tuesday: seven Balies of six organisaties, and everything that can happen.
    let gemeente = demo::id("organisatie/enschede");
    let here = demo::id("locatie/enschede");
    world.it_is("2027-03-02T10:40");
    let products: Vec<Titel> = world.ask("select code, titel from product").await;
    let titel = |code: &str| products.iter().find(|row| row.code == code).map(|row| row.titel.clone()).unwrap();
    let today = |begin: i64| (world.now().as_millisecond() - begin).abs() < 8 * 3_600_000;
    let all = world.afspraken().await;
    let (own, others): (Vec<_>, Vec<_>) =
        all.iter().filter(|row| row.locatie_id == here && today(row.begin.0)).partition(|row| row.organisatie_id == gemeente);
    assert!(own.len() > 8 && others.len() > 8);

    let gerda = world.gerda().await.day().await.shows("Bezet");
    for row in &own {
        assert!(gerda.text().contains(&row.naam), "{} is of the gemeente", row.naam);
    }
    for row in &others {
        assert!(!gerda.html.contains(&row.naam), "Gerda reads {}", row.naam);
        assert!(!gerda.html.contains(&titel(&row.product)), "Gerda reads {}", titel(&row.product));
        // Not even a way in.
        assert!(!gerda.html.contains(&row.id.to_string()), "Gerda's page holds the id of {}", row.naam);
    }
    let derk = world.derk().await.day().await;
    for row in own.iter().chain(&others) {
        assert!(!derk.html.contains(&row.naam), "the receptie reads {}", row.naam);
        assert!(!derk.html.contains(&titel(&row.product)), "the receptie reads {}", titel(&row.product));
    }
    let leads = |page: &crate::client::Page, end: &str| page.forms().iter().any(|form| form.action.ends_with(end));
    assert!(leads(&derk, "/melden"));
    assert!(leads(&gerda, "/oproepen"));
    for more in ["/oproepen", "/niet-verschenen"] {
        assert!(!leads(&derk, more), "the receptie reports, and that is all");
    }
    // DUO sees its own, and nobody of the gemeente.
    let daan = world.desk("Daan", "enschede").await.day().await.shows("Osman Testman");
    for row in &own {
        assert!(!daan.html.contains(&row.naam), "DUO reads {}", row.naam);
    }
}

#[derive(FromQueryResult)]
struct Titel {
    code: String,
    titel: String,
}

both!(a_visit_of_another_organisatie_does_not_exist);
async fn a_visit_of_another_organisatie_does_not_exist(world: &World) {
    let [tilly, _] = two_wait(world).await;
    world.gerda().await.calls(&tilly).await.expect(303);
    for naam in ["Daan", "Dirk", "Sanne", "Jelle", "Nel", "Derk", "Bram", "Bas"] {
        let other = world.desk(naam, "enschede").await;
        for path in [other.visit_path(&tilly), format!("{}/samenvatting", other.visit_path(&tilly))] {
            other.client.get(&path).await.expect(404).shows("EL-104").hides("Tilly");
        }
    }
}

both!(one_visitor_at_a_time);
async fn one_visitor_at_a_time(world: &World) {
    let [tilly, joost] = two_wait(world).await;
    let gerda = world.gerda().await;
    gerda.calls(&tilly).await.expect(303);
    let before = world.snapshot().await;
    gerda.calls(&joost).await.expect(409).shows("U helpt nu iemand. Sluit dat gesprek eerst af met Klaar.").shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    gerda.finishes(&tilly, "opgelost").await.expect(303);
    gerda.calls(&joost).await.expect(303);
}

both!(two_buttons_at_once_give_one_visitor);
async fn two_buttons_at_once_give_one_visitor(world: &World) {
    let [tilly, joost] = two_wait(world).await;
    let gerda = world.gerda().await;
    let (one, other) = (gerda.call_button(&tilly).await.unwrap(), gerda.call_button(&joost).await.unwrap());
    let (one, other) = tokio::join!(gerda.client.send_form(&one, None), gerda.client.send_form(&other, None));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409], "Gerda has one visitor");
}

both!(two_desks_call_one_visitor_and_one_wins);
async fn two_desks_call_one_visitor_and_one_wins(world: &World) {
    let [tilly, _] = two_wait(world).await;
    let (gerda, gijs) = (world.gerda().await, world.gijs().await);
    let (one, other) = (gerda.call_button(&tilly).await.unwrap(), gijs.call_button(&tilly).await.unwrap());
    let (one, other) = tokio::join!(gerda.client.send_form(&one, None), gijs.client.send_form(&other, None));
    let (winner, loser) = if one.status == 303 { (one, other) } else { (other, one) };
    assert_eq!(winner.status, 303);
    loser.expect(409).shows("Een collega was u voor").shows("EL-409");
    assert_eq!(world.contacten(tilly.hulpvraag).await.len(), 1, "one conversation");
}

both!(the_receptie_reports_who_comes_today_and_here);
async fn the_receptie_reports_who_comes_today_and_here(world: &World) {
    let bas = world.bas().await;
    let tomorrow = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    let nummer = world.hulpvraag(tomorrow.hulpvraag).await.nummer;
    let (derk, before) = (world.derk().await, world.snapshot().await);
    let melden = format!("{}/melden", derk.day_path());
    for wrong in ["", "   ", "A", "XXXXXXX", &nummer, "😀", &"a".repeat(10_000), "123456782"] {
        derk.client
            .write(&melden, &fresh_key(), &[("nummer", wrong)])
            .await
            .expect(400)
            .shows("Wij vinden dit nummer vandaag niet");
    }
    // Nor by the id of an Afspraak of another day, or of another Locatie.
    let elsewhere = world.afspraken().await.into_iter().find(|row| row.locatie_id == demo::id("locatie/tilburg")).unwrap();
    for id in [tomorrow.afspraak, elsewhere.id] {
        let id = id.to_string();
        derk.client
            .write(&melden, &fresh_key(), &[("afspraak", &id)])
            .await
            .expect(400)
            .shows("Wij vinden dit nummer vandaag niet");
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    world.it_is("2027-03-03T09:00");
    let derk = world.derk().await;
    derk.reports_nummer(&nummer).await.expect(303);
    // A second time they have a ticket already.
    derk.reports_nummer(&nummer).await.expect(409).shows("EL-409");
}

both!(a_screen_that_refreshes_itself_reads_nobody_and_keeps_nobody_in);
async fn a_screen_that_refreshes_itself_reads_nobody_and_keeps_nobody_in(world: &World) {
    let bas = world.bas().await;
    let tilly = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:21");
    let path = format!("/balie/{}", demo::id("locatie/enschede"));
    let gerda = world.log_in_as("Gerda").await;
    let stand = |page: &Page| attribute(page.html.split("data-live-from").nth(1).unwrap(), "data-stand").unwrap();
    let refresh = async |stand: &str| {
        let request = gerda.request(Method::GET, &path).header("if-none-match", stand).header("eenloket-ververst", "1");
        gerda.send(&path, request).await
    };
    let shown = stand(&gerda.get(&path).await.expect(200));
    let db = world.behind_the_house().await;
    let before = Ledger::read(&db).await;
    assert_eq!(refresh(&shown).await.expect(304).html, "");
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::default(), "nothing was read, nothing is logged");

    // Whatever changes the day changes this.
    world.gijs().await.reports(&tilly).await.expect(303);
    let again = refresh(&shown).await.expect(200).shows("Tilly");
    refresh(&stand(&again)).await.expect(304);
    // Waiting times grow.
    world.clock.advance(6);
    let later = refresh(&stand(&again)).await.expect(200);

    // Refreshing for half an hour is not being there.
    for _ in 0..2 {
        world.clock.advance(9);
        refresh(&stand(&later)).await.expect(200);
    }
    world.clock.advance(9);
    refresh(&stand(&later)).await.expect(303);
    // The wall stands before the question.
    let other = world.log_in_as("Bas").await;
    let request = other.request(Method::GET, &path).header("if-none-match", stand(&later));
    other.send(&path, request).await.expect(404);
}

both!(a_nummer_that_is_not_found_is_still_in_its_field);
async fn a_nummer_that_is_not_found_is_still_in_its_field(world: &World) {
    world.it_is("2027-03-03T09:21");
    let derk = world.log_in_as("Derk").await;
    let path = format!("/balie/{}", demo::id("locatie/enschede"));
    let page = derk.get(&path).await.expect(200);
    let again = derk.submit(&page, &format!("{path}/melden"), &[("nummer", "7K3-QQQ")]).await.expect(400);
    let field = again.html.split("id=\"nummer\"").nth(1).unwrap().split('>').next().unwrap();
    assert_eq!(attribute(field, "value").as_deref(), Some("7K3-QQQ"));
}
