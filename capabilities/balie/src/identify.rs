//! Identity (V18): the Balie looks at a document; what is kept is its kind, never its number.

use crate::BalieError;
use crate::keep::{BezoekConcept, keep_within};
use crate::no_show::next_werkdag;
use access::Verwerking;
use afspraak::Afspraak;
use foundation::Uuid;
use hulpvraag::taak;
use inwoner::{DocumentInput, InwonerFilter, InwonerInput};
use store::{Once, Redraw, Store, StoreError, Tx};

/// Who stands here.
#[derive(Clone)]
pub enum Wie {
    /// The person of the Afspraak.
    Afspraak,
    /// Somebody who was found.
    Bekend(Uuid),
    /// None of those that were found.
    Nieuw(Box<InwonerInput>),
}

/// BezoekConcept what the visitor, who is at the Balie now, showed. A document that is good makes the Hulpvraag theirs, with all that
/// hangs on it; without one, general help goes on and nothing personal opens. Who was identified before, stays so. What was
/// typed beside it is kept in the same act.
pub async fn identify(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    wie: &Wie,
    document: &DocumentInput,
    notes: Option<&BezoekConcept>,
    once: &Once,
) -> Result<(), BalieError> {
    // Two Balies at once about the same unknown person: once more.
    let mut redraw = Redraw::of(inwoner::is_known_by_now);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, id, wie, document, notes, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(
    tx: &Tx,
    id: Uuid,
    wie: &Wie,
    document: &DocumentInput,
    notes: Option<&BezoekConcept>,
    once: &Once,
) -> Result<(), BalieError> {
    let afspraak = afspraak::load(tx, id).await?;
    let afspraak = afspraak.peek(tx);
    if afspraak.status != afspraak::Status::Bezig {
        return Err(BalieError::NotNow);
    }
    if !inwoner::is_identified(tx, afspraak.hulpvraag).await? {
        note(tx, afspraak, wie, document).await?;
    }
    if let Some(notes) = notes {
        keep_within(tx, id, notes).await?;
    }
    tx.remember(once, &format!("/balie/bezoeken/{id}"));
    Ok(())
}

async fn note(tx: &Tx, afspraak: &Afspraak, wie: &Wie, document: &DocumentInput) -> Result<(), BalieError> {
    if document.stand == inwoner::Stand::Vermist {
        warn_officer(tx, afspraak).await?;
    }
    if document.status() == inwoner::Status::NietVastgesteld {
        // A visit under a first name only stays without a person: there is nobody of whom to keep it.
        if let Some(inwoner) = afspraak.inwoner {
            inwoner::identify(tx, inwoner, afspraak.hulpvraag, document);
        }
        return Ok(());
    }
    let inwoner = match wie {
        Wie::Afspraak => afspraak.inwoner.ok_or(BalieError::NotNow)?,
        Wie::Bekend(inwoner) => *inwoner,
        Wie::Nieuw(told) if document.carries_bsn() => inwoner::recognize(tx, afspraak.inwoner, told).await?,
        Wie::Nieuw(told) => {
            let told = InwonerInput { wie: InwonerFilter::Naam, ..(**told).clone() };
            inwoner::recognize(tx, afspraak.inwoner, &told).await?
        }
    };
    if afspraak.inwoner != Some(inwoner) {
        hulpvraag::give_to(tx, afspraak.hulpvraag, afspraak.inwoner, inwoner).await?;
    }
    inwoner::identify(tx, inwoner, afspraak.hulpvraag, document);
    Ok(())
}

/// A document that is reported as lost or stolen may be in the wrong hands: the privacyofficer looks at it within a werkdag.
/// Once for each visit; where there is no privacyofficer, it is the organisatie's.
async fn warn_officer(tx: &Tx, afspraak: &Afspraak) -> Result<(), BalieError> {
    let organisatie = tx.purpose().actor().organisatie;
    let look = tx.store().look();
    let officer = netwerk::privacy_officer(&look, organisatie).await?;
    let plek = netwerk::locatie_of(&look, afspraak.locatie).await?.ok_or(StoreError::NotFound)?;
    let nieuw = taak::Nieuw {
        hulpvraag: afspraak.hulpvraag,
        inwoner: afspraak.inwoner,
        organisatie,
        balie: None,
        medewerker: officer,
        soort: taak::Soort::DocumentVermist,
        tekst: "",
        termijn_op: next_werkdag(tx.store().now(), &plek.tijdzone, netwerk::gebied_of(&plek.gebied))?,
        bron: afspraak.id,
    };
    Ok(taak::raise(tx, &nieuw).await?)
}
