//! Taken that are overdue: to the coordinator, and a werkdag later to both organisaties. Each step once; nothing is deleted.
//! Questions that nobody has a Taak for while their step has passed get one ([`crate::passed`]).

use crate::passed;
use crate::taak::Status;
use crate::tables::taak::{Column, Entity, Model};
use access::{Act, Verwerking};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use rules::feestdag::Gebied;
use rules::termijn;
use std::collections::BTreeSet;
use store::sea_orm::{
    self, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, UpdateMany, sea_query::Expr,
};
use store::{Ms, Plain, Store, StoreError, Tx};

/// Bring overdue Taken to who has to know (the house itself).
pub const ESCALATE: Act = Act("taak.escalate");

/// How many Taken one act moves: the rest follows in the next.
const BATCH: u64 = 100;

/// An organisatie with Taken that have to go on.
#[derive(FromQueryResult)]
struct Late {
    organisatie_id: Uuid,
}
impl Plain for Late {}

/// The organisaties of which a Taak has to go on now, or a question has none and needs one: for each of them the house acts
/// on its own.
pub async fn overdue(store: &Store) -> Result<Vec<Uuid>, StoreError> {
    let sql = "select distinct organisatie_id from taak where status in ('open', 'opgepakt') and organisaties_op is null
               and termijn_op < $1 and (coordinator_op is null or coordinator_op < $2)";
    let (now, long) = borders(store.now())?;
    let mut rows: Vec<Late> = store.look().sql(sql, [now.0.into(), long.0.into()]).await?;
    let sql = format!(
        "select distinct eigenaar_organisatie_id as organisatie_id from hulpvraag where vervolgstap_op < $1 and {}",
        passed::NOBODY_HAS_IT
    );
    rows.extend(store.look().sql::<Late>(&sql, [passed::first_border(store.now())?.0.into()]).await?);
    let all: BTreeSet<Uuid> = rows.into_iter().map(|row| row.organisatie_id).collect();
    Ok(all.into_iter().collect())
}

/// Overdue is what ended before the first; a coordinator had a whole werkdag for what came before the second.
fn borders(now: Timestamp) -> Result<(Ms, Ms), StoreError> {
    let zone = TimeZone::get(termijn::WET_TIJDZONE).map_err(|_| StoreError::Unreadable("wet.tijdzone"))?;
    let long = termijn::had_a_werkdag_before(now, &zone, Gebied::Nederland).map_err(|_| StoreError::Unreadable("feestdagen"))?;
    Ok((now.into(), long.into()))
}

/// Brings the overdue Taken of one organisatie one step on, and raises one where a step passed and nobody has any; gives how
/// many.
pub async fn escalate(store: &Store, purpose: &Verwerking) -> Result<usize, StoreError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx) -> Result<usize, StoreError> {
    let (now, long) = borders(tx.store().now())?;
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::Status.is_in(Status::LIVE))
        .filter(Column::OrganisatiesOp.is_null())
        .filter(Column::TermijnOp.lt(now))
        .filter(Column::CoordinatorOp.is_null().or(Column::CoordinatorOp.lt(long)))
        .order_by_asc(Column::TermijnOp)
        .limit(BATCH);
    let overdue = tx.all::<Model>(query).await?;
    for taak in overdue.peek(tx) {
        let update = Entity::update_many();
        let update = match taak.coordinator_op {
            None => {
                let coordinator = netwerk::coordinator_for(&tx.store().look(), taak.organisatie_id, taak.balie_id).await?;
                update.col_expr(Column::CoordinatorId, Expr::val(coordinator)).col_expr(Column::CoordinatorOp, Expr::val(now))
            }
            Some(_) => update.col_expr(Column::OrganisatiesOp, Expr::val(now)),
        };
        go_on(tx, taak, update).await?;
    }
    Ok(overdue.peek(tx).len() + passed::raise(tx).await?)
}

/// Who did the Taak meanwhile was in time after all.
async fn go_on(tx: &Tx, taak: &Model, update: UpdateMany<Entity>) -> Result<(), StoreError> {
    let update = update
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(taak.id))
        .filter(Column::Versie.eq(taak.versie));
    tx.change_about(taak.inwoner_id, update).await?;
    Ok(())
}
