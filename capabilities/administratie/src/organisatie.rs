//! Which organisatie has an administration: `administratie.toml`.

use crate::AdministratieError;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    organisatie: Vec<Organisatie>,
}

/// An organisatie that has one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisatie {
    naam: String,
    /// The code of the gemeente whose regelingen hold there.
    pub gemeente: String,
    /// The file of who lives there, in the same folder.
    pub(crate) bestand: String,
    /// By which sources know it when they are asked blind.
    #[serde(default)]
    pub oin: Option<String>,
}

impl Organisatie {
    /// Reads what `administratie.toml` says of the organisatie of this name; its file is not looked at.
    ///
    /// # Errors
    /// `Unreadable`, `NoList`, `NotListed`.
    pub fn read(folder: &Path, naam: &str) -> Result<Self, AdministratieError> {
        let file = folder.join("administratie.toml");
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(cause) => return Err(AdministratieError::Unreadable { file, cause: cause.to_string() }),
        };
        let list: List = match toml::from_str(&text) {
            Ok(list) => list,
            // What toml says itself shows the line.
            Err(cause) => {
                let before = cause.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                return Err(AdministratieError::NoList { file, line: before.matches('\n').count() + 1 });
            }
        };
        let found = list.organisatie.into_iter().find(|one| one.naam == naam);
        found.ok_or_else(|| AdministratieError::NotListed { file, naam: naam.to_owned() })
    }
}
