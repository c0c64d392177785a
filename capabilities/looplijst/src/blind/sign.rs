//! The coordinator signs D as A, and asking begins. It is about the list of this moment: whoever opted out since B signed makes it
//! another list, and then B has to approve it anew.

use super::lijst::gevraagden;
use super::opdracht::stands_on;
use super::partijen::{Partijen, gemeente_sign};
use super::propose::{Tekenaar, Voorstel};
use super::{millis, on, opened, sealed, within};
use crate::error::SEEN;
use crate::sleutelhouder::Helft;
use crate::tables::looplijst_ondertekening::Column;
use crate::vragen::gronden::must_stand;
use crate::vragen::plan;
use crate::vragen::step::{LooplijstStandInput, Stap, go, load_seen, on as on_vraag, vraag_of, vragen_shown};
use crate::{LooplijstError, Status};
use access::Verwerking;
use store::Tx;
use store::sea_orm::sea_query::Expr;
use web::Shared;

/// Signs, and begins.
///
/// # Errors
/// `Wachtzin`; `OtherList` where it is not the list that B signed, or too late for it (EL-384); as for a step otherwise.
pub(crate) async fn sign(
    house: &Shared,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
    wachtzin: &str,
) -> Result<(), LooplijstError> {
    let tekenaar = Tekenaar::ready(house, purpose, Helft::Doorgever, wachtzin).await?;
    let tx = house.store.begin(purpose);
    let outcome = act(&tx, target, &tekenaar).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &LooplijstStandInput<'_>, tekenaar: &Tekenaar) -> Result<(), LooplijstError> {
    let (row, next) = load_seen(tx, target, Status::begin).await?;
    let vraag = vraag_of(tx, row.id).await?;
    let blind = within(tx, row.id).await?.ok_or(LooplijstError::Outdated)?;
    let plan = plan::within(tx, &row, &vraag.gemeente).await?;
    let gronden = must_stand(tx, &plan).await?;
    let partijen = Partijen::within(tx, &plan, row.organisatie_id, tekenaar.administratie.oin()?).await?;
    let voorstel = blind.voorstel.ok_or(LooplijstError::OtherList)?;
    let voorstel = Voorstel::read(&opened(tx, "looplijst_ondertekening.voorstel", &voorstel)?);
    let (d, b) = voorstel.ok_or(LooplijstError::OtherList)?;
    if blind.opener_id == Some(tx.purpose().actor().id) {
        return Err(LooplijstError::SamePerson);
    }
    let gevraagd = gevraagden(tx, &row, &plan, &tekenaar.administratie).await?;
    let is_same = d.lijst == gevraagd.lijst.digest(&d.run) && stands_on(&gronden, &d) && d.tot > millis(tx.store().now());
    if !is_same {
        return Err(LooplijstError::OtherList);
    }
    let g = d.sign(&gemeente_sign(tx.store().keys(), row.organisatie_id));
    let signed = d.with_signatures([g, d.sign(&tekenaar.keys.sign), b]);
    // A source would refuse what a keyholder of before signed.
    partijen.pins.opdracht(&signed).map_err(|_| LooplijstError::OtherList)?;
    let kept = on(row.id)
        .col_expr(Column::Opdracht, Expr::val(sealed(tx, &signed)))
        .col_expr(Column::DoorgeverId, Expr::val(tx.purpose().actor().id));
    tx.claim(kept, SEEN);
    tx.claim(on_vraag(row.id), SEEN);
    go(tx, &row, next, Stap::Begonnen, "");
    tx.remember(target.once, &vragen_shown(row.id));
    Ok(())
}
