//! The register as it is read: about nobody, so without an act.

use crate::model::{Status, day_of};
use crate::tables::{afgewezen_vraag, grondslag, grondslag_stap};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Look, StoreError};

/// How many refused questions a page shows: the newest.
const REFUSED_MAX: u64 = 50;

/// The Grondslagen of an organisatie, the newest first.
pub(crate) async fn all(look: &Look<'_>, afnemer: Uuid) -> Result<Vec<grondslag::Model>, StoreError> {
    use grondslag::{Column, Entity};
    let query = Entity::find().filter(Column::AfnemerId.eq(afnemer));
    look.all(query.order_by_desc(Column::AangemaaktOp).order_by_asc(Column::Id)).await
}

/// One of them.
pub(crate) async fn one(look: &Look<'_>, id: Uuid) -> Result<Option<grondslag::Model>, StoreError> {
    look.one(grondslag::Entity::find_by_id(id)).await
}

/// What was done to one, in order.
pub(crate) async fn steps(look: &Look<'_>, id: Uuid) -> Result<Vec<grondslag_stap::Model>, StoreError> {
    use grondslag_stap::{Column, Entity};
    let query = Entity::find().filter(Column::GrondslagId.eq(id));
    look.all(query.order_by_asc(Column::Versie)).await
}

/// The questions of an organisatie that were refused, the newest first.
pub(crate) async fn refused(look: &Look<'_>, afnemer: Uuid) -> Result<Vec<afgewezen_vraag::Model>, StoreError> {
    use afgewezen_vraag::{Column, Entity};
    let query = Entity::find().filter(Column::AfnemerId.eq(afnemer)).limit(REFUSED_MAX);
    look.all(query.order_by_desc(Column::PlaatsgevondenOp).order_by_asc(Column::Id)).await
}

/// How a row stands at an instant.
pub(crate) fn status(row: &grondslag::Model, at: Timestamp) -> Status {
    let last = row.geldig_tot.as_ref().and_then(|last| last.parse().ok());
    // A word that this version does not know lets nobody ask, and looks as if it were being written.
    Status::parse(&row.status).unwrap_or(Status::enter()).on(day_of(at), last)
}
