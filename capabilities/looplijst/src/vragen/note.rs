//! The line about everybody who is asked about, before the first question goes out: one a person and run, the same for all.

use crate::LooplijstError;
use crate::error::SEEN;
use crate::tables::looplijst_vraag::{Column, Model};
use crate::vragen::begin::count;
use crate::vragen::step::on;
use ::bron::Bsn;
use store::Tx;
use store::sea_orm::{ColumnTrait, QueryFilter, sea_query::Expr};

/// So many lines go into one act.
pub(crate) const LINES: usize = 1000;

/// Writes the next lines; gives for how many people they are written then.
pub(crate) fn note(tx: &Tx, vraag: &Model, personen: &[Bsn]) -> Result<i32, LooplijstError> {
    let done = usize::try_from(vraag.verwerking_aantal).unwrap_or(usize::MAX);
    let next = personen.iter().skip(done).take(LINES);
    let concerned = next.map(|bsn| tx.concerns(inwoner::betrokkene(&bsn.index(tx.store().keys())))).count();
    let gelogd = count(done + concerned);
    let noted = on(vraag.id).col_expr(Column::VerwerkingAantal, Expr::val(gelogd)).filter(Column::Stap.eq(vraag.stap));
    tx.claim(noted, SEEN);
    Ok(gelogd)
}
