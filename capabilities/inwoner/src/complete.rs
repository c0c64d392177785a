//! Where somebody lives, for the window of an envelope. What is not known yet can be completed; what is known is not written
//! over here, since it may come from the BRP.

use crate::TaalVoorkeur;
use crate::tables::inwoner::{Column, Entity, Model};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Held, StoreError, Tx};

/// An address as it was told; empty is not told.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Adres {
    /// The street.
    pub straat: String,
    /// The number with what stands behind it.
    pub huisnummer: String,
    /// As [`crate::postcode`] makes it.
    pub postcode: String,
    /// The place.
    pub plaats: String,
}

/// How far the address of somebody is known, without the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdresStand {
    /// The parts without which no letter goes: `straat`, `huisnummer` and `plaats`. A postcode is asked with them, and is no
    /// condition: on Bonaire there are none.
    pub ontbreekt: Vec<&'static str>,
    /// Whether it is for overheidsorganen only.
    pub geheimhouding: bool,
}

impl AdresStand {
    fn of(row: &Model) -> Self {
        let parts = [("straat", &row.straat), ("huisnummer", &row.huisnummer), ("plaats", &row.plaats)];
        let empty = parts.into_iter().filter(|(_, text)| text.trim().is_empty());
        let mut ontbreekt: Vec<&'static str> = empty.map(|(part, _)| part).collect();
        if !ontbreekt.is_empty() && row.postcode.trim().is_empty() {
            ontbreekt.push("postcode");
        }
        Self { ontbreekt, geheimhouding: row.geheimhouding }
    }

    /// Whether a letter can go there, on behalf of an overheidsorgaan or of another organisatie.
    pub fn takes_letters(&self, overheidsorgaan: bool) -> bool {
        self.ontbreekt.is_empty() && (overheidsorgaan || !self.geheimhouding)
    }
}

/// How somebody reads now, and how far we know where a letter goes.
pub async fn reads_where(tx: &Tx, inwoner: Uuid) -> Result<Held<(TaalVoorkeur, AdresStand)>, StoreError> {
    let row = tx.one::<Model>(Entity::find_by_id(inwoner)).await?.transpose().ok_or(StoreError::NotFound)?;
    Ok(row.map(|row| (TaalVoorkeur { taal: row.taal.clone(), grote_letter: row.grote_letter }, AdresStand::of(&row))))
}

/// Writes down the parts of an address that are not known yet.
pub async fn complete(tx: &Tx, inwoner: Uuid, told: &Adres) -> Result<(), StoreError> {
    if *told == Adres::default() {
        return Ok(());
    }
    let row = tx.one::<Model>(Entity::find_by_id(inwoner)).await?.transpose().ok_or(StoreError::NotFound)?;
    complete_row(tx, row.peek(tx), told).await
}

pub(crate) async fn complete_row(tx: &Tx, row: &Model, told: &Adres) -> Result<(), StoreError> {
    let parts = [
        (Column::Straat, &row.straat, &told.straat),
        (Column::Huisnummer, &row.huisnummer, &told.huisnummer),
        (Column::Postcode, &row.postcode, &told.postcode),
        (Column::Plaats, &row.plaats, &told.plaats),
    ];
    let new: Vec<_> = parts.into_iter().filter(|(_, kept, told)| kept.trim().is_empty() && !told.is_empty()).collect();
    if new.is_empty() {
        return Ok(());
    }
    let update = Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        // Whoever was told it a moment earlier is not written over either.
        .filter(Column::Versie.eq(row.versie));
    let update = new.into_iter().fold(update, |update, (column, _, told)| update.col_expr(column, Expr::val(told.as_str())));
    match tx.change_about(row.id, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}
