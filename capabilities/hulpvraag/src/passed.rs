//! Hulpvragen whose next step passed while nobody has anything to do for them: the owner gets a Taak to call, to agree on
//! something new or to close. However a step was let slip (a Taak marked as done and nothing agreed, an Afspraak on a day on
//! which nobody pressed anything), the next look at the clock finds it, and does so again as long as nothing is agreed.

use crate::Hulpvraag;
use crate::taak::{self, Nieuw, Soort};
use crate::tables::hulpvraag::{Column, Entity, Model};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use rules::feestdag::Gebied;
use rules::termijn;
use std::collections::{BTreeSet, HashMap};
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use store::{Ms, Plain, StoreError, Tx};

/// How many one act takes: the rest follows in the next.
const BATCH: u64 = 100;

/// The condition on a Hulpvraag `hulpvraag`: open, and nobody of its owner has a Taak for it. Before when the step was is
/// asked beside it, and found in the index.
pub(crate) const NOBODY_HAS_IT: &str = "hulpvraag.status <> 'afgesloten' and not exists (select 1 from taak t
    where t.hulpvraag_id = hulpvraag.id and t.organisatie_id = hulpvraag.eigenaar_organisatie_id and t.status in ('open', 'opgepakt'))";

/// A step has passed once its day is over, on the calendar of the place where it is: on the day itself somebody may still come.
pub(crate) fn border(now: Timestamp, zone: &str) -> Result<Ms, StoreError> {
    let zone = TimeZone::get(zone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
    let today = now.to_zoned(zone).start_of_day().map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
    Ok(today.timestamp().into())
}

/// Nowhere in the Kingdom does a day begin before it begins here: what has passed anywhere came before this.
pub(crate) fn first_border(now: Timestamp) -> Result<Ms, StoreError> {
    border(now, termijn::WET_TIJDZONE)
}

/// Whether a step that was to be at an instant has passed, on the calendar of its place.
#[must_use]
pub fn has_passed(op: Timestamp, now: Timestamp, zone: &str) -> bool {
    border(now, zone).is_ok_and(|border| Ms::from(op) < border)
}

/// The newest Taak of a Hulpvraag, whatever became of it.
#[derive(FromQueryResult)]
struct Newest {
    hulpvraag_id: Uuid,
    id: Uuid,
}
impl Plain for Newest {}

/// The clock of a Balie.
#[derive(FromQueryResult)]
struct Clock {
    balie_id: Uuid,
    tijdzone: String,
}
impl Plain for Clock {}

/// Raises the Taken of the acting organisatie; gives how many.
pub(crate) async fn raise(tx: &Tx) -> Result<usize, StoreError> {
    let now = tx.store().now();
    let query = Entity::find()
        .filter(Column::EigenaarOrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::VervolgstapOp.lt(first_border(now)?))
        .filter(sea_orm::sea_query::Expr::cust(NOBODY_HAS_IT))
        .order_by_asc(Column::VervolgstapOp)
        .limit(BATCH);
    let passed =
        tx.all::<Model>(query).await?.try_map(|rows| rows.into_iter().map(Hulpvraag::try_from).collect::<Result<Vec<_>, _>>())?;
    let rows = passed.peek(tx);
    let (newest, clocks) = (newest(tx, rows).await?, clocks(tx, rows).await?);
    let law = TimeZone::get(termijn::WET_TIJDZONE).map_err(|_| StoreError::Unreadable("wet.tijdzone"))?;
    let termijn_op =
        termijn::end_of_werkdag(now, 1, &law, Gebied::Nederland).map_err(|_| StoreError::Unreadable("feestdagen"))?;
    let mut raised = 0;
    for hulpvraag in rows {
        let Some((eigenaar, (_, op))) = hulpvraag.eigenaar.zip(hulpvraag.vervolgstap) else { continue };
        let zone = eigenaar.balie.and_then(|balie| clocks.get(&balie)).map_or(termijn::WET_TIJDZONE, String::as_str);
        if !has_passed(op, now, zone) {
            continue;
        }
        let taak = Nieuw {
            hulpvraag: hulpvraag.id,
            inwoner: hulpvraag.inwoner,
            organisatie: eigenaar.organisatie,
            balie: eigenaar.balie,
            medewerker: eigenaar.medewerker,
            soort: Soort::StapVoorbij,
            tekst: "",
            termijn_op,
            // One cause makes one Taak, also where two processes look at the clock: the cause is what was done last.
            bron: newest.get(&hulpvraag.id).copied().unwrap_or(hulpvraag.id),
        };
        taak::raise(tx, &taak).await?;
        raised += 1;
    }
    Ok(raised)
}

/// What was done last for each of these.
async fn newest(tx: &Tx, rows: &[Hulpvraag]) -> Result<HashMap<Uuid, Uuid>, StoreError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let sql = format!(
        "select t.hulpvraag_id, t.id from taak t where t.hulpvraag_id in ({})
         and not exists (select 1 from taak n where n.hulpvraag_id = t.hulpvraag_id
                         and (n.aangemaakt_op > t.aangemaakt_op or (n.aangemaakt_op = t.aangemaakt_op and n.id > t.id)))",
        marks(ids.len())
    );
    let found: Vec<Newest> = tx.store().look().sql(&sql, ids.into_iter().map(Into::into)).await?;
    Ok(found.into_iter().map(|row| (row.hulpvraag_id, row.id)).collect())
}

/// The clocks of the Balies that own these.
async fn clocks(tx: &Tx, rows: &[Hulpvraag]) -> Result<HashMap<Uuid, String>, StoreError> {
    let ids: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.eigenaar?.balie).collect();
    let sql = format!(
        "select b.id as balie_id, l.tijdzone from balie b join locatie l on l.id = b.locatie_id where b.id in ({})",
        marks(ids.len())
    );
    let found: Vec<Clock> = tx.store().look().sql(&sql, ids.into_iter().map(Into::into)).await?;
    Ok(found.into_iter().map(|row| (row.balie_id, row.tijdzone)).collect())
}

/// `$1, $2, …`; of nothing, what equals nothing.
fn marks(count: usize) -> String {
    if count == 0 { "null".to_owned() } else { (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_on_bonaire_is_over_when_it_is_over_there() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (op, night) = (at("2027-03-03T13:30:00Z"), at("2027-03-04T01:00:00Z"));
        assert!(has_passed(op, night, "Europe/Amsterdam"), "in Enschede it is Thursday");
        assert!(!has_passed(op, night, "America/Kralendijk"), "on Bonaire it is still Wednesday");
        assert!(has_passed(op, at("2027-03-04T04:00:00Z"), "America/Kralendijk"));
    }
}
