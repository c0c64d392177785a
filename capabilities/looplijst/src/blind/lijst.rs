//! Whom it is about: everybody of the age who lives there, but for who wants nothing of one of the regelingen or of who takes part, and
//! whose address is secret. Who said no before, or has the regeling already, is among them: a gap would tell. They drop out at the end.

use crate::LooplijstError;
use crate::store::keys;
use crate::tables::looplijst;
use crate::vragen::administratie::Administratie;
use crate::vragen::out;
use crate::vragen::plan::Plan;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use nulsom::Lijst;
use regelingen::leeftijd::{Leeftijd, reached_on};
use store::Tx;
use zeroize::Zeroizing;

/// The youngest who are asked about, in years: from then on somebody has rights of their own.
pub(crate) const VANAF: u8 = 18;
/// The oldest.
pub(crate) const TOT: u8 = 120;

/// Everybody it is about, and how many were left out.
pub(crate) struct Gevraagden {
    pub(crate) lijst: Lijst,
    pub(crate) buiten: usize,
}

/// Puts the list together, with the last look at who wants nothing.
///
/// # Errors
/// The store.
pub(crate) async fn gevraagden(
    tx: &Tx,
    row: &looplijst::Model,
    plan: &Plan,
    administratie: &Administratie,
) -> Result<Gevraagden, LooplijstError> {
    let bronnen: Vec<Uuid> = plan.bronnen()?.into_iter().map(|(bron, _)| bron.bron_id).collect();
    let out = out::stepped_out(tx, &keys(&row.regelingen), &bronnen).await?;
    let (mut digits, mut buiten) = (Zeroizing::new(Vec::new()), 0);
    for one in administratie.personen().filter(|one| is_of_age(one.wie.geboortedatum, plan.peildatum())) {
        if one.reden.is_none() && !out.contains(&one.bsn.index(tx.store().keys())) {
            digits.extend_from_slice(one.bsn.digits().as_ref());
        } else {
            buiten += 1;
        }
    }
    let lijst = Lijst::parse(&digits).map_err(LooplijstError::Blind)?;
    Ok(Gevraagden { lijst, buiten })
}

fn is_of_age(geboren: Date, on: Date) -> bool {
    reached_on(geboren, Leeftijd::Jaren(VANAF)).is_some_and(|day| day <= on)
}
