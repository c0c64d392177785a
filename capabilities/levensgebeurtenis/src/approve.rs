//! Somebody else looks at the level that was asked for: yes, or it stays as it was. Whoever asked does neither. And it can be
//! stopped at once, by one person.

use crate::LevensgebeurtenisError;
use crate::ground::must_stand;
use crate::model::{Stap, Status};
use crate::off::all_off;
use crate::stand::{StandInput, load_seen, press, update};
use crate::tables::levensgebeurtenis_stap::{Column, Entity, Model};
use access::Verwerking;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Store, Tx};

foundation::states! {
    /// What the second person says.
    pub enum Oordeel {
        /// It may run.
        Goedgekeurd => "goedgekeurd",
        /// It stays as it was.
        Teruggegeven => "teruggegeven",
    }
}

/// Approves the level that was asked for, or sends it back.
///
/// # Errors
/// `SamePerson` for who asked; `NotOnGround` or `NoLaw` where it may not be reached any more; `Outdated` when a colleague was first.
pub async fn approve(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    oordeel: Oordeel,
) -> Result<(), LevensgebeurtenisError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target, oordeel).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &StandInput<'_>, oordeel: Oordeel) -> Result<(), LevensgebeurtenisError> {
    let way = match oordeel {
        Oordeel::Goedgekeurd => Status::approve,
        Oordeel::Teruggegeven => Status::send_back,
    };
    let (row, next) = load_seen(tx, target, way).await?;
    // The question led to the version that is claimed below, so nobody else asks meanwhile.
    let mine = Entity::find().filter(Column::LevensgebeurtenisId.eq(row.id)).filter(Column::Versie.eq(row.versie));
    let mine: Vec<Model> = tx.plain_all(mine.filter(Column::DoorId.eq(tx.purpose().actor().id))).await?;
    if !mine.is_empty() {
        return Err(LevensgebeurtenisError::SamePerson);
    }
    let asked = row.gevraagd().ok_or(LevensgebeurtenisError::Outdated)?;
    match oordeel {
        Oordeel::Teruggegeven => {
            press(tx, &row, update(&row, next, row.niveau(), None), (Stap::Teruggegeven, Some(asked)), target);
        }
        Oordeel::Goedgekeurd => {
            let soort = row.soort().ok_or(LevensgebeurtenisError::Outdated)?;
            let _holds = must_stand(tx, soort, asked).await?;
            press(tx, &row, update(&row, next, Some(asked), None), (Stap::Goedgekeurd, Some(asked)), target);
        }
    }
    Ok(())
}

/// Stops it at once: nothing is planned any more, and what has not left stays here.
///
/// # Errors
/// `Outdated` when a colleague was first.
pub async fn stop(store: &Store, purpose: &Verwerking, target: &StandInput<'_>) -> Result<(), LevensgebeurtenisError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (row, next) = load_seen(&tx, target, Status::stop).await?;
        press(&tx, &row, update(&row, next, None, None), (Stap::Gestopt, row.niveau()), target);
        all_off(&tx, row.id).await
    }
    .await;
    tx.finish(outcome).await
}
