//! The one place that knows all capabilities.
//!
//! A new capability is a line in [`Migrator`], in [`routes`] and, where it reacts to others, in
//! [`listeners`]; its acts stand in `acts.rs`, its place in the menu in `menu.rs`.

use crate::merk::{self, Merk};
use crate::{Stopped, acts, demo, menu};
use access::{Access, Act, Actor, Object};
use foundation::{Chance, Clock, Keys, TraceId, Uuid};
use std::path::PathBuf;
use std::sync::Arc;
use store::sea_orm::{self, FromQueryResult};
use store::sea_orm_migration::{MigrationTrait, MigratorTrait};
use store::{Listener, Plain, Sealed, Store, StoreError};
use web::{House, Logins, Shared};

/// The migrations of the whole house, in house order: ground first, then from low to high.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = store::ground_migrations();
        all.extend(netwerk::migrations());
        all.extend(inwoner::migrations());
        all.extend(begrip::migrations());
        all.extend(grondslag::migrations());
        all.extend(afmelding::migrations());
        all.extend(hulpvraag::migrations());
        all.extend(afspraak::migrations());
        all.extend(regeling::migrations());
        all.extend(bericht::migrations());
        all.extend(doorverwijzing::migrations());
        all.extend(balie::migrations());
        all.extend(looplijst::migrations());
        all.extend(levensgebeurtenis::migrations());
        all.extend(mijn::migrations());
        all
    }
}

/// Every column with sealed values, for a change of keys (`eenloket sleutel roteer`). A test asks the store itself whether
/// one is left out.
pub fn sealed() -> Vec<Sealed> {
    [inwoner::tables::SEALED, doorverwijzing::tables::SEALED, balie::tables::SEALED, looplijst::tables::SEALED].concat()
}

/// The routes of all capabilities.
pub fn routes() -> axum::Router<Shared> {
    axum::Router::new()
        .merge(hulpvraag::routes())
        .merge(doorverwijzing::routes())
        .merge(balie::routes())
        .merge(rooster::routes())
        .merge(netwerk::routes())
        .merge(begrip::routes())
        .merge(regeling::routes())
        .merge(grondslag::routes())
        .merge(afmelding::routes())
        .merge(mijn::routes())
        .merge(bericht::routes())
        .merge(looplijst::routes())
        .merge(levensgebeurtenis::routes())
}

/// Who reacts to what: the only place where a speaker and a listener meet. The house translates the
/// event of the one into an ordinary use case of the other.
pub fn listeners(house: &Shared) -> Vec<Listener> {
    crate::listeners::all(house)
}

const SCHEMA: &str = include_str!("../../policies/eenloket.cedarschema");
/// The policies, one file a theme.
const POLICIES: [&str; 17] = [
    include_str!("../../policies/algemeen.cedar"),
    include_str!("../../policies/afmelding.cedar"),
    include_str!("../../policies/begrip.cedar"),
    include_str!("../../policies/doorverwijzing.cedar"),
    include_str!("../../policies/grondslag.cedar"),
    include_str!("../../policies/hulpvraag.cedar"),
    include_str!("../../policies/balie.cedar"),
    include_str!("../../policies/bericht.cedar"),
    include_str!("../../policies/inwoner.cedar"),
    include_str!("../../policies/inzage.cedar"),
    include_str!("../../policies/levensgebeurtenis.cedar"),
    include_str!("../../policies/looplijst.cedar"),
    include_str!("../../policies/netwerk.cedar"),
    include_str!("../../policies/regeling.cedar"),
    include_str!("../../policies/rooster.cedar"),
    include_str!("../../policies/systeem.cedar"),
    include_str!("../../policies/toepassing.cedar"),
];

/// Who may do what, as the policies say.
pub fn access() -> Result<Access, Stopped> {
    Ok(Access::load(SCHEMA, &POLICIES.join("\n"), &acts())?)
}

/// What it takes to open the house.
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// The clock of the house.
    pub clock: Clock,
    /// Its source of randomness.
    pub chance: Chance,
    /// Its key ring.
    pub keys: Arc<Keys>,
}

/// What stands around the house.
#[derive(Debug, Default)]
pub struct Around {
    /// Where people log in.
    pub logins: Logins,
    /// Which number who is not logged in can call.
    pub telefoon: String,
    /// Whether there is a mail server.
    pub mails: bool,
    /// Where organisaties keep what they know themselves of who lives with them.
    pub administratie: Option<PathBuf>,
}

/// A house that is open: the schema is current and the policies are read.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// Who may do what.
    pub access: Access,
}

/// Opens the store, brings it to the schema of this program and reads the policies.
pub async fn open(config: Config) -> Result<Opened, Stopped> {
    // First what needs no database: a fault in the policies should not leave a half-made store.
    let access = access()?;
    let store = Store::open(&config.database, config.clock, config.chance, config.keys).await?;
    store::migrate::<Migrator>(&store).await?;
    go_on(store, access).await
}

/// Opens a store that has the schema of this program already, and leaves its tables as they are: for a command beside the
/// programs that serve from it.
pub async fn open_as_it_is(config: Config) -> Result<Opened, Stopped> {
    let access = access()?;
    let store = Store::open_existing(&config.database, config.clock, config.chance, config.keys).await?;
    store::must_be_current::<Migrator>(&store).await?;
    go_on(store, access).await
}

async fn go_on(store: Store, access: Access) -> Result<Opened, Stopped> {
    merk::belongs_to_key_ring(&store).await?;
    store::go_on_numbering(&store).await?;
    store::prepare_months(&store).await?;
    Ok(Opened { store, access })
}

impl Opened {
    /// Fills an empty store with the demo's people around today, or tells what is there already.
    pub async fn load_demo(&self) -> Result<demo::Summary, Stopped> {
        let now = self.store.now();
        // The demo belongs to no organisatie: the house acts for itself.
        let actor = Actor::systeem("demo", Uuid::nil());
        let trace = TraceId::draw(self.store.chance());
        let purpose = self.access.permit(&actor, Act("demo.load"), &Object::own_work(actor.organisatie), trace, now)?;
        Ok(demo::load(&self.store, &purpose, now.to_zoned(demo::zone()?).date()).await?)
    }

    /// The house as a command beside it gets it: nobody logs in there. Whether it is a demo, the store says.
    pub async fn share(self) -> Result<Shared, Stopped> {
        self.share_with(Around::default()).await
    }

    /// The same as handlers get it.
    pub async fn share_with(self, around: Around) -> Result<Shared, Stopped> {
        let Around { logins, telefoon, mails, administratie } = around;
        let demo = merk::has(&self.store, Merk::Demo).await?;
        // The demo shows a counter in Enschede.
        let own = if demo && telefoon.is_empty() { demo::telefoon(&self.store).await? } else { None };
        let telefoon = own.unwrap_or(telefoon);
        // Without https a browser would not send a secure cookie back; only the demo runs without.
        let secure = !demo;
        let (store, access, menu, door) = (self.store, self.access, menu::items(), looplijst::door_of);
        Ok(Arc::new(House { store, access, demo, telefoon, mails, administratie, secure, logins, menu, door }))
    }
}

/// Whether every migration of this program is in the store. One too many is no fault: during an
/// update a newer process may already be at work.
pub async fn schema_is_current(store: &Store) -> Result<bool, Stopped> {
    let done = count(store, "select count(*) as n from seaql_migrations").await?;
    Ok(done >= i64::try_from(Migrator::migrations().len()).unwrap_or(i64::MAX))
}

/// A number about nobody.
#[derive(FromQueryResult)]
struct Number {
    n: i64,
}
impl Plain for Number {}

/// The column `n` of the one row of a query.
pub(crate) async fn count(store: &Store, sql: &str) -> Result<i64, StoreError> {
    let rows: Vec<Number> = store.look().sql(sql, []).await?;
    Ok(rows.first().map_or(0, |row| row.n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_policies_fit_the_table_of_acts() {
        access().unwrap();
    }

    #[test]
    fn no_two_migrations_have_one_name() {
        let all = Migrator::migrations();
        let names: BTreeSet<&str> = all.iter().map(|m| m.name()).collect();
        assert_eq!(names.len(), all.len());
    }
}
