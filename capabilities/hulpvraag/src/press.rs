//! Taking a Taak up, and marking it as done: whoever was first wins.

use crate::next::{self, Next};
use crate::taak::{self, Soort};
use crate::tables::taak::Model;
use crate::{Hulpvraag, HulpvraagError};
use access::Verwerking;
use foundation::{Code, Fault, Leak, Uuid};
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Once, Plain, Store, StoreError, Tx};

/// Why a Taak is not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PressError {
    /// It was the next step of an open Hulpvraag, and no other was agreed (EL-100).
    #[error("no next step was agreed")]
    NoNextStep,
    /// Something was agreed at a Taak that is no next step (EL-100).
    #[error("this is not the next step")]
    NotTheNextStep,
    /// The Hulpvraag, or the store.
    #[error(transparent)]
    Hulpvraag(#[from] HulpvraagError),
}

impl From<StoreError> for PressError {
    fn from(cause: StoreError) -> Self {
        Self::Hulpvraag(cause.into())
    }
}

impl Fault for PressError {
    fn code(&self) -> Code {
        match self {
            Self::NoNextStep | Self::NotTheNextStep => Code::FIELD,
            Self::Hulpvraag(cause) => cause.code(),
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::NoNextStep | Self::NotTheNextStep => Leak::Expected,
            Self::Hulpvraag(cause) => cause.leak(),
        }
    }
}

/// Marks a Taak as done, with what was agreed where it was the next step of its Hulpvraag. One that ends by an answer stays as
/// it is (`Stale`).
pub(crate) async fn done(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    agreed: Option<Next>,
    once: &Once,
) -> Result<(), PressError> {
    press(store, purpose, id, once, async |tx, row| {
        if Soort::parse(&row.soort).is_some_and(Soort::ends_by_answer) {
            return Err(StoreError::Stale.into());
        }
        // Whoever was first made an end of it: then nothing is asked any more.
        taak::done(tx, row).await?;
        go_on(tx, row, agreed).await
    })
    .await
}

/// What follows. What the question is about is read only where the Taak can be its next step.
async fn go_on(tx: &Tx, row: &Model, agreed: Option<Next>) -> Result<(), PressError> {
    if !next::can_be_step(&row.soort) {
        return if agreed.is_some() { Err(PressError::NotTheNextStep) } else { Ok(()) };
    }
    let hulpvraag = crate::load(tx, row.hulpvraag_id).await?;
    let hulpvraag = hulpvraag.peek(tx);
    match (is_next_step(row, hulpvraag), agreed) {
        (true, Some(agreed)) => Ok(next::agree(tx, hulpvraag, row, agreed).await?),
        (true, None) => Err(PressError::NoNextStep),
        (false, Some(_)) => Err(PressError::NotTheNextStep),
        (false, None) => Ok(()),
    }
}

fn is_next_step(row: &Model, hulpvraag: &Hulpvraag) -> bool {
    let eigenaar = hulpvraag.eigenaar.map(|eigenaar| eigenaar.organisatie);
    let step = hulpvraag.vervolgstap.map(|(_, at)| Ms::from(at));
    next::is_next_step(&row.soort, (row.organisatie_id, row.termijn_op), eigenaar, step)
}

/// Takes a Taak up: from now on it has a name.
pub(crate) async fn take_up(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), PressError> {
    press(store, purpose, id, once, async |tx, row| Ok(taak::take_up(tx, row).await?)).await
}

async fn press(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    once: &Once,
    change: impl AsyncFnOnce(&Tx, &Model) -> Result<(), PressError>,
) -> Result<(), PressError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let row = taak::load(&tx, id).await?;
        change(&tx, row.peek(&tx)).await?;
        tx.remember(once, "/taken");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// How a Taak stands, and who has it; it names no Inwoner.
#[derive(FromQueryResult)]
pub(crate) struct Stand {
    pub(crate) status: String,
    pub(crate) medewerker_naam: Option<String>,
}
impl Plain for Stand {}

/// How a Taak stands that somebody else was first with.
pub(crate) async fn stand_of(look: &Look<'_>, id: Uuid) -> Result<Option<Stand>, StoreError> {
    let sql =
        "select t.status, m.naam as medewerker_naam from taak t left join medewerker m on m.id = t.medewerker_id where t.id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}
