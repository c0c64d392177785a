//! V12 over lists together, what goes with somebody: that one goes there with two, who goes to a district, and the term of each regeling.

use crate::outreach::{hit, notes};
use crate::people::{KEES, TILLY};
use crate::world::World;
use foundation::Uuid;

async fn newer(world: &World, regelingen: &[&str], who: &crate::people::Inwoner) -> Uuid {
    let id = world.combined().await;
    world.lists(id, &[hit(who, regelingen)]).await.unwrap();
    id
}

both!(where_two_go_two_go_for_the_newer_list_as_well);
async fn where_two_go_two_go_for_the_newer_list_as_well(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "heeft_al"), ("samen", "ja")]).await.expect(303);
    let second = newer(world, &["individuele_inkomenstoeslag"], &KEES).await;
    let row = world.regel_of(second, KEES.id()).await.unwrap();
    assert!(row.id != regel && row.samen, "{row:?}");
}

both!(who_went_to_a_district_goes_there_where_all_was_done);
async fn who_went_to_a_district_goes_there_where_all_was_done(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    notes(&world.log_in_as("Nel").await, regel, &[("uitkomst", "heeft_al")]).await.expect(303);
    let mut tilly = hit(&TILLY, &["aio"]);
    tilly.persoon.postcode = KEES.postcode.replace(' ', "");
    let second = world.combined().await;
    world.lists(second, &[tilly]).await.unwrap();
    assert_eq!(world.regel_of(second, TILLY.id()).await.unwrap().status, "toegewezen");
}

both!(the_term_of_one_regeling_is_not_renewed_by_another);
async fn the_term_of_one_regeling_is_not_renewed_by_another(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let begun = world.regel_of(first, KEES.id()).await.unwrap().aangemaakt_op;
    world.it_is("2027-03-03T09:00");
    let other = newer(world, &["individuele_inkomenstoeslag"], &KEES).await;
    let row = world.regel_of(other, KEES.id()).await.unwrap();
    assert_eq!((row.regelingen.as_str(), row.aangemaakt_op), ("aio individuele_inkomenstoeslag", begun));
    // Found anew as a whole, it is.
    let both = newer(world, &["aio", "individuele_inkomenstoeslag"], &KEES).await;
    assert_eq!(world.regel_of(both, KEES.id()).await.unwrap().aangemaakt_op, world.now().into());
}
