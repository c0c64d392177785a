//! What was agreed can be read afterwards, however it went on, and leads nowhere that is gone.

use crate::client::fresh_key;
use crate::moments::{booked, busy, offered, page_of, refused};
use crate::regels_links::inside;
use crate::telephone::confirmed;
use crate::world::World;
use eenloket::terms::look_at_the_clock;

both!(what_was_agreed_can_be_read_however_it_went_on);
async fn what_was_agreed_can_be_read_however_it_went_on(world: &World) {
    let follow = async |what: &str, visit: &crate::telephone::Referred| {
        let bas = world.log_in_as("Bas").await;
        let path = confirmed(visit);
        let page = bas.get(&path).await;
        assert_eq!(page.status, 200, "{what}: {}", page.title());
        for link in page.links().into_iter().filter_map(|link| inside(&link)) {
            let there = bas.get(&link).await;
            assert!(matches!(there.status, 200 | 303), "{what}: {link} on {path} is {}", there.status);
        }
    };
    let stands = booked(world).await;
    follow("it stands", &stands).await;
    let asked = offered(world).await;
    follow("asked, no answer yet", &asked).await;
    let no = refused(world).await;
    follow("the desk said no", &no).await;

    // Called off by the sender, moved by the sender, taken back.
    let versie = |row: &::afspraak::tables::afspraak::Model| row.versie.to_string();
    let off = offered(world).await;
    let row = world.afspraak(off.afspraak).await;
    let bas = world.log_in_as("Bas").await;
    bas.write(&format!("/afspraken/{}/afzegging", off.afspraak), &fresh_key(), &[("versie", &versie(&row))]).await.expect(303);
    world.deliver().await;
    follow("called off", &off).await;
    let moved = offered(world).await;
    let row = world.afspraak(moved.afspraak).await;
    let slot = world.free(crate::people::TILBURG).await[1].to_string();
    let to = [("versie", versie(&row)), ("tijdslot", slot)];
    let to: Vec<(&str, &str)> = to.iter().map(|(name, value)| (*name, value.as_str())).collect();
    bas.write(&format!("/afspraken/{}/verplaatsing", moved.afspraak), &fresh_key(), &to).await.expect(303);
    world.deliver().await;
    follow("moved", &moved).await;
    let back = offered(world).await;
    bas.write(&format!("/doorverwijzingen/{}/intrekking", back.doorverwijzing), &fresh_key(), &[]).await.expect(303);
    world.deliver().await;
    follow("taken back", &back).await;

    // Passed on to another desk, closed by the sender, helped at the desk, not come, and not answered in time.
    let on = refused(world).await;
    world.passes_on("Bas", &on, "digid", "breda/gemeente-1").await.expect(303);
    world.deliver().await;
    follow("passed on", &on).await;
    let closed = refused(world).await;
    let versie = world.hulpvraag(closed.hulpvraag).await.versie.to_string();
    let taken: Vec<String> = world.taken(closed.hulpvraag).await.iter().map(|taak| format!("{}:vervalt", taak.id)).collect();
    let afspraak = closed.afspraak.to_string();
    let mut fields = vec![("uitkomst", "opgelost"), ("versie", versie.as_str()), ("afspraken", afspraak.as_str())];
    fields.extend(taken.iter().map(|choice| ("taken", choice.as_str())));
    let there = format!("{}/sluiten", page_of(world, &closed).await);
    world.log_in_as("Bas").await.write(&there, &fresh_key(), &fields).await.expect(303);
    world.deliver().await;
    follow("closed", &closed).await;
    let helped = busy(world).await;
    let bas = world.log_in_as("Bas").await;
    bas.get(&confirmed(&helped)).await.expect(200);
    follow("being helped", &helped).await;
    world.gerda().await.finishes(&helped, "opgelost").await.expect(303);
    world.deliver().await;
    follow("helped", &helped).await;
    for hours in [24, 48, 72] {
        world.clock.advance(60 * hours);
        look_at_the_clock(&world.house).await.unwrap();
    }
    world.deliver().await;
    for visit in [&stands, &asked, &no] {
        follow("days later", visit).await;
    }
}
