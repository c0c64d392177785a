//! What an Inwoner does on their own pages about being looked for.

use crate::ask::{AfmeldingRegel, said};
use crate::model::{Bereik, Kanaal};
use crate::{AfmeldingError, AfmeldingInput, set, withdraw};
use access::Verwerking;
use foundation::Uuid;
use store::{Once, Store};

/// Where it is said.
pub(crate) const PATH: &str = "/mijn/afmelding";
/// Where what was kept leads.
pub(crate) const KEPT: &str = "/mijn/afmelding?bewaard=ja";

/// What was said, of whoever is logged in, and the postcode by which their gemeente is known.
pub(crate) async fn own(store: &Store, purpose: &Verwerking) -> Result<(Vec<AfmeldingRegel>, String), AfmeldingError> {
    let (tx, me) = (store.begin(purpose), purpose.actor().id);
    let outcome = async {
        let lives = inwoner::lives(&tx, me).await?.map(|(_, adres)| adres.postcode);
        Ok::<_, AfmeldingError>(said(&tx, me).await?.zip(lives))
    }
    .await;
    tx.hand_out(outcome).await
}

/// Says it.
pub(crate) async fn say(store: &Store, purpose: &Verwerking, bereik: &Bereik, once: &Once) -> Result<(), AfmeldingError> {
    let input = AfmeldingInput { bereik: bereik.clone(), kanaal: Kanaal::Inloggen, hulpvraag: None };
    let tx = store.begin(purpose);
    let outcome = set(&tx, purpose.actor().id, &input).await;
    if outcome.is_ok() {
        tx.remember(once, KEPT);
    }
    tx.finish(outcome).await
}

/// Takes it back.
pub(crate) async fn take_back(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), AfmeldingError> {
    let tx = store.begin(purpose);
    let outcome = withdraw(&tx, purpose.actor().id, id).await;
    if outcome.is_ok() {
        tx.remember(once, KEPT);
    }
    tx.finish(outcome).await
}
