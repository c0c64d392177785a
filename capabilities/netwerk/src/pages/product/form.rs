//! What is typed about a product.

use crate::offer::{ProductInput, TALEN};
use crate::pages::checks::{address, plain};
use crate::pages::fields::Field;
use serde::Deserialize;
use web::{Errors, Taal, t};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) code: String,
    pub(crate) titel: String,
    pub(crate) titel_en: String,
    pub(crate) titel_pap: String,
    pub(crate) meenemen: String,
    pub(crate) meenemen_en: String,
    pub(crate) meenemen_pap: String,
    pub(crate) vraag_tekst: String,
    pub(crate) minuten: String,
    pub(crate) upl: String,
    pub(crate) upl_adres: String,
    pub(crate) versie: i32,
}

impl Typed {
    pub(crate) fn fields(&self, taal: Taal) -> Vec<Field> {
        let as_dutch = || t!(taal, "hint-as-dutch");
        vec![
            Field::line("titel", t!(taal, "field-titel"), &self.titel).lang("nl"),
            Field::line("titel_en", t!(taal, "field-titel-en"), &self.titel_en).lang("en").hint(as_dutch()),
            Field::line("titel_pap", t!(taal, "field-titel-pap"), &self.titel_pap).lang("pap").hint(as_dutch()),
            Field::area("meenemen", t!(taal, "field-meenemen"), &self.meenemen).lang("nl"),
            Field::area("meenemen_en", t!(taal, "field-meenemen-en"), &self.meenemen_en).lang("en").hint(as_dutch()),
            Field::area("meenemen_pap", t!(taal, "field-meenemen-pap"), &self.meenemen_pap).lang("pap").hint(as_dutch()),
            Field::area("vraag_tekst", t!(taal, "field-vraag-tekst"), &self.vraag_tekst)
                .lang("nl")
                .hint(t!(taal, "hint-vraag-tekst")),
            Field::line("minuten", t!(taal, "field-minuten"), &self.minuten),
            Field::line("upl", t!(taal, "field-upl"), &self.upl).hint(t!(taal, "hint-upl")),
            Field::line("upl_adres", t!(taal, "field-upl-adres"), &self.upl_adres).hint(t!(taal, "hint-upl-adres")),
        ]
    }

    pub(crate) fn check(&self, taal: Taal, errors: &mut Errors) -> Option<ProductInput> {
        let line = |field: &'static str, typed: &str, must: bool, errors: &mut Errors| {
            let text = plain(field, typed, taal, errors);
            if (must && text.is_empty()) || text.chars().count() > 80 {
                errors.add(field, t!(taal, "error-titel"));
            }
            text
        };
        let titel = line("titel", &self.titel, true, errors);
        let titels = [("titel_en", &self.titel_en), ("titel_pap", &self.titel_pap)];
        let titels = titels.map(|(field, typed)| line(field, typed, false, errors));
        let text = |field: &'static str, typed: &str, must: bool, errors: &mut Errors| {
            let text = plain(field, typed, taal, errors);
            if (must && text.is_empty()) || text.chars().count() > 300 {
                errors.add(field, t!(taal, "error-zin"));
            }
            text
        };
        let meenemen = text("meenemen", &self.meenemen, true, errors);
        let meer = [("meenemen_en", &self.meenemen_en), ("meenemen_pap", &self.meenemen_pap)];
        let meer = meer.map(|(field, typed)| text(field, typed, false, errors));
        let vraag_tekst = text("vraag_tekst", &self.vraag_tekst, true, errors);
        let minuten = self.minuten.trim().parse().ok().filter(|n| (5..=240).contains(n));
        if minuten.is_none() {
            errors.add("minuten", t!(taal, "error-minuten"));
        }
        let upl = Some(line("upl", &self.upl, false, errors)).filter(|name| !name.is_empty());
        let upl_adres = address("upl_adres", &self.upl_adres, taal, errors);
        errors.is_empty().then_some(())?;
        let teksten = TALEN.into_iter().zip(titels).zip(meer).map(|((taal, titel), meer)| (taal, titel, meer)).collect();
        Some(ProductInput { titel, upl, upl_adres, minuten: minuten?, meenemen, vraag_tekst, teksten })
    }
}
