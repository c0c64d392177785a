//! That somebody showed who they are (Wabb art. 12): which kind of document, never its number.

use crate::tables::identificatie::{ActiveModel, Column, Entity, Model};
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Ms, StoreError, Tx};

foundation::states! {
    /// Documents a Balie accepts.
    pub enum Document {
        /// Passport.
        Paspoort => "paspoort",
        /// Identity card.
        Identiteitskaart => "identiteitskaart",
        /// Driving licence.
        Rijbewijs => "rijbewijs",
        /// Residence permit.
        Verblijfsdocument => "verblijfsdocument",
    }
}

/// Notes that the person of this Hulpvraag was identified. `ending` are the last three characters of
/// the document at most.
pub fn identify(tx: &Tx, inwoner: Uuid, hulpvraag: Uuid, document: Document, ending: &str) {
    let actor = tx.purpose().actor();
    tx.add(ActiveModel {
        id: Set(tx.store().new_id()),
        inwoner_id: Set(inwoner),
        hulpvraag_id: Set(hulpvraag),
        organisatie_id: Set(actor.organisatie),
        medewerker_id: Set(actor.id),
        status: Set("vastgesteld".to_owned()),
        document_soort: Set(document.as_str().to_owned()),
        document_tekens: Set(ending.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect()),
        plaatsgevonden_op: Set(Ms::from(tx.store().now())),
    });
}

/// Whether identity was established for this Hulpvraag by the organisatie of this act.
pub async fn is_identified(tx: &Tx, hulpvraag: Uuid) -> Result<bool, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie));
    let found = tx.one::<Model>(query).await?;
    Ok(found.peek(tx).is_some())
}
