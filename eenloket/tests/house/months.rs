//! On PostgreSQL each month of the logs has a partition of its own before it begins.

use crate::place::Place;
use crate::world::{People, World, run};
use store::sea_orm::{self, ConnectionTrait, FromQueryResult, Statement};

#[derive(FromQueryResult)]
struct Named {
    relname: String,
}

async fn partitions(world: &World) -> Vec<String> {
    let db = world.behind_the_house().await;
    let sql = "select c.relname::text as relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
               where i.inhparent = 'verwerking'::regclass order by 1";
    let rows = Named::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(&db).await.unwrap();
    rows.into_iter().map(|row| row.relname).collect()
}

#[test]
fn this_month_and_the_next_two_are_ready() {
    run(Place::postgres(People::Nobody), async |world: &World| {
        let ready = ["verwerking_202703", "verwerking_202704", "verwerking_202705", "verwerking_rest"];
        assert_eq!(partitions(world).await, ready);
        // Twice is no fault, and a house that stays open goes along with the year.
        store::prepare_months(world.store()).await.unwrap();
        world.clock.set("2027-11-30T23:59:59Z".parse().unwrap());
        store::prepare_months(world.store()).await.unwrap();
        let all = partitions(world).await;
        for month in ["verwerking_202711", "verwerking_202712", "verwerking_202801"] {
            assert!(all.iter().any(|name| name == month), "{month} is not in {all:?}");
        }
    });
}

#[test]
fn a_month_with_lines_in_the_rest_partition_stays_there() {
    run(Place::postgres(People::Nobody), async |world: &World| {
        let db = world.behind_the_house().await;
        let line = "insert into toegang (maand, id, trace_id, organisatie_id, door_id, rol, handeling, grondslag,
                    object_soort, object_id, uitkomst, aantal, plaatsgevonden_op)
                    select 202706, gen_random_uuid(), '\\x00', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 'x', 'x',
                    gen_random_uuid(), 'gelukt', 0, 0";
        db.execute_unprepared(line).await.unwrap();
        world.clock.set("2027-06-01T00:00:00Z".parse().unwrap());
        store::prepare_months(world.store()).await.unwrap();
        assert!(partitions(world).await.iter().any(|name| name == "verwerking_202706"));
        world.must_hold().await;
    });
}
