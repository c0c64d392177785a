//! That somebody showed who they are, or could not (Wabb art. 12): which kind of document, never its number.

use crate::tables::identificatie::{ActiveModel, Column, Entity, Model};
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Held, Ms, StoreError, Tx};

foundation::states! {
    /// What somebody shows at a Balie.
    pub enum Document {
        /// Passport.
        Paspoort => "paspoort",
        /// Identity card.
        Identiteitskaart => "identiteitskaart",
        /// Driving licence.
        Rijbewijs => "rijbewijs",
        /// Residence permit.
        Verblijfsdocument => "verblijfsdocument",
        /// A passport or card of another country: it says who somebody is, and never a BSN.
        Buitenlands => "buitenlands",
        /// Nothing.
        Geen => "geen",
    }
}

foundation::states! {
    /// What the check of a document gave.
    pub enum Stand {
        /// Good: photo and name are of who stands here.
        Geldig => "geldig",
        /// Past its date.
        Verlopen => "verlopen",
        /// Reported as lost or stolen.
        Vermist => "vermist",
    }
}

foundation::states! {
    /// How an Identificatie ended.
    pub enum Status {
        /// It is not known who this is.
        NietVastgesteld => "niet_vastgesteld",
        /// It is known who this is.
        Vastgesteld => "vastgesteld",
    }
}

/// What the Medewerker saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentInput {
    /// Which document.
    pub soort: Document,
    /// What the check gave.
    pub stand: Stand,
    /// Its last characters, three at most.
    pub tekens: String,
}

impl DocumentInput {
    /// Whether it establishes who somebody is. One that is past its date or reported as lost establishes nothing.
    pub fn status(&self) -> Status {
        match (self.soort, self.stand) {
            (Document::Geen, _) | (_, Stand::Verlopen | Stand::Vermist) => Status::NietVastgesteld,
            (_, Stand::Geldig) => Status::Vastgesteld,
        }
    }

    /// Whether a BSN can be taken from it.
    pub fn carries_bsn(&self) -> bool {
        self.status() == Status::Vastgesteld && self.soort != Document::Buitenlands
    }
}

/// Notes what the person of this Hulpvraag showed.
pub fn identify(tx: &Tx, inwoner: Uuid, hulpvraag: Uuid, document: &DocumentInput) {
    let actor = tx.purpose().actor();
    let skip = document.tekens.chars().count().saturating_sub(3);
    tx.add(ActiveModel {
        id: Set(tx.store().new_id()),
        inwoner_id: Set(inwoner),
        hulpvraag_id: Set(hulpvraag),
        organisatie_id: Set(actor.organisatie),
        medewerker_id: Set(actor.id),
        status: Set(document.status().into()),
        document_soort: Set(document.soort.into()),
        document_tekens: Set(document.tekens.chars().skip(skip).collect()),
        plaatsgevonden_op: Set(Ms::from(tx.store().now())),
        document_stand: Set(document.stand.into()),
    });
}

/// What was shown for this Hulpvraag to the organisatie of this act, newest first.
pub async fn shown(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Vec<Model>>, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .order_by_desc(Column::PlaatsgevondenOp);
    tx.all::<Model>(query).await
}

/// Whether identity was established for this Hulpvraag by the organisatie of this act.
pub async fn is_identified(tx: &Tx, hulpvraag: Uuid) -> Result<bool, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::Status.eq(Status::Vastgesteld.as_str()))
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie));
    let found = tx.one::<Model>(query).await?;
    Ok(found.peek(tx).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_document_that_is_good_tells_who_somebody_is() {
        for soort in Document::ALL {
            for stand in Stand::ALL {
                let document = DocumentInput { soort: *soort, stand: *stand, tekens: String::new() };
                let good = *soort != Document::Geen && *stand == Stand::Geldig;
                assert_eq!(document.status() == Status::Vastgesteld, good, "{soort} {stand}");
                assert_eq!(document.carries_bsn(), good && *soort != Document::Buitenlands, "{soort} {stand}");
            }
        }
    }
}
