//! Queueing messages: many events in one act, each once.

use crate::tables::bericht::ActiveModel;
use access::{Act, Verwerking};
use foundation::Uuid;
use store::sea_orm::ActiveValue::Set;
use store::{Store, StoreError};

/// Queue what has to be told (the house itself).
pub const QUEUE: Act = Act("bericht.queue");

foundation::states! {
    /// The kind of a message.
    pub enum Soort {
        /// Your Afspraak: when, where, what to bring.
        AfspraakBevestigd => "afspraak_bevestigd",
        /// Your Afspraak stands at another time.
        AfspraakVerplaatst => "afspraak_verplaatst",
        /// Your Afspraak was called off.
        AfspraakAfgezegd => "afspraak_afgezegd",
        /// You did not come to your Afspraak.
        AfspraakNietVerschenen => "afspraak_niet_verschenen",
    }
}

/// One thing to tell, with the event that made it.
#[derive(Clone, Debug)]
pub struct BerichtInput {
    /// The event: a second delivery adds nothing.
    pub event: Uuid,
    /// To whom; without a person there is nobody to write to.
    pub inwoner: Uuid,
    /// About which Hulpvraag.
    pub hulpvraag: Uuid,
    /// About which Afspraak.
    pub afspraak: Option<Uuid>,
    /// What.
    pub soort: Soort,
}

/// Queues messages. The channel is looked up when the message leaves, so that the last choice counts.
pub async fn queue(store: &Store, purpose: &Verwerking, berichten: &[BerichtInput]) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let organisatie = purpose.actor().organisatie;
    tx.add_all_unless_there(berichten.iter().map(|bericht| ActiveModel {
        id: Set(store.new_id()),
        inwoner_id: Set(Some(bericht.inwoner)),
        hulpvraag_id: Set(bericht.hulpvraag),
        afspraak_id: Set(bericht.afspraak),
        organisatie_id: Set(organisatie),
        soort: Set(bericht.soort.into()),
        kanaal: Set("brief".to_owned()),
        status: Set("klaar".to_owned()),
        event_id: Set(bericht.event),
        aangemaakt_op: Set(store.now().into()),
        verstuurd_op: Set(None),
    }));
    tx.finish(Ok(())).await
}
