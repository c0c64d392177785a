//! What was typed at a visit that has not ended: sealed, of its maker only, for seven days (R2). A browser that breaks off
//! loses nothing that was sent once, with whichever button; it goes when the visit ends.

use crate::BalieError;
use crate::tables::bezoek_concept::{ActiveModel, Column, Entity, Model};
use access::Verwerking;
use foundation::{Purpose, Uuid};
use serde::{Deserialize, Serialize};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Once, Redraw, Store, StoreError, Tx};

const KEPT_MS: i64 = rules::termijn::CONCEPT_DAGEN as i64 * 24 * 3_600_000;

/// The form that ends a visit, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BezoekConcept {
    /// Steps that are ticked.
    pub stappen: Vec<String>,
    /// BezoekConcept.
    pub toelichting: String,
    /// The outcome, if one is chosen.
    pub uitkomst: String,
    /// What the Inwoner comes back for.
    pub vervolg: String,
    /// And when.
    pub vervolg_op: String,
    /// How the summary goes; what was kept before this was has nothing here.
    #[serde(default)]
    pub samenvatting: String,
}

/// Keeps what was typed at a visit that is going on, in the place of what its maker kept before.
///
/// # Errors
/// `NotNow` when nobody is being helped any more.
pub async fn keep(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    notes: &BezoekConcept,
    answered: Option<(&Once, &str)>,
) -> Result<(), BalieError> {
    // Sent twice at once, and neither saw the other: once more.
    let mut redraw = Redraw::of(|what| what.contains("bezoek_concept"));
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, id, notes, answered).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, id: Uuid, notes: &BezoekConcept, answered: Option<(&Once, &str)>) -> Result<(), BalieError> {
    let afspraak = afspraak::load(tx, id).await?;
    if afspraak.peek(tx).status != afspraak::Status::Bezig {
        return Err(BalieError::NotNow);
    }
    keep_within(tx, id, notes).await?;
    if let Some((once, location)) = answered {
        tx.remember(once, location);
    }
    Ok(())
}

/// Keeps what was typed as part of another act.
pub(crate) async fn keep_within(tx: &Tx, id: Uuid, notes: &BezoekConcept) -> Result<(), StoreError> {
    let text = serde_json::to_vec(notes).map_err(|_| StoreError::Unreadable("bezoek_concept.inhoud"))?;
    let sealed = tx.store().keys().seal(Purpose::Concept, &text);
    let (now, actor) = (Ms::from(tx.store().now()), tx.purpose().actor());
    let update = Entity::update_many()
        .col_expr(Column::Inhoud, Expr::val(sealed.clone()))
        .col_expr(Column::GewijzigdOp, Expr::val(now))
        .filter(Column::AfspraakId.eq(id))
        .filter(Column::MedewerkerId.eq(actor.id));
    if tx.change(update).await? == 0 {
        tx.add(ActiveModel {
            id: Set(tx.store().new_id()),
            afspraak_id: Set(id),
            organisatie_id: Set(actor.organisatie),
            medewerker_id: Set(actor.id),
            inhoud: Set(sealed),
            gewijzigd_op: Set(now),
        });
    }
    Ok(())
}

/// What the Medewerker of this act typed at a visit before; `None` when there is nothing, or its days are over.
pub(crate) async fn kept(tx: &Tx, id: Uuid) -> Result<Option<BezoekConcept>, StoreError> {
    let query = Entity::find()
        .filter(Column::AfspraakId.eq(id))
        .filter(Column::MedewerkerId.eq(tx.purpose().actor().id))
        .filter(Column::GewijzigdOp.gt(Ms(Ms::from(tx.store().now()).0 - KEPT_MS)));
    let Some(row) = tx.plain_one::<Model>(query).await? else { return Ok(None) };
    let unreadable = StoreError::Unreadable("bezoek_concept.inhoud");
    let text = tx.store().keys().open(Purpose::Concept, &row.inhoud).map_err(|_| unreadable)?;
    serde_json::from_slice(&text).map(Some).map_err(|_| StoreError::Unreadable("bezoek_concept.inhoud"))
}

/// The visit ends: what was typed on the way there has served, whoever typed it.
pub(crate) fn forget(tx: &Tx, id: Uuid) {
    tx.remove_at_end(Entity::delete_many().filter(Column::AfspraakId.eq(id)));
}

/// Destroys what is older than seven days; gives how many.
pub async fn expire(store: &Store) -> Result<u64, StoreError> {
    let since = Ms(Ms::from(store.now()).0 - KEPT_MS);
    let tx = store.begin_plain().await?;
    let gone = tx.remove(Entity::delete_many().filter(Column::GewijzigdOp.lte(since))).await?;
    tx.commit().await?;
    Ok(gone)
}
