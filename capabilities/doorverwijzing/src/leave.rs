//! Somebody left (V31): what they had by name goes to who coordinates it, and who is helped hears a new name. Nothing stays
//! with somebody who does not work here; history stays under their name.

use crate::DoorverwijzingError;
use crate::keten::{give_regie, tell_contact, tell_declined};
use crate::tables::concept;
use access::{Act, Verwerking};
use foundation::Uuid;
use hulpvraag::{Eigenaar, Hulpvraag, taak};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Store, StoreError, Tx};

/// Divide the work of who left (the house itself).
pub const DIVIDE: Act = Act("hulpvraag.divide");

/// Divides what this Medewerker of the acting organisatie had. Once it is divided, there is nothing left to divide: a
/// repeat changes nothing.
pub async fn divide(store: &Store, purpose: &Verwerking, medewerker: Uuid) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, medewerker).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, medewerker: Uuid) -> Result<(), DoorverwijzingError> {
    let owned = hulpvraag::held_by(tx, medewerker).await?;
    for hulpvraag in owned.peek(tx) {
        pass(tx, hulpvraag, medewerker).await?;
    }
    taak::divide(tx, medewerker).await?;
    let organisatie = tx.purpose().actor().organisatie;
    let look = tx.store().look();
    let balie = netwerk::balie_of(&look, medewerker).await?;
    if let Some(coordinator) = netwerk::coordinator_for(&look, organisatie, balie).await? {
        let concepts = concept::Entity::update_many()
            .col_expr(concept::Column::MedewerkerId, Expr::val(coordinator))
            .filter(concept::Column::MedewerkerId.eq(medewerker));
        tx.change(concepts).await?;
    }
    Ok(())
}

async fn pass(tx: &Tx, hulpvraag: &Hulpvraag, van: Uuid) -> Result<(), DoorverwijzingError> {
    let Some(eigenaar) = hulpvraag.eigenaar else { return Ok(()) };
    let door = successor(tx, hulpvraag, eigenaar).await?;
    let asked = hulpvraag.opvolger.is_some_and(|opvolger| opvolger.medewerker == van);
    let passed = hulpvraag.clone().replace(van, door, tx.store().now())?;
    hulpvraag::save(tx, &passed).await?;
    if asked {
        taak::lapse(tx, hulpvraag.id, hulpvraag.inwoner, &[taak::Soort::Regie]).await?;
        tell_declined(tx, &passed).await?;
    }
    if passed.ketenregisseur != hulpvraag.ketenregisseur {
        give_regie(tx, &passed).await?;
    }
    if passed.eigenaar != hulpvraag.eigenaar {
        tell_contact(tx, &passed);
    }
    Ok(())
}

/// Who coordinates it now. A keten is held by somebody: where nobody works any more, by another organisatie that takes part.
async fn successor(tx: &Tx, hulpvraag: &Hulpvraag, eigenaar: Eigenaar) -> Result<Option<Eigenaar>, StoreError> {
    let look = tx.store().look();
    if let Some(medewerker) = netwerk::coordinator_for(&look, eigenaar.organisatie, eigenaar.balie).await? {
        return Ok(Some(Eigenaar { medewerker: Some(medewerker), ..eigenaar }));
    }
    if hulpvraag.ketenregisseur.is_none() {
        return Ok(None);
    }
    let taking_part = hulpvraag::relation(&look, hulpvraag.id).await?.map(|relation| relation.deelnemers).unwrap_or_default();
    for organisatie in taking_part {
        if let Some(medewerker) = netwerk::coordinator_for(&look, organisatie, None).await? {
            return Ok(Some(Eigenaar { organisatie, balie: None, medewerker: Some(medewerker) }));
        }
    }
    Ok(None)
}
