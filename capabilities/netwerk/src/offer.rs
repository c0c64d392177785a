//! A product: with what a Balie can help, in three languages, and what somebody brings along.

use crate::error::NetwerkError;
use crate::tables::{product, product_tekst};
use access::Verwerking;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Look, Once, Store, StoreError, Tx};

/// The languages beside Dutch.
pub(crate) const TALEN: [&str; 2] = ["en", "pap"];

/// What a product is from now on.
#[derive(Clone, Debug)]
pub(crate) struct ProductInput {
    pub(crate) titel: String,
    /// Its name in the Uniforme Productnamenlijst, where it has one, and where that describes it.
    pub(crate) upl: Option<String>,
    pub(crate) upl_adres: String,
    pub(crate) minuten: u16,
    pub(crate) meenemen: String,
    /// What a sender that writes no free text says.
    pub(crate) vraag_tekst: String,
    /// Language, title, what to bring; empty is as in Dutch.
    pub(crate) teksten: Vec<(&'static str, String, String)>,
}

/// What is written of a product in other languages.
pub(crate) async fn teksten(look: &Look<'_>, code: &str) -> Result<Vec<product_tekst::Model>, StoreError> {
    look.all(product_tekst::Entity::find().filter(product_tekst::Column::Product.eq(code))).await
}

/// A new product, behind the others.
///
/// # Errors
/// `CodeTaken` where there is one with that code.
pub(crate) async fn offer(
    store: &Store,
    purpose: &Verwerking,
    code: &str,
    input: &ProductInput,
    once: &Once,
) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let all: Vec<product::Model> = tx.plain_all(product::Entity::find().order_by_desc(product::Column::Volgorde)).await?;
        if all.iter().any(|one| one.code == code) {
            return Err(NetwerkError::CodeTaken);
        }
        tx.add(product::ActiveModel {
            code: Set(code.to_owned()),
            titel: Set(input.titel.clone()),
            upl: Set(input.upl.clone()),
            minuten: Set(input.minuten.into()),
            meenemen: Set(input.meenemen.clone()),
            vraag_tekst: Set(input.vraag_tekst.clone()),
            volgorde: Set(all.first().map_or(1, |last| last.volgorde + 1)),
            upl_adres: Set(input.upl_adres.clone()),
            versie: Set(1),
        });
        say(&tx, code, input);
        tx.remember(once, &shown(code));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// Writes what it is called in the other languages.
pub(crate) fn say(tx: &Tx, code: &str, input: &ProductInput) {
    let row = |(taal, titel, meenemen): &(&'static str, String, String)| product_tekst::ActiveModel {
        product: Set(code.to_owned()),
        taal: Set((*taal).to_owned()),
        titel: Set(titel.clone()),
        meenemen: Set(meenemen.clone()),
    };
    let said = input.teksten.iter().filter(|(_, titel, meenemen)| !(titel.is_empty() && meenemen.is_empty()));
    tx.add_all(said.map(row));
}

/// Where a product is kept.
pub(crate) fn shown(code: &str) -> String {
    format!("/beheer/producten/{code}")
}
