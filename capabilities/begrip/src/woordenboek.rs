//! What an organisatie means by its words, and which regelingen use them: what ships, with what its gegevensbeheerder added.

use crate::BegripError;
use crate::ggm;
use crate::tables::{begrip_versie, ggm_uitgave};
use foundation::Uuid;
use regelingen::begrip::BegripVersie;
use regelingen::{Begrip, Begrippen, Regeling, Stand};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use store::{Look, StoreError, Tx};

static SHIPPED: LazyLock<Option<Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// The words of an organisatie.
pub struct Woordenboek {
    begrippen: Begrippen,
    ggm: BTreeSet<String>,
}

impl Woordenboek {
    /// What ships, before anybody added anything.
    pub fn shipped() -> Self {
        let begrippen = SHIPPED.as_ref().map(|stand| stand.begrippen().clone()).unwrap_or_default();
        Self { begrippen, ggm: ggm::shipped() }
    }

    /// As it stands now, beside an act.
    pub async fn of(look: &Look<'_>, organisatie: Uuid) -> Result<Self, StoreError> {
        Self::build(&look.all(own(organisatie)).await?, look.all(extracts(organisatie)).await?.into_iter().next())
    }

    /// As it stands for the organisatie of an act.
    pub async fn within(tx: &Tx) -> Result<Self, StoreError> {
        let organisatie = tx.purpose().actor().organisatie;
        Self::build(&tx.plain_all(own(organisatie)).await?, tx.plain_all(extracts(organisatie)).await?.into_iter().next())
    }

    fn build(rows: &[begrip_versie::Model], extract: Option<ggm_uitgave::Model>) -> Result<Self, StoreError> {
        let mut all = Self::shipped();
        for row in rows {
            let begrip = serde_json::from_str(&row.inhoud).map_err(|_| StoreError::Unreadable("begrip_versie.inhoud"))?;
            all.begrippen = all.begrippen.with(begrip);
        }
        if let Some(row) = extract {
            all.ggm = row.termen.split_whitespace().map(str::to_owned).collect();
        }
        Ok(all)
    }

    /// A begrip in a version, by `word@version`.
    pub fn begrip(&self, key: &str) -> Result<&Begrip, BegripError> {
        let unknown = || BegripError::Unknown(key.to_owned());
        let which = BegripVersie::try_from(key.to_owned()).map_err(|_| unknown())?;
        self.begrippen.get(&which).ok_or_else(unknown)
    }

    /// The newest version of a word.
    pub fn newest(&self, sleutel: &str) -> Option<&Begrip> {
        self.begrippen.newest(sleutel)
    }

    /// The newest version of each word, by who holds it.
    pub fn words(&self) -> Vec<&Begrip> {
        let mut all: Vec<&Begrip> = self.begrippen.iter().filter(|one| self.is_newest(&one.begrip)).collect();
        all.sort_by(|a, b| (&a.bronhouder, &a.naam.nl).cmp(&(&b.bronhouder, &b.naam.nl)));
        all
    }

    /// All versions of a word, the newest first.
    pub fn versions(&self, sleutel: &str) -> Vec<&Begrip> {
        let mut all: Vec<&Begrip> = self.begrippen.iter().filter(|one| one.begrip.sleutel == sleutel).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.begrip.versie));
        all
    }

    /// Whether nothing newer is known.
    pub fn is_newest(&self, which: &BegripVersie) -> bool {
        self.newest(&which.sleutel).is_some_and(|newest| newest.begrip == *which)
    }

    /// Whether the extract that holds has this GUID.
    pub fn has_ggm(&self, guid: &str) -> bool {
        self.ggm.contains(&ggm::plain(guid))
    }

    /// What a regeling asks for that means something else by now.
    pub fn outdated(&self, regeling: &Regeling) -> Vec<BegripVersie> {
        let asked: BTreeSet<&BegripVersie> = regeling.criterium.iter().map(|criterium| &criterium.begrip).collect();
        asked.into_iter().filter(|which| !self.is_newest(which)).cloned().collect()
    }

    /// The regelingen that ask for a word, in whatever version of it.
    pub fn users(&self, sleutel: &str) -> Vec<&'static Regeling> {
        let shipped = SHIPPED.as_ref().map(Stand::all).unwrap_or_default();
        let asks = |one: &&Regeling| one.criterium.iter().any(|criterium| criterium.begrip.sleutel == sleutel);
        shipped.iter().filter(asks).collect()
    }

    /// All that are used and that an extract has to have.
    pub(crate) fn with_ggm(&self) -> impl Iterator<Item = (&Begrip, &str)> {
        self.words().into_iter().filter_map(|one| Some((one, one.ggm.as_deref()?)))
    }
}

fn own(organisatie: Uuid) -> Select<begrip_versie::Entity> {
    use begrip_versie::{Column, Entity};
    Entity::find().filter(Column::OrganisatieId.eq(organisatie)).order_by_asc(Column::Sleutel).order_by_asc(Column::Versie)
}

/// What was brought in, the newest first.
fn extracts(organisatie: Uuid) -> Select<ggm_uitgave::Entity> {
    use ggm_uitgave::{Column, Entity};
    let done = crate::Invoer::Ingevoerd.as_str();
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).filter(Column::Status.eq(done));
    query.order_by_desc(Column::PlaatsgevondenOp).order_by_desc(Column::Id)
}
