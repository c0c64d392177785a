//! Taking a Doorverwijzing back: the sender has the question again, the Tijdslot is free, the Balie reads it.

use crate::cancel::call_off;
use crate::keten::heard_at;
use crate::outcome::{load, move_to, still, told, werkdag_after};
use crate::tables::doorverwijzing::Model;
use crate::{DoorverwijzingError, Status, events};
use access::Verwerking;
use afspraak::Status as Stand;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use hulpvraag::{Eigenaar, Vervolgstap, taak};
use rules::termijn;
use store::{Once, Store, Tx};

/// Takes an offer back, or a booking of which the Inwoner has not come yet. Who takes it back is the owner from this
/// commit on, by name: nobody lets go without a successor.
///
/// # Errors
/// `NotNow` once the Inwoner reported or was called in, the Balie passed the question on, or a ketenregisseur holds it.
pub async fn withdraw(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: Option<&[i32]>,
    once: &Once,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, id, seen, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, id: Uuid, seen: Option<&[i32]>, once: &Once) -> Result<(), DoorverwijzingError> {
    let row = load(tx, id).await?;
    let row = row.peek(tx);
    still(row, seen)?;
    let next = Status::parse(&row.status).and_then(Status::withdraw).ok_or(DoorverwijzingError::NotNow)?;
    let hulpvraag = hulpvraag::load(tx, row.hulpvraag_id).await?;
    let hulpvraag = hulpvraag.peek(tx);
    let owner = hulpvraag.eigenaar.ok_or(DoorverwijzingError::NotNow)?;
    // What was sent round is held together by one: nobody else pulls a part of it away.
    if hulpvraag.ketenregisseur.is_some() {
        return Err(DoorverwijzingError::NotNow);
    }
    let accepted = row.status == Status::Geaccepteerd.as_str();
    let expected = if accepted { row.naar_organisatie_id } else { row.van_organisatie_id };
    if owner.organisatie != expected {
        return Err(DoorverwijzingError::NotNow);
    }
    // Only that an Afspraak does not go ahead is told.
    let mut gone = None;
    if let Some(afspraak) = row.afspraak_id {
        let loaded = afspraak::load(tx, afspraak).await?;
        if loaded.peek(tx).status != Stand::Bevestigd {
            return Err(DoorverwijzingError::NotNow);
        }
        call_off(tx, loaded.peek(tx), None).await?;
        gone = loaded.peek(tx).inwoner;
    }
    let actor = tx.purpose().actor();
    let mine = Eigenaar { organisatie: actor.organisatie, balie: None, medewerker: Some(actor.id) };
    let before = werkdag_after(tx, termijn::OPNIEUW_KIEZEN_WERKDAGEN)?;
    let back = hulpvraag.clone().hand_to(mine, Vervolgstap::OpnieuwKiezen, before)?;
    hulpvraag::save(tx, &back).await?;
    taak::raise(tx, &to_choose(row, mine, before)).await?;
    move_to(tx, row, next, None, None).await?;
    tx.tell(events::INGETROKKEN, &told(row));
    let weg = bericht::weg_of(tx, gone, bericht::Soort::AfspraakAfgezegd).await?;
    tx.remember(once, &heard_at(&format!("/hulpvragen/{}", hulpvraag.nummer), *weg.peek(tx)));
    Ok(())
}

/// Whoever has it again reads the same day that a Balie has to be chosen, and not only once that day passed.
fn to_choose(row: &Model, eigenaar: Eigenaar, before: Timestamp) -> taak::Nieuw<'static> {
    taak::Nieuw {
        hulpvraag: row.hulpvraag_id,
        inwoner: row.inwoner_id,
        organisatie: eigenaar.organisatie,
        balie: None,
        medewerker: eigenaar.medewerker,
        soort: taak::Soort::BalieKiezen,
        tekst: "",
        termijn_op: before,
        bron: row.id,
    }
}
