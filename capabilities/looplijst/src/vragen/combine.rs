//! All was asked: what is left is how many, and the hits, sealed until somebody opens the list. Everybody else is forgotten.

use crate::error::SEEN;
use crate::store::keys;
use crate::tables::looplijst;
use crate::tables::looplijst_telling;
use crate::tables::looplijst_vraag::{Column, Model};
use crate::vragen::drive::{Run, Wie};
use crate::vragen::out;
use crate::vragen::stand::{self, Treffers};
use crate::vragen::step::{Stap, go, on};
use crate::{LooplijstError, Status};
use ::bron::client::bevraging::{Bevraging, Opdracht};
use store::Tx;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};

/// Counts, and keeps the hits.
pub(crate) async fn combine(
    tx: &Tx,
    (row, vraag): (&looplijst::Model, &Model),
    (run, opdracht): (&Run, &Opdracht),
    (bevraging, wie): (Bevraging, &Wie),
) -> Result<(), LooplijstError> {
    let next = Status::parse(&row.status).and_then(Status::combine).ok_or(LooplijstError::Outdated)?;
    let out = wie.of(&out::indexes(tx, &keys(&row.regelingen)).await?);
    let outcome = bevraging.outcome(opdracht, &|bsn| out.contains(&bsn)).ok_or(LooplijstError::Outdated)?;
    let mut treffers = Treffers(Vec::new());
    for (regeling, uitkomst) in run.plan.regelingen.iter().zip(outcome) {
        let rapport = uitkomst.rapport;
        tx.add(looplijst_telling::ActiveModel {
            id: Set(tx.store().new_id()),
            looplijst_id: Set(row.id),
            regeling: Set(regeling.sleutel.clone()),
            ja: Set(rapport.ja.to_string()),
            nee: Set(rapport.nee.to_string()),
            onbekend: Set(rapport.onbekend.to_string()),
        });
        treffers.0.push((regeling.sleutel.clone(), uitkomst.mogelijk));
    }
    let bytes = minicbor::to_vec(&treffers).map_err(|_| LooplijstError::Outdated)?;
    tx.claim(stand::replace(row.id, stand::sealed(tx.store().keys(), &bytes)), SEEN);
    tx.claim(on(row.id).filter(Column::Stap.eq(vraag.stap)), SEEN);
    go(tx, row, next, Stap::Gecombineerd, "");
    Ok(())
}
