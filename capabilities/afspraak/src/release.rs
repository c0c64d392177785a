//! What is ahead for a Hulpvraag, and giving a Tijdslot back.

use crate::tables::{afspraak, tijdslot};
use crate::{Afspraak, AfspraakError, Status, save};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::sea_query::{Expr, Query};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Held, StoreError, Tx};

/// The Afspraken of a Hulpvraag that are not over: booked, in the waiting room, or at the Balie.
pub async fn ahead(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Vec<Afspraak>>, StoreError> {
    use afspraak::{Column, Entity, Model};
    let open = [Status::Bevestigd, Status::Gemeld, Status::Bezig].map(Status::as_str);
    let query =
        Entity::find().filter(Column::HulpvraagId.eq(hulpvraag)).filter(Column::Status.is_in(open)).order_by_asc(Column::Begin);
    tx.all::<Model>(query).await?.try_map(|rows| rows.into_iter().map(Afspraak::try_from).collect())
}

/// The names under which a Hulpvraag was booked, the newest first.
pub async fn names(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Vec<String>>, StoreError> {
    use afspraak::{Column, Entity, Model};
    let query = Entity::find().filter(Column::HulpvraagId.eq(hulpvraag)).order_by_desc(Column::AangemaaktOp);
    Ok(tx.all::<Model>(query).await?.map(|rows| rows.into_iter().map(|row| row.naam).collect()))
}

/// Saves an Afspraak that does not go ahead any more, and gives its Tijdslot back.
pub async fn release(tx: &Tx, gone: &Afspraak) -> Result<(), AfspraakError> {
    save(tx, gone).await?;
    let mut booked = Query::select();
    booked.column(afspraak::Column::TijdslotId).from(afspraak::Entity).and_where(afspraak::Column::Id.eq(gone.id));
    let free = tijdslot::Entity::update_many()
        .col_expr(tijdslot::Column::Bezet, Expr::val(false))
        .filter(tijdslot::Column::Id.in_subquery(booked))
        .filter(tijdslot::Column::Bezet.eq(true));
    match tx.change(free).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale.into()),
    }
}

/// How many Afspraken of a Hulpvraag nobody came to, with what this act has saved.
pub async fn missed(tx: &Tx, hulpvraag: Uuid, since: Timestamp) -> Result<usize, StoreError> {
    use afspraak::{Column, Entity, Model};
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::Status.eq(Status::NietVerschenen.as_str()))
        .filter(Column::Begin.gte(store::Ms::from(since)));
    Ok(tx.all::<Model>(query).await?.peek(tx).len())
}
