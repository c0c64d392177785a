//! When a Balie of the own organisatie will do as well as any other. Passing on from Balie to Balie within one's own house is no
//! Doorverwijzing, so this is asked in one place.

use foundation::Uuid;
use hulpvraag::Hulpvraag;
use store::sea_orm::{self, FromQueryResult};
use store::{Plain, StoreError, Tx};

/// What there was of a Hulpvraag so far: counts, and about nobody.
#[derive(FromQueryResult)]
struct Been {
    referred: i64,
    /// Afspraken at the own organisatie that stand, or with which somebody was helped.
    kept: i64,
}
impl Plain for Been {}

const BEEN: &str = "
    select (select count(*) from doorverwijzing d where d.hulpvraag_id = $1) as referred,
           (select count(*) from afspraak a where a.hulpvraag_id = $1 and a.organisatie_id = $2
            and a.status not in ('afgezegd', 'verplaatst', 'niet_verschenen')) as kept";

/// Where a Hulpvraag may go within the own house.
#[derive(Clone, Copy)]
pub(crate) struct EigenBalie {
    /// Whether nobody of a Balie had it yet, at no organisatie.
    pub(crate) is_first: bool,
    /// Whether one of the own organisatie can be chosen.
    pub(crate) will_do: bool,
}

impl EigenBalie {
    /// What was opened at a `door` may go to a Balie of the own house until one of them helps: also when it comes back, or what was
    /// booked is called off. Often only the own gemeente decides about it, and then there is nowhere else to go.
    pub(crate) async fn of(tx: &Tx, hulpvraag: &Hulpvraag, door: bool) -> Result<Self, StoreError> {
        let own = tx.purpose().actor().organisatie;
        let been = tx.plain_sql::<Been>(BEEN, [hulpvraag.id.into(), own.into()]).await?;
        let Been { referred, kept } = been.into_iter().next().ok_or(StoreError::NotFound)?;
        let at_no_balie = hulpvraag.eigenaar.is_some_and(|eigenaar| eigenaar.balie.is_none());
        let is_first = referred == 0 && at_no_balie;
        Ok(Self { is_first, will_do: is_first || (door && kept == 0) })
    }
}

/// Whether a Hulpvraag was opened at a door.
pub(crate) async fn is_of_door(house: &web::House, hulpvraag: Uuid, asking: Uuid) -> Result<bool, StoreError> {
    Ok((house.door)(&house.store, hulpvraag, asking).await?.is_some())
}
