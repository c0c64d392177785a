//! V29: two looks of one minute are two. Whoever asks about one of them sees which, to the second and with what was done.

use crate::people::{ENSCHEDE, JOOST};
use crate::reis_v29_inzage::INZAGE;
use crate::world::World;

both!(looks_of_one_minute_are_told_apart_to_the_second);
async fn looks_of_one_minute_are_told_apart_to_the_second(world: &World) {
    let visit = world.bas().await.refers(&JOOST).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:30:00");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    for moment in ["2027-03-03T09:31:05", "2027-03-03T09:31:20"] {
        world.it_is(moment);
        gerda.visit(&visit).await.expect(200);
    }
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(INZAGE).await.expect(200);
    // Each second is a way of its own to ask.
    let ask = |page: &crate::client::Page, exact: &str| {
        let ways: Vec<&str> = page.html.split("<a href=\"").filter(|link| link.contains(&format!("\">{exact}"))).collect();
        assert_eq!(ways.len(), 1, "one way for {exact}: {}", page.text());
        ways[0].split('"').next().unwrap().to_owned()
    };
    let (first, second) = (ask(&page, "9:31:05: uw bezoek bekeken"), ask(&page, "9:31:20: uw bezoek bekeken"));
    assert_ne!(first, second);
    for (way, time) in [(&first, "9:31:05"), (&second, "9:31:20")] {
        joost.get(way).await.expect(200).shows(&format!("woensdag 3 maart 2027, {time}")).shows("uw bezoek bekeken");
    }
    // On paper at the desk stand the same seconds.
    gerda.identifies(&visit).await.expect(303);
    let paper = gerda.client.get(&format!("{}/inzage", gerda.visit_path(&visit))).await.expect(200);
    assert!(["9:31:05", "9:31:20"].iter().all(|time| paper.text().contains(time)), "{}", paper.text());
    // In the language of the page, too.
    let english = joost.get(&format!("/en{INZAGE}")).await.expect(200);
    assert!(english.text().contains("9:31:05: looked at your visit"), "{}", english.text());
}
