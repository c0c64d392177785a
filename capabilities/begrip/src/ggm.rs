//! An extract of the Gemeentelijk Gegevensmodel: which terms there are, by GUID.

use crate::BegripInputError;
use std::collections::BTreeSet;

/// The extract that ships; where it comes from stands in `regelingen/ggm/NOTICE.md`.
const SHIPPED: &str = include_str!("../../../regelingen/ggm/objecten-inkomen.csv");
/// Its release.
pub(crate) const SHIPPED_UITGAVE: &str = "2.5.1";
/// The column that names a term, whatever else there is.
const GUID: &str = "GGM-guid";

/// The terms of the extract that ships.
pub(crate) fn shipped() -> BTreeSet<String> {
    read(SHIPPED).unwrap_or_default()
}

/// A GUID without braces, in capitals.
pub(crate) fn plain(guid: &str) -> String {
    guid.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_uppercase()
}

/// The terms of an extract: a table with a header, as the model is published.
///
/// # Errors
/// The line that cannot be read, or that there are no terms.
pub(crate) fn read(text: &str) -> Result<BTreeSet<String>, BegripInputError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let at = reader.headers().ok().and_then(|head| head.iter().position(|name| name.trim() == GUID));
    let at = at.ok_or(BegripInputError::Unreadable(1))?;
    let mut all = BTreeSet::new();
    for row in reader.records() {
        let line = |row: &csv::StringRecord| row.position().map_or(0, csv::Position::line);
        let row = row.map_err(|why| BegripInputError::Unreadable(why.position().map_or(0, csv::Position::line)))?;
        let guid = row.get(at).map(plain).filter(|guid| is_guid(guid));
        all.insert(guid.ok_or_else(|| BegripInputError::Unreadable(line(&row)))?);
    }
    if all.is_empty() { Err(BegripInputError::Empty) } else { Ok(all) }
}

/// Eight, four, four, four and twelve signs; one in the model as it is published has a sign less.
fn is_guid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    matches!(parts[..], [8, 4, 4, 4, 11 | 12]) && text.bytes().all(|sign| sign == b'-' || sign.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extract_that_ships_has_what_the_begrippen_name() {
        let all = shipped();
        assert_eq!(all.len(), 88);
        let begrippen = regelingen::shipped::read().expect("it is whole");
        for begrip in begrippen.begrippen().iter().filter_map(|one| one.ggm.as_ref()) {
            assert!(all.contains(&plain(begrip)), "{begrip}");
        }
    }

    #[test]
    fn what_is_no_extract_is_refused_with_its_line() {
        use BegripInputError::{Empty, Unreadable};
        assert_eq!(read(""), Err(Unreadable(1)));
        assert_eq!(read("naam,guid\nInkomen,1"), Err(Unreadable(1)));
        assert_eq!(read("GGM-naam,GGM-guid\n"), Err(Empty));
        assert_eq!(read("GGM-naam,GGM-guid\nInkomen,{B2A3D4C2-236C-457f-A2C8-8F889C1427E9}\nSchuld,geen\n"), Err(Unreadable(3)));
        let one = read("\u{feff}GGM-naam,GGM-guid\nInkomen,{B2A3D4C2-236C-457f-A2C8-8F889C1427E9}\n").unwrap();
        assert!(one.contains("B2A3D4C2-236C-457F-A2C8-8F889C1427E9"));
    }
}
