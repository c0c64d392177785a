//! What there is to read about asking: counts, who did what, and nobody it is about.

use crate::tables::{looplijst, looplijst_stap, looplijst_telling, looplijst_vraag};
use foundation::Uuid;
use netwerk::tables::medewerker;
use std::collections::BTreeMap;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Look, StoreError};

/// The Looplijsten of an organisatie that were drawn up here, the newest first, with how far asking is.
pub(crate) async fn all(
    look: &Look<'_>,
    organisatie: Uuid,
) -> Result<Vec<(looplijst::Model, looplijst_vraag::Model)>, StoreError> {
    use looplijst::{Column, Entity};
    let vragen = looplijst_vraag::Entity::find().filter(looplijst_vraag::Column::OrganisatieId.eq(organisatie));
    let vragen: Vec<looplijst_vraag::Model> = look.all(vragen).await?;
    let mut vragen: BTreeMap<Uuid, looplijst_vraag::Model> = vragen.into_iter().map(|row| (row.id, row)).collect();
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie));
    let rows: Vec<looplijst::Model> = look.all(query.order_by_desc(Column::AangemaaktOp).order_by_asc(Column::Id)).await?;
    Ok(rows.into_iter().filter_map(|row| vragen.remove(&row.id).map(|vraag| (row, vraag))).collect())
}

/// One of them.
pub(crate) async fn one(look: &Look<'_>, id: Uuid) -> Result<Option<(looplijst::Model, looplijst_vraag::Model)>, StoreError> {
    let row: Option<looplijst::Model> = look.one(looplijst::Entity::find_by_id(id)).await?;
    let vraag: Option<looplijst_vraag::Model> = look.one(looplijst_vraag::Entity::find_by_id(id)).await?;
    Ok(row.zip(vraag))
}

/// How many answered what, by regeling.
pub(crate) async fn tellingen(look: &Look<'_>, id: Uuid) -> Result<Vec<looplijst_telling::Model>, StoreError> {
    use looplijst_telling::{Column, Entity};
    look.all(Entity::find().filter(Column::LooplijstId.eq(id)).order_by_asc(Column::Regeling)).await
}

/// What was done to it, the newest first, with the name of who did it; the house itself has none.
pub(crate) async fn stappen(look: &Look<'_>, id: Uuid) -> Result<Vec<(looplijst_stap::Model, Option<String>)>, StoreError> {
    use looplijst_stap::{Column, Entity};
    let rows: Vec<looplijst_stap::Model> =
        look.all(Entity::find().filter(Column::LooplijstId.eq(id)).order_by_desc(Column::Versie)).await?;
    let who = medewerker::Entity::find().filter(medewerker::Column::Id.is_in(rows.iter().map(|row| row.door_id)));
    let who: Vec<medewerker::Model> = look.all(who).await?;
    let naam = |id: Uuid| who.iter().find(|one| one.id == id).map(|one| one.naam.clone());
    Ok(rows
        .into_iter()
        .map(|row| {
            let who = naam(row.door_id);
            (row, who)
        })
        .collect())
}
