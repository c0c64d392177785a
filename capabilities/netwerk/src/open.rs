//! A new Balie. Whoever keeps the Locatie opens it: an organisatie does not let itself in at another's, where it would see
//! how busy everybody is. A Balie for another organisatie waits for them to name who coordinates it.

use crate::error::NetwerkError;
use crate::keep::{BalieInput, help_with, is_free, must_coordinate};
use crate::tables::{balie, medewerker_balie, organisatie};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, EntityTrait};
use store::{Ms, Once, Store, StoreError, Tx};

/// Opens a Balie of an organisatie; gives its id. `input.coordinator` is for the own organisatie only.
///
/// # Errors
/// `NoCoordinator` for a Balie of the own organisatie without one; `NaamTaken` where another Balie there is called so.
pub(crate) async fn open(
    store: &Store,
    purpose: &Verwerking,
    locatie: Uuid,
    van: Uuid,
    input: &BalieInput,
    once: &Once,
) -> Result<Uuid, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, locatie, van, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, locatie: Uuid, van: Uuid, input: &BalieInput, once: &Once) -> Result<Uuid, NetwerkError> {
    let known: Option<organisatie::Model> = tx.plain_one(organisatie::Entity::find_by_id(van)).await?;
    known.ok_or(StoreError::NotFound)?;
    is_free(tx, locatie, &input.naam, None).await?;
    let own = van == tx.purpose().actor().organisatie;
    let coordinator = own.then_some(input.coordinator);
    if let Some(who) = coordinator {
        must_coordinate(tx, who).await?;
    }
    let id = tx.store().new_id();
    tx.add(balie::ActiveModel {
        id: Set(id),
        locatie_id: Set(locatie),
        organisatie_id: Set(van),
        naam: Set(input.naam.clone()),
        bonletter: Set(input.bonletter.clone()),
        coordinator_id: Set(coordinator),
        versie: Set(1),
        zonder_coordinator_op: Set(coordinator.is_none().then(|| Ms::from(tx.store().now()))),
    });
    tx.add_all(coordinator.map(|who| medewerker_balie::ActiveModel { medewerker_id: Set(who), balie_id: Set(id) }));
    help_with(tx, id, &input.producten).await?;
    tx.remember(once, &crate::settle::shown(locatie));
    Ok(id)
}
