//! Closing a Hulpvraag by its owner: with an explicit choice about every Taak that is open and every Afspraak ahead.

use crate::cancel::call_off;
use crate::keep;
use crate::outcome::{move_to, told};
use crate::tables::doorverwijzing::{Column, Entity, Model};
use crate::{DoorverwijzingError, Status, Uitkomst as Gehoord, events};
use access::Verwerking;
use foundation::Uuid;
use hulpvraag::{Hulpvraag, Uitkomst, taak};
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, Store, Tx};

/// What becomes of a Taak when its Hulpvraag closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keuze {
    /// It was done.
    Klaar,
    /// It is no longer needed.
    Vervalt,
}

/// How a Hulpvraag is closed.
pub struct SluitingInput {
    /// How it ended.
    pub uitkomst: Uitkomst,
    /// A choice for each Taak that is open.
    pub taken: BTreeMap<Uuid, Keuze>,
    /// The Afspraken that are called off.
    pub afspraken: BTreeSet<Uuid>,
    /// The versions of the Hulpvraag that the caller has seen; `None` when it does not matter (R9).
    pub seen: Option<Vec<i32>>,
}

/// Taken that are to be read, not to be done: they outlive the Hulpvraag, and nobody chooses about them.
const TO_READ: [taak::Soort; 4] =
    [taak::Soort::Ingetrokken, taak::Soort::NietVerschenen, taak::Soort::DoorverwijzingWacht, taak::Soort::DocumentVermist];

/// Taken that closing is the end of: nobody chooses about them either.
const ENDED: [taak::Soort; 2] = [taak::Soort::Afstemmen, taak::Soort::BalieKiezen];

/// Whether the owner has to choose about a Taak of this kind before closing.
pub(crate) fn needs_choice(soort: &str) -> bool {
    taak::Soort::parse(soort).is_none_or(|soort| !TO_READ.contains(&soort) && !ENDED.contains(&soort))
}

/// Closes a Hulpvraag. What waits for an answer is taken back; what is ahead is called off, because the owner said so.
///
/// # Errors
/// `NotChosen` when a Taak or an Afspraak is left without a choice, `Outdated` when the form is older than the Hulpvraag,
/// `NotNow` while somebody is being helped.
pub async fn close(
    store: &Store,
    purpose: &Verwerking,
    hulpvraag: Uuid,
    input: &SluitingInput,
    once: &Once,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, hulpvraag, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, id: Uuid, input: &SluitingInput, once: &Once) -> Result<(), DoorverwijzingError> {
    let loaded = hulpvraag::load(tx, id).await?;
    let hulpvraag = loaded.peek(tx);
    let own = tx.purpose().actor().organisatie;
    if input.seen.as_ref().is_some_and(|seen| !seen.contains(&hulpvraag.versie)) {
        return Err(DoorverwijzingError::Outdated);
    }
    if hulpvraag.eigenaar.is_none_or(|eigenaar| eigenaar.organisatie != own) {
        return Err(DoorverwijzingError::NotNow);
    }
    let called_off = call_off_ahead(tx, hulpvraag, input).await?;
    hulpvraag::hold(tx, hulpvraag).await?;
    end_taken(tx, hulpvraag, input).await?;
    keep::forget(tx, id);
    end_doorverwijzingen(tx, hulpvraag, input.uitkomst).await?;
    hulpvraag::save(tx, &hulpvraag.clone().close(input.uitkomst, tx.store().now())?).await?;
    // Only that an Afspraak does not go ahead is told; that a question is closed was said.
    let weg = bericht::weg_of(tx, hulpvraag.inwoner.filter(|_| called_off), bericht::Soort::AfspraakAfgezegd).await?;
    tx.remember(once, &format!("{CLOSED_AT}&weg={}", weg.peek(tx)));
    Ok(())
}

/// Where closing leads: the Hulpvraag itself is nobody's any more.
const CLOSED_AT: &str = "/taken?gesloten=ja";

/// Whether there was something to call off.
async fn call_off_ahead(tx: &Tx, hulpvraag: &Hulpvraag, input: &SluitingInput) -> Result<bool, DoorverwijzingError> {
    let ahead = afspraak::ahead(tx, hulpvraag.id).await?;
    let ahead = ahead.peek(tx);
    if ahead.iter().any(|afspraak| afspraak.status != afspraak::Status::Bevestigd) {
        return Err(DoorverwijzingError::NotNow);
    }
    if ahead.iter().any(|afspraak| !input.afspraken.contains(&afspraak.id)) {
        return Err(DoorverwijzingError::NotChosen);
    }
    for afspraak in ahead {
        call_off(tx, afspraak, None).await?;
    }
    Ok(!ahead.is_empty())
}

async fn end_taken(tx: &Tx, hulpvraag: &Hulpvraag, input: &SluitingInput) -> Result<(), DoorverwijzingError> {
    let live = taak::live(tx, hulpvraag.id).await?;
    // What the ketenregisseur had to agree on, is agreed by this.
    for row in live.peek(tx).iter().filter(|row| row.soort == taak::Soort::Afstemmen.as_str()) {
        taak::done(tx, row).await?;
    }
    for row in live.peek(tx).iter().filter(|row| needs_choice(&row.soort)) {
        match input.taken.get(&row.id) {
            Some(Keuze::Klaar) => taak::done(tx, row).await?,
            Some(Keuze::Vervalt) => taak::let_go(tx, row).await?,
            None => return Err(DoorverwijzingError::NotChosen),
        }
    }
    Ok(())
}

/// What we took over ends with this outcome. An offer of ours that waits is taken back, and so is what somebody else accepted
/// and did not carry out.
async fn end_doorverwijzingen(tx: &Tx, hulpvraag: &Hulpvraag, uitkomst: Uitkomst) -> Result<(), DoorverwijzingError> {
    let own = tx.purpose().actor().organisatie;
    let rows = tx.all::<Model>(Entity::find().filter(Column::HulpvraagId.eq(hulpvraag.id))).await?;
    for row in rows.peek(tx) {
        let Some(status) = Status::parse(&row.status) else { continue };
        let ours = row.naar_organisatie_id == own;
        if let Some(next) = status.round_off().filter(|_| ours) {
            move_to(tx, row, next, None, Some(heard(uitkomst))).await?;
            tx.tell(events::AFGEROND, &told(row));
        } else if let Some(next) = status.withdraw() {
            move_to(tx, row, next, None, None).await?;
            tx.tell(events::INGETROKKEN, &told(row));
        }
    }
    Ok(())
}

/// What the sender hears of it.
fn heard(uitkomst: Uitkomst) -> Gehoord {
    match uitkomst {
        Uitkomst::Opgelost | Uitkomst::DeelsOpgelost => Gehoord::Geholpen,
        Uitkomst::NietOpgelost | Uitkomst::Ingetrokken => Gehoord::NietGeholpen,
    }
}
