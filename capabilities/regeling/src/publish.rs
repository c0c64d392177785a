//! One person puts a version forward, another publishes it: each says which file they saw.

use crate::RegelingError;
use crate::error::SEEN;
use crate::model::Publicatie;
use crate::publicaties::{Publicaties, digest_of, gebied_of};
use crate::stand::path_of;
use crate::tables::regeling_publicatie::{ActiveModel, Column, Entity};
use access::Verwerking;
use regelingen::Regeling;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Ms, Once, Store, Tx};

/// Which version, and the digest of the file that was seen.
pub(crate) struct PublicatieInput<'a> {
    pub(crate) regeling: &'static Regeling,
    pub(crate) gezien: &'a str,
    pub(crate) once: &'a Once,
}

impl PublicatieInput<'_> {
    /// The digest of its file, if that is the one that was seen.
    fn digest(&self) -> Result<String, RegelingError> {
        digest_of(self.regeling).filter(|digest| digest == self.gezien).ok_or(RegelingError::Outdated)
    }
}

/// Puts it forward.
///
/// # Errors
/// `Outdated` where it was put forward before, or its file is another.
pub(crate) async fn submit(store: &Store, purpose: &Verwerking, input: &PublicatieInput<'_>) -> Result<(), RegelingError> {
    let tx = store.begin(purpose);
    let outcome = put(&tx, input).await;
    tx.finish(outcome).await
}

async fn put(tx: &Tx, input: &PublicatieInput<'_>) -> Result<(), RegelingError> {
    let (one, actor) = (input.regeling, tx.purpose().actor());
    let added = tx
        .add_unless_there(ActiveModel {
            id: Set(tx.store().new_id()),
            organisatie_id: Set(actor.organisatie),
            sleutel: Set(one.sleutel.clone()),
            gebied: Set(gebied_of(one).to_owned()),
            versie: Set(one.versie.clone()),
            digest: Set(input.digest()?),
            voorgelegd_door: Set(actor.id),
            voorgelegd_op: Set(tx.store().now().into()),
            gepubliceerd_door: Set(None),
            gepubliceerd_op: Set(None),
        })
        .await?;
    if !added {
        return Err(RegelingError::Outdated);
    }
    tx.remember(input.once, &path_of(one));
    Ok(())
}

/// Publishes what somebody else put forward.
///
/// # Errors
/// `SamePerson` for who put it forward; `Outdated` where it waits for nobody, or its file is another.
pub(crate) async fn publish(store: &Store, purpose: &Verwerking, input: &PublicatieInput<'_>) -> Result<(), RegelingError> {
    let tx = store.begin(purpose);
    let outcome = second(&tx, input).await;
    tx.finish(outcome).await
}

async fn second(tx: &Tx, input: &PublicatieInput<'_>) -> Result<(), RegelingError> {
    input.digest()?;
    let publicaties = Publicaties::within(tx).await?;
    let row = publicaties.row(input.regeling).filter(|row| Publicatie::of(Some(row)).publish().is_some());
    let (row, me) = (row.ok_or(RegelingError::Outdated)?, tx.purpose().actor().id);
    if row.voorgelegd_door == me {
        return Err(RegelingError::SamePerson);
    }
    let update = Entity::update_many()
        .col_expr(Column::GepubliceerdDoor, Expr::val(me))
        .col_expr(Column::GepubliceerdOp, Expr::val(Ms::from(tx.store().now())))
        .filter(Column::Id.eq(row.id))
        .filter(Column::GepubliceerdDoor.is_null());
    tx.claim(update, SEEN);
    tx.remember(input.once, &path_of(input.regeling));
    Ok(())
}
