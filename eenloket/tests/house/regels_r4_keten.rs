//! R4, by the name of the act: what the sender hears, and each change of who has a question, leaves its line about the person.

use crate::client::fresh_key;
use crate::moments::{busy, page_of, refused, stuck};
use crate::people::{JOOST, SAMIRA};
use crate::world::World;
use eenloket::{demo, medewerker};
use foundation::Uuid;
use std::collections::BTreeMap;

/// What an act left so far: access lines that say it went well, and processing lines by person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Left {
    accesses: usize,
    lines: BTreeMap<Vec<u8>, usize>,
}

impl Left {
    /// The same, and one act more about somebody.
    fn and_one_about(mut self, hash: Vec<u8>) -> Self {
        self.accesses += 1;
        *self.lines.entry(hash).or_default() += 1;
        self
    }
}

async fn left(world: &World, act: &str) -> Left {
    let all = world.all_lines().await;
    let accesses = all.accesses.iter().filter(|row| row.handeling == act && row.uitkomst == "gelukt" && row.aantal > 0).count();
    let mut left = Left { accesses, lines: BTreeMap::new() };
    for line in all.lines.iter().filter(|line| line.naam == act && line.status == "Ok") {
        *left.lines.entry(line.betrokkene_hash.clone()).or_default() += 1;
    }
    left
}

/// Does something, and holds that the act left one line in each log, about this person.
async fn one_act(world: &World, act: &str, about: Uuid, doing: impl AsyncFnOnce()) {
    let before = left(world, act).await;
    doing().await;
    world.deliver().await;
    assert_eq!(left(world, act).await, before.and_one_about(world.hash_of(about)), "{act}");
}

both!(what_the_sender_hears_leaves_its_line);
async fn what_the_sender_hears_leaves_its_line(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    world.deliver().await;
    one_act(world, "doorverwijzing.hear", JOOST.id(), async || {
        gerda.finishes(&visit, "opgelost").await.expect(303);
    })
    .await;
    // Heard once, however often it is told.
    let before = left(world, "doorverwijzing.hear").await.accesses;
    let status = world.doorverwijzing(visit.doorverwijzing).await.status;
    world.deliver_again().await;
    assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.status, status);
    assert!(left(world, "doorverwijzing.hear").await.accesses >= before);
}

both!(every_change_of_who_has_it_leaves_its_line);
async fn every_change_of_who_has_it_leaves_its_line(world: &World) {
    // Passed on by its owner, after the first Balie said no.
    let offer = refused(world).await;
    let bas = world.log_in_as("Bas").await;
    let path = page_of(world, &offer).await;
    let slot = world.free("utrecht/gemeente-1").await[0].to_string();
    let versie = world.hulpvraag(offer.hulpvraag).await.versie.to_string();
    world.deliver().await;
    one_act(world, "doorverwijzing.again", SAMIRA.id(), async || {
        let fields = [("product", "digid"), ("tijdslot", &*slot), ("instemming", "ja"), ("versie", &*versie)];
        bas.write(&format!("{path}/doorverwijzen"), &fresh_key(), &fields).await.expect(303);
    })
    .await;

    // Sent round, as she says; then somebody is named, and says yes.
    one_act(world, "doorverwijzing.bounce", SAMIRA.id(), async || {
        stuck(world).await;
    })
    .await;
    let held = stuck(world).await;
    world.deliver().await;
    let bianca = demo::id("medewerker/bianca").to_string();
    one_act(world, "doorverwijzing.name_successor", SAMIRA.id(), async || {
        world.presses("Bas", &held, "opvolger", &[("opvolger", &bianca)]).await.expect(303);
    })
    .await;
    one_act(world, "doorverwijzing.succeed", SAMIRA.id(), async || {
        world.presses("Bianca", &held, "opvolging", &[("antwoord", "ja")]).await.expect(303);
    })
    .await;
    world.owner_is(&held, "belastingdienst", Some("bianca")).await;

    // Bianca leaves: what she has goes to who coordinates it. That she leaves is about no inwoner.
    one_act(world, "hulpvraag.divide", SAMIRA.id(), async || {
        medewerker::leave(&world.house.store, &world.house.access, demo::id("medewerker/bianca")).await.unwrap();
    })
    .await;
    let leave = left(world, "netwerk.leave").await;
    assert_eq!(leave, Left::default(), "nobody is helped by that act");
    world.owner_is(&held, "belastingdienst", Some("wanda")).await;
}
