//! Hits get their names: from the own administration, into regels of the Looplijst. What was kept to get there is gone with it.

use crate::along::may_have_left;
use crate::list::{LooplijstStand, RegelInput, act as listing};
use crate::vragen::administratie::{Administratie, read};
use crate::vragen::step::{LooplijstStandInput, Stap, forget, keep, load_seen, vraag_of};
use crate::vragen::{plan, stand};
use crate::{LooplijstError, Status};
use ::bron::Bsn;
use access::Verwerking;
use std::collections::{BTreeMap, BTreeSet};
use store::{Redraw, Tx};
use web::Shared;

/// Opens a Looplijst of which the counts are known.
///
/// # Errors
/// `Administratie` where it cannot be read, `TooManyUnknown` where it seems not whole; `Outdated` when a colleague was first.
pub(crate) async fn reveal(
    house: &Shared,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
) -> Result<LooplijstStand, LooplijstError> {
    let administratie = read(house, purpose.actor().organisatie_naam.clone()).await?;
    let mut redraw = Redraw::of(inwoner::is_known_by_now);
    loop {
        let tx = house.store.begin(purpose);
        let outcome = act(&tx, target, &administratie).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, target: &LooplijstStandInput<'_>, administratie: &Administratie) -> Result<LooplijstStand, LooplijstError> {
    let (row, _) = load_seen(tx, target, Status::open).await?;
    let treffers = stand::treffers(tx, row.id).await?.0.into_iter();
    let hits = treffers.flat_map(|(regeling, wie)| wie.into_iter().map(move |bsn| (bsn, regeling.clone())));
    let plan = plan::read(&row, &vraag_of(tx, row.id).await?.gemeente)?;
    let says = |of: &_| administratie.among(tx.store().keys(), &plan, of);
    let stand = listing(tx, row.id, &named(administratie, hits)?, says).await?;
    forget(tx, row.id);
    keep(tx, (row.id, row.versie + 1), Stap::Geopend, "");
    tx.remember(target.once, &crate::store::shown(row.id));
    Ok(stand)
}

/// Hits with their names, each once with all that they may have a right to. Whom the administration does not know any more is left out.
///
/// # Errors
/// `TooManyUnknown`.
pub(crate) fn named(
    administratie: &Administratie,
    hits: impl IntoIterator<Item = (Bsn, String)>,
) -> Result<Vec<RegelInput>, LooplijstError> {
    let mut all: BTreeMap<Bsn, BTreeSet<String>> = BTreeMap::new();
    hits.into_iter().for_each(|(bsn, regeling)| {
        all.entry(bsn).or_default().insert(regeling);
    });
    let of = all.len();
    let known = all.into_iter().filter_map(|(bsn, regelingen)| Some((administratie.persoon(bsn)?, regelingen)));
    let named: Vec<RegelInput> = known.map(|(one, regelingen)| one.listed(regelingen)).collect();
    if may_have_left(of - named.len(), of) { Ok(named) } else { Err(LooplijstError::TooManyUnknown) }
}
