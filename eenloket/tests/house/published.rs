//! Versions of regelingen that nobody published yet, without an act.

use crate::world::World;
use eenloket::demo;
use regeling::tables::regeling_publicatie::{ActiveModel, Column, Entity};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// The digest of a version that ships, by its name.
pub fn digest_of(naam: &str) -> String {
    let all = regelingen::shipped::read().unwrap();
    regeling::digest_of(all.all().iter().find(|one| one.name() == naam).unwrap()).unwrap()
}

impl World {
    /// What Maastricht published of its minimaregeling of 2026, told to the store without an act.
    pub async fn of_maastricht(&self, sql: &str) {
        let organisatie = demo::id("organisatie/maastricht");
        let which = "sleutel = 'minimaregeling' and gebied = '0935' and versie = '2026'";
        let id = self.db().await.get_database_backend() == store::sea_orm::DbBackend::Postgres;
        let id = if id { format!("'{organisatie}'") } else { format!("x'{}'", organisatie.simple()) };
        self.meddle(&format!("{sql} where organisatie_id = {id} and {which}")).await;
    }

    /// Its file is another than the one that was published.
    pub async fn another_file(&self) {
        self.of_maastricht("update regeling_publicatie set digest = 'anders'").await;
    }

    /// The zorgtoeslag of Enschede as nobody published it: put forward by somebody, or by nobody.
    pub async fn publicatie_that_is(&self, door: Option<&str>) {
        let organisatie = demo::id("organisatie/enschede");
        let old = Entity::delete_many().filter(Column::OrganisatieId.eq(organisatie)).filter(Column::Sleutel.eq("zorgtoeslag"));
        old.exec(self.db().await).await.unwrap();
        let Some(door) = door else { return };
        let row = ActiveModel {
            id: Set(self.store().new_id()),
            organisatie_id: Set(organisatie),
            sleutel: Set("zorgtoeslag".to_owned()),
            gebied: Set(String::new()),
            versie: Set("2026".to_owned()),
            digest: Set(digest_of("zorgtoeslag 2026")),
            voorgelegd_door: Set(demo::id(&format!("medewerker/{door}"))),
            voorgelegd_op: Set(self.now().into()),
            gepubliceerd_door: Set(None),
            gepubliceerd_op: Set(None),
        };
        row.insert(self.db().await).await.unwrap();
    }
}
