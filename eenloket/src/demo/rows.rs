//! The rows of the demo before they are written, and the order in which the store takes them.

use super::{DemoError, id};
use ::grondslag::tables::{grondslag, grondslag_stap};
use ::looplijst::tables::{looplijst, looplijst_regel, looplijst_wijk};
use ::regeling::tables::regeling_publicatie;
use afspraak::tables::{afspraak as appointment, tijdslot};
use doorverwijzing::tables::doorverwijzing as referral;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use hulpvraag::tables::{deelname, eigenaar, hulpvraag as question, klantcontact, momentopname, taak};
use inwoner::tables::{identificatie, inwoner as person};
use netwerk::tables::{
    balie, balie_product, convenant, dienst, locatie, medewerker, medewerker_balie, openingstijd, organisatie, product,
    product_tekst, sluitingsdag, vrije_tekst,
};
use store::sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait};
use store::{StoreError, Stored, Tx};

#[derive(Default)]
pub(super) struct Rows {
    pub organisaties: Vec<organisatie::Model>,
    pub vrije_teksten: Vec<vrije_tekst::Model>,
    pub producten: Vec<product::Model>,
    pub product_teksten: Vec<product_tekst::Model>,
    pub locaties: Vec<locatie::Model>,
    pub openingstijden: Vec<openingstijd::Model>,
    pub sluitingsdagen: Vec<sluitingsdag::Model>,
    pub medewerkers: Vec<medewerker::Model>,
    pub balies: Vec<balie::Model>,
    pub medewerker_balies: Vec<medewerker_balie::Model>,
    pub balie_producten: Vec<balie_product::Model>,
    pub convenanten: Vec<convenant::Model>,
    pub grondslagen: Vec<grondslag::Model>,
    pub grondslag_stappen: Vec<grondslag_stap::Model>,
    pub regeling_publicaties: Vec<regeling_publicatie::Model>,
    pub diensten: Vec<dienst::Model>,
    pub tijdsloten: Vec<tijdslot::Model>,
    pub inwoners: Vec<person::Model>,
    pub hulpvragen: Vec<question::Model>,
    pub eigenaren: Vec<eigenaar::Model>,
    pub deelnames: Vec<deelname::Model>,
    pub momentopnamen: Vec<momentopname::Model>,
    pub afspraken: Vec<appointment::Model>,
    pub doorverwijzingen: Vec<referral::Model>,
    pub identificaties: Vec<identificatie::Model>,
    pub klantcontacten: Vec<klantcontact::Model>,
    pub taken: Vec<taak::Model>,
    pub looplijsten: Vec<looplijst::Model>,
    pub looplijst_wijken: Vec<looplijst_wijk::Model>,
    pub looplijst_regels: Vec<looplijst_regel::Model>,
}

impl Rows {
    /// Writes everything, a table after those it refers to.
    pub async fn write(self, tx: &Tx) -> Result<(), StoreError> {
        write(tx, self.organisaties).await?;
        write(tx, self.vrije_teksten).await?;
        write(tx, self.producten).await?;
        write(tx, self.product_teksten).await?;
        write(tx, self.locaties).await?;
        write(tx, self.openingstijden).await?;
        write(tx, self.sluitingsdagen).await?;
        write(tx, self.medewerkers).await?;
        write(tx, self.balies).await?;
        write(tx, self.medewerker_balies).await?;
        write(tx, self.balie_producten).await?;
        write(tx, self.convenanten).await?;
        write(tx, self.grondslagen).await?;
        write(tx, self.grondslag_stappen).await?;
        write(tx, self.regeling_publicaties).await?;
        write(tx, self.diensten).await?;
        write(tx, self.tijdsloten).await?;
        write(tx, self.inwoners).await?;
        write(tx, self.hulpvragen).await?;
        write(tx, self.eigenaren).await?;
        write(tx, self.deelnames).await?;
        write(tx, self.momentopnamen).await?;
        write(tx, self.afspraken).await?;
        write(tx, self.doorverwijzingen).await?;
        write(tx, self.identificaties).await?;
        write(tx, self.klantcontacten).await?;
        write(tx, self.taken).await?;
        write(tx, self.looplijsten).await?;
        write(tx, self.looplijst_wijken).await?;
        write(tx, self.looplijst_regels).await
    }

    /// Keeps who owns a Hulpvraag from this moment, as the act that gave it to them would.
    pub fn own(&mut self, hulpvraag: usize, at: Timestamp, handeling: &str, door: (Uuid, Uuid)) {
        let row = &self.hulpvragen[hulpvraag];
        let van = self.eigenaren.iter().rev().find(|past| past.hulpvraag_id == row.id);
        let next = eigenaar::Model {
            hulpvraag_id: row.id,
            versie: row.versie,
            organisatie_id: row.eigenaar_organisatie_id,
            balie_id: row.eigenaar_balie_id,
            medewerker_id: row.eigenaar_medewerker_id,
            van_organisatie_id: van.and_then(|van| van.organisatie_id),
            van_balie_id: van.and_then(|van| van.balie_id),
            van_medewerker_id: van.and_then(|van| van.medewerker_id),
            begin: at.into(),
            handeling: handeling.to_owned(),
            door_organisatie_id: door.0,
            door_id: door.1,
        };
        self.eigenaren.push(next);
    }

    pub fn organisatie(&self, id: Uuid) -> Result<&organisatie::Model, DemoError> {
        found(self.organisaties.iter().find(|row| row.id == id), "an organisatie", id)
    }

    pub fn medewerker(&self, key: &str) -> Result<&medewerker::Model, DemoError> {
        let id = id(&format!("medewerker/{key}"));
        found(self.medewerkers.iter().find(|row| row.id == id), "medewerker", key)
    }

    pub fn balie(&self, key: &str) -> Result<&balie::Model, DemoError> {
        let id = id(&format!("balie/{key}"));
        found(self.balies.iter().find(|row| row.id == id), "balie", key)
    }

    pub fn locatie(&self, id: Uuid) -> Result<&locatie::Model, DemoError> {
        found(self.locaties.iter().find(|row| row.id == id), "a locatie", id)
    }

    pub fn inwoner(&self, key: &str) -> Result<&person::Model, DemoError> {
        let id = id(&format!("inwoner/{key}"));
        found(self.inwoners.iter().find(|row| row.id == id), "inwoner", key)
    }

    pub fn product(&self, code: &str) -> Result<&product::Model, DemoError> {
        found(self.producten.iter().find(|row| row.code == code), "product", code)
    }
}

pub(super) fn found<T>(row: Option<T>, what: &str, which: impl std::fmt::Display) -> Result<T, DemoError> {
    row.ok_or_else(|| DemoError::Unknown(format!("{what} {which}")))
}

async fn write<M, A>(tx: &Tx, rows: Vec<M>) -> Result<(), StoreError>
where
    M: ModelTrait + IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = M::Entity> + Send,
    M::Entity: Stored + EntityTrait<ActiveModel = A>,
{
    tx.add_many(rows.into_iter().map(IntoActiveModel::into_active_model).collect::<Vec<A>>()).await
}
