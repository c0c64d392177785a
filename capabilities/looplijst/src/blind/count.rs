//! The rows of the sources are added up: how many have a right is known, who not. The rows are gone with it.

use super::kluis::Kluis;
use super::partijen::{gemeente_sign, motor};
use crate::LooplijstError;
use crate::error::SEEN;
use crate::tables::looplijst_telling;
use crate::tables::looplijst_vraag::{Column, Model};
use crate::vragen::stand;
use crate::vragen::step::on;
use ::bron::client::blind::uitkomst_to_store;
use nulsom::Pins;
use nulsom::engine::{Uitkomst, told};
use regelingen::Regeling;
use store::Tx;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};

/// Below this many, a number could be about somebody.
const FEW: u32 = 10;

/// Adds up, in the act that keeps the counts.
///
/// # Errors
/// `Blind` where it is void (EL-387 to EL-393): nothing is kept then.
pub(super) fn count(
    tx: &Tx,
    (vraag, pins, regelingen): (&Model, &Pins, &[&'static Regeling]),
    kluis: &mut Kluis,
) -> Result<(), LooplijstError> {
    let (keys, organisatie) = (tx.store().keys(), vraag.organisatie_id);
    let counted = kluis.blind.count(pins, &motor(keys, organisatie), &gemeente_sign(keys, organisatie));
    let counted = counted.map_err(LooplijstError::Blind)?;
    for (regeling, uitkomst) in regelingen.iter().zip(&counted.uitkomsten) {
        tx.add(telling(tx, vraag, &regeling.sleutel, uitkomst));
    }
    kluis.uitkomsten = counted.uitkomsten.iter().map(|one| uitkomst_to_store(one).into()).collect();
    tx.claim(stand::replace(vraag.id, kluis.sealed(tx)?), SEEN);
    tx.claim(on(vraag.id).filter(Column::Stap.eq(vraag.stap)), SEEN);
    Ok(())
}

/// How many, as it may be said. What would give a small number away by subtraction is not said.
fn telling(tx: &Tx, vraag: &Model, regeling: &str, uitkomst: &Uitkomst) -> looplijst_telling::ActiveModel {
    let nee = uitkomst.mogelijk.map(|mogelijk| uitkomst.aantal.saturating_sub(mogelijk));
    let says_all = [Some(uitkomst.zeker), uitkomst.onbekend(), nee].into_iter().flatten().all(|one| one >= FEW);
    looplijst_telling::ActiveModel {
        id: Set(tx.store().new_id()),
        looplijst_id: Set(vraag.id),
        regeling: Set(regeling.to_owned()),
        ja: Set(told(uitkomst.zeker)),
        nee: Set(nee.filter(|_| says_all).map_or_else(|| "–".to_owned(), told)),
        onbekend: Set(uitkomst.onbekend().map_or_else(|| "–".to_owned(), told)),
    }
}
