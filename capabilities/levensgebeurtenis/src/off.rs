//! Calling off: what was planned does not go ahead, and a message that has not left stays here. What left cannot be taken back,
//! and is not told again.

use crate::LevensgebeurtenisError;
use crate::model::Soort;
use crate::open::{Waiting, waiting};
use crate::tables::voorstel::{Column, Entity};
use crate::voorstel::{Reden, VoorstelStatus};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany, sea_query::Expr};
use store::{Look, Store, StoreError, Tx};

/// The change of what does not go ahead.
pub(crate) fn lapsed(reden: Reden) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::val(VoorstelStatus::Vervallen.as_str()))
        .col_expr(Column::Reden, Expr::val(reden.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
}

/// Takes a message back that has not left; false where it has, and what was told stays told.
pub(crate) async fn take_back(tx: &Tx, one: &Waiting, reden: Reden) -> Result<bool, LevensgebeurtenisError> {
    if !bericht::take_back(tx, one.inwoner_id, one.hulpvraag_id).await? {
        return Ok(false);
    }
    let update = lapsed(reden).filter(Column::Id.eq(one.id)).filter(Column::Status.eq(VoorstelStatus::Klaargezet.as_str()));
    tx.change_about(one.inwoner_id, update).await?;
    Ok(true)
}

/// Nothing of a levensgebeurtenis goes ahead.
pub(crate) async fn all_off(tx: &Tx, levensgebeurtenis: Uuid) -> Result<(), LevensgebeurtenisError> {
    let planned = lapsed(Reden::Gestopt)
        .filter(Column::LevensgebeurtenisId.eq(levensgebeurtenis))
        .filter(Column::Status.eq(VoorstelStatus::Gepland.as_str()));
    tx.change_about(None, planned).await?;
    for one in waiting(&tx.store().look(), levensgebeurtenis).await? {
        take_back(tx, &one, Reden::Gestopt).await?;
    }
    Ok(())
}

/// Which organisaties have something ready for somebody that has not left: ids only.
///
/// # Errors
/// The store.
pub async fn who_tells(look: &Look<'_>, inwoner: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut all: Vec<Uuid> = waiting(look, inwoner).await?.into_iter().map(|one| one.organisatie_id).collect();
    all.dedup();
    Ok(all)
}

/// Somebody does not want to be looked for (V11): what this organisatie has ready for them does not leave, where that still holds. What is only planned names nobody; that is asked on the day of sending.
///
/// # Errors
/// The store.
pub async fn lapse(store: &Store, purpose: &Verwerking, inwoner: Uuid) -> Result<(), LevensgebeurtenisError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let own = purpose.actor().organisatie;
        for one in waiting(&store.look(), inwoner).await?.into_iter().filter(|one| one.organisatie_id == own) {
            let regeling = Soort::parse(&one.soort).map_or("", Soort::regeling);
            if *afmelding::is_afgemeld(&tx, inwoner, regeling, own).await?.peek(&tx) {
                take_back(&tx, &one, Reden::Afmelding).await?;
            }
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
