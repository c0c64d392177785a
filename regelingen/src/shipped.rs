//! The regelingen that come with the house: national ones, and made-up ones of four gemeenten for the demonstration.

use crate::regeling::Gebied;
use crate::{Begrippen, Fout, Regeling, Stand};
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "."]
#[include = "begrippen.toml"]
#[include = "landelijk/*"]
#[include = "gemeenten/*"]
struct Files;

/// The name of a file of regelingen.
const ENDS: &str = ".toml";
const BEGRIPPEN: &str = "begrippen.toml";

/// Reads all of them.
///
/// # Errors
/// What is wrong, with the file it is in. A test reads them, so a build that passed has none.
pub fn read() -> Result<Stand, Vec<Fout>> {
    let text = |name: &str| Files::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    let unreadable = |name: &str, wat: String| Fout { regeling: name.to_owned(), plaats: String::new(), wat };
    let begrippen = Begrippen::read(&text(BEGRIPPEN)).map_err(|wat| vec![unreadable(BEGRIPPEN, wat)])?;
    let (mut regelingen, mut faults) = (Vec::new(), Vec::new());
    for name in Files::iter().filter(|name| name.ends_with(ENDS) && name != BEGRIPPEN) {
        match Regeling::read(&text(&name)) {
            Ok(regeling) => regelingen.push(regeling),
            Err(wat) => faults.push(unreadable(&name, wat)),
        }
    }
    if faults.is_empty() { Stand::new(begrippen, regelingen) } else { Err(faults) }
}

/// The digest (SHA-256) of the file of a version, byte for byte: also a comment or a source in it that changes makes it another one.
/// Nothing for what does not ship.
pub fn digest(regeling: &Regeling) -> Option<[u8; 32]> {
    let folder = match &regeling.gebied {
        Gebied::Nederland => "landelijk".to_owned(),
        Gebied::Gemeente(code) => format!("gemeenten/{code}"),
    };
    let file = Files::get(&format!("{folder}/{}/{}{ENDS}", regeling.sleutel, regeling.versie))?;
    Some(file.metadata.sha256_hash())
}

/// The worked examples beside the regelingen: file and text.
pub fn examples() -> impl Iterator<Item = (String, String)> {
    let names = Files::iter().filter(|name| name.ends_with(".voorbeelden.csv"));
    names.filter_map(|name| Some((name.to_string(), String::from_utf8_lossy(&Files::get(&name)?.data).into_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_version_that_ships_has_a_file_of_its_name() {
        let all = read().expect("it is whole");
        let digests: BTreeSet<_> = all.all().iter().map(|one| digest(one).expect("a file")).collect();
        assert_eq!(digests.len(), all.all().len(), "no two say the same");
        let mut other = all.all()[0].clone();
        other.versie = "1900".to_owned();
        assert_eq!(digest(&other), None);
    }
}
