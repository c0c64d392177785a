//! What is read beside the words themselves: about nobody, so without an act.

use crate::tables::{combinatie, gelijkstelling, ggm_uitgave};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Look, StoreError};

/// How many a page shows: the newest.
const MAX: u64 = 50;

/// What was put under one threshold, or was refused; the newest first.
pub(crate) async fn combinaties(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<combinatie::Model>, StoreError> {
    use combinatie::{Column, Entity};
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).limit(MAX);
    look.all(query.order_by_desc(Column::PlaatsgevondenOp).order_by_desc(Column::Id)).await
}

/// The Gelijkstellingen of an organisatie, the newest first.
pub(crate) async fn gelijkstellingen(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<gelijkstelling::Model>, StoreError> {
    use gelijkstelling::{Column, Entity};
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie));
    look.all(query.order_by_desc(Column::AangemaaktOp).order_by_desc(Column::Id)).await
}

/// One of them.
pub(crate) async fn gelijkstelling(look: &Look<'_>, id: Uuid) -> Result<Option<gelijkstelling::Model>, StoreError> {
    look.one(gelijkstelling::Entity::find_by_id(id)).await
}

/// The extracts that were brought in or refused, the newest first.
pub(crate) async fn uitgaven(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<ggm_uitgave::Model>, StoreError> {
    use ggm_uitgave::{Column, Entity};
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).limit(MAX);
    look.all(query.order_by_desc(Column::PlaatsgevondenOp).order_by_desc(Column::Id)).await
}
