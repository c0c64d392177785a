//! V12: about what somebody was spoken with is kept with the Gesprek, for as long as that is: twelve months, and a regel six.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, left_out, neighbour, notes};
use crate::people::KEES;
use crate::world::World;
use eenloket::terms::look_at_the_clock;
use foundation::Uuid;
use looplijst::tables::gesprek;
use store::sea_orm::EntityTrait;
use store::sea_orm::sea_query::Expr;

const SPOKEN: [(&str, &str); 2] = [("uitkomst", "heeft_al"), ("dagdeel", "ochtend")];
const RETURN: [(&str, &str); 5] = [
    ("uitkomst", "denkt_na"),
    ("dagdeel", "ochtend"),
    ("vervolg", "terug"),
    ("vervolg_op", "5-3-2027"),
    ("vervolg_dagdeel", "middag"),
];

/// Kees may have these, on a list about both; Nel goes there.
async fn at_the_door(world: &World, regelingen: &[&str]) -> Uuid {
    let id = world.given_to_nel(&[hit(&KEES, regelingen)]).await;
    world.regel_of(id, KEES.id()).await.unwrap().id
}

async fn about(world: &World) -> Option<String> {
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    gesprek.regelingen
}

both!(what_was_not_talked_about_is_listed_also_after_the_term_of_the_regel);
async fn what_was_not_talked_about_is_listed_also_after_the_term_of_the_regel(world: &World) {
    let regel = at_the_door(world, &["aio"]).await;
    notes(&world.log_in_as("Nel").await, regel, &SPOKEN).await.expect(303);
    assert_eq!(about(world).await.as_deref(), Some("aio"));
    world.it_is("2027-09-04T09:00");
    look_at_the_clock(&world.house).await.unwrap();
    assert_eq!((world.regel(regel).await.status.as_str(), about(world).await.as_deref()), ("vernietigd", Some("aio")));
    let second = world.combined().await;
    assert_eq!(world.lists(second, &[hit(&KEES, &REGELINGEN)]).await.unwrap().regels, 1);
    assert_eq!(world.regel_of(second, KEES.id()).await.unwrap().regelingen, "individuele_inkomenstoeslag");
    assert!(eenloket::controleer::check(world.store()).await.unwrap().is_empty());
}

both!(where_it_was_not_kept_it_may_have_been_all_of_its_list);
async fn where_it_was_not_kept_it_may_have_been_all_of_its_list(world: &World) {
    let regel = at_the_door(world, &["aio"]).await;
    notes(&world.log_in_as("Nel").await, regel, &SPOKEN).await.expect(303);
    let forget = gesprek::Entity::update_many().col_expr(gesprek::Column::Regelingen, Expr::val(Option::<String>::None));
    forget.exec(world.db().await).await.unwrap();
    let second = world.combined().await;
    let stand = world.lists(second, &[hit(&KEES, &REGELINGEN)]).await.unwrap();
    assert_eq!((stand.regels, left_out(&stand)), (0, [("al_bezocht", 1)].into_iter().collect()));
}

both!(a_no_to_one_takes_it_off_what_was_talked_about);
async fn a_no_to_one_takes_it_off_what_was_talked_about(world: &World) {
    let regel = at_the_door(world, &REGELINGEN).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &RETURN).await.expect(303);
    assert_eq!(about(world).await.as_deref(), Some("aio individuele_inkomenstoeslag"));
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    assert_eq!(about(world).await.as_deref(), Some("individuele_inkomenstoeslag"));
    // What is corrected is about what is left.
    let page = format!("/looplijsten/regels/{regel}");
    let form = nel.get(&format!("{page}?verbetering=ja")).await.expect(200).form(&format!("{page}/gesprek"));
    let ends = [("uitkomst", "heeft_al"), ("vervolg", ""), ("vervolg_op", ""), ("vervolg_dagdeel", "")];
    nel.send_form(&form.with(&ends), None).await.expect(303);
    assert_eq!(about(world).await.as_deref(), Some("individuele_inkomenstoeslag"));
    assert_eq!(world.regel(regel).await.regelingen, "individuele_inkomenstoeslag");
}

both!(an_opt_out_of_one_does_so_too);
async fn an_opt_out_of_one_does_so_too(world: &World) {
    let regel = at_the_door(world, &REGELINGEN).await;
    notes(&world.log_in_as("Nel").await, regel, &RETURN).await.expect(303);
    let kees = world.inwoner(&KEES).await;
    kees.write("/mijn/afmelding", &fresh_key(), &[("bereik", "regeling/aio")]).await.expect(303);
    world.deliver().await;
    assert_eq!(world.regel(regel).await.regelingen, "individuele_inkomenstoeslag");
    assert_eq!(about(world).await.as_deref(), Some("individuele_inkomenstoeslag"));
}

both!(what_gesprekken_brought_does_not_change_when_regels_end);
async fn what_gesprekken_brought_does_not_change_when_regels_end(world: &World) {
    let names: Vec<&'static str> = (0..10).map(|nth| &*format!("Mia Voorbeeld{}", char::from(b'a' + nth)).leak()).collect();
    let hits: Vec<_> = names.iter().map(|naam| neighbour(naam, "6211AB", "9011")).collect();
    let id = world.given_to_nel(&hits).await;
    let nel = world.log_in_as("Nel").await;
    for row in world.regels(id).await {
        notes(&nel, row.id, &SPOKEN).await.expect(303);
    }
    let list = format!("/looplijsten/{id}");
    world.log_in_as("Tess").await.get(&list).await.expect(200).shows("Heeft het al 10");
    world.it_is("2027-09-04T09:00");
    look_at_the_clock(&world.house).await.unwrap();
    assert!(world.regels(id).await.iter().all(|row| row.inwoner_id.is_none()));
    world.log_in_as("Tess").await.get(&list).await.expect(200).shows("Heeft het al 10");
    world.it_is("2028-03-03T09:00");
    look_at_the_clock(&world.house).await.unwrap();
    world.log_in_as("Tess").await.get(&list).await.expect(200).shows("Heeft het al minder dan 10");
}
