//! Identity (V18): the Balie looks at a document; what is kept is its kind, never its number.

use crate::BalieError;
use access::Verwerking;
use foundation::Uuid;
use inwoner::Document;
use store::{Once, Store};

/// Notes that the visitor, who is at the Balie now, is who they say. A visit under a first name only stays without a person.
pub async fn identify(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    document: Document,
    ending: &str,
    once: &Once,
) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let afspraak = afspraak::load(&tx, id).await?;
        let afspraak = afspraak.peek(&tx);
        if afspraak.status != afspraak::Status::Bezig {
            return Err(BalieError::NotNow);
        }
        let inwoner = afspraak.inwoner.ok_or(BalieError::NotNow)?;
        if !inwoner::is_identified(&tx, afspraak.hulpvraag).await? {
            inwoner::identify(&tx, inwoner, afspraak.hulpvraag, document, ending);
        }
        tx.remember(once, &format!("/balie/bezoeken/{id}"));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
