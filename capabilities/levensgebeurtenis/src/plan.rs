//! Planning, which names nobody yet, and calling that off.

use crate::LevensgebeurtenisError;
use crate::next::Moment;
use crate::off::{lapsed, take_back};
use crate::open::{Open, Waiting};
use crate::tables::voorstel;
use crate::voorstel::{Reden, VoorstelStatus};
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{StoreError, Tx};

/// How many rows go into one statement.
const ROWS: usize = 500;

/// What is planned names nobody yet.
pub(crate) fn plan(tx: &Tx, levensgebeurtenis: Uuid, new: &[(&[u8], Moment)]) {
    for part in new.chunks(ROWS) {
        tx.add_all_unless_there(part.iter().map(|(index, moment)| voorstel::ActiveModel {
            id: Set(tx.store().new_id()),
            levensgebeurtenis_id: Set(levensgebeurtenis),
            bsn_index: Set(index.to_vec()),
            inwoner_id: Set(None),
            hulpvraag_id: Set(None),
            dag: Set(moment.dag.to_string()),
            gepland_op: Set(moment.gepland.to_string()),
            status: Set(VoorstelStatus::plan().into()),
            reden: Set(None),
            niveau: Set(None),
            aangemaakt_op: Set(tx.store().now().into()),
            versie: Set(1),
        }));
    }
}

/// Something is in the way no more.
pub(crate) async fn plan_again(tx: &Tx, one: &Open, moment: Moment) -> Result<(), StoreError> {
    use voorstel::Column as Field;
    let update = voorstel::Entity::update_many()
        .col_expr(Field::Status, Expr::val(VoorstelStatus::Gepland.as_str()))
        .col_expr(Field::Reden, Expr::val(Option::<String>::None))
        .col_expr(Field::Dag, Expr::val(moment.dag.to_string()))
        .col_expr(Field::GeplandOp, Expr::val(moment.gepland.to_string()))
        .col_expr(Field::Versie, Expr::col(Field::Versie).add(1))
        .filter(Field::Id.eq(one.id))
        .filter(Field::Status.eq(VoorstelStatus::Vervallen.as_str()));
    tx.change_about(None, update).await.map(drop)
}

/// Whether something was called off: what has left was told.
pub(crate) async fn call_off(tx: &Tx, one: &Open, waiting: &[Waiting], reden: Reden) -> Result<bool, LevensgebeurtenisError> {
    use voorstel::Column as Field;
    if one.hulpvraag_id.is_some() {
        let Some(found) = waiting.iter().find(|found| found.id == one.id) else { return Ok(false) };
        return take_back(tx, found, reden).await;
    }
    let planned = lapsed(reden).filter(Field::Id.eq(one.id)).filter(Field::Status.eq(VoorstelStatus::Gepland.as_str()));
    Ok(tx.change_about(None, planned).await? == 1)
}
