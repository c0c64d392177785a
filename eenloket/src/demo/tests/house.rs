//! As much of a house as loading needs: a store, its schema and a purpose.

use access::{Access, Act, ActRow, Actor, Grondslag, Object, Verwerking};
use foundation::jiff::Timestamp;
use foundation::{Chance, Clock, Keys, TraceId, Uuid};
use std::sync::Arc;
use store::Store;
use store::sea_orm_migration::{MigrationTrait, MigratorTrait};

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = store::ground_migrations();
        all.extend(netwerk::migrations());
        all.extend(inwoner::migrations());
        all.extend(hulpvraag::migrations());
        all.extend(afspraak::migrations());
        all.extend(bericht::migrations());
        all.extend(doorverwijzing::migrations());
        all
    }
}

const SCHEMA: &str = r#"
    entity Medewerker, Inwoner, Systeem = { organisatie: String, rollen: Set<String>, balies: Set<String>, overheidsorgaan: Bool };
    entity Werk, Locatie, Hulpvraag, Taak = { organisaties: Set<String>, balie: String, open: Bool };
    action "demo.load" appliesTo { principal: [Systeem], resource: [Werk] };
"#;
const POLICY: &str = r#"permit (principal is Systeem, action == Action::"demo.load", resource is Werk);"#;

pub fn purpose(now: Timestamp) -> Verwerking {
    let load = Act("demo.load");
    let grondslag = Grondslag { avg: "-", wet: "verzonnen" };
    let rows = [ActRow { act: load, activity: "demo-laden", version: 1, grondslag }];
    let actor = Actor::systeem("demo", Uuid::nil());
    let trace = TraceId::draw(&Chance::seeded(1));
    let access = Access::load(SCHEMA, POLICY, &rows).unwrap();
    access.permit(&actor, load, &Object::own_work(Uuid::nil()), trace, now).unwrap()
}

/// A store of its own, on SQLite.
pub async fn empty_store(name: &str, now: Timestamp) -> (Store, std::path::PathBuf) {
    let folder = std::env::temp_dir().join(format!("eenloket-demo-{name}-{}", Chance::system().secret()));
    let address = format!("sqlite:{}", folder.join("store.db").display());
    let store = Store::open(&address, Clock::manual(now), Chance::system(), Arc::new(Keys::for_tests())).await.unwrap();
    store::migrate::<Migrator>(&store).await.unwrap();
    (store, folder)
}
