//! The Locaties, and who plans there.

use crate::model::gebied_of;
use crate::places::openingstijden;
use crate::tables::{balie, dienst, locatie, openingstijd, sluitingsdag};
use access::Object;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use rules::feestdag::Gebied;
use rules::rooster::Openingstijd;
use std::collections::BTreeSet;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, sea_query::Query};
use store::{Look, Ms, StoreError};

/// As Cedar sees the keeping of a Locatie: of whoever keeps it, and of whoever keeps what is everybody's.
pub(crate) fn object(row: &locatie::Model, hoofd: &[Uuid]) -> Object {
    Object::locatie(row.id, hoofd.iter().copied().chain(row.beheerder_id).collect())
}

/// The Locaties that an organisatie keeps or where it has a Balie; for whoever keeps what is everybody's, all.
pub(crate) async fn locaties(look: &Look<'_>, own: Uuid, all: bool) -> Result<Vec<locatie::Model>, StoreError> {
    let works_at = Query::select()
        .column(balie::Column::LocatieId)
        .from(balie::Entity)
        .and_where(balie::Column::OrganisatieId.eq(own))
        .to_owned();
    let query = locatie::Entity::find().order_by_asc(locatie::Column::Plaats).order_by_asc(locatie::Column::Naam);
    let own = locatie::Column::BeheerderId.eq(own).or(locatie::Column::Id.in_subquery(works_at));
    look.all(if all { query } else { query.filter(own) }).await
}

/// The days from a date on on which a Locatie is closed by its own choice.
pub(crate) async fn closed_days(look: &Look<'_>, id: Uuid, from: Date) -> Result<BTreeSet<Date>, StoreError> {
    let query = sluitingsdag::Entity::find()
        .filter(sluitingsdag::Column::LocatieId.eq(id))
        .filter(sluitingsdag::Column::Datum.gte(from.to_string()));
    let rows: Vec<sluitingsdag::Model> = look.all(query).await?;
    Ok(rows.iter().filter_map(|row| row.datum.parse().ok()).collect())
}

/// When a Locatie is open, as the rota asks it.
pub struct Open {
    gebied: Gebied,
    openingstijden: Vec<Openingstijd>,
    gesloten: Vec<Date>,
}

impl Open {
    /// Its hours and the days on which it chose to close.
    pub async fn load(look: &Look<'_>, row: &locatie::Model) -> Result<Self, StoreError> {
        let hours = openingstijden(look, &[row.id]).await?;
        let closed = sluitingsdag::Entity::find().filter(sluitingsdag::Column::LocatieId.eq(row.id));
        let closed: Vec<sluitingsdag::Model> = look.all(closed).await?;
        Ok(Self {
            gebied: gebied_of(&row.gebied),
            openingstijden: hours.iter().filter_map(openingstijd::Model::rule).collect(),
            gesloten: closed.iter().filter_map(|row| row.datum.parse().ok()).collect(),
        })
    }

    /// Whether nobody is helped there on a date. Of a Locatie whose hours are not known, only a feestdag or a day of its own says so.
    pub fn shut_on(&self, date: Date) -> bool {
        let locatie =
            rules::rooster::Locatie { gebied: self.gebied, openingstijden: &self.openingstijden, gesloten: &self.gesloten };
        let unknown = self.openingstijden.is_empty() && !self.gesloten.contains(&date);
        locatie.shut_on(date).is_some_and(|why| !(why.is_empty() && unknown))
    }
}

/// The Diensten at a Locatie that have not ended yet.
pub(crate) async fn ahead(look: &Look<'_>, id: Uuid, now: Ms) -> Result<Vec<dienst::Model>, StoreError> {
    let here =
        Query::select().column(balie::Column::Id).from(balie::Entity).and_where(balie::Column::LocatieId.eq(id)).to_owned();
    let query = dienst::Entity::find()
        .filter(dienst::Column::BalieId.in_subquery(here))
        .filter(dienst::Column::Einde.gt(now))
        .filter(dienst::Column::VervallenOp.is_null());
    look.all(query).await
}
