//! The beginning of an installation: who takes part, where, with which products, and who keeps it. One act; what is there
//! already, by its name, stays as it is.

mod input;

use crate::NetwerkError;
use crate::tables::{
    balie, balie_product, inlog, locatie, medewerker, openingstijd, organisatie, product, product_tekst, sluitingsdag,
};
use crate::vrije_tekst::{DOORVERWIJZEN, VrijeTekst, today};
use access::{Rol, Verwerking};
use foundation::Uuid;
use foundation::jiff::civil::Time;
pub use input::{BalieInput, BeheerderInput, LocatieInput, NetwerkInput, OpeningstijdInput, OrganisatieInput, ProductInput};
use std::collections::BTreeMap;
use store::sea_orm::{ActiveValue::Set, EntityTrait};
use store::{Ms, Store, StoreError, Tx};

/// What was not there yet, by kind and name, and how much was.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NetwerkStand {
    /// What was added.
    pub new: Vec<(&'static str, String)>,
    /// How much was there already.
    pub there: usize,
}

impl NetwerkStand {
    fn note(&mut self, kind: &'static str, naam: &str) {
        self.new.push((kind, naam.to_owned()));
    }
}

/// The ids of what is there, and of what is added, by name.
type Ids = BTreeMap<String, Uuid>;

/// Adds what is not there yet.
///
/// # Errors
/// `NotFound` where something points at a name that is nowhere, `OtherKeeper` and `NoKeeper` where not exactly one organisatie
/// would keep what is everybody's.
pub async fn set_up(store: &Store, purpose: &Verwerking, input: &NetwerkInput) -> Result<NetwerkStand, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let mut added = NetwerkStand::default();
        let organisaties = add_organisaties(&tx, &input.organisaties, &mut added).await?;
        let locaties = add_locaties(&tx, &input.locaties, &organisaties, &mut added).await?;
        add_producten(&tx, &input.producten, &mut added).await?;
        add_balies(&tx, input, (&organisaties, &locaties), &mut added).await?;
        add_beheerders(&tx, &input.beheerders, &organisaties, &mut added).await?;
        Ok::<_, NetwerkError>(added)
    }
    .await;
    tx.finish(outcome).await
}

fn of(ids: &Ids, naam: &str) -> Result<Uuid, StoreError> {
    ids.get(naam).copied().ok_or(StoreError::NotFound)
}

async fn add_organisaties(tx: &Tx, all: &[OrganisatieInput], added: &mut NetwerkStand) -> Result<Ids, NetwerkError> {
    let there: Vec<organisatie::Model> = tx.plain_all(organisatie::Entity::find()).await?;
    one_keeper(&there, all)?;
    let mut ids: Ids = there.into_iter().map(|row| (row.naam, row.id)).collect();
    for one in all {
        if ids.contains_key(&one.naam) {
            added.there += 1;
            continue;
        }
        let id = tx.store().new_id();
        tx.add(organisatie::ActiveModel {
            id: Set(id),
            naam: Set(one.naam.clone()),
            soort: Set(one.soort.clone()),
            overheidsorgaan: Set(one.overheidsorgaan),
            telefoon: Set(one.telefoon.clone()),
            hoofdbeheerder: Set(one.hoofdbeheerder),
            ..Default::default()
        });
        if one.vrije_tekst {
            let (grondslag, geldig_van) = (DOORVERWIJZEN.to_owned(), today(tx.store()));
            tx.add(VrijeTekst { grondslag, geldig_van, geldig_tot: None }.row(tx.store().new_id(), id));
        }
        added.note("organisatie", &one.naam);
        ids.insert(one.naam.clone(), id);
    }
    Ok(ids)
}

/// What is everybody's has one keeper, also when a file adds to what is there.
fn one_keeper(there: &[organisatie::Model], all: &[OrganisatieInput]) -> Result<(), NetwerkError> {
    let told = all.iter().find(|one| one.hoofdbeheerder);
    match (there.iter().find(|row| row.hoofdbeheerder), told) {
        (None, None) => Err(NetwerkError::NoKeeper),
        (Some(keeper), Some(told)) if keeper.naam != told.naam => Err(NetwerkError::OtherKeeper(keeper.naam.clone())),
        _ => Ok(()),
    }
}

async fn add_locaties(tx: &Tx, all: &[LocatieInput], keepers: &Ids, added: &mut NetwerkStand) -> Result<Ids, StoreError> {
    let there: Vec<locatie::Model> = tx.plain_all(locatie::Entity::find()).await?;
    let mut ids: Ids = there.into_iter().map(|row| (row.naam, row.id)).collect();
    for one in all {
        if ids.contains_key(&one.naam) {
            added.there += 1;
            continue;
        }
        let id = tx.store().new_id();
        tx.add(locatie::ActiveModel {
            id: Set(id),
            naam: Set(one.naam.clone()),
            adres: Set(one.adres.clone()),
            postcode: Set(one.postcode.clone()),
            plaats: Set(one.plaats.clone()),
            gemeente_code: Set(one.gemeente_code.clone()),
            tijdzone: Set(one.tijdzone.clone()),
            gebied: Set(one.gebied.clone()),
            toegankelijkheid: Set(one.toegankelijkheid.clone()),
            telefoon: Set(one.telefoon.clone()),
            beheerder_id: Set(Some(of(keepers, &one.beheerder)?)),
            ..Default::default()
        });
        add_hours(tx, id, one);
        added.note("locatie", &one.naam);
        ids.insert(one.naam.clone(), id);
    }
    Ok(ids)
}

fn add_hours(tx: &Tx, locatie_id: Uuid, one: &LocatieInput) {
    let clock = |time: Time| time.strftime("%H:%M").to_string();
    for row in &one.open {
        tx.add(openingstijd::ActiveModel {
            id: Set(tx.store().new_id()),
            locatie_id: Set(locatie_id),
            weekdag: Set(row.weekdag),
            begin: Set(clock(row.begin)),
            einde: Set(clock(row.einde)),
            ..Default::default()
        });
    }
    for day in &one.gesloten {
        tx.add(sluitingsdag::ActiveModel { locatie_id: Set(locatie_id), datum: Set(day.to_string()) });
    }
}

async fn add_producten(tx: &Tx, all: &[ProductInput], added: &mut NetwerkStand) -> Result<(), StoreError> {
    let there: Vec<product::Model> = tx.plain_all(product::Entity::find()).await?;
    let mut last = there.iter().map(|row| row.volgorde).max().unwrap_or(0);
    for one in all {
        if there.iter().any(|row| row.code == one.code) {
            added.there += 1;
            continue;
        }
        last += 1;
        tx.add(product::ActiveModel {
            code: Set(one.code.clone()),
            titel: Set(one.titel[0].clone()),
            upl: Set(one.upl.clone()),
            minuten: Set(one.minuten.into()),
            meenemen: Set(one.meenemen[0].clone()),
            vraag_tekst: Set(one.vraag_tekst.clone()),
            volgorde: Set(last),
            ..Default::default()
        });
        for (nth, taal) in [(1, "en"), (2, "pap")] {
            let (titel, meenemen) = (&one.titel[nth], &one.meenemen[nth]);
            if !titel.is_empty() || !meenemen.is_empty() {
                tx.add(product_tekst::ActiveModel {
                    product: Set(one.code.clone()),
                    taal: Set(taal.to_owned()),
                    titel: Set(titel.clone()),
                    meenemen: Set(meenemen.clone()),
                });
            }
        }
        added.note("product", &one.code);
    }
    Ok(())
}

async fn add_balies(
    tx: &Tx,
    input: &NetwerkInput,
    (organisaties, locaties): (&Ids, &Ids),
    added: &mut NetwerkStand,
) -> Result<(), StoreError> {
    let there: Vec<balie::Model> = tx.plain_all(balie::Entity::find()).await?;
    for one in &input.balies {
        let locatie_id = of(locaties, &one.locatie)?;
        if there.iter().any(|row| row.locatie_id == locatie_id && row.naam == one.naam) {
            added.there += 1;
            continue;
        }
        let id = tx.store().new_id();
        tx.add(balie::ActiveModel {
            id: Set(id),
            locatie_id: Set(locatie_id),
            organisatie_id: Set(of(organisaties, &one.organisatie)?),
            naam: Set(one.naam.clone()),
            bonletter: Set(one.bonletter.clone()),
            coordinator_id: Set(None),
            zonder_coordinator_op: Set(Some(Ms::from(tx.store().now()))),
            versie: Set(1),
        });
        // As a Balie that gets a product on its screen: suggested by the title of the product.
        let title = |code: &String| input.producten.iter().find(|one| one.code == *code).map(|one| one.titel[0].clone());
        for code in &one.producten {
            let reden = title(code).ok_or(StoreError::NotFound)?;
            tx.add(balie_product::ActiveModel { balie_id: Set(id), product: Set(code.clone()), reden: Set(reden) });
        }
        added.note("balie", &one.naam);
    }
    Ok(())
}

async fn add_beheerders(tx: &Tx, all: &[BeheerderInput], at: &Ids, added: &mut NetwerkStand) -> Result<(), StoreError> {
    let there: Vec<inlog::Model> = tx.plain_all(inlog::Entity::find()).await?;
    for one in all {
        if there.iter().any(|row| row.naam == one.inlog && row.organisatie == one.inlog_organisatie) {
            added.there += 1;
            continue;
        }
        let id = tx.store().new_id();
        tx.add(medewerker::ActiveModel {
            id: Set(id),
            organisatie_id: Set(of(at, &one.organisatie)?),
            naam: Set(one.naam.clone()),
            rollen: Set(Rol::Beheerder.as_str().to_owned()),
            actief: Set(true),
            locatie_id: Set(None),
            versie: Set(1),
        });
        tx.add(inlog::ActiveModel {
            medewerker_id: Set(id),
            naam: Set(one.inlog.clone()),
            organisatie: Set(one.inlog_organisatie.clone()),
        });
        added.note("beheerder", &one.naam);
    }
    Ok(())
}
