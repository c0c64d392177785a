//! What is in the store, for who filled it.

use serde::Serialize;
use std::fmt;
use store::sea_orm::{self, FromQueryResult};
use store::{Plain, StoreError, Tx};

/// How much of everything the store of the demo holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Whether it was filled just now; otherwise it was there.
    pub added: bool,
    /// Rows of each kind.
    #[serde(flatten)]
    pub counts: Counts,
}

/// Rows of each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, FromQueryResult)]
#[allow(missing_docs, reason = "each is the number of rows in the table of that name")]
pub struct Counts {
    pub organisaties: i64,
    pub locaties: i64,
    pub balies: i64,
    pub medewerkers: i64,
    pub producten: i64,
    pub convenanten: i64,
    pub diensten: i64,
    pub tijdsloten: i64,
    pub inwoners: i64,
    pub hulpvragen: i64,
    pub afspraken: i64,
    pub doorverwijzingen: i64,
    pub klantcontacten: i64,
    pub taken: i64,
}
impl Plain for Counts {}

const COUNTS: &str = "
    select (select count(*) from organisatie) as organisaties, (select count(*) from locatie) as locaties,
           (select count(*) from balie) as balies, (select count(*) from medewerker) as medewerkers,
           (select count(*) from product) as producten, (select count(*) from convenant) as convenanten,
           (select count(*) from dienst) as diensten, (select count(*) from tijdslot) as tijdsloten,
           (select count(*) from inwoner) as inwoners, (select count(*) from hulpvraag) as hulpvragen,
           (select count(*) from afspraak) as afspraken, (select count(*) from doorverwijzing) as doorverwijzingen,
           (select count(*) from klantcontact) as klantcontacten, (select count(*) from taak) as taken";

impl Summary {
    pub(super) async fn of(tx: &Tx, added: bool) -> Result<Self, StoreError> {
        let counts = tx.plain_sql::<Counts>(COUNTS, []).await?.into_iter().next().ok_or(StoreError::NotFound)?;
        Ok(Self { added, counts })
    }
}

/// Whether anybody put anything into this store.
pub(super) async fn anything(tx: &Tx) -> Result<bool, StoreError> {
    let counts = Summary::of(tx, false).await?.counts;
    Ok([counts.organisaties, counts.producten, counts.inwoners, counts.hulpvragen].iter().any(|count| *count > 0))
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let c = &self.counts;
        f.write_str(if self.added { "The demo is in the store:" } else { "The demo was in the store already:" })?;
        for (count, what) in [
            (c.organisaties, "organisaties"),
            (c.locaties, "locaties"),
            (c.balies, "balies"),
            (c.medewerkers, "medewerkers"),
            (c.producten, "producten"),
            (c.convenanten, "convenanten"),
            (c.diensten, "diensten"),
            (c.tijdsloten, "tijdsloten"),
            (c.inwoners, "inwoners"),
            (c.hulpvragen, "hulpvragen"),
            (c.afspraken, "afspraken"),
            (c.doorverwijzingen, "doorverwijzingen"),
            (c.klantcontacten, "klantcontacten"),
            (c.taken, "taken"),
        ] {
            write!(f, "\n{count:8} {what}")?;
        }
        Ok(())
    }
}
