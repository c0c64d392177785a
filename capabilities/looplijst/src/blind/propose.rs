//! The privacyofficer approves a Looplijst that is asked blind: the list is put together, D says which one it is, and B signs it. The list
//! itself is kept nowhere.

use super::lijst::gevraagden;
use super::on;
use super::opdracht::opdracht;
use super::partijen::Partijen;
use crate::LooplijstError;
use crate::error::SEEN;
use crate::sleutelhouder::{Plek, unlock};
use crate::tables::looplijst;
use crate::tables::looplijst_blind::Column;
use crate::vragen::administratie::Administratie;
use crate::vragen::drive::read;
use crate::vragen::gronden::Gronden;
use crate::vragen::plan::Plan;
use access::Verwerking;
use foundation::jiff::Timestamp;
use nulsom::opening::HouderKeys;
use store::sea_orm::sea_query::Expr;
use store::{Ms, Tx};
use web::Shared;

/// What somebody signs with: their keys, and who lives there.
pub(crate) struct Tekenaar {
    pub(crate) keys: HouderKeys,
    pub(crate) administratie: Administratie,
}

impl Tekenaar {
    /// Takes both up, before an act.
    ///
    /// # Errors
    /// `Wachtzin`, `Administratie`.
    pub(crate) async fn ready(house: &Shared, purpose: &Verwerking, plek: Plek, wachtzin: &str) -> Result<Self, LooplijstError> {
        let keys = unlock(house, purpose, plek, wachtzin).await?;
        let administratie = read(house, purpose.actor().organisatie_naam.clone()).await?;
        Ok(Self { keys, administratie })
    }
}

/// Signs, in the act that approves it.
///
/// # Errors
/// `NotComplete` with what is missing, `NoGround` where the ground does not last as long as D.
pub(crate) async fn propose(
    tx: &Tx,
    row: &looplijst::Model,
    (plan, gronden): (&Plan, &Gronden),
    tekenaar: &Tekenaar,
) -> Result<(), LooplijstError> {
    let oin = tekenaar.administratie.oin()?;
    let partijen = Partijen::within(tx, plan, row.organisatie_id, oin).await?;
    let gevraagd = gevraagden(tx, row, plan, &tekenaar.administratie).await?;
    let now = tx.store().now();
    let d = opdracht(plan, &partijen, gronden, (tx.store().new_id(), &gevraagd.lijst), now)?;
    let tot = i64::try_from(d.tot).ok().and_then(|tot| Timestamp::from_millisecond(tot).ok()).unwrap_or(now);
    gronden.must_hold(tot)?;
    let signed = on(row.id)
        .col_expr(Column::Opdracht, Expr::val(d.to_store()))
        .col_expr(Column::HouderBId, Expr::val(tx.purpose().actor().id))
        .col_expr(Column::HandtekeningB, Expr::val(d.sign(&tekenaar.keys.sign).to_vec()))
        .col_expr(Column::VerlooptOp, Expr::val(Ms::from(tot)));
    tx.claim(signed, SEEN);
    Ok(())
}
