//! V12: a route is of one day and of all looplijsten, so its copies are numbered by who goes there and the day.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, plans};
use crate::people::KEES;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use looplijst::tables::looplijst_route::{ActiveModel, Entity, Model};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait};
use store::sea_orm_migration::SchemaManager;

both!(no_two_copies_of_a_day_have_one_number);
async fn no_two_copies_of_a_day_have_one_number(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[regel], "middag").await.expect(303);
    let prints = async |list: Uuid, says: &str| {
        let made = nel.write(&format!("/looplijsten/{list}/route"), &fresh_key(), &[]).await.expect(303);
        nel.follow(&made).await.expect(200).shows(says).shows(KEES.naam);
    };
    prints(first, "Exemplaar 1,").await;
    let second = world.combined().await;
    world.lists(second, &[hit(&KEES, &REGELINGEN)]).await.unwrap();
    prints(second, "Exemplaar 2,").await;
    prints(second, "Exemplaar 3,").await;
}

async fn copy(world: &World, (list, who, volgorde): (Uuid, &str, i32)) -> Result<Uuid, DbErr> {
    let id = world.store().new_id();
    let row = ActiveModel {
        id: Set(id),
        looplijst_id: Set(list),
        organisatie_id: Set(demo::id("organisatie/maastricht")),
        medewerker_id: Set(demo::id(&format!("medewerker/{who}"))),
        dag: Set("2027-03-02".to_owned()),
        volgorde: Set(volgorde),
        aangemaakt_op: Set(world.now().into()),
    };
    row.insert(world.db().await).await.map(|_| id)
}

both!(copies_of_before_keep_their_number_as_far_as_one_has_it);
async fn copies_of_before_keep_their_number_as_far_as_one_has_it(world: &World) {
    let of_before =
        "create unique index looplijst_route_volgorde on looplijst_route (looplijst_id, medewerker_id, dag, volgorde)";
    world.meddle("drop index looplijst_route_volgorde").await;
    world.meddle(of_before).await;
    let [first, second] = [1, 2].map(|_| world.store().new_id());
    let (mut ids, mut numbers) = (Vec::new(), Vec::new());
    for (nth, made) in
        [(first, "nel", 1), (first, "nel", 2), (second, "nel", 1), (second, "nel", 2), (second, "nora", 1)].iter().enumerate()
    {
        world.it_is(&format!("2027-03-02T11:0{nth}"));
        ids.push(copy(world, *made).await.unwrap());
    }
    let migrations = looplijst::migrations();
    let migration = migrations.iter().find(|one| one.name().ends_with("looplijst_exemplaar")).unwrap();
    migration.up(&SchemaManager::new(world.db().await)).await.unwrap();
    for id in ids {
        let row: Model = Entity::find_by_id(id).one(world.db().await).await.unwrap().unwrap();
        numbers.push(row.volgorde);
    }
    assert_eq!(numbers, [1, 2, 3, 4, 1]);
    assert!(copy(world, (world.store().new_id(), "nel", 4)).await.is_err(), "from whichever looplijst");
}
