//! An organisatie takes part from now on, with the first one who keeps it: without a beheerder nobody could begin.

use crate::describe::{OrganisatieInput, Rechten, is_free, shown};
use crate::error::NetwerkError;
use crate::tables::{medewerker, organisatie};
use access::{Rol, Verwerking};
use foundation::Uuid;
use store::sea_orm::ActiveValue::Set;
use store::{Once, Store, Tx};

/// Lets an organisatie take part; gives its id.
///
/// # Errors
/// `NaamTaken` where there is one with that name.
pub(crate) async fn admit(
    store: &Store,
    purpose: &Verwerking,
    input: &OrganisatieInput,
    rechten: &Rechten,
    beheerder: &str,
    once: &Once,
) -> Result<Uuid, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, rechten, beheerder, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &OrganisatieInput, rechten: &Rechten, beheerder: &str, once: &Once) -> Result<Uuid, NetwerkError> {
    is_free(tx, &input.naam, None).await?;
    let id = tx.store().new_id();
    tx.add(organisatie::ActiveModel {
        id: Set(id),
        naam: Set(input.naam.clone()),
        soort: Set(rechten.soort.into()),
        overheidsorgaan: Set(rechten.overheidsorgaan),
        telefoon: Set(input.telefoon.clone()),
        klachten_telefoon: Set(input.klachten_telefoon.clone()),
        klachtenregeling: Set(input.klachtenregeling.clone()),
        retour_adres: Set(input.retour_adres.clone()),
        hoofdbeheerder: Set(false),
        versie: Set(1),
    });
    if let Some(vrije_tekst) = &rechten.vrije_tekst {
        tx.add(vrije_tekst.row(tx.store().new_id(), id));
    }
    tx.add(medewerker::ActiveModel {
        id: Set(tx.store().new_id()),
        organisatie_id: Set(id),
        naam: Set(beheerder.to_owned()),
        rollen: Set(Rol::Beheerder.as_str().to_owned()),
        actief: Set(true),
        locatie_id: Set(None),
        versie: Set(1),
    });
    tx.remember(once, &shown(id));
    Ok(id)
}
