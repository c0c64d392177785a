//! Somebody asks for a level. Nothing happens on it before somebody else approves.

use crate::ground::must_stand;
use crate::model::{Niveau, Soort, Stap, Status};
use crate::stand::{keep, update};
use crate::tables::levensgebeurtenis::{ActiveModel, Column, Entity, Model};
use crate::{LevensgebeurtenisError, PATH, error::SEEN};
use access::Verwerking;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Ms, Once, Store, Tx};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct NiveauInput {
    /// At which levensgebeurtenis.
    pub soort: Soort,
    /// Which level.
    pub niveau: Niveau,
    /// The version that was looked at; 0 where there was none.
    pub versie: i32,
}

/// Asks for a level.
///
/// # Errors
/// `NotOnGround` or `NoLaw` where it may not be reached (EL-310); `Outdated` when a colleague was first.
pub async fn ask(store: &Store, purpose: &Verwerking, input: &NiveauInput, once: &Once) -> Result<(), LevensgebeurtenisError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input).await.map(|()| tx.remember(once, PATH));
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &NiveauInput) -> Result<(), LevensgebeurtenisError> {
    let organisatie = tx.purpose().actor().organisatie;
    let own = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).filter(Column::Soort.eq(input.soort.as_str()));
    let found: Option<Model> = tx.plain_one(own).await?;
    let (status, versie) = found.as_ref().map_or((Status::begin(), 0), |row| (row.status(), row.versie));
    let next = status.ask().filter(|_| versie == input.versie).ok_or(LevensgebeurtenisError::Outdated)?;
    let niveau = found.as_ref().and_then(Model::niveau);
    if niveau == Some(input.niveau) {
        return Err(LevensgebeurtenisError::Outdated);
    }
    let _holds = must_stand(tx, input.soort, input.niveau).await?;
    let id = match &found {
        Some(row) => {
            tx.claim(update(row, next, niveau, Some(input.niveau)), SEEN);
            row.id
        }
        None => make(tx, input, next).await?,
    };
    keep(tx, (id, versie + 1), Stap::Gevraagd, Some(input.niveau));
    Ok(())
}

/// The first time. Of two that ask at once, one is first.
async fn make(tx: &Tx, input: &NiveauInput, status: Status) -> Result<foundation::Uuid, LevensgebeurtenisError> {
    let (id, now) = (tx.store().new_id(), Ms::from(tx.store().now()));
    let added = tx
        .add_unless_there(ActiveModel {
            id: Set(id),
            organisatie_id: Set(tx.purpose().actor().organisatie),
            soort: Set(input.soort.into()),
            status: Set(status.into()),
            niveau: Set(None),
            gevraagd: Set(Some(input.niveau.into())),
            peildatum: Set(None),
            plaatsgevonden_op: Set(now),
            aangemaakt_op: Set(now),
            versie: Set(1),
        })
        .await?;
    if added { Ok(id) } else { Err(LevensgebeurtenisError::Outdated) }
}
