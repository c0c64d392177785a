//! What can be chosen in the forms of a Doorverwijzing.

use crate::suggest::Dagdeel;
use web::{Taal, t};

/// A choice of the form.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) chosen: bool,
    /// The language of the text, where that is not the language of the page.
    pub(super) lang: &'static str,
    /// Where the keyboard goes after a search.
    pub(super) focus: bool,
}

impl Choice {
    /// The id of a time to choose: the first carries the name of the field, so that an error leads to it.
    pub(super) fn id(&self) -> String {
        if self.focus { "tijdslot".to_owned() } else { format!("p-{}", self.value) }
    }
}

/// When on the day somebody would rather come; at first it does not matter.
pub(super) fn dagdelen(chosen: &str, taal: Taal) -> Vec<Choice> {
    let any = choice("", t!(taal, "dagdeel-geen"), Dagdeel::parse(chosen).is_none());
    let each = Dagdeel::ALL.iter().map(|one| {
        let text = match one {
            Dagdeel::Ochtend => t!(taal, "dagdeel-ochtend"),
            Dagdeel::Middag => t!(taal, "dagdeel-middag"),
        };
        choice(one.as_str(), text, one.as_str() == chosen)
    });
    [any].into_iter().chain(each).collect()
}

/// The products, in the language of the page.
pub(super) async fn products_in(look: &store::Look<'_>, taal: Taal, chosen: &str) -> Result<Vec<Choice>, store::StoreError> {
    let words = netwerk::ProductTaal::load(look, taal).await?;
    let choice = |product: netwerk::Product| {
        let netwerk::Tekst { tekst: text, lang } = words.titel(&product.code, &product.titel);
        Choice { chosen: product.code == chosen, value: product.code, text, lang, focus: false }
    };
    Ok(netwerk::products(look).await?.into_iter().map(choice).collect())
}

/// One that has the language of the page.
pub(super) fn choice(value: &str, text: String, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), text, chosen, lang: "", focus: false }
}
