//! In which language and how large somebody reads, where they are called, and how far we know where they live.

use crate::tables::inwoner::{Column, Entity, Model};
use crate::{Adres, AdresKeuze, AdresStand};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Held, StoreError, Tx};

/// How somebody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaalVoorkeur {
    /// The code of a language.
    pub taal: String,
    /// Whether letters are in large print.
    pub grote_letter: bool,
}

/// How somebody reads and lives, as it stands.
#[derive(Clone, Debug)]
pub struct VoorkeurStand {
    /// How they read.
    pub lezen: TaalVoorkeur,
    /// How far their address is known.
    pub woont: AdresStand,
    /// The version of what the house knows of them; each [`prefer`] makes a new one.
    pub versie: i32,
}

impl TaalVoorkeur {
    fn of(row: &Model) -> Self {
        Self { taal: row.taal.clone(), grote_letter: row.grote_letter }
    }
}

async fn row(tx: &Tx, inwoner: Uuid) -> Result<Held<Model>, StoreError> {
    tx.one::<Model>(Entity::find_by_id(inwoner)).await?.transpose().ok_or(StoreError::NotFound)
}

/// How somebody reads now.
pub async fn reads(tx: &Tx, inwoner: Uuid) -> Result<Held<TaalVoorkeur>, StoreError> {
    Ok(row(tx, inwoner).await?.map(|row| TaalVoorkeur::of(&row)))
}

/// How somebody reads now, and how far we know where a letter goes.
pub async fn prefers(tx: &Tx, inwoner: Uuid) -> Result<Held<VoorkeurStand>, StoreError> {
    let found = row(tx, inwoner).await?;
    Ok(found.map(|row| VoorkeurStand { lezen: TaalVoorkeur::of(&row), woont: AdresStand::of(&row), versie: row.versie }))
}

/// Where somebody is called; empty where nobody knows.
pub async fn telefoon(tx: &Tx, inwoner: Uuid) -> Result<Held<String>, StoreError> {
    Ok(row(tx, inwoner).await?.map(|row| row.telefoon))
}

/// Where somebody is called and lives, for their own eyes; empty where nobody knows.
pub async fn lives(tx: &Tx, inwoner: Uuid) -> Result<Held<(String, Adres)>, StoreError> {
    Ok(row(tx, inwoner).await?.map(|row| (row.telefoon.clone(), row.adres())))
}

/// Writes down how somebody reads, is called and lives from now on, over the version that was looked at: who looked at an older
/// one gets [`StoreError::Stale`]. `telefoon` stays as it is where it is `None`.
pub async fn prefer(
    tx: &Tx,
    inwoner: Uuid,
    versie: i32,
    lezen: &TaalVoorkeur,
    telefoon: Option<&str>,
    adres: &AdresKeuze,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Taal, Expr::val(lezen.taal.as_str()))
        .col_expr(Column::GroteLetter, Expr::val(lezen.grote_letter))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(inwoner))
        .filter(Column::Versie.eq(versie));
    let update = telefoon.into_iter().fold(update, |update, telefoon| update.col_expr(Column::Telefoon, Expr::val(telefoon)));
    match tx.change_about(inwoner, adres.write(update)).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}
