//! What was typed and not sent: sealed, of its maker only, for seven days (R2).

use crate::pages::refer::Typed;
use crate::tables::concept::{ActiveModel, Column, Entity, Model};
use access::Verwerking;
use foundation::{Purpose, Uuid};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use store::{Ms, Once, Store, StoreError};

pub(crate) const KEPT_MS: i64 = rules::termijn::CONCEPT_DAGEN as i64 * 24 * 3_600_000;

/// Keeps what was typed, in the concept it came from or in a new one; gives its id. A concept that was changed since the
/// form was opened, in another tab, stays as it is: then there are two (R9).
pub async fn keep(store: &Store, purpose: &Verwerking, typed: &Typed, once: &Once) -> Result<Uuid, StoreError> {
    let text = serde_json::to_vec(typed).map_err(|_| StoreError::Unreadable("concept.inhoud"))?;
    let sealed = store.keys().seal(Purpose::Concept, &text);
    let now = Ms::from(store.now());
    let maker = purpose.actor().id;
    let tx = store.begin(purpose);
    let outcome = async {
        if let (Ok(id), Ok(seen)) = (typed.concept.parse::<Uuid>(), typed.gezien.parse::<i64>()) {
            let update = Entity::update_many()
                .col_expr(Column::Inhoud, Expr::val(sealed.clone()))
                .col_expr(Column::GewijzigdOp, Expr::val(now))
                .filter(Column::Id.eq(id))
                .filter(Column::GewijzigdOp.eq(Ms(seen)))
                .filter(Column::MedewerkerId.eq(maker));
            if tx.change(update).await? == 1 {
                tx.remember(once, &path(id));
                return Ok(id);
            }
        }
        let id = store.new_id();
        tx.add(ActiveModel {
            id: Set(id),
            medewerker_id: Set(maker),
            organisatie_id: Set(purpose.actor().organisatie),
            inhoud: Set(sealed),
            aangemaakt_op: Set(now),
            gewijzigd_op: Set(now),
            hulpvraag_id: Set(None),
        });
        tx.remember(once, &path(id));
        Ok(id)
    }
    .await;
    tx.finish(outcome).await
}

/// Where a concept is opened again.
pub fn path(id: Uuid) -> String {
    // No fragment: with one, a browser leaves autofocus on the first Tijdslot aside.
    format!("/doorverwijzingen/nieuw?concept={id}")
}

/// Which concept such an address opens.
pub fn id_of(path: &str) -> Option<Uuid> {
    path.strip_prefix("/doorverwijzingen/nieuw?concept=")?.parse().ok()
}

/// Opens a concept of one's own; `None` when there is none (any more).
pub async fn load(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Option<Typed>, StoreError> {
    let mine = Column::MedewerkerId.eq(purpose.actor().id);
    let query = Entity::find_by_id(id).filter(mine).filter(Column::HulpvraagId.is_null());
    let tx = store.begin(purpose);
    let row = tx.plain_one::<Model>(query).await;
    let row = tx.finish(row).await?;
    Ok(row.filter(|row| row.gewijzigd_op.0 + KEPT_MS > Ms::from(store.now()).0).and_then(|row| {
        let text = store.keys().open(Purpose::Concept, &row.inhoud).ok()?;
        let typed: Typed = serde_json::from_slice(&text).ok()?;
        Some(Typed { concept: id.to_string(), gezien: row.gewijzigd_op.0.to_string(), ..typed })
    }))
}

/// When a concept was changed last, for the form that shows it; empty when it is gone.
pub async fn seen(store: &Store, id: Uuid) -> Result<String, StoreError> {
    let row: Option<Model> = store.look().one(Entity::find_by_id(id)).await?;
    Ok(row.map(|row| row.gewijzigd_op.0.to_string()).unwrap_or_default())
}

/// The concepts of somebody, newest first: id and time only, the content stays sealed.
pub async fn list(store: &Store, maker: Uuid) -> Result<Vec<(Uuid, Ms)>, StoreError> {
    let since = Ms(Ms::from(store.now()).0 - KEPT_MS);
    let query = Entity::find()
        .filter(Column::MedewerkerId.eq(maker))
        .filter(Column::GewijzigdOp.gt(since))
        // What is kept of passing on comes back where it is passed on.
        .filter(Column::HulpvraagId.is_null())
        .order_by_desc(Column::GewijzigdOp);
    let rows: Vec<Model> = store.look().all(query).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.gewijzigd_op)).collect())
}

/// Destroys the concepts whose seven days are over; gives how many.
pub async fn expire(store: &Store) -> Result<u64, StoreError> {
    let since = Ms(Ms::from(store.now()).0 - KEPT_MS);
    let tx = store.begin_plain().await?;
    let gone = tx.remove(Entity::delete_many().filter(Column::GewijzigdOp.lte(since))).await?;
    tx.commit().await?;
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_concept_is_opened_says_which_it_is() {
        let id = Uuid::from_u128(7);
        assert_eq!(id_of(&path(id)), Some(id));
        assert_eq!(id_of("/doorverwijzingen"), None);
    }
}
