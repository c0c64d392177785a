//! A new extract of the Gemeentelijk Gegevensmodel. One that lacks a term that is used here is refused, with what it hits; that
//! it was is kept.

use crate::model::Invoer;
use crate::tables::ggm_uitgave::{ActiveModel, Column, Entity, Model};
use crate::{BegripError, BegripInputError, Geraakt, Woordenboek, ggm};
use access::Verwerking;
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, Store, Tx};

/// Where extracts are seen.
pub(crate) const PATH: &str = "/ggm-uitgaven";

/// An extract.
#[derive(Clone, Debug)]
pub struct GgmInput {
    /// What its makers call it.
    pub uitgave: String,
    /// The table as text.
    pub tekst: String,
}

/// Brings it in.
///
/// # Errors
/// `Input` for what cannot be read, or was brought in before; `Gone` with all that it lacks and the regelingen that ask for it.
pub async fn bring_in(store: &Store, purpose: &Verwerking, input: &GgmInput, once: &Once) -> Result<(), BegripError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &GgmInput, once: &Once) -> Result<(), BegripError> {
    let termen = ggm::read(&input.tekst)?;
    let words = Woordenboek::within(tx).await?;
    let hit = lacking(&words, &termen);
    if !hit.is_empty() {
        let names: Vec<String> = hit.iter().map(|one| one.begrip.to_string()).collect();
        tx.add_whatever_comes(row(tx, input, Invoer::Geweigerd, (&termen, &names)));
        return Err(BegripError::Gone(hit));
    }
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let same = Entity::find().filter(own).filter(Column::Uitgave.eq(input.uitgave.as_str()));
    let there: Option<Model> = tx.plain_one(same.filter(Column::Status.eq(Invoer::Ingevoerd.as_str()))).await?;
    if there.is_some() || input.uitgave == ggm::SHIPPED_UITGAVE {
        return Err(BegripInputError::Again.into());
    }
    if !tx.add_unless_there(row(tx, input, Invoer::Ingevoerd, (&termen, &[]))).await? {
        return Err(BegripInputError::Again.into());
    }
    tx.remember(once, PATH);
    Ok(())
}

/// What is used here and is not in the extract.
fn lacking(words: &Woordenboek, termen: &BTreeSet<String>) -> Vec<Geraakt> {
    let gone = words.with_ggm().filter(|(_, guid)| !termen.contains(&ggm::plain(guid)));
    gone.map(|(begrip, _)| Geraakt {
        begrip: begrip.begrip.clone(),
        regelingen: words.users(&begrip.begrip.sleutel).into_iter().map(regelingen::Regeling::name).collect(),
    })
    .collect()
}

fn row(tx: &Tx, input: &GgmInput, status: Invoer, (termen, geraakt): (&BTreeSet<String>, &[String])) -> ActiveModel {
    let kept: Vec<&str> = termen.iter().map(String::as_str).filter(|_| status == Invoer::Ingevoerd).collect();
    let actor = tx.purpose().actor();
    ActiveModel {
        id: Set(tx.store().new_id()),
        organisatie_id: Set(actor.organisatie),
        uitgave: Set(input.uitgave.clone()),
        aantal: Set(i32::try_from(termen.len()).unwrap_or(i32::MAX)),
        status: Set(status.into()),
        termen: Set(kept.join(" ")),
        geraakt: Set(geraakt.join(" ")),
        door_id: Set(actor.id),
        plaatsgevonden_op: Set(tx.store().now().into()),
    }
}
