//! The processing log of who asks: a line a person and run, sealed, in the store of the house.

use crate::fault::{Fault, Outcome};
use access::{Access, Act, ActRow, Actor, Grondslag, Verwerking};
use foundation::{Chance, Clock, Keys, Purpose, TraceId, Uuid};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use store::sea_orm_migration::{MigrationTrait, MigratorTrait};
use store::{Store, StoreError};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// People in one act. Each commit writes the pages of an index whose order is chance: a few large ones write less than many.
const TOGETHER: usize = 6_000;
/// Acts under way at one moment: while one is written, the next is sealed.
const BESIDE: usize = 2;

const ACT: Act = Act("looplijst.bevragen");
const SCHEMA: &str =
    "entity Systeem; entity Werk; action \"looplijst.bevragen\" appliesTo { principal: [Systeem], resource: [Werk] };";
const POLICY: &str = "permit (principal is Systeem, action, resource is Werk);";

/// The store of a municipality, with the purpose under which it asks.
pub struct Verwerkingen {
    store: Store,
    purpose: Verwerking,
}

struct Ground;

impl MigratorTrait for Ground {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        store::ground_migrations()
    }
}

impl Verwerkingen {
    /// A new store in a file.
    pub async fn open(file: &Path) -> Outcome<Self> {
        let said = |why: &dyn std::fmt::Display| Fault::new(format!("the store: {why}"));
        let keys = Keys::load(&file.with_extension("sleutels"), true).map_err(|why| said(&why))?;
        let address = format!("sqlite:{}", file.display());
        let store = Store::open(&address, Clock::real(), Chance::system(), Arc::new(keys)).await.map_err(|why| said(&why))?;
        store::migrate::<Ground>(&store).await.map_err(|why| said(&why))?;
        let grondslag = Grondslag { avg: "6(1)(e)", wet: "verzonnen" };
        let row = ActRow { act: ACT, activity: "looplijst-maken", version: 1, grondslag };
        let access = Access::load(SCHEMA, POLICY, &[row]).map_err(|why| said(&why))?;
        let actor = Actor::systeem("looplijst", store.new_id());
        let trace = TraceId::draw(store.chance());
        let purpose = access.permit_own(&actor, ACT, trace, store.now()).map_err(|why| said(&why))?;
        Ok(Self { store, purpose })
    }

    /// Writes a line about each of these people, in their order; tells of how many it is on the disk.
    pub async fn write(self: Arc<Self>, people: Vec<Uuid>, tell: watch::Sender<usize>) -> Outcome<()> {
        let mut parts = people.chunks(TOGETHER).map(<[Uuid]>::to_vec);
        let (mut under_way, mut done) = (JoinSet::new(), vec![false; people.len().div_ceil(TOGETHER)]);
        let mut nth = 0;
        loop {
            while under_way.len() < BESIDE
                && let Some(part) = parts.next()
            {
                let (own, this) = (self.clone(), nth);
                under_way.spawn(async move { own.act(part).await.map(|()| this) });
                nth += 1;
            }
            let Some(one) = under_way.join_next().await else { return Ok(()) };
            let one = one.map_err(|why| Fault::new(why.to_string()))?.map_err(|why| Fault::new(why.to_string()))?;
            done[one] = true;
            let whole = done.iter().take_while(|done| **done).count();
            tell.send_replace(whole * TOGETHER);
        }
    }

    async fn act(&self, people: Vec<Uuid>) -> Result<(), StoreError> {
        let tx = self.store.begin(&self.purpose);
        people.into_iter().for_each(|one| tx.concerns(one));
        tx.finish(Ok(())).await
    }

    /// Seals a run as it stands, and writes it over an earlier one.
    pub fn keep(&self, file: &Path, run: &[u8]) -> Outcome<()> {
        let sealed = self.store.keys().seal(Purpose::Concept, run);
        let mut file = File::create(file)?;
        file.write_all(&sealed)?;
        Ok(file.sync_data()?)
    }

    pub async fn close(&self) -> Outcome<()> {
        self.store.close().await.map_err(|why| Fault::new(why.to_string()))
    }
}
