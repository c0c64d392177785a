//! The file of `eenloket inrichten`, as it is read: nothing is required here, so that all that is missing can be told at once.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Spanned, Value};

/// Keys that nobody knows.
pub(super) type Rest = BTreeMap<String, Value>;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct File {
    pub organisaties: Vec<Spanned<Organisatie>>,
    pub locaties: Vec<Spanned<Locatie>>,
    pub producten: Vec<Spanned<Product>>,
    pub balies: Vec<Spanned<Balie>>,
    pub beheerders: Vec<Spanned<Beheerder>>,
    #[serde(flatten)]
    pub rest: Rest,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Organisatie {
    pub naam: String,
    pub soort: String,
    pub telefoon: String,
    pub overheidsorgaan: Option<bool>,
    pub vrije_tekst: Option<bool>,
    pub hoofdbeheerder: bool,
    #[serde(flatten)]
    pub rest: Rest,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Locatie {
    pub naam: String,
    pub beheerder: String,
    pub adres: String,
    pub postcode: String,
    pub plaats: String,
    pub gemeente_code: String,
    pub tijdzone: String,
    pub gebied: String,
    pub toegankelijkheid: String,
    pub telefoon: String,
    pub open: Vec<Open>,
    pub gesloten: Vec<String>,
    #[serde(flatten)]
    pub rest: Rest,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Open {
    pub dagen: String,
    pub tijd: String,
    #[serde(flatten)]
    pub rest: Rest,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Product {
    pub code: String,
    pub upl: Option<String>,
    pub minuten: u16,
    pub titel: Talen,
    pub meenemen: Talen,
    pub vraag_tekst: String,
    #[serde(flatten)]
    pub rest: Rest,
}

/// A text in the languages of the screens.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Talen {
    pub nl: String,
    pub en: String,
    pub pap: String,
    #[serde(flatten)]
    pub rest: Rest,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Balie {
    pub naam: String,
    pub organisatie: String,
    pub locatie: String,
    pub bonletter: String,
    pub producten: Vec<String>,
    #[serde(flatten)]
    pub rest: Rest,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Beheerder {
    pub naam: String,
    pub organisatie: String,
    pub inlog: String,
    pub inlog_organisatie: String,
    #[serde(flatten)]
    pub rest: Rest,
}
