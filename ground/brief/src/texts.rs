//! The few words that the crate adds to a letter itself.

use crate::Language;
use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../taal"]
#[include = "*/brief.ftl"]
struct Files;

static LOADERS: LazyLock<[FluentLanguageLoader; 3]> = LazyLock::new(|| Language::ALL.map(load));

fn load(language: Language) -> FluentLanguageLoader {
    let loader = FluentLanguageLoader::new("brief", code(Language::Nl));
    // Dutch stands last: it fills gaps.
    loader.load_languages(&Files, &[code(language), code(Language::Nl)]).expect("the text files are in the program");
    // The invisible marks around variables would be signs that the font does not have.
    loader.set_use_isolating(false);
    loader
}

fn code(language: Language) -> unic_langid::LanguageIdentifier {
    language.code().parse().expect("a language code")
}

/// The texts in a language, for `fl!`.
pub(crate) fn of(language: Language) -> &'static FluentLanguageLoader {
    match language {
        Language::Nl => &LOADERS[0],
        Language::En => &LOADERS[1],
        Language::Pap => &LOADERS[2],
    }
}
