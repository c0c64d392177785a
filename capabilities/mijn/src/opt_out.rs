//! "Zoek niet voor mij", said at the Balie, on the telephone or in a letter: who helps the Inwoner of a visit keeps it for them.
//! Why, nobody asks.

use crate::MijnError;
use crate::looked::visitor;
use access::Verwerking;
use afmelding::{AfmeldingError, AfmeldingInput, AfmeldingRegel, Bereik, Kanaal, said, set, withdraw};
use foundation::Uuid;
use store::{Once, Store, Tx};

/// What the Inwoner of a visit said before, with their name.
pub(crate) async fn of_visit(
    store: &Store,
    purpose: &Verwerking,
    afspraak: Uuid,
) -> Result<(String, Vec<AfmeldingRegel>), MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (inwoner, afspraak) = visitor(&tx, afspraak).await?;
        let said = said(&tx, inwoner).await?;
        Ok(afspraak.zip(said).map(|(afspraak, said)| (afspraak.naam, said)))
    }
    .await;
    tx.hand_out(outcome).await
}

/// Keeps it.
pub(crate) async fn keep(
    store: &Store,
    purpose: &Verwerking,
    afspraak: Uuid,
    (bereik, kanaal): (&Bereik, Kanaal),
    once: &Once,
) -> Result<(), MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (inwoner, visit) = visitor(&tx, afspraak).await?;
        let hulpvraag = Some(visit.peek(&tx).hulpvraag);
        let input = AfmeldingInput { bereik: bereik.clone(), kanaal, hulpvraag };
        done(&tx, set(&tx, inwoner, &input).await, afspraak, once)
    }
    .await;
    tx.finish(outcome).await
}

/// Takes one back for them.
pub(crate) async fn take_back(
    store: &Store,
    purpose: &Verwerking,
    afspraak: Uuid,
    id: Uuid,
    once: &Once,
) -> Result<(), MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (inwoner, _) = visitor(&tx, afspraak).await?;
        done(&tx, withdraw(&tx, inwoner, id).await, afspraak, once)
    }
    .await;
    tx.finish(outcome).await
}

fn done(tx: &Tx, outcome: Result<(), AfmeldingError>, afspraak: Uuid, once: &Once) -> Result<(), MijnError> {
    outcome?;
    tx.remember(once, &shown(afspraak));
    Ok(())
}

/// Where what was kept leads.
pub(crate) fn shown(afspraak: Uuid) -> String {
    format!("/balie/bezoeken/{afspraak}/afmelding?bewaard=ja")
}
