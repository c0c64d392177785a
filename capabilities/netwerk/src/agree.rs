//! A Convenant: from then on a booking of that organisatie for this product is taken without being asked each time.
//! Only the organisatie that receives gives one, and it never goes: it ends with a date.

use crate::error::{NetwerkError, SEEN};
use crate::overview::Code;
use crate::tables::{convenant, organisatie};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, StoreError, Tx};

/// From whom, for what and how long.
#[derive(Clone, Debug)]
pub struct ConvenantInput {
    /// From which organisatie.
    pub van: Uuid,
    /// For which product.
    pub product: String,
    /// The first day.
    pub geldig_van: Date,
    /// The last day; without it until further notice.
    pub geldig_tot: Option<Date>,
}

/// Gives a Convenant; gives its id.
///
/// # Errors
/// `Impossible` where no Balie of the own organisatie handles the product; `Double` where there is one.
pub async fn agree(store: &Store, purpose: &Verwerking, input: &ConvenantInput, once: &Once) -> Result<Uuid, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let own = purpose.actor().organisatie;
        can_be(&tx, own, input).await?;
        let id = store.new_id();
        tx.add(convenant::ActiveModel {
            id: Set(id),
            van_organisatie_id: Set(input.van),
            naar_organisatie_id: Set(own),
            product: Set(input.product.clone()),
            geldig_van: Set(input.geldig_van.to_string()),
            geldig_tot: Set(input.geldig_tot.map(|last| last.to_string())),
            versie: Set(1),
        });
        tx.remember(once, &shown(id));
        Ok(id)
    }
    .await;
    tx.finish(outcome).await
}

/// Where a Convenant is seen.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/beheer/convenanten/{id}")
}

async fn can_be(tx: &Tx, own: Uuid, input: &ConvenantInput) -> Result<(), NetwerkError> {
    let van: Option<organisatie::Model> = tx.plain_one(organisatie::Entity::find_by_id(input.van)).await?;
    let sql = "select bp.product from balie_product bp join balie b on b.id = bp.balie_id
               where b.organisatie_id = $1 and bp.product = $2";
    let handled: Vec<Code> = tx.plain_sql(sql, [own.into(), input.product.as_str().into()]).await?;
    if input.van == own || van.is_none() || handled.is_empty() { Err(NetwerkError::Impossible) } else { Ok(()) }
}

/// Changes the days of a Convenant; `seen` are the versions that may have been looked at.
///
/// # Errors
/// `Outdated` when a colleague was first.
pub async fn change_days(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: &[i32],
    days: (Date, Option<Date>),
    once: &Once,
) -> Result<(), NetwerkError> {
    use convenant::{Column, Entity};
    let tx = store.begin(purpose);
    let update = Entity::update_many()
        .col_expr(Column::GeldigVan, Expr::val(days.0.to_string()))
        .col_expr(Column::GeldigTot, Expr::val(days.1.map(|last| last.to_string())))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::NaarOrganisatieId.eq(purpose.actor().organisatie))
        .filter(Column::Versie.is_in(seen.iter().copied()));
    tx.claim(update, SEEN);
    tx.remember(once, &shown(id));
    tx.finish(Ok::<(), StoreError>(())).await?;
    Ok(())
}
