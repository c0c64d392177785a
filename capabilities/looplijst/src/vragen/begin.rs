//! The first step of the house: whom it is about. Who died, moved away, has a secret address, opted out or said no is not among
//! them, so nobody is asked about them.

use crate::error::SEEN;
use crate::tables::looplijst_vraag::{self, Model};
use crate::tables::{looplijst, looplijst_stand};
use crate::vragen::administratie::Administratie;
use crate::vragen::drive::Run;
use crate::vragen::step::on;
use crate::vragen::{out, stand};
use crate::{LooplijstError, store::keys};
use ::bron::client::bevraging::{Bevraging, Opdracht};
use store::Tx;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, sea_query::Expr};

/// Writes down, sealed, whom it is about and what the own organisatie answers.
pub(crate) async fn begin(
    tx: &Tx,
    (row, vraag): (&looplijst::Model, &Model),
    (run, opdracht): (&Run, &Opdracht),
    administratie: &Administratie,
) -> Result<Bevraging, LooplijstError> {
    let out = out::indexes(tx, &keys(&row.regelingen)).await?;
    let all = administratie.personen().count();
    let left = administratie.personen().filter(|one| one.reden.is_none());
    let wie: Vec<_> = left.map(|one| one.bsn).filter(|bsn| !out.contains(&bsn.index(tx.store().keys()))).collect();
    let peildatum = run.plan.peildatum();
    let bevraging =
        Bevraging::begin(opdracht, wie, &|vraag, bsn| administratie.answer(&run.plan.vragen.vragen[vraag], bsn, peildatum));
    let aantal = bevraging.personen().len();
    tx.add(looplijst_stand::ActiveModel { id: Set(row.id), stand: Set(stand::sealed(tx.store().keys(), &bevraging.to_bytes())) });
    use looplijst_vraag::Column;
    let begun = on(row.id)
        .col_expr(Column::InwonerAantal, Expr::val(count(aantal)))
        .col_expr(Column::VervallenAantal, Expr::val(count(all - aantal)))
        .filter(Column::Stap.eq(vraag.stap));
    tx.claim(begun, SEEN);
    Ok(bevraging)
}

/// A number of people, as a table holds it.
pub(crate) fn count(people: usize) -> i32 {
    i32::try_from(people).unwrap_or(i32::MAX)
}
