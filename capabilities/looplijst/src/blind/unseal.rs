//! The privacyofficer opens, with both halves: hits get their names, but for who wants nothing any more, said no, or has it already. What
//! was kept to get there is gone with it, in one commit.

use super::kluis::Kluis;
use super::propose::Tekenaar;
use super::{millis, on, sealed, within};
use crate::error::SEEN;
use crate::list::{LooplijstStand, act as listing};
use crate::sleutelhouder::{Helft, pins_of};
use crate::store::keys;
use crate::tables::looplijst_ondertekening::Column;
use crate::vragen::out;
use crate::vragen::plan::{self, EIGEN, Plan};
use crate::vragen::reveal::named;
use crate::vragen::step::{LooplijstStandInput, Stap, forget, keep, load_seen, vraag_of};
use crate::{LooplijstError, Status};
use ::bron::Bsn;
use access::Verwerking;
use minicbor::bytes::ByteVec;
use nulsom::opening::{Geopend, Openen};
use regelingen::Antwoord;
use store::sea_orm::sea_query::Expr;
use store::{Redraw, Tx};
use web::Shared;

/// Opens.
///
/// # Errors
/// `Wachtzin`; `Blind` where this may not be (EL-395) or something does not fit (EL-394): then nothing is shown.
pub(crate) async fn unseal(
    house: &Shared,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
    (wachtzin, reden): (&str, &str),
) -> Result<LooplijstStand, LooplijstError> {
    let tekenaar = Tekenaar::ready(house, purpose, Helft::Opener, wachtzin).await?;
    let mut redraw = Redraw::of(inwoner::is_known_by_now);
    loop {
        let tx = house.store.begin(purpose);
        let outcome = act(&tx, target, &tekenaar, reden).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(
    tx: &Tx,
    target: &LooplijstStandInput<'_>,
    tekenaar: &Tekenaar,
    reden: &str,
) -> Result<LooplijstStand, LooplijstError> {
    let (row, _) = load_seen(tx, target, Status::open).await?;
    let blind = within(tx, row.id).await?.ok_or(LooplijstError::Outdated)?;
    let vraag = vraag_of(tx, row.id).await?;
    let plan = plan::read(&row, &vraag.gemeente)?;
    let kluis = Kluis::within(tx, row.id).await?.ok_or(LooplijstError::Outdated)?;
    let out = out::indexes(tx, &keys(&row.regelingen)).await?;
    let (a, lijst, outcomes) = (pins_of(tx, row.organisatie_id, Helft::Doorgever).await?, kluis.blind.lijst(), kluis.outcomes()?);
    let [a_persoon, b_persoon] = [blind.doorgever_id.unwrap_or_default(), tx.purpose().actor().id].map(|id| id.to_string());
    let (mut hits, mut verklaringen) = (Vec::new(), Vec::new());
    for (nth, regeling) in plan.regelingen.iter().enumerate() {
        let drops = |bsn: Bsn| out.contains(&bsn.index(tx.store().keys())) || !says_yes(&plan, nth, tekenaar, bsn);
        let doorgave = kluis.doorgaven.get(nth).zip(outcomes.get(nth));
        let (doorgave, uitkomst) = doorgave.ok_or(LooplijstError::Blind(nulsom::Weigering::OpeningMagNiet))?;
        let openen = Openen {
            uitkomst,
            list: &lijst,
            doorgave,
            a_sign: &a.sign,
            a_persoon: &a_persoon,
            b_persoon: &b_persoon,
            b_reden: reden,
            is_geopend: false,
            now: millis(tx.store().now()),
        };
        // Who has no number that can be read is nobody.
        let out = |digits: &[u8; 9]| parse(digits).is_none_or(drops);
        let geopend = openen.open(&tekenaar.keys, out).map_err(LooplijstError::Blind)?;
        hits.extend(geopend.treffers.bsns().iter().filter_map(parse).map(|bsn| (bsn, regeling.sleutel.clone())));
        let Geopend { verklaring_a, verklaring_b, handtekening_b, .. } = geopend;
        verklaringen.push([verklaring_a, verklaring_b, handtekening_b.to_vec()].map(ByteVec::from));
    }
    let says = |of: &_| tekenaar.administratie.among(tx.store().keys(), &plan, of);
    let stand = listing(tx, row.id, &named(&tekenaar.administratie, hits)?, says).await?;
    forget(tx, row.id);
    let verklaring = minicbor::to_vec(&verklaringen).map_err(|_| LooplijstError::Outdated)?;
    tx.claim(on(row.id).col_expr(Column::Verklaring, Expr::val(sealed(tx, &verklaring))), SEEN);
    keep(tx, (row.id, row.versie + 1), Stap::Geopend, reden);
    tx.remember(target.once, &crate::vragen::step::vragen_shown(row.id));
    Ok(stand)
}

fn parse(digits: &[u8; 9]) -> Option<Bsn> {
    Bsn::parse(std::str::from_utf8(digits).ok()?)
}

/// Whether the own organisatie says yes to all that it is asked itself for a regeling.
fn says_yes(plan: &Plan, nth: usize, tekenaar: &Tekenaar, bsn: Bsn) -> bool {
    let says = |vraag| tekenaar.administratie.answer(vraag, bsn, plan.peildatum());
    plan.asked(EIGEN, nth).all(|vraag| says(vraag) == Antwoord::Ja)
}
