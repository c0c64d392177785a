//! What is asked for a Looplijst, and who answers: the questions of its regelingen, each once.

use crate::LooplijstError;
use crate::known::stand;
use crate::sleutelhouder::Helft;
use crate::store::keys;
use crate::tables::bron::{Column, Entity, Model};
use crate::tables::looplijst;
use ::bron::Vragenset;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use regelingen::{Regeling, Vraag, Vragen};
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Look, StoreError, Tx};

/// The bronhouder that the own organisatie is itself.
pub(crate) const EIGEN: &str = "gemeente";
/// Who is asked at the door, and not by a looplijst.
const INWONER: &str = "inwoner";

/// What is asked, and who answers.
#[derive(Clone)]
pub(crate) struct Plan {
    /// The regelingen, in the order of their keys.
    pub regelingen: Vec<&'static Regeling>,
    /// Their questions.
    pub vragen: Vragen,
    peildatum: Date,
    bronnen: BTreeMap<String, Model>,
}

/// What is missing before anything can be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VraagError {
    /// There is no such regeling there, or it does not hold on that day.
    #[error("{0} does not hold on that day")]
    Regeling(String),
    /// No regeling is named.
    #[error("no regeling is named")]
    Leeg,
    /// Nobody answers for a bronhouder.
    #[error("nobody answers questions to {0}")]
    GeenBron(String),
    /// A source has no keys for asking blind.
    #[error("the keys of {0} for asking blind are not known")]
    GeenBlindeSleutels(String),
    /// Nobody holds one of the two keys.
    #[error("nobody holds key {0:?}")]
    GeenSleutelhouder(Helft),
    /// So few people that no source answers blind about them (its EL-385).
    #[error("{0} people are too few to be asked about blind")]
    TeWeinigInwoners(usize),
    /// The organisatie has no OIN by which sources know it.
    #[error("the own organisatie has no OIN")]
    GeenOin,
}

impl Plan {
    /// What these regelingen ask of whom.
    ///
    /// # Errors
    /// [`VraagError`] where one does not hold.
    pub fn of(regelingen: &BTreeSet<String>, peildatum: Date, gemeente: &str) -> Result<Self, VraagError> {
        let Some(all) = stand().filter(|_| !regelingen.is_empty()) else { return Err(VraagError::Leeg) };
        let holds = |one: &&Regeling| one.is_valid_on(peildatum) && one.gebied.holds_in(gemeente);
        let found = regelingen.iter().map(|key| {
            let version = all.all().iter().filter(|one| one.sleutel == *key).find(holds);
            version.ok_or_else(|| VraagError::Regeling(key.clone()))
        });
        let regelingen: Vec<&'static Regeling> = found.collect::<Result<_, _>>()?;
        let vragen = Vragen::of(&regelingen, all.begrippen(), INWONER);
        Ok(Self { regelingen, vragen, peildatum, bronnen: BTreeMap::new() })
    }

    /// The day on which everything is asked as it was.
    pub fn peildatum(&self) -> Date {
        self.peildatum
    }

    /// The names by which a source knows the versions.
    pub fn names(&self) -> Vec<String> {
        self.regelingen.iter().map(|one| one.name()).collect()
    }

    /// Every bronhouder that is asked something, the own organisatie too.
    pub fn bronhouders(&self) -> BTreeSet<&str> {
        self.vragen.vragen.iter().map(|vraag| vraag.bronhouder.as_str()).collect()
    }

    /// What a bronhouder is asked for a regeling, by the place of the regeling.
    pub fn asked(&self, bronhouder: &str, regeling: usize) -> impl Iterator<Item = &Vraag> {
        let places = self.vragen.per_regeling.get(regeling).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|place| &self.vragen.vragen[*place]).filter(move |vraag| vraag.bronhouder == bronhouder)
    }

    /// Where a bronhouder answers, as far as that is known.
    pub fn bron(&self, bronhouder: &str) -> Option<&Model> {
        self.bronnen.get(bronhouder)
    }

    /// The sources that are asked, each with its questions.
    ///
    /// # Errors
    /// [`VraagError::GeenBron`].
    pub fn bronnen(&self) -> Result<Vec<(&Model, Vragenset)>, VraagError> {
        let others = self.bronhouders().into_iter().filter(|one| *one != EIGEN);
        let found = others.map(|one| {
            let bron = self.bron(one).ok_or_else(|| VraagError::GeenBron(one.to_owned()))?;
            let set = Vragenset::of(&self.vragen, &self.names(), one).ok_or(VraagError::Leeg)?;
            Ok((bron, set))
        });
        found.collect()
    }

    /// The same, with where each source is.
    pub(crate) fn with(mut self, bronnen: Vec<Model>) -> Self {
        self.bronnen = bronnen.into_iter().map(|row| (row.bronhouder.clone(), row)).collect();
        self
    }
}

/// The plan of a Looplijst, with the sources of its organisatie, as they are now. A source may be missing: whether it may be asked comes
/// first, and `must_stand` says it.
pub(crate) async fn within(tx: &Tx, row: &looplijst::Model, gemeente: &str) -> Result<Plan, LooplijstError> {
    Ok(read(row, gemeente)?.with(tx.plain_all(of_organisatie(row.organisatie_id)).await?))
}

/// As [`within`], to be looked at.
pub(crate) async fn beside(look: &Look<'_>, row: &looplijst::Model, gemeente: &str) -> Result<Plan, LooplijstError> {
    Ok(read(row, gemeente)?.with(bronnen(look, row.organisatie_id).await?))
}

/// What a Looplijst asks, without where anybody is.
pub(crate) fn read(row: &looplijst::Model, gemeente: &str) -> Result<Plan, VraagError> {
    let peildatum = row.peildatum.parse().map_err(|_| VraagError::Leeg)?;
    Plan::of(&keys(&row.regelingen).into_iter().collect(), peildatum, gemeente)
}

/// The sources of an organisatie.
pub(crate) async fn bronnen(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<Model>, StoreError> {
    look.all(of_organisatie(organisatie)).await
}

fn of_organisatie(organisatie: Uuid) -> store::sea_orm::Select<Entity> {
    Entity::find().filter(Column::OrganisatieId.eq(organisatie)).order_by_asc(Column::Bronhouder)
}
