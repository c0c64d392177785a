//! Hulpvragen whose next step passed while nobody has anything to do for them: the owner gets a Taak to call, to agree on
//! something new or to close. However a step was let slip (a Taak marked as done and nothing agreed, an Afspraak on a day on
//! which nobody pressed anything), the next look at the clock finds it, and does so again as long as nothing is agreed.

use crate::Hulpvraag;
use crate::taak::{self, Nieuw, Soort};
use crate::tables::hulpvraag::{Column, Entity, Model};
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use rules::feestdag::Gebied;
use rules::termijn;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use store::{Ms, Plain, StoreError, Tx};

/// How many one act takes: the rest follows in the next.
const BATCH: u64 = 100;

/// The condition on a Hulpvraag `hulpvraag`: open, and nobody of its owner has a Taak for it. Before when the step was is
/// asked beside it, and found in the index.
pub(crate) const NOBODY_HAS_IT: &str = "hulpvraag.status <> 'afgesloten' and not exists (select 1 from taak t
    where t.hulpvraag_id = hulpvraag.id and t.organisatie_id = hulpvraag.eigenaar_organisatie_id and t.status in ('open', 'opgepakt'))";

/// A step has passed once its day is over, on the calendar of the law: on the day itself somebody may still come.
pub(crate) fn border(now: foundation::jiff::Timestamp) -> Result<Ms, StoreError> {
    let zone = zone()?;
    let today = now.to_zoned(zone).start_of_day().map_err(|_| StoreError::Unreadable("wet.tijdzone"))?;
    Ok(today.timestamp().into())
}

/// Whether a step that was to be at an instant has passed, for who reads it.
#[must_use]
pub fn has_passed(op: foundation::jiff::Timestamp, now: foundation::jiff::Timestamp) -> bool {
    border(now).is_ok_and(|border| Ms::from(op) < border)
}

fn zone() -> Result<TimeZone, StoreError> {
    TimeZone::get(termijn::WET_TIJDZONE).map_err(|_| StoreError::Unreadable("wet.tijdzone"))
}

/// The newest Taak of a Hulpvraag, whatever became of it.
#[derive(FromQueryResult)]
struct Newest {
    id: Uuid,
}
impl Plain for Newest {}

/// Raises the Taken of the acting organisatie; gives how many.
pub(crate) async fn raise(tx: &Tx) -> Result<usize, StoreError> {
    let query = Entity::find()
        .filter(Column::EigenaarOrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::VervolgstapOp.lt(border(tx.store().now())?))
        .filter(sea_orm::sea_query::Expr::cust(NOBODY_HAS_IT))
        .order_by_asc(Column::VervolgstapOp)
        .limit(BATCH);
    let passed =
        tx.all::<Model>(query).await?.try_map(|rows| rows.into_iter().map(Hulpvraag::try_from).collect::<Result<Vec<_>, _>>())?;
    let termijn_op = termijn::end_of_werkdag(tx.store().now(), 1, &zone()?, Gebied::Nederland)
        .map_err(|_| StoreError::Unreadable("feestdagen"))?;
    for hulpvraag in passed.peek(tx) {
        let Some(eigenaar) = hulpvraag.eigenaar else { continue };
        // One cause makes one Taak, also where two processes look at the clock: the cause is what was done last.
        let sql = "select id from taak where hulpvraag_id = $1 order by aangemaakt_op desc, id desc limit 1";
        let newest = tx.store().look().sql::<Newest>(sql, [hulpvraag.id.into()]).await?.into_iter().next();
        let taak = Nieuw {
            hulpvraag: hulpvraag.id,
            inwoner: hulpvraag.inwoner,
            organisatie: eigenaar.organisatie,
            balie: eigenaar.balie,
            medewerker: eigenaar.medewerker,
            soort: Soort::StapVoorbij,
            tekst: "",
            termijn_op,
            bron: newest.map_or(hulpvraag.id, |taak| taak.id),
        };
        taak::raise(tx, &taak).await?;
    }
    Ok(passed.peek(tx).len())
}
