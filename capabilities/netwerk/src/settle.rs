//! A new Locatie: where it is, how one gets in, and on which days it is closed by its own choice. Whoever made it keeps it.

use crate::error::NetwerkError;
use crate::model::GEBIEDEN;
use crate::tables::{locatie, sluitingsdag};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use rules::feestdag::Gebied;
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, Store, Tx};

/// What a Locatie is from now on.
#[derive(Clone, Debug)]
pub(crate) struct LocatieInput {
    pub(crate) naam: String,
    pub(crate) adres: String,
    pub(crate) postcode: String,
    pub(crate) plaats: String,
    pub(crate) gemeente_code: String,
    pub(crate) gebied: Gebied,
    pub(crate) toegankelijkheid: String,
    pub(crate) telefoon: String,
    /// The days from today on on which it is closed by its own choice.
    pub(crate) gesloten: BTreeSet<Date>,
}

impl LocatieInput {
    pub(crate) fn place(&self) -> (&'static str, &'static str) {
        let found = GEBIEDEN.iter().find(|(gebied, _, _)| *gebied == self.gebied);
        found.map_or(("nederland", "Europe/Amsterdam"), |(_, gebied, tijdzone)| (*gebied, *tijdzone))
    }
}

/// A new Locatie, kept by the organisatie that acts; gives its id.
///
/// # Errors
/// `NaamTaken` where there is one with that name in that place.
pub(crate) async fn settle(store: &Store, purpose: &Verwerking, input: &LocatieInput, once: &Once) -> Result<Uuid, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = make(&tx, input, once).await;
    tx.finish(outcome).await
}

async fn make(tx: &Tx, input: &LocatieInput, once: &Once) -> Result<Uuid, NetwerkError> {
    is_free(tx, input, None).await?;
    let id = tx.store().new_id();
    let (gebied, tijdzone) = input.place();
    tx.add(locatie::ActiveModel {
        id: Set(id),
        naam: Set(input.naam.clone()),
        adres: Set(input.adres.clone()),
        postcode: Set(input.postcode.clone()),
        plaats: Set(input.plaats.clone()),
        gemeente_code: Set(input.gemeente_code.clone()),
        tijdzone: Set(tijdzone.to_owned()),
        gebied: Set(gebied.to_owned()),
        toegankelijkheid: Set(input.toegankelijkheid.clone()),
        telefoon: Set(input.telefoon.clone()),
        beheerder_id: Set(Some(tx.purpose().actor().organisatie)),
        versie: Set(1),
    });
    tx.add_all(input.gesloten.iter().map(|date| closed(id, *date)));
    tx.remember(once, &shown(id));
    Ok(id)
}

/// Refuses a name that another Locatie in the same place has.
pub(crate) async fn is_free(tx: &Tx, input: &LocatieInput, own: Option<Uuid>) -> Result<(), NetwerkError> {
    use locatie::Column;
    let query =
        locatie::Entity::find().filter(Column::Naam.eq(input.naam.as_str())).filter(Column::Plaats.eq(input.plaats.as_str()));
    let found: Vec<locatie::Model> = tx.plain_all(query).await?;
    if found.iter().any(|row| Some(row.id) != own) { Err(NetwerkError::NaamTaken) } else { Ok(()) }
}

/// A day on which it is closed.
pub(crate) fn closed(id: Uuid, date: Date) -> sluitingsdag::ActiveModel {
    sluitingsdag::ActiveModel { locatie_id: Set(id), datum: Set(date.to_string()) }
}

/// Where a Locatie is kept.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/beheer/locaties/{id}")
}
