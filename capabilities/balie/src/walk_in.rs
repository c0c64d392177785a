//! Somebody is here without an Afspraak: a free Tijdslot is theirs, with a ticket, and their Hulpvraag begins (V17, V18). Who
//! they are, nobody has to know yet: with a BSN, without one, or under a first name only.

use crate::BalieError;
use crate::receive::{BonInput, is_ticket, tickets};
use access::Verwerking;
use afspraak::Bon;
use foundation::Uuid;
use hulpvraag::{Eigenaar, HulpvraagInput, Vervolgstap};
use store::{Once, Redraw, Store, StoreError, Tx};

/// Who is here, and for what.
pub struct BezoekInput<'a> {
    /// The Tijdslot, at a Balie of the Medewerker.
    pub tijdslot: Uuid,
    /// What to call out in the hall.
    pub naam: &'a str,
    /// About what.
    pub product: &'a str,
    /// That in a sentence.
    pub vraag: &'a str,
    /// Locatie and Balie, as they stand in an Afspraak.
    pub plaats: &'a str,
}

/// Gives the Tijdslot and a ticket; gives the number of the ticket.
///
/// # Errors
/// `NotNow` when somebody else took the Tijdslot.
pub async fn walk_in(
    store: &Store,
    purpose: &Verwerking,
    input: &BezoekInput<'_>,
    hall: &BonInput<'_>,
    once: &Once,
) -> Result<String, BalieError> {
    let mut redraw = Redraw::of(|what| is_ticket(what) || hulpvraag::is_drawn(what));
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, input, hall, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, input: &BezoekInput<'_>, hall: &BonInput<'_>, once: &Once) -> Result<String, BalieError> {
    let slot = afspraak::take(tx, input.tijdslot).await?;
    if !tx.purpose().actor().balies.contains(&slot.balie) {
        return Err(StoreError::NotFound.into());
    }
    let opened = hulpvraag::open(
        tx,
        &HulpvraagInput {
            inwoner: None,
            product: input.product,
            vraag: input.vraag,
            eigenaar: Eigenaar { organisatie: slot.organisatie, balie: Some(slot.balie), medewerker: None },
            vervolgstap: Some((Vervolgstap::Afspraak, slot.begin)),
            deelnemers: &[],
        },
    );
    let nummer = format!("{}{:02}", hall.letter, tickets(tx, hall).await? + 1);
    let bon = Bon { nummer: nummer.clone(), dag: hall.today };
    slot.write_here(tx, opened.id, input.product, input.naam, input.plaats, bon);
    tx.remember(once, &format!("/balie/{}?gemeld={nummer}", hall.locatie));
    Ok(nummer)
}
