//! The privacyofficer approves a Looplijst that is asked blind: the list is put together, D says which one it is, and B signs it. The list
//! itself is kept nowhere.

use super::lijst::gevraagden;
use super::opdracht::opdracht;
use super::partijen::Partijen;
use super::{on, sealed};
use crate::LooplijstError;
use crate::error::SEEN;
use crate::sleutelhouder::{Helft, unlock};
use crate::tables::looplijst;
use crate::tables::looplijst_ondertekening::Column;
use crate::vragen::VraagError;
use crate::vragen::administratie::{Administratie, read};
use crate::vragen::gronden::Gronden;
use crate::vragen::plan::Plan;
use access::Verwerking;
use foundation::jiff::Timestamp;
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use nulsom::Opdracht;
use nulsom::limits::AANTAL_MIN;
use nulsom::opening::HouderKeys;
use store::sea_orm::sea_query::Expr;
use store::{Ms, Tx};
use web::Shared;

/// D, and the signature of B: what A signs as well.
#[derive(Encode, Decode)]
#[cbor(array)]
pub(super) struct Voorstel {
    #[n(0)]
    opdracht: ByteVec,
    #[n(1)]
    b: ByteVec,
}

impl Voorstel {
    fn to_bytes(&self) -> Result<Vec<u8>, LooplijstError> {
        minicbor::to_vec(self).map_err(|_| LooplijstError::Outdated)
    }

    /// What was kept: D, and the signature.
    pub(super) fn read(bytes: &[u8]) -> Option<(Opdracht, [u8; 64])> {
        let Self { opdracht, b } = minicbor::decode(bytes).ok()?;
        Some((Opdracht::from_store(&opdracht)?, Vec::from(b).try_into().ok()?))
    }
}

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
    pub(crate) async fn ready(
        house: &Shared,
        purpose: &Verwerking,
        helft: Helft,
        wachtzin: &str,
    ) -> Result<Self, LooplijstError> {
        let keys = unlock(house, purpose, helft, wachtzin).await?;
        let administratie = read(house, purpose.actor().organisatie_naam.clone()).await?;
        Ok(Self { keys, administratie })
    }
}

/// Signs, in the act that approves it.
///
/// # Errors
/// `NotComplete` with what is missing or with how few it is about, `NoGround` where the ground does not last as long as D.
pub(crate) async fn propose(
    tx: &Tx,
    row: &looplijst::Model,
    (plan, gronden): (&Plan, &Gronden),
    tekenaar: &Tekenaar,
) -> Result<(), LooplijstError> {
    let oin = tekenaar.administratie.oin()?;
    let partijen = Partijen::within(tx, plan, row.organisatie_id, oin).await?;
    let gevraagd = gevraagden(tx, row, plan, &tekenaar.administratie).await?;
    // Each source would refuse it, after two people signed.
    if (gevraagd.lijst.len() as u64) < AANTAL_MIN {
        return Err(VraagError::TeWeinigInwoners(gevraagd.lijst.len()).into());
    }
    let now = tx.store().now();
    let d = opdracht(plan, &partijen, gronden, (tx.store().new_id(), &gevraagd.lijst), now)?;
    let tot = i64::try_from(d.tot).ok().and_then(|tot| Timestamp::from_millisecond(tot).ok()).unwrap_or(now);
    gronden.must_hold(tot)?;
    let voorstel = Voorstel { opdracht: d.to_store().into(), b: d.sign(&tekenaar.keys.sign).to_vec().into() };
    let signed = on(row.id)
        .col_expr(Column::Voorstel, Expr::val(sealed(tx, &voorstel.to_bytes()?)))
        .col_expr(Column::OpenerId, Expr::val(tx.purpose().actor().id))
        .col_expr(Column::VervaltOp, Expr::val(Ms::from(tot)));
    tx.claim(signed, SEEN);
    Ok(())
}
