//! A begrip means something else from now on: whoever keeps it makes a version of it. What asked for the old one has to be looked
//! at again before it runs.

use crate::tables::begrip_versie::ActiveModel;
use crate::{BegripError, BegripInputError, Woordenboek};
use access::Verwerking;
use regelingen::begrip::{Bereik, Heffing, Periode};
use regelingen::{Begrip, Herkomst};
use store::sea_orm::ActiveValue::Set;
use store::{Once, Store, Tx};

/// What it means from now on. What it is called and what kind of value it is stay.
#[derive(Clone, Debug)]
pub struct BegripInput {
    /// The word.
    pub sleutel: String,
    /// The newest version when it was read.
    pub gezien: u16,
    /// What is meant.
    pub omschrijving: String,
    /// Who holds it.
    pub bronhouder: String,
    /// Over which time.
    pub periode: Periode,
    /// Before or after tax.
    pub heffing: Heffing,
    /// For whom.
    pub bereik: Bereik,
    /// Which article defines it.
    pub artikel: String,
    /// Its GUID in the Gemeentelijk Gegevensmodel, where it has one.
    pub ggm: Option<String>,
    /// Where that comes from.
    pub herkomst: Herkomst,
}

/// Keeps the new version; gives it.
///
/// # Errors
/// `Outdated` when a colleague was first; `Input` where nothing is different, or the GUID is in no extract.
pub async fn renew(store: &Store, purpose: &Verwerking, input: &BegripInput, once: &Once) -> Result<Begrip, BegripError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &BegripInput, once: &Once) -> Result<Begrip, BegripError> {
    let words = Woordenboek::within(tx).await?;
    let old = words.newest(&input.sleutel).ok_or_else(|| BegripError::Unknown(input.sleutel.clone()))?;
    if old.begrip.versie != input.gezien {
        return Err(BegripError::Outdated);
    }
    if input.ggm.as_ref().is_some_and(|guid| !words.has_ggm(guid)) {
        return Err(BegripInputError::NoGgm.into());
    }
    let mut new = Begrip {
        omschrijving: input.omschrijving.clone(),
        bronhouder: input.bronhouder.clone(),
        periode: input.periode,
        heffing: input.heffing,
        bereik: input.bereik,
        artikel: input.artikel.clone(),
        ggm: input.ggm.clone(),
        ..old.clone()
    };
    // Where it was read alone makes no other meaning.
    if new == *old {
        return Err(BegripInputError::Unchanged.into());
    }
    new.begrip.versie += 1;
    new.herkomst = input.herkomst.clone();
    let actor = tx.purpose().actor();
    let added = tx
        .add_unless_there(ActiveModel {
            id: Set(tx.store().new_id()),
            organisatie_id: Set(actor.organisatie),
            sleutel: Set(input.sleutel.clone()),
            versie: Set(i32::from(new.begrip.versie)),
            inhoud: Set(serde_json::to_string(&new).expect("plain data")),
            door_id: Set(actor.id),
            plaatsgevonden_op: Set(tx.store().now().into()),
        })
        .await?;
    if !added {
        return Err(BegripError::Outdated);
    }
    tx.remember(once, &shown(&input.sleutel));
    Ok(new)
}

/// Where a begrip is seen.
pub(crate) fn shown(sleutel: &str) -> String {
    format!("/begrippen/{sleutel}")
}
