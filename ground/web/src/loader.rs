//! Texts: each crate has its own file per language, checked by the compiler against the Dutch one.
#![allow(clippy::crate_in_macro_def, reason = "each crate has texts of its own: `crate` is the one that asks")]

use crate::Taal;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{I18nAssets, LanguageLoader};

/// Loads the text file of one crate in one language, with Dutch behind it.
pub fn load(domain: &str, taal: Taal, files: &dyn I18nAssets) -> FluentLanguageLoader {
    let dutch: unic_langid::LanguageIdentifier = "nl".parse().expect("a language code");
    let loader = FluentLanguageLoader::new(domain, dutch.clone());
    let mut wanted = Vec::new();
    if taal != Taal::Nl {
        wanted.push(taal.code().parse().expect("a language code"));
    }
    // The first language loaded wins; Dutch stands last so that it only fills gaps.
    wanted.push(dutch);
    loader.load_languages(files, &wanted).expect("the text files are in the program");
    // Fluent wraps every variable in invisible marks, which breaks search, copies and tests.
    loader.set_use_isolating(false);
    loader
}

/// Declares the texts of a crate: `texts::of(taal)` and with it [`t!`].
#[macro_export]
macro_rules! texts {
    ($folder:literal) => {
        /// The texts of this crate.
        pub mod texts {
            use $crate::i18n_embed::fluent::FluentLanguageLoader;
            use $crate::rust_embed;

            #[derive(rust_embed::RustEmbed)]
            #[folder = $folder]
            struct Files;

            static LOADERS: std::sync::LazyLock<[FluentLanguageLoader; 3]> =
                std::sync::LazyLock::new(|| $crate::Taal::ALL.map(|taal| $crate::load(env!("CARGO_PKG_NAME"), taal, &Files)));

            /// The loader for a language.
            pub fn of(taal: $crate::Taal) -> &'static FluentLanguageLoader {
                match taal {
                    $crate::Taal::Nl => &LOADERS[0],
                    $crate::Taal::En => &LOADERS[1],
                    $crate::Taal::Pap => &LOADERS[2],
                }
            }
        }
    };
}

/// A text of the calling crate: `t!(taal, "key", n = 3)`. A missing key or variable does not compile.
#[macro_export]
macro_rules! t {
    ($taal:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::fl!(crate::texts::of($taal), $key $(, $name = $value)*)
    };
}
