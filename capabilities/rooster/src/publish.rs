//! Publishing a month: from then on its Tijdsloten can be booked. Only what is published has any.

use crate::change::as_input;
use crate::error::RoosterError;
use crate::guard::{Days, DienstInput, There};
use crate::lay_out::tijdsloten;
use crate::plek::LocatieState;
use access::Verwerking;
use afspraak::TijdslotInput;
use foundation::Uuid;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use netwerk::tables::dienst::{Column, Entity, Model};
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Once, Store, Tx};

const DRAFTS: &str = "
    select d.* from dienst d join balie b on b.id = d.balie_id
    where b.locatie_id = $1 and b.organisatie_id = $2 and d.begin >= $3 and d.begin < $4 and d.einde > $5
      and d.vervallen_op is null and d.gepubliceerd_op is null and d.medewerker_id is not null
    order by d.begin, d.balie_id";

/// Publishes the drafts of one organisatie at a Locatie in the month that begins on `first`; gives how many.
///
/// # Errors
/// `Nothing` when there is no draft; `Botst` when one does not fit any more, because the hours changed since.
pub async fn publish(
    store: &Store,
    purpose: &Verwerking,
    plek: &LocatieState,
    organisatie: Uuid,
    first: Date,
    once: &Once,
) -> Result<usize, RoosterError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, plek, organisatie, first, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, plek: &LocatieState, organisatie: Uuid, first: Date, once: &Once) -> Result<usize, RoosterError> {
    let mut days = Days::default();
    for row in drafts(tx, plek, organisatie, first).await? {
        days.of(&as_input(plek, &row));
    }
    days.hold(tx).await?;
    // Once more, now that nobody else changes them.
    let rows = drafts(tx, plek, organisatie, first).await?;
    if rows.is_empty() {
        return Err(RoosterError::Nothing);
    }
    let inputs: Vec<DienstInput> = rows.iter().map(|row| as_input(plek, row)).collect();
    let there = There::load(tx, plek, &inputs).await?;
    let now = Ms::from(tx.store().now());
    for (row, input) in rows.iter().zip(&inputs) {
        let slots = tijdsloten(&there, plek, row.id, input)?;
        let place = TijdslotInput { dienst: row.id, balie: row.balie_id, locatie: plek.locatie.id, organisatie };
        afspraak::offer_all(tx, place, &slots);
    }
    let update = Entity::update_many()
        .col_expr(Column::GepubliceerdOp, Expr::val(now.0))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
        .filter(Column::GepubliceerdOp.is_null());
    if tx.change(update).await? != u64::try_from(rows.len()).unwrap_or(u64::MAX) {
        return Err(RoosterError::Outdated);
    }
    tx.remember(once, &shown(plek, first, rows.len()));
    Ok(rows.len())
}

async fn drafts(tx: &Tx, plek: &LocatieState, organisatie: Uuid, first: Date) -> Result<Vec<Model>, store::StoreError> {
    let (from, to) = (plek.midnight(first), plek.midnight(first.saturating_add(1.month())));
    let (from, to, now) = (Ms::from(from), Ms::from(to), Ms::from(tx.store().now()));
    let values = [plek.locatie.id.into(), organisatie.into(), from.0.into(), to.0.into(), now.0.into()];
    tx.plain_sql(DRAFTS, values).await
}

/// Where the planner reads what came of it.
pub(crate) fn shown(plek: &LocatieState, first: Date, count: usize) -> String {
    format!("/rooster/{}?week={first}&gepubliceerd={count}", plek.locatie.id)
}
