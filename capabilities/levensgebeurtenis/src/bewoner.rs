//! Who lives with an organisatie, as its own administration says today: read when it is looked at, and never copied into the
//! store. Columns as the looplijst reads them; of the others nothing is taken.

use crate::model::Soort;
use crate::next::{Feit, Moment};
use crate::voorstel::Reden;
use foundation::jiff::civil::Date;
use foundation::{Bsn, Keys};
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Somebody who lives there.
pub(crate) struct Bewoner {
    /// Who, and where.
    pub(crate) wie: InwonerInput,
    reden: Option<Reden>,
}

impl Bewoner {
    /// What matters of them for a levensgebeurtenis.
    pub(crate) fn feit(&self, soort: Soort) -> Feit {
        Feit { moment: Moment::of(soort, self.wie.geboortedatum), reden: self.reden }
    }
}

/// By the key under which a BSN is found.
pub(crate) type Bewoners = BTreeMap<Vec<u8>, Bewoner>;

#[derive(Deserialize)]
struct File {
    organisatie: Vec<Deel>,
}

#[derive(Deserialize)]
struct Deel {
    naam: String,
    bestand: String,
}

const COLUMNS: [&str; 9] =
    ["bsn", "voornaam", "achternaam", "geboortedatum", "straat", "huisnummer", "postcode", "plaats", "reden"];

/// Reads who of an organisatie `wanted` is about, by day of birth and BSN; it may take as long as reading a file of a city does.
///
/// # Errors
/// What is wrong, with file and line; never what stands there.
pub(crate) fn read(
    folder: &Path,
    organisatie: &str,
    keys: &Keys,
    wanted: impl Fn(Date, &[u8]) -> bool,
) -> Result<Bewoners, String> {
    let list = folder.join("administratie.toml");
    let text = std::fs::read_to_string(&list).map_err(|cause| format!("{}: {cause}", list.display()))?;
    let file: File = toml::from_str(&text).map_err(|cause| format!("{}: {cause}", list.display()))?;
    let deel = file.organisatie.into_iter().find(|one| one.naam == organisatie);
    let deel = deel.ok_or_else(|| format!("{}: {organisatie} is not in it", list.display()))?;
    let path = folder.join(&deel.bestand);
    let at = |cause: &str| format!("{}: {cause}", path.display());
    let mut reader = csv::Reader::from_path(&path).map_err(|cause| at(&cause.to_string()))?;
    let heads = reader.headers().map_err(|cause| at(&cause.to_string()))?.clone();
    let mut places = [0; COLUMNS.len()];
    for (to, name) in places.iter_mut().zip(COLUMNS) {
        *to = heads.iter().position(|head| head == name).ok_or_else(|| at(&format!("has no column {name}")))?;
    }
    let mut all = Bewoners::new();
    for (nth, row) in reader.records().enumerate() {
        // With the line of the heads, and counted from one.
        let line = nth + 2;
        let row = row.map_err(|_| at(&format!("line {line} cannot be read")))?;
        let text = |nth: usize| row.get(places[nth]).unwrap_or_default().trim();
        let wrong = |nth: usize| at(&format!("line {line}: {} cannot be used", COLUMNS[nth]));
        let bsn = Bsn::parse(text(0)).map_err(|_| wrong(0))?;
        let geboren: Date = text(3).parse().map_err(|_| wrong(3))?;
        let index = bsn.index(keys);
        if !wanted(geboren, &index) {
            continue;
        }
        let bewoner = somebody(&text, bsn, geboren).map_err(wrong)?;
        if all.insert(index, bewoner).is_some() {
            return Err(at(&format!("line {line}: this bsn stands there twice")));
        }
    }
    Ok(all)
}

fn somebody<'a>(text: &impl Fn(usize) -> &'a str, bsn: Bsn, geboortedatum: Date) -> Result<Bewoner, usize> {
    let reden = match text(8) {
        "overleden" => Some(Reden::Overleden),
        "verhuisd" => Some(Reden::Verhuisd),
        // The gemeente may write to an address that is secret; nobody goes there.
        "" | "geheimhouding" => None,
        _ => return Err(8),
    };
    let wie = InwonerInput {
        wie: InwonerFilter::Bsn(bsn),
        naam: Naam { voornaam: text(1).to_owned(), achternaam: text(2).to_owned() },
        geboortedatum,
        postcode: inwoner::postcode(text(6)).ok_or(6_usize)?,
        huisnummer: text(5).to_owned(),
        straat: text(4).to_owned(),
        plaats: text(7).to_owned(),
        telefoon: String::new(),
        kanaal: Kanaal::Brief,
    };
    Ok(Bewoner { wie, reden })
}
