//! V12 and V13 where a newer list is opened: everybody to whom somebody still goes comes along, so that who stayed behind tells nothing.

use crate::outreach::{REGELINGEN, hit, neighbour, notes, plans};
use crate::people::{KEES, TILLY};
use crate::world::World;
use foundation::Uuid;
use inwoner::tables::inwoner as person;
use looplijst::tables::looplijst_regel::Model as Regel;
use looplijst::{Reden, RegelInput};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Opens a newer list with these hits.
async fn newer(world: &World, hits: &[RegelInput]) -> Uuid {
    let id = world.combined().await;
    world.lists(id, hits).await.unwrap();
    id
}

/// Who is named on a list.
async fn named(world: &World, list: Uuid) -> Vec<Regel> {
    world.regels(list).await.into_iter().filter(|row| row.inwoner_id.is_some()).collect()
}

both!(nobody_stays_behind_alone);
async fn nobody_stays_behind_alone(world: &World) {
    let hits = [hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6211AB", "9011"), neighbour("Ans Proef", "6211AB", "9002")];
    let first = world.given_to_nel(&hits).await;
    let kees = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    // Kees says no to one of two: the next run asks nothing about him. Mia is a hit again, and Ans is none any more.
    notes(&nel, kees, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    plans(world, &nel, &[kees], "middag").await.expect(303);
    world.it_is("2027-03-03T09:00");
    let second = newer(world, &[neighbour("Mia Voorbeeld", "6211AB", "9011")]).await;
    assert!(named(world, first).await.is_empty());
    let rows = named(world, second).await;
    assert_eq!(rows.len(), 3);
    let row = world.regel_of(second, KEES.id()).await.unwrap();
    let stands = (row.id, row.status.as_str(), row.regelingen.as_str(), row.gepland_op.as_deref());
    assert_eq!(stands, (kees, "gepland", "individuele_inkomenstoeslag", Some("2027-03-02")));
    // Only who is a hit again is kept longer.
    let is_new = |row: &&Regel| row.aangemaakt_op == world.now().into();
    let [mia] = rows.iter().filter(is_new).collect::<Vec<_>>().try_into().unwrap();
    assert!(![row.id, kees].contains(&mia.id));
    let nel = world.log_in_as("Nel").await;
    nel.get(&format!("/looplijsten/{second}")).await.expect(200).shows(KEES.naam).shows("Mia Voorbeeld").shows("Ans Proef");
    assert_eq!(eenloket::controleer::check(world.store()).await.unwrap(), []);
}

both!(to_whom_nobody_goes_any_more_does_not_come_along);
async fn to_whom_nobody_goes_any_more_does_not_come_along(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &REGELINGEN), hit(&TILLY, &REGELINGEN)]).await;
    let ids = [KEES.id(), TILLY.id()];
    let mut regels = Vec::new();
    for id in ids {
        regels.push(world.regel_of(first, id).await.unwrap().id);
    }
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regels[0], &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")]).await.expect(303);
    // Kees died, as his gemeente knows; the address of Tilly became secret.
    let secret = person::Entity::update_many().col_expr(person::Column::Geheimhouding, Expr::val(true));
    secret.filter(person::Column::Id.eq(TILLY.id())).exec(world.db().await).await.unwrap();
    let died = RegelInput { reden: Some(Reden::Overleden), ..hit(&KEES, &REGELINGEN) };
    let second = newer(world, &[died]).await;
    assert!(named(world, second).await.is_empty() && named(world, first).await.is_empty());
    for (regel, reden) in regels.into_iter().zip(["overleden", "geheimhouding"]) {
        let row = world.regel(regel).await;
        assert_eq!((row.status.as_str(), row.reden.as_deref(), row.looplijst_id), ("vervallen", Some(reden), first));
    }
    assert!(world.gesprekken(KEES.id()).await.is_empty() && world.pogingen(KEES.id()).await.is_empty());
}

both!(what_was_typed_before_a_newer_list_is_not_too_late);
async fn what_was_typed_before_a_newer_list_is_not_too_late(world: &World) {
    let hits = [hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6211AB", "9011")];
    let first = world.given_to_nel(&hits).await;
    let kees = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let list = format!("/looplijsten/{first}");
    let day = nel.get(&list).await.expect(200).form(&format!("{list}/dag"));
    let door = format!("/looplijsten/regels/{kees}");
    let door = nel.get(&door).await.expect(200).form(&format!("{door}/gesprek"));
    let second = newer(world, &hits).await;
    // The day comes true on the newer list; what is wrong about it is said there, with what was chosen.
    let mia = world.regels(second).await.into_iter().find(|row| row.id != kees).unwrap();
    let mia = format!("{}.{}", mia.id, mia.versie);
    let wrong = day.clone().with(&[("dag", "gisteren"), ("dagdeel", "avond"), ("regels", &*mia)]);
    let page = nel.send_form(&wrong, None).await.expect(400).shows("Mia Voorbeeld");
    assert!(page.html.contains(&format!("value=\"{mia}\" checked")), "{}", page.html);
    let right = day.with(&[("dagdeel", "avond"), ("regels", &*mia)]);
    let done = nel.send_form(&right, None).await.expect(303);
    assert!(done.location().unwrap().starts_with(&format!("/looplijsten/{second}?gepland=1&")));
    // So does what was noted at a door.
    nel.send_form(&door.with(&[("uitkomst", "heeft_al")]), None).await.expect(303);
    assert_eq!(world.regel(kees).await.status, "gesproken");
}

both!(a_printed_route_stays_true);
async fn a_printed_route_stays_true(world: &World) {
    let hits = [hit(&KEES, &["individuele_inkomenstoeslag"])];
    let first = world.combined_for(&["individuele_inkomenstoeslag"]).await;
    world.lists(first, &hits).await.unwrap();
    crate::outreach::gives(world, &world.log_in_as("Tess").await, first, "6211", "nel").await.expect(303);
    let kees = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[kees], "middag").await.expect(303);
    let made = nel.write(&format!("/looplijsten/{first}/route"), &crate::client::fresh_key(), &[]).await.expect(303);
    let before = nel.follow(&made).await.expect(200).shows(KEES.naam).text();
    world.it_is("2027-03-02T11:30");
    let second = world.combined_for(&REGELINGEN).await;
    world.lists(second, &hits).await.unwrap();
    let nel = world.log_in_as("Nel").await;
    assert_eq!(nel.follow(&made).await.expect(200).text(), before);
}

both!(who_moved_is_visited_where_they_live_now);
async fn who_moved_is_visited_where_they_live_now(world: &World) {
    let mut moved = hit(&KEES, &REGELINGEN);
    moved.persoon.postcode = "6211XY".to_owned();
    moved.persoon.huisnummer = "77".to_owned();
    moved.persoon.straat = "Nieuwstraat".to_owned();
    let id = world.given_to_nel(&[moved]).await;
    let nel = world.log_in_as("Nel").await;
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Nieuwstraat 77, 6211 XY");
}

both!(two_lists_that_are_opened_in_one_moment_share_nobody);
async fn two_lists_that_are_opened_in_one_moment_share_nobody(world: &World) {
    let hits = [hit(&KEES, &REGELINGEN), hit(&TILLY, &REGELINGEN)];
    world.given_to_nel(&hits[..1]).await;
    let (one, other) = (world.combined().await, world.combined().await);
    let (first, second) = tokio::join!(world.lists(one, &hits), world.lists(other, &hits));
    assert_eq!((first.unwrap().regels, second.unwrap().regels), (2, 2));
    let (one, other) = (named(world, one).await.len(), named(world, other).await.len());
    assert_eq!((one.min(other), one.max(other)), (0, 2), "all of them went on to whichever came second");
    assert_eq!(eenloket::controleer::check(world.store()).await.unwrap(), []);
}
