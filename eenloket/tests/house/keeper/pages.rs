//! Pages on which something is kept, and the rows behind them.

use crate::client::{Client, Page};
use crate::world::World;
use ::netwerk::tables::{balie, convenant, locatie, medewerker, organisatie, product};
use eenloket::demo;
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Fills in the form of a page and sends it.
pub async fn fills_in(client: &Client, path: &str, fields: &[(&str, &str)]) -> Page {
    let form = client.get(path).await.expect(200).form(path).with(fields);
    client.send_form(&form, Some(("stap", "bewaar"))).await
}

/// The id at the end of an address that a page links to.
pub fn id_in(page: &Page, before: &str) -> Uuid {
    let mut links = page.links().into_iter().filter_map(|link| link.strip_prefix(before)?.parse().ok());
    links.next_back().unwrap_or_else(|| panic!("{} links to no {before}", page.path))
}

impl World {
    pub async fn convenanten_of(&self, organisatie: &str) -> Vec<convenant::Model> {
        let naar = convenant::Column::NaarOrganisatieId.eq(demo::id(&format!("organisatie/{organisatie}")));
        convenant::Entity::find().filter(naar).all(self.db().await).await.unwrap()
    }

    pub async fn balie(&self, key: &str) -> balie::Model {
        balie::Entity::find_by_id(demo::id(&format!("balie/{key}"))).one(self.db().await).await.unwrap().expect("a balie")
    }

    pub async fn organisatie(&self, id: Uuid) -> organisatie::Model {
        organisatie::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("an organisatie")
    }

    pub async fn locatie(&self, id: Uuid) -> locatie::Model {
        locatie::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a locatie")
    }

    pub async fn product(&self, code: &str) -> product::Model {
        product::Entity::find_by_id(code).one(self.db().await).await.unwrap().expect("a product")
    }

    pub async fn medewerker(&self, id: Uuid) -> medewerker::Model {
        medewerker::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a medewerker")
    }
}
