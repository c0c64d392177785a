//! What an organisatie published, and what waits there for a second person.

use crate::model::Publicatie;
use crate::tables::regeling_publicatie::{Column, Entity, Model};
use foundation::Uuid;
use regelingen::Regeling;
use regelingen::regeling::Gebied;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use store::{Look, StoreError, Tx};

/// All of an organisatie, of every file that there ever was.
pub(crate) struct Publicaties(Vec<Model>);

impl Publicaties {
    /// As it stands now, beside an act.
    pub(crate) async fn of(look: &Look<'_>, organisatie: Uuid) -> Result<Self, StoreError> {
        Ok(Self(look.all(own(organisatie)).await?))
    }

    /// As it stands for the organisatie of an act.
    pub(crate) async fn within(tx: &Tx) -> Result<Self, StoreError> {
        Ok(Self(tx.plain_all(own(tx.purpose().actor().organisatie)).await?))
    }

    /// The row of a version as its file is now.
    pub(crate) fn row(&self, one: &Regeling) -> Option<&Model> {
        let digest = digest_of(one)?;
        self.rows(one).find(|row| row.digest == digest)
    }

    /// How far it is.
    pub(crate) fn stand(&self, one: &Regeling) -> Publicatie {
        Publicatie::of(self.row(one))
    }

    /// Whether it was published before its file changed.
    pub(crate) fn has_changed(&self, one: &Regeling) -> bool {
        self.stand(one) != Publicatie::Gepubliceerd && self.rows(one).any(|row| row.gepubliceerd_door.is_some())
    }

    fn rows(&self, one: &Regeling) -> impl Iterator<Item = &Model> {
        let same = move |row: &&Model| row.sleutel == one.sleutel && row.versie == one.versie && row.gebied == gebied_of(one);
        self.0.iter().filter(same)
    }
}

fn own(organisatie: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::OrganisatieId.eq(organisatie))
}

/// Where a version holds: the code of a gemeente, or nothing for the country.
pub fn gebied_of(one: &Regeling) -> &str {
    match &one.gebied {
        Gebied::Nederland => "",
        Gebied::Gemeente(code) => code,
    }
}

/// What a version says, as one number: SHA-256 of its file, byte for byte, in hex. A change of a source or a comment in it is seen
/// again by two people too: that is what a reader goes by. Nothing for what does not ship.
pub fn digest_of(one: &Regeling) -> Option<String> {
    regelingen::shipped::digest(one).map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
