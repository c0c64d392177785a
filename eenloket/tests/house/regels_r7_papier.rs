//! R7 on paper and where the day is planned: the clock and the calendar of the Locatie.

use crate::client::fresh_key;
use crate::moments::stuck;
use crate::people::{SAMIRA, TILBURG};
use crate::planner;
use crate::post::{on_paper, prints};
use crate::regels_r7_zone::clock;
use crate::world::World;
use eenloket::demo;

/// Where somebody made the Balie of Tilburg one of Bonaire: five hours earlier in winter.
async fn tilburg_lies_on_bonaire(world: &World) {
    world.meddle("update locatie set tijdzone = 'America/Kralendijk', gebied = 'bonaire' where plaats = 'Tilburg'").await;
}

both!(what_is_printed_there_has_the_day_and_the_time_of_there);
async fn what_is_printed_there_has_the_day_and_the_time_of_there(world: &World) {
    tilburg_lies_on_bonaire(world).await;
    let thursday = world.diensten(TILBURG).await.into_iter().find(|row| row.begin.at().to_string().starts_with("2027-03-11"));
    let slots = world.slots_of(thursday.unwrap().id).await;
    let slot = slots.iter().rfind(|slot| !slot.bezet && !slot.vrijgehouden).expect("a free time in the afternoon");
    let visit = world.books(&SAMIRA, "digid", slot.id).await;
    let [there, here] = ["America/Kralendijk", "Europe/Amsterdam"].map(|zone| clock(slot.begin.at(), zone));
    assert_ne!(there, here);
    world.tom().await.accepts(&visit).await.expect(303);
    // She is sent round with another question: that letter is about no Afspraak at all.
    stuck(world).await;
    world.deliver().await;

    // One in the night here, eight in the evening of the day before there: that is the date of both letters.
    world.it_is("2027-03-03T01:00");
    for (desk, texts) in [
        (
            world.tom().await,
            vec!["Uw afspraak op donderdag 11 maart 2027".to_owned(), format!("donderdag 11 maart 2027, {there}")],
        ),
        (world.wanda().await, vec!["Iemand anders helpt u verder".to_owned()]),
    ] {
        let pdf = format!("{}/brieven.pdf", prints(&desk).await);
        let Some(paper) = on_paper(&desk.client, &pdf).await else { return };
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in texts.iter().map(String::as_str).chain(["dinsdag 2 maart 2027"]) {
            assert!(paper.contains(text), "no '{text}' in {paper}");
        }
        assert!(!paper.contains("3 maart 2027") && !paper.contains(&format!(" {here}")), "{paper}");
    }

    // The list of the day, and what she takes along in the evening.
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let wim = world.wim().await;
    let copy = wim.client.write(&format!("{}/daglijst", wim.day_path()), &fresh_key(), &[]).await.expect(303);
    wim.client.follow(&copy).await.expect(200).shows(&there).shows("donderdag 11 maart 2027").hides(&format!(" {here}"));
    world.comes_in(&wim, &visit).await;
    wim.finishes_in_part(&visit, "Activeringscode meenemen", "24-3-2027").await.expect(303);
    world.it_is("2027-03-12T01:00");
    let wim = world.wim().await;
    let Some(paper) = on_paper(&wim.client, &format!("/api/v1/bezoeken/{}/samenvatting", visit.afspraak)).await else { return };
    let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contains("donderdag 11 maart 2027") && paper.contains("woensdag 24 maart 2027"), "{paper}");
    assert!(!paper.contains("12 maart 2027"), "{paper}");
}

both!(who_plans_and_who_walks_in_there_reads_the_clock_of_there);
async fn who_plans_and_who_walks_in_there_reads_the_clock_of_there(world: &World) {
    // Wim sits there from 9:00 to 16:30, says the demo, when it is still in the Netherlands.
    tilburg_lies_on_bonaire(world).await;
    let locatie = demo::id("locatie/tilburg");
    let tom = world.log_in_as("Tom").await;
    let week = tom.get(&format!("/rooster/{locatie}?week=2-3-2027")).await.expect(200);
    week.shows("4:00–11:30").hides("9:00–16:30");
    let all = world.diensten(TILBURG).await;
    let dienst = all.iter().find(|row| row.begin.at() > world.now()).unwrap();
    let begin = dienst.begin.at();
    let page = tom.get(&planner::path(dienst.id)).await.expect(200);
    let form = page.form(&planner::path(dienst.id));
    assert_eq!(form.value("begin"), clock(begin, "America/Kralendijk"));
    assert_ne!(form.value("begin"), clock(begin, "Europe/Amsterdam"));

    // Somebody walks in: the form names the free time on the clock above the door.
    let today = all.iter().find(|row| row.einde.at() > world.now()).unwrap();
    let slots = world.slots_of(today.id).await;
    let slot = slots.into_iter().find(|slot| !slot.bezet && slot.begin.at() > world.now()).unwrap();
    let begin = slot.begin.at();
    let wim = world.wim().await;
    let page = wim.client.get(&format!("{}/inloop?tijdslot={}", wim.day_path(), slot.id)).await.expect(200);
    page.shows(&clock(begin, "America/Kralendijk")).hides(&format!(" {}", clock(begin, "Europe/Amsterdam")));
}
