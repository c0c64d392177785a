//! V11: who opts out from a regeling of the country is not visited for how their gemeente carries it out, and the other way round.

use crate::outreach::{REGELINGEN, gives, hit, notes, plans};
use crate::people::KEES;
use crate::reis_v11_afmelding::{OWN, says, takes_back};
use crate::reis_v11_zelf::calls;
use crate::world::World;
use foundation::Uuid;
use looplijst::Reden;

const LOCAL: &str = "individuele_inkomenstoeslag_maastricht";

/// Kees is on a list about these, and Nel goes there.
async fn on_a_list(world: &World, regelingen: &[&str]) -> (Uuid, Uuid) {
    let list = world.combined_for(regelingen).await;
    world.lists(list, &[hit(&KEES, regelingen)]).await.unwrap();
    gives(world, &world.log_in_as("Tess").await, list, "6211", "nel").await.expect(303);
    (list, world.regel_of(list, KEES.id()).await.unwrap().id)
}

/// He says it under one key, where he is visited under another.
async fn opts_out(world: &World, [asked, said]: [&str; 2]) {
    let (_, regel) = on_a_list(world, &["aio", asked]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.inwoner(&KEES).await);
    plans(world, &nel, &[regel], "ochtend").await.expect(303);
    says(&kees, &format!("regeling/{said}")).await;
    world.deliver().await;
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("gepland", "aio"));
    // A newer list does not talk about it either.
    let newer = world.combined_for(&[asked]).await;
    assert_eq!(world.lists(newer, &[hit(&KEES, &[asked])]).await.unwrap().regels, 1);
    assert_eq!(world.regel(regel).await.regelingen, "aio");
}

/// The same, where there is nothing else to visit him for: he is off the list at once, and nobody else puts him back.
async fn opts_out_of_all(world: &World, [asked, said]: [&str; 2]) {
    let (_, regel) = on_a_list(world, &[asked]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.inwoner(&KEES).await);
    plans(world, &nel, &[regel], "ochtend").await.expect(303);
    says(&kees, &format!("regeling/{said}")).await;
    world.deliver().await;
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.reden.as_deref(), row.inwoner_id), ("vervallen", Some("afmelding"), None));
    let newer = world.combined_for(&[asked]).await;
    let stand = world.lists(newer, &[hit(&KEES, &[asked])]).await.unwrap();
    assert_eq!((stand.regels, stand.vervallen), (0, [(Reden::Afmelding, 1)].into()));
    takes_back(&kees, OWN).await.expect(303);
    world.deliver().await;
    // Taken back he is listed again, would call, and opts out anew before he does.
    let (list, regel) = on_a_list(world, &[asked]).await;
    notes(&nel, regel, &[("uitkomst", "denkt_na"), ("dagdeel", "ochtend"), ("vervolg", "belt_zelf")]).await.expect(303);
    says(&kees, &format!("regeling/{said}")).await;
    world.deliver().await;
    calls(&nel).await.expect(400).shows("Deze inwoner zei zelf: zoek niet voor mij");
    takes_back(&kees, OWN).await.expect(303);
    calls(&nel).await.expect(303);
    assert_eq!(world.regel_of(list, KEES.id()).await.unwrap().regelingen, asked);
}

both!(who_opts_out_of_it_in_the_country_is_not_visited_for_it_in_the_gemeente);
async fn who_opts_out_of_it_in_the_country_is_not_visited_for_it_in_the_gemeente(world: &World) {
    opts_out(world, [LOCAL, REGELINGEN[1]]).await;
}

both!(who_opts_out_of_it_in_the_gemeente_is_not_visited_for_it_in_the_country);
async fn who_opts_out_of_it_in_the_gemeente_is_not_visited_for_it_in_the_country(world: &World) {
    opts_out(world, [REGELINGEN[1], LOCAL]).await;
}

both!(where_nothing_else_is_left_nobody_goes_there_in_the_gemeente);
async fn where_nothing_else_is_left_nobody_goes_there_in_the_gemeente(world: &World) {
    opts_out_of_all(world, [LOCAL, REGELINGEN[1]]).await;
}

both!(where_nothing_else_is_left_nobody_goes_there_for_the_country);
async fn where_nothing_else_is_left_nobody_goes_there_for_the_country(world: &World) {
    opts_out_of_all(world, [REGELINGEN[1], LOCAL]).await;
}
