//! What an inwoner sees first: what to do, before when, and who helps.

use crate::moments::{booked, offered};
use crate::people::{JOOST, SAMIRA, TILLY};
use crate::world::World;

both!(who_has_no_question_reads_that_there_is_nothing_to_do);
async fn who_has_no_question_reads_that_there_is_nothing_to_do(world: &World) {
    let page = world.inwoner(&JOOST).await.get("/mijn").await.expect(200);
    page.shows("U hoeft nu niets te doen").shows("U heeft nu geen vraag bij ons").shows("U heeft nu geen afspraak");
}

both!(what_to_do_stands_first_with_its_day);
async fn what_to_do_stands_first_with_its_day(world: &World) {
    let visit = world.bas().await.refers(&TILLY).at("2027-03-03T09:30").done().await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get("/mijn").await.expect(200).shows("U hoeft nu 1 ding te doen");
    let page = page.shows("Kom op woensdag 3 maart 2027 om 9:30").shows("Neem mee:").shows("Stadskantoor Enschede");
    page.shows("Uw afspraak staat. Die is op woensdag 3 maart 2027.")
        .shows(&nummer)
        .shows("Gemeente Enschede helpt u. Telefoon:");

    // At the Balie it is said for what she comes back; the paper she got says the same.
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    world.inwoner(&TILLY).await.get("/mijn").await.expect(200).shows("Gemeente Enschede helpt u nu.");
    gerda.finishes_in_part(&visit, "activeringscode meenemen", "10-3-2027").await.expect(303);
    let page = world.inwoner(&TILLY).await.get("/mijn").await.expect(200);
    let page = page
        .shows("Doe dit op of voor woensdag 10 maart 2027")
        .shows("activeringscode meenemen")
        .shows("U heeft nu geen afspraak");
    page.shows("U komt terug op of voor woensdag 10 maart 2027");
}

both!(an_offer_that_nobody_took_yet_is_told_as_it_is);
async fn an_offer_that_nobody_took_yet_is_told_as_it_is(world: &World) {
    let offer = offered(world).await;
    let samira = world.inwoner(&SAMIRA).await;
    let page = samira.get("/mijn").await.expect(200).shows("Wij vragen de balie of zij u kan helpen");
    page.shows("Belastingdienst helpt u. Telefoon:");
    world.tom().await.accepts(&offer).await.expect(303);
    samira.get("/mijn").await.expect(200).shows("Uw afspraak staat.").shows("Gemeente Tilburg helpt u");
}

both!(an_inwoner_sees_nothing_of_somebody_else);
async fn an_inwoner_sees_nothing_of_somebody_else(world: &World) {
    let visit = booked(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    world.inwoner(&TILLY).await.get("/mijn").await.expect(200).shows(&nummer);
    let page = world.inwoner(&JOOST).await.get("/mijn").await.expect(200).hides(&nummer).hides("Tilly");
    // One line about the one who looked, and the access log does not say who that is.
    let lines = world.lines_of(page.trace).await;
    assert_eq!(lines.persons("mijn.overview").into_iter().collect::<Vec<_>>(), [world.hash_of(JOOST.id())]);
    assert!(lines.access("mijn.overview").expect("an access line").door_id.is_nil(), "the access log names no inwoner");
}
