//! The demo: invented people, desks, and days at the counter that lie around today.
//!
//! Everything that a reader may want to change stands in `data/*.toml`; the code makes rows of it that could have come
//! from the use cases themselves. Every row has an id that follows from its name, so that papers and tests can name it:
//! [`id`]`("balie/enschede/gemeente-1")`, `"medewerker/bas"`, `"inwoner/tilly"`, `"afspraak/anna-de-voorbeeld"`,
//! `"tijdslot/enschede/gemeente-1/2027-03-03T09:30"`.
//!
//! The people of the stories have no Hulpvraag yet, and the first free mornings stay free: a story begins here.

mod answer;
pub mod bronnen;
mod convenant;
mod course;
mod data;
mod day;
mod days;
mod desk;
mod grondslag;
mod levensgebeurtenis;
mod looplijst;
mod network;
mod people;
mod regeling;
mod rooster;
mod rows;
mod story;
mod summary;
#[cfg(test)]
mod tests;

use crate::merk::{self, Merk};
use access::Verwerking;
use days::Days;
use foundation::jiff::civil::Date;
use foundation::{Keys, Uuid, named_id};
use rows::Rows;
use store::sea_orm::ActiveValue::Set;
use store::{Store, StoreError, Tx};

pub(crate) use self::levensgebeurtenis::administratie as add_amsterdam;
pub use self::looplijst::on_the_list;
pub use days::zone;
pub(crate) use people::{Verzonnen, inwoners};
pub use summary::Summary;

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Somebody else's rows are here. Nothing was changed.
    #[error("this store holds data that are not of the demo: the demo wants an empty store of its own")]
    NotEmpty,
    /// A file of the demo cannot be read, which a test should have told.
    #[error("demo/data/{0}: {1}")]
    Data(&'static str, String),
    /// The files of the demo do not fit together, which a test should have told.
    #[error("the demo names {0}, which is not there or is taken")]
    Unknown(String),
    /// The sources beside it.
    #[error("the sources of the demo: {0}")]
    Bronnen(String),
    /// The table of feestdagen does not reach this day.
    #[error(transparent)]
    Feestdag(#[from] rules::feestdag::FeestdagError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The id of a row of the demo, from its name.
pub fn id(name: &str) -> Uuid {
    named_id(&format!("demo/{name}"))
}

/// The number of the counter that the demo shows.
pub(crate) async fn telefoon(store: &Store) -> Result<Option<String>, store::StoreError> {
    use store::sea_orm::EntityTrait;
    let query = netwerk::tables::organisatie::Entity::find_by_id(id("organisatie/enschede"));
    let found: Option<netwerk::tables::organisatie::Model> = store.look().one(query).await?;
    Ok(found.map(|row| row.telefoon))
}

/// Fills an empty store with the demo around `today`, or tells what is there when it was filled before.
///
/// One act: either all of it is there, marked as demo, or nothing.
///
/// # Errors
/// [`DemoError::NotEmpty`] for a store with rows and without the mark.
pub async fn load(store: &Store, purpose: &Verwerking, today: Date) -> Result<Summary, DemoError> {
    let tx = store.begin(purpose);
    let outcome = fill(&tx, today).await;
    tx.finish(outcome).await
}

async fn fill(tx: &Tx, today: Date) -> Result<Summary, DemoError> {
    // The mark first: of two that load at once, the second waits here and then finds it.
    let mark = merk::row::ActiveModel { naam: Set(Merk::Demo.into()), waarde: Set("ja".to_owned()) };
    let added = tx.add_unless_there(mark).await?;
    if added {
        if summary::anything(tx).await? {
            return Err(DemoError::NotEmpty);
        }
        let days = Days::around(today, tx.store().now())?;
        build(&days, tx.store().keys())?.write(tx).await?;
    }
    Ok(Summary::of(tx, added).await?)
}

/// All rows, without a store.
fn build(days: &Days, keys: &Keys) -> Result<Rows, DemoError> {
    let mut rows = Rows::default();
    let places = network::add(&mut rows, days)?;
    convenant::add(&mut rows, days)?;
    grondslag::add(&mut rows, days)?;
    regeling::add(&mut rows, days)?;
    rooster::add(&mut rows, days, &places)?;
    people::add(&mut rows, days, keys)?;
    course::add(&mut rows, days)?;
    day::add(&mut rows, days)?;
    looplijst::add(&mut rows, days)?;
    desk::give_tickets(&mut rows, days);
    Ok(rows)
}
