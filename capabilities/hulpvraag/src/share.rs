//! The frozen snapshot: what was shared, with whom, and in which form the Inwoner agreed (rule 6).

use crate::tables::momentopname::{ActiveModel, Column, Entity, Model};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Held, StoreError, Tx};

foundation::states! {
    /// In which form the Inwoner agreed (Wet SUWI 74 lid 2: some content needs writing).
    pub enum Instemming {
        /// Said so: enough for name, contact and question.
        Mondeling => "mondeling",
        /// Signed.
        Schriftelijk => "schriftelijk",
        /// Logged in.
        Ingelogd => "ingelogd",
    }
}

/// What travels along with a Hulpvraag.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Momentopname {
    /// Full name.
    pub naam: String,
    /// Telephone, or empty.
    pub telefoon: String,
    /// The question in a sentence.
    pub vraag: String,
    /// Fixed sentences, by their stored names.
    pub zinnen: Vec<String>,
    /// Free text, only of senders that may write it.
    pub toelichting: String,
}

/// Freezes what is shared with an organisatie in this act.
pub fn share(tx: &Tx, hulpvraag: Uuid, inwoner: Uuid, naar: Uuid, instemming: Instemming, shared: &Momentopname) {
    tx.add(ActiveModel {
        id: Set(tx.store().new_id()),
        hulpvraag_id: Set(hulpvraag),
        inwoner_id: Set(inwoner),
        van_organisatie_id: Set(tx.purpose().actor().organisatie),
        naar_organisatie_id: Set(naar),
        instemming: Set(instemming.into()),
        inhoud: Set(serde_json::to_string(shared).expect("names and sentences are plain data")),
        aangemaakt_op: Set(tx.store().now().into()),
    });
}

/// What was shared last about a Hulpvraag, with whomever: what travels on when its owner passes it on. A page shows
/// [`shared_with_us`] or [`shared_by_us`].
pub async fn last_shared(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Option<Momentopname>>, StoreError> {
    let query = Entity::find().filter(Column::HulpvraagId.eq(hulpvraag)).order_by_desc(Column::AangemaaktOp);
    tx.one::<Model>(query).await?.try_map(thaw)
}

/// What was shared with the organisatie of this act, newest first; nothing when nothing was.
pub async fn shared_with_us(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Option<Momentopname>>, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::NaarOrganisatieId.eq(tx.purpose().actor().organisatie))
        .order_by_desc(Column::AangemaaktOp);
    tx.one::<Model>(query).await?.try_map(thaw)
}

/// What the organisatie of this act shared last; nothing when it shared nothing.
pub async fn shared_by_us(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Option<Momentopname>>, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::VanOrganisatieId.eq(tx.purpose().actor().organisatie))
        .order_by_desc(Column::AangemaaktOp);
    tx.one::<Model>(query).await?.try_map(thaw)
}

fn thaw(row: Option<Model>) -> Result<Option<Momentopname>, StoreError> {
    row.map(|row| serde_json::from_str(&row.inhoud).map_err(|_| StoreError::Unreadable("momentopname.inhoud"))).transpose()
}
