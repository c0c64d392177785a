//! A visit as its Balie sees it: what was shared, and only after identification.

use crate::BalieError;
use crate::keep::{BezoekConcept, kept};
use access::Verwerking;
use afspraak::Afspraak;
use bericht::Voorkeur;
use foundation::Uuid;
use hulpvraag::tables::klantcontact;
use hulpvraag::{Hulpvraag, Momentopname};
use inwoner::{Document, Stand};
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::{Held, Personal, Store, StoreError, Tx};

/// What the page of a visit shows.
pub struct Bezoek {
    /// The Afspraak.
    pub afspraak: Afspraak,
    /// The Hulpvraag.
    pub hulpvraag: Hulpvraag,
    /// Whether identity is established; without it there is nothing in `gedeeld`.
    pub identified: bool,
    /// What was shown last, if anything: the document and what its check gave.
    pub identificatie: Option<(Document, Stand)>,
    /// What was shared with this organisatie.
    pub gedeeld: Option<Momentopname>,
    /// What took place, newest first.
    pub contact: Option<klantcontact::Model>,
    /// For what the Inwoner comes back.
    pub vervolg: Option<String>,
    /// What the reader typed before and has not ended the visit with.
    pub notes: Option<BezoekConcept>,
    /// What the Inwoner chose about messages, while the visit lasts.
    pub voorkeur: Option<Voorkeur>,
}

/// For what somebody comes back, as the Medewerker wrote it.
#[derive(FromQueryResult)]
struct Terugkomen {
    inwoner_id: Option<Uuid>,
    tekst: String,
}

impl Personal for Terugkomen {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

const TERUGKOMEN: &str = "
    select inwoner_id, tekst from taak
    where hulpvraag_id = $1 and organisatie_id = $2 and soort = 'terugkomen' order by aangemaakt_op desc limit 1";

/// Reads a visit. Nothing personal beyond name and question is opened before identification (EL-360).
pub async fn visit(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Bezoek, BalieError> {
    let tx = store.begin(purpose);
    let outcome = read(&tx, id).await;
    tx.hand_out(outcome).await
}

/// Reads a visit that has ended, for its summary.
pub async fn ended(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Bezoek, BalieError> {
    let tx = store.begin(purpose);
    let outcome = match read(&tx, id).await {
        Ok(found) if found.peek(&tx).contact.as_ref().is_some_and(|contact| contact.einde.is_some()) => Ok(found),
        Ok(_) => Err(StoreError::NotFound.into()),
        Err(why) => Err(why),
    };
    tx.hand_out(outcome).await
}

async fn read(tx: &Tx, id: Uuid) -> Result<Held<Bezoek>, BalieError> {
    let afspraak = afspraak::load(tx, id).await?;
    let hulpvraag = hulpvraag::load(tx, afspraak.peek(tx).hulpvraag).await?;
    let key = afspraak.peek(tx).hulpvraag;
    // What was only offered has no name yet: accepting it, or calling the Inwoner in, opens it (rule 6).
    let own = tx.purpose().actor().organisatie;
    if hulpvraag.peek(tx).eigenaar.is_some_and(|eigenaar| eigenaar.organisatie != own) {
        return Err(StoreError::NotFound.into());
    }
    let shown = inwoner::shown(tx, key).await?;
    let identified = shown.peek(tx).iter().any(|row| row.status == inwoner::Status::Vastgesteld.as_str());
    let identificatie = shown.map(|rows| {
        let last = rows.into_iter().find(|row| !identified || row.status == inwoner::Status::Vastgesteld.as_str())?;
        Document::parse(&last.document_soort).zip(Stand::parse(&last.document_stand))
    });
    let gedeeld = if identified { hulpvraag::shared_with_us(tx, key).await? } else { Held::nobody(None) };
    let query = klantcontact::Entity::find()
        .filter(klantcontact::Column::HulpvraagId.eq(key))
        .filter(klantcontact::Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .order_by_desc(klantcontact::Column::Begin);
    let contact = tx.one::<klantcontact::Model>(query).await?;
    let vervolg = tx.sql::<Terugkomen>(TERUGKOMEN, [key.into(), own.into()]).await?;
    let vervolg = vervolg.map(|rows| rows.into_iter().next().map(|row| row.tekst).filter(|text| !text.is_empty()));
    let notes = kept(tx, id).await?;
    let here = afspraak.peek(tx).inwoner.filter(|_| afspraak.peek(tx).status == afspraak::Status::Bezig);
    let voorkeur = match here {
        Some(inwoner) => bericht::read_voorkeur(tx, inwoner).await?.map(Some),
        None => Held::nobody(None),
    };
    let all = afspraak.zip(hulpvraag).zip(gedeeld.zip(contact)).zip(vervolg.zip(identificatie)).zip(voorkeur);
    Ok(all.map(|((((afspraak, hulpvraag), (gedeeld, contact)), (vervolg, identificatie)), voorkeur)| Bezoek {
        afspraak,
        hulpvraag,
        identified,
        identificatie,
        gedeeld,
        contact,
        vervolg,
        notes,
        voorkeur,
    }))
}
