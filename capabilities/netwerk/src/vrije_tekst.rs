//! Whether an organisatie may write text of its own: from when to when, and on which grondslag. Without a row that holds it chooses
//! fixed sentences (AWR art. 67: fiscal secrecy).

use crate::tables::vrije_tekst::{ActiveModel, Column, Entity, Model};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use std::collections::HashMap;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Look, Store, StoreError, Tx};

/// What most of them may: pass somebody on, and say what the next one has to know.
pub const DOORVERWIJZEN: &str = "Awb artikel 2:1 en 2:3";

/// On what it rests, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VrijeTekst {
    pub(crate) grondslag: String,
    pub(crate) geldig_van: Date,
    /// The last day; without it until further notice.
    pub(crate) geldig_tot: Option<Date>,
}

impl VrijeTekst {
    fn of(row: &Model) -> Result<Self, StoreError> {
        let date = |text: &String| text.parse::<Date>().map_err(|_| StoreError::Unreadable("vrije_tekst.geldig"));
        let geldig_tot = row.geldig_tot.as_ref().map(date).transpose()?;
        Ok(Self { grondslag: row.grondslag.clone(), geldig_van: date(&row.geldig_van)?, geldig_tot })
    }

    pub(crate) fn row(&self, id: Uuid, organisatie: Uuid) -> ActiveModel {
        ActiveModel {
            id: Set(id),
            organisatie_id: Set(organisatie),
            grondslag: Set(self.grondslag.clone()),
            geldig_van: Set(self.geldig_van.to_string()),
            geldig_tot: Set(self.geldig_tot.map(|last| last.to_string())),
        }
    }
}

impl Model {
    fn holds_on(&self, day: &str) -> bool {
        self.geldig_van.as_str() <= day && self.geldig_tot.as_deref().is_none_or(|last| day <= last)
    }
}

/// The day on the calendar of the law.
pub(crate) fn today(store: &Store) -> Date {
    store.now().to_zoned(TimeZone::get(rules::termijn::WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}

/// Whether an organisatie may write fixed sentences only, today.
pub async fn fixed_sentences_only(store: &Store, organisatie: Uuid) -> Result<bool, StoreError> {
    let rows: Vec<Model> = store.look().all(Entity::find().filter(Column::OrganisatieId.eq(organisatie))).await?;
    let day = today(store).to_string();
    Ok(!rows.iter().any(|row| row.holds_on(&day)))
}

/// The newest one of an organisatie: what holds, what will, or what did.
pub(crate) async fn vrije_tekst(look: &Look<'_>, organisatie: Uuid) -> Result<Option<VrijeTekst>, StoreError> {
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).order_by_desc(Column::GeldigVan);
    look.one::<Model>(query).await?.as_ref().map(VrijeTekst::of).transpose()
}

/// The newest one of every organisatie that has one.
pub(crate) async fn vrije_teksten(look: &Look<'_>) -> Result<HashMap<Uuid, VrijeTekst>, StoreError> {
    let rows: Vec<Model> = look.all(Entity::find().order_by_asc(Column::GeldigVan)).await?;
    rows.iter().map(|row| Ok((row.organisatie_id, VrijeTekst::of(row)?))).collect()
}

/// Says it of an organisatie from now on. What was over before the new one begins stays; anything else is replaced.
pub(crate) async fn say(tx: &Tx, organisatie: Uuid, new: Option<&VrijeTekst>) -> Result<(), StoreError> {
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).order_by_desc(Column::GeldigVan);
    let old: Option<Model> = tx.plain_one(query).await?;
    if old.as_ref().map(VrijeTekst::of).transpose()?.as_ref() == new {
        return Ok(());
    }
    if let Some(old) = old {
        let first = new.map(|new| new.geldig_van.to_string());
        let over = first.zip(old.geldig_tot.as_ref()).is_some_and(|(first, last)| *last < first);
        if !over {
            tx.remove_at_end(Entity::delete_many().filter(Column::Id.eq(old.id)));
        }
    }
    if let Some(new) = new {
        tx.add(new.row(tx.store().new_id(), organisatie));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_from_its_first_day_to_its_last() {
        let row = |last: Option<&str>| Model {
            id: Uuid::nil(),
            organisatie_id: Uuid::nil(),
            grondslag: DOORVERWIJZEN.to_owned(),
            geldig_van: "2027-03-02".to_owned(),
            geldig_tot: last.map(ToOwned::to_owned),
        };
        let held = |row: &Model| ["2027-03-01", "2027-03-02", "2027-03-31", "2027-04-01"].map(|day| row.holds_on(day));
        assert_eq!(held(&row(None)), [false, true, true, true]);
        assert_eq!(held(&row(Some("2027-03-31"))), [false, true, true, false]);
    }
}
