//! V11: what a parent says for a child ends on the day the child is 18, at that second, and the child hears of it.

use crate::client::Client;
use crate::desk::Desk;
use crate::ledger::count;
use crate::moments::begins;
use crate::people::{ENSCHEDE, TILLY, YARA};
use crate::reis_v11_afmelding::{OWN, is_left_out, says};
use crate::telephone::Referred;
use crate::world::World;

const AMSTERDAM: &str = "organisatie/amsterdam";

/// A parent comes in with Yara and says it; Gerda keeps it, and the visit ends.
async fn said_for_yara(world: &World) -> (Desk, Referred) {
    let slot = world.free(ENSCHEDE).await[0];
    let visit = world.books(&YARA, "digid", slot).await;
    begins(world, &visit).await;
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.identifies(&visit).await.expect(303);
    let path = format!("{}/afmelding", gerda.visit_path(&visit));
    let form = gerda.client.get(&path).await.expect(200).form(&path);
    let done = gerda.client.send_form(&form, None).await.expect(303);
    gerda.client.follow(&done).await.expect(200).shows("Dit stopt op 15-5-2027").shows("U bent dan 18 en kiest zelf");
    gerda.finishes(&visit, "opgelost").await.expect(303);
    (gerda, visit)
}

async fn yara(world: &World) -> Client {
    world.inwoner(&YARA).await
}

both!(it_ends_at_the_second_in_which_the_child_is_18_and_the_child_hears_of_it);
async fn it_ends_at_the_second_in_which_the_child_is_18_and_the_child_hears_of_it(world: &World) {
    let (_, visit) = said_for_yara(world).await;
    world.deliver().await;
    let letters = "bericht where soort = 'afmelding_vervalt'";
    world.it_is("2027-05-14T23:59:59");
    assert!(is_left_out(world, &YARA, "aio", AMSTERDAM).await);
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().afmeldingen, 0);
    world.it_is("2027-05-15T00:00:00");
    assert!(!is_left_out(world, &YARA, "aio", AMSTERDAM).await, "at that second, whether anything ran or not");
    yara(world).await.get(OWN).await.expect(200).shows("U zei nog niets").hides("gezegd aan de balie");
    for ended in [1, 0] {
        assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().afmeldingen, ended);
    }
    assert_eq!(count(world.db().await, "afmelding").await, 0);
    // From who wrote it down, along her own way, and once.
    for _ in 0..2 {
        world.deliver_again().await;
        assert_eq!(count(world.db().await, letters).await, 1);
    }
    let told = world.berichten(visit.hulpvraag).await.into_iter().find(|row| row.soort == "afmelding_vervalt").unwrap();
    assert_eq!((told.inwoner_id, told.organisatie_id), (Some(YARA.id()), eenloket::demo::id("organisatie/enschede")));
    let page = yara(world).await.get(&format!("/mijn/berichten/{}", told.id)).await.expect(200);
    page.shows("U bent nu 18").shows("U hoeft niet te zeggen waarom");
}

both!(who_says_it_again_that_night_is_not_overtaken_by_the_clock);
async fn who_says_it_again_that_night_is_not_overtaken_by_the_clock(world: &World) {
    said_for_yara(world).await;
    world.it_is("2027-05-15T00:00:10");
    let client = yara(world).await;
    says(&client, "alles").await;
    assert!(is_left_out(world, &YARA, "aio", AMSTERDAM).await, "it is her own word now");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert!(is_left_out(world, &YARA, "aio", AMSTERDAM).await, "what lapsed was the old one");
    client.get(OWN).await.expect(200).shows("gezegd na inloggen").hides("Dit stopt op");
}

both!(what_somebody_of_17_says_after_logging_in_is_their_own_word);
async fn what_somebody_of_17_says_after_logging_in_is_their_own_word(world: &World) {
    let client = yara(world).await;
    says(&client, "alles").await;
    client.get(OWN).await.expect(200).shows("gezegd na inloggen").hides("Dit stopt op");
    world.it_is("2027-05-16T09:00:00");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert!(is_left_out(world, &YARA, "aio", AMSTERDAM).await);
    assert!(!is_left_out(world, &TILLY, "aio", AMSTERDAM).await);
}

both!(what_she_says_herself_after_a_parent_did_is_her_own_word_and_stays);
async fn what_she_says_herself_after_a_parent_did_is_her_own_word_and_stays(world: &World) {
    said_for_yara(world).await;
    let client = yara(world).await;
    client.get(OWN).await.expect(200).shows("Dit stopt op 15-5-2027");
    says(&client, "alles").await;
    client.get(OWN).await.expect(200).shows("gezegd na inloggen").hides("Dit stopt op").hides("gezegd aan de balie");
    world.it_is("2027-05-15T09:00:00");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert!(is_left_out(world, &YARA, "aio", AMSTERDAM).await);
    world.deliver().await;
    assert_eq!(count(world.db().await, "bericht where soort = 'afmelding_vervalt'").await, 0, "nothing ended");
}
