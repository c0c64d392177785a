//! `controleer` finds what is broken, and nothing else.

mod chains;
mod faults;
mod tamper;
mod written;

use crate::world::World;
use access::{Act, Actor, Object, Rol, Soort};
use foundation::{TraceId, Uuid};
use std::collections::BTreeSet;
use store::StoreError;
use store::sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, Value};

both!(nothing_is_wrong_with_a_house_that_was_just_opened);
async fn nothing_is_wrong_with_a_house_that_was_just_opened(world: &World) {
    assert_eq!(world.deliver().await, 0);
    world.must_hold().await;
}

/// A rule that does not hold, and where.
type Found = (&'static str, String);

/// What controleer finds, and how it grows.
struct Watch<'a> {
    world: &'a World,
    known: BTreeSet<Found>,
}

impl<'a> Watch<'a> {
    fn new(world: &'a World) -> Self {
        Self { world, known: BTreeSet::new() }
    }

    /// What it finds now and did not find before.
    async fn news(&mut self) -> BTreeSet<Found> {
        let all = eenloket::controleer::check(self.world.store()).await.unwrap();
        let all: BTreeSet<Found> = all.into_iter().map(|finding| (finding.rule, finding.place)).collect();
        assert!(all.is_superset(&self.known), "what was broken does not mend itself");
        let news = all.difference(&self.known).cloned().collect();
        self.known = all;
        news
    }

    #[track_caller]
    fn same(news: &BTreeSet<Found>, expected: &[(&'static str, &str)], after: &str) {
        let expected: BTreeSet<Found> = expected.iter().map(|(rule, place)| (*rule, (*place).to_owned())).collect();
        assert_eq!(*news, expected, "after {after}");
    }
}

/// An act about some people, or nobody; it changes nothing.
pub async fn act_about(world: &World, persons: &[Uuid]) {
    let organisatie = Uuid::from_u128(7);
    let bas = Actor {
        id: Uuid::from_u128(8),
        soort: Soort::Medewerker,
        naam: "Bas Voorbeeld".to_owned(),
        organisatie,
        organisatie_naam: "BelastingTelefoon".to_owned(),
        telefoon: String::new(),
        rollen: vec![Rol::Telefoonagent],
        balies: Vec::new(),
        locatie: None,
        overheidsorgaan: true,
        niveau: None,
        scopes: Vec::new(),
    };
    let trace = TraceId::draw(world.store().chance());
    let own = Object::own_work(organisatie);
    let purpose = world.house.access.permit(&bas, Act("taak.list"), &own, trace, world.now()).unwrap();
    let tx = world.store().begin(&purpose);
    persons.iter().for_each(|person| tx.concerns(*person));
    tx.finish(Ok::<_, StoreError>(())).await.unwrap();
}

/// One connection of somebody with a hand in the database, for whom the rules of the tables do not count.
async fn vandal(world: &World) -> DatabaseConnection {
    world.is_broken_on_purpose();
    let mut options = ConnectOptions::new(world.address().replace("sqlite:", "sqlite://"));
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    let lawless: &[&str] = if is_sqlite(&db) {
        &["pragma ignore_check_constraints = on", "pragma foreign_keys = off"]
    } else {
        &["do $$ declare rule record; begin
             for rule in select conrelid::regclass as of, conname from pg_constraint
                         where contype in ('f', 'c') and connamespace = 'public'::regnamespace loop
               execute format('alter table %s drop constraint %I', rule.of, rule.conname);
             end loop; end $$"]
    };
    for sql in lawless {
        db.execute_unprepared(sql).await.unwrap();
    }
    db
}

fn is_sqlite(db: &DatabaseConnection) -> bool {
    db.get_database_backend() == store::sea_orm::DbBackend::Sqlite
}

/// Changes something; it has to be there.
async fn sql(db: &DatabaseConnection, text: &str, values: &[Value]) {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, values.to_vec());
    let done = db.execute_raw(statement).await.unwrap_or_else(|cause| panic!("{text}: {cause}"));
    assert!(done.rows_affected() > 0 || text.starts_with("drop"), "{text}: nothing was there to break");
}

both!(the_database_refuses_an_open_hulpvraag_without_an_owner);
async fn the_database_refuses_an_open_hulpvraag_without_an_owner(world: &World) {
    let db = world.behind_the_house().await;
    for column in ["eigenaar_organisatie_id", "vervolgstap", "vervolgstap_op"] {
        let refused = db.execute_unprepared(&format!("update hulpvraag set {column} = null")).await.unwrap_err();
        assert!(refused.to_string().contains("hulpvraag_een_eigenaar"), "{refused}");
    }
}
