//! What an organisatie knows itself of who lives with it, as asking needs it: everybody, and what it answers itself. Read when a run
//! begins and when its hits get their names, and never copied into the store.

use crate::LooplijstError;
use crate::along::{Bekend, Bewoners};
use crate::list::RegelInput;
use crate::regel::Reden;
use crate::vragen::VraagError;
use crate::vragen::plan::{EIGEN, Plan};
use ::administratie::{AdministratieError, Organisatie};
use foundation::jiff::civil::Date;
use foundation::{Keys, Uuid};
use inwoner::InwonerInput;
use netwerk::tables::organisatie;
use nulsom::Oin;
use regelingen::begrip::Soort;
use regelingen::{Antwoord, Begrippen, Feiten, Vraag, Waarde};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::sea_orm::EntityTrait;
use web::Shared;

/// Who lives with an organisatie, and what it knows of them.
pub(crate) struct Administratie {
    personen: BTreeMap<::bron::Bsn, Bewoner>,
    /// By begrip, in which place of `eigen` its value stands.
    kolommen: BTreeMap<String, usize>,
    oin: Option<Oin>,
}

/// Somebody who lives there.
pub(crate) struct Bewoner {
    pub(crate) bsn: ::bron::Bsn,
    pub(crate) wie: InwonerInput,
    pub(crate) reden: Option<Reden>,
    eigen: Vec<Option<bool>>,
}

impl Bewoner {
    /// As somebody who may have a right to these regelingen.
    pub(crate) fn listed(&self, regelingen: BTreeSet<String>) -> RegelInput {
        RegelInput { persoon: self.wie.clone(), regelingen, reden: self.reden }
    }
}

impl Administratie {
    /// Reads that of an organisatie. It may take as long as reading a file of everybody in a city does.
    ///
    /// # Errors
    /// What is wrong, with file and line; never what stands there.
    fn read(folder: &Path, organisatie: &str) -> Result<Self, AdministratieError> {
        let organisatie = Organisatie::read(folder, organisatie)?;
        let opened = ::administratie::Administratie::open(folder, &organisatie)?;
        let kolommen = opened.eigen().enumerate().map(|(nth, head)| (head.to_owned(), nth)).collect();
        let personen = opened.read(|regel| {
            let bsn = regel.bsn(::bron::Bsn::parse)?;
            let (wie, reden, eigen) = (regel.wie()?, regel.reden(Reden::parse)?, regel.eigen()?);
            Ok(Some((bsn, Bewoner { bsn, wie, reden, eigen })))
        })?;
        Ok(Self { personen, kolommen, oin: oin_in(&organisatie) })
    }

    /// By what sources know the organisatie.
    ///
    /// # Errors
    /// `NotComplete` where `administratie.toml` has none.
    pub(crate) fn oin(&self) -> Result<Oin, VraagError> {
        self.oin.ok_or(VraagError::GeenOin)
    }

    /// Everybody.
    pub(crate) fn personen(&self) -> impl Iterator<Item = &Bewoner> {
        self.personen.values()
    }

    /// Somebody.
    pub(crate) fn persoon(&self, bsn: ::bron::Bsn) -> Option<&Bewoner> {
        self.personen.get(&bsn)
    }

    /// Of these people, by the blind index of their BSN, where they live, or why nobody goes there: whom it does not know lives there no
    /// more. And which regelingen of a plan they have by now, by what it answers itself.
    pub(crate) fn among(&self, keys: &Keys, plan: &Plan, of: &BTreeSet<Vec<u8>>) -> Bewoners {
        let all = self.personen().filter(|_| !of.is_empty());
        let known = all.map(|one| (one.bsn.index(keys), one)).filter(|(index, _)| of.contains(index));
        let heeft = |one: &Bewoner| {
            let says_no = |vraag| self.answer(vraag, one.bsn, plan.peildatum()) == Antwoord::Nee;
            let all = plan.regelingen.iter().enumerate().filter(|(nth, _)| plan.asked(EIGEN, *nth).any(says_no));
            all.map(|(_, regeling)| regeling.sleutel.clone()).collect()
        };
        let bekend = known.map(|(index, one)| (index, Bekend { wie: one.listed(BTreeSet::new()), heeft: heeft(one) })).collect();
        Bewoners { bekend, is_everybody: true }
    }

    /// What the organisatie says itself to a question. What it has no column for, nobody knows.
    pub(crate) fn answer(&self, vraag: &Vraag, bsn: ::bron::Bsn, peildatum: Date) -> Antwoord {
        let value = self.kolommen.get(&vraag.begrip.to_string()).and_then(|nth| self.persoon(bsn)?.eigen[*nth]);
        let about = Feiten::about(None, None, None);
        value.map_or(Antwoord::Onbekend, |value| vraag.toets.holds(Waarde::JaNee(value), &about, peildatum))
    }

    /// Which of the questions to the own organisatie it has no column for: whoever it is about, nobody could be found.
    pub(crate) fn lacks<'a>(&self, vragen: impl Iterator<Item = &'a Vraag>, begrippen: &Begrippen) -> Option<String> {
        let is_known = |vraag: &Vraag| {
            self.kolommen.contains_key(&vraag.begrip.to_string())
                && begrippen.get(&vraag.begrip).is_some_and(|begrip| begrip.soort == Soort::JaNee)
        };
        vragen.into_iter().find(|vraag| !is_known(vraag)).map(|vraag| vraag.begrip.to_string())
    }
}

/// Reads the administration of an organisatie.
pub(crate) async fn read_of(house: &Shared, organisatie: Uuid) -> Result<Administratie, LooplijstError> {
    read(house, naam_of(house, organisatie).await?).await
}

/// Reads the own administration, beside the threads that answer requests.
pub(crate) async fn read(house: &Shared, organisatie: String) -> Result<Administratie, LooplijstError> {
    beside(house, organisatie, Administratie::read).await
}

/// By what sources know an organisatie. Who lives there is not read for it.
///
/// # Errors
/// As [`Administratie::oin`], and where `administratie.toml` cannot be read.
pub(crate) async fn oin_of(house: &Shared, organisatie: Uuid) -> Result<Oin, LooplijstError> {
    let organisatie = beside(house, naam_of(house, organisatie).await?, Organisatie::read).await?;
    Ok(oin_in(&organisatie).ok_or(VraagError::GeenOin)?)
}

async fn naam_of(house: &Shared, organisatie: Uuid) -> Result<String, LooplijstError> {
    let naam: Option<organisatie::Model> = house.store.look().one(organisatie::Entity::find_by_id(organisatie)).await?;
    Ok(naam.map(|one| one.naam).unwrap_or_default())
}

async fn beside<T: Send + 'static>(
    house: &Shared,
    organisatie: String,
    read: fn(&Path, &str) -> Result<T, AdministratieError>,
) -> Result<T, LooplijstError> {
    let Some(folder) = house.administratie.clone() else {
        return Err(LooplijstError::Administratie("EENLOKET_ADMINISTRATIE is not set".to_owned()));
    };
    let read = tokio::task::spawn_blocking(move || read(&folder, &organisatie)).await;
    Ok(read.map_err(|cause| LooplijstError::Administratie(cause.to_string()))??)
}

/// The OIN of an organisatie, where its administration says it.
pub(crate) fn oin_in(organisatie: &Organisatie) -> Option<Oin> {
    Oin::parse(organisatie.oin.as_ref()?)
}
