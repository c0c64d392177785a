//! One step of asking: what will be sent is kept, under the register and the opt-outs as they are at this moment. Nothing is sent
//! before that stands.

use crate::error::SEEN;
use crate::store::keys;
use crate::tables::looplijst;
use crate::tables::looplijst_vraag::{Column, Model};
use crate::vragen::begin::count;
use crate::vragen::drive::{Run, Wie};
use crate::vragen::gronden::{Gronden, must_stand};
use crate::vragen::step::on;
use crate::vragen::{out, stand};
use crate::{LooplijstError, Status};
use ::bron::client::bevraging::{Bevraging, Opdracht, Versturen};
use ed25519_dalek::SigningKey;
use store::Tx;
use store::sea_orm::{ColumnTrait, QueryFilter, sea_query::Expr};

/// Keeps what is sent next, and gives it with what it stands on. Nothing is left to send when all was asked.
pub(crate) async fn ask(
    tx: &Tx,
    (row, vraag): (&looplijst::Model, &Model),
    (run, opdracht, key): (&Run, &Opdracht, &SigningKey),
    (bevraging, wie): (&mut Bevraging, &Wie),
) -> Result<(Vec<Versturen>, Gronden), LooplijstError> {
    let gronden = must_stand(tx, &run.plan).await?;
    let out = wie.of(&out::indexes(tx, &keys(&row.regelingen)).await?);
    let next = bevraging.ask(opdracht, key, &|bsn| out.contains(&bsn));
    let (gevraagd, te_vragen) = bevraging.progress(opdracht);
    let stand = stand::replace(row.id, stand::sealed(tx.store().keys(), &bevraging.to_bytes()));
    tx.claim(stand, SEEN);
    let kept = on(row.id)
        .col_expr(Column::AntwoordAantal, Expr::val(count(gevraagd)))
        .col_expr(Column::VraagAantal, Expr::val(count(te_vragen)))
        .filter(Column::Stap.eq(vraag.stap));
    tx.claim(kept, SEEN);
    Ok((next, gronden))
}

/// Whether the house may go on with it.
pub(crate) fn is_asking(row: &looplijst::Model) -> bool {
    Status::parse(&row.status) == Some(Status::Bevragen)
}
