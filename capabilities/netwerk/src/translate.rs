//! The words of the products in the language of a page. What has no translation stands in Dutch, and says so.

use crate::tables::product_tekst::{Column, Entity, Model};
use std::collections::HashMap;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Look, StoreError};
use web::Taal;

/// A text that stands on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tekst {
    /// The text.
    pub tekst: String,
    /// Its language, where that is not the language of the page; else empty.
    pub lang: &'static str,
}

/// What the products are called in one language.
#[derive(Debug)]
pub struct ProductTaal {
    is_dutch: bool,
    said: HashMap<String, Model>,
}

impl ProductTaal {
    /// The words of all products; in Dutch there is nothing to ask.
    pub async fn load(look: &Look<'_>, taal: Taal) -> Result<Self, StoreError> {
        let is_dutch = taal == Taal::Nl;
        let query = Entity::find().filter(Column::Taal.eq(taal.code()));
        let rows: Vec<Model> = if is_dutch { Vec::new() } else { look.all(query).await? };
        Ok(Self { is_dutch, said: rows.into_iter().map(|row| (row.product.clone(), row)).collect() })
    }

    /// What a product is called.
    pub fn titel(&self, code: &str, dutch: &str) -> Tekst {
        self.say(self.said.get(code).map(|row| &row.titel), dutch)
    }

    /// What somebody brings along for it.
    pub fn meenemen(&self, code: &str, dutch: &str) -> Tekst {
        self.say(self.said.get(code).map(|row| &row.meenemen), dutch)
    }

    fn say(&self, said: Option<&String>, dutch: &str) -> Tekst {
        match said.filter(|text| !text.is_empty()) {
            Some(text) => Tekst { tekst: text.clone(), lang: "" },
            None => Tekst { tekst: dutch.to_owned(), lang: if self.is_dutch || dutch.is_empty() { "" } else { "nl" } },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_translated_stands_in_dutch_and_says_so() {
        let row = Model {
            product: "aow".to_owned(),
            taal: "en".to_owned(),
            titel: "State pension".to_owned(),
            meenemen: String::new(),
        };
        let english = ProductTaal { is_dutch: false, said: HashMap::from([("aow".to_owned(), row)]) };
        let text = |tekst: &str, lang| Tekst { tekst: tekst.to_owned(), lang };
        assert_eq!(english.titel("aow", "AOW aanvragen"), text("State pension", ""));
        assert_eq!(english.meenemen("aow", "Uw bankpas."), text("Uw bankpas.", "nl"));
        assert_eq!(english.titel("ww", "WW aanvragen"), text("WW aanvragen", "nl"));
        let dutch = ProductTaal { is_dutch: true, said: HashMap::new() };
        assert_eq!(dutch.titel("ww", "WW aanvragen"), text("WW aanvragen", ""));
    }
}
