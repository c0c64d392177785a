//! Who lives with an organisatie, as its own administration says today: read when it is looked at, and never copied into the
//! store. Of the columns that only this organisatie has, nothing is taken.

use crate::model::Soort;
use crate::next::{Feit, Moment};
use crate::voorstel::Reden;
use administratie::{Administratie, AdministratieError, Organisatie};
use foundation::jiff::civil::Date;
use foundation::{Bsn, Keys};
use inwoner::InwonerInput;
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

/// Reads who of an organisatie `wanted` is about, by day of birth and BSN; it may take as long as reading a file of a city does.
///
/// # Errors
/// What is wrong, with file and line; never what stands there.
pub(crate) fn read(
    folder: &Path,
    organisatie: &str,
    keys: &Keys,
    wanted: impl Fn(Date, &[u8]) -> bool,
) -> Result<Bewoners, AdministratieError> {
    Administratie::open(folder, &Organisatie::read(folder, organisatie)?)?.read(|regel| {
        let index = regel.bsn(|text| Bsn::parse(text).ok())?.index(keys);
        if !wanted(regel.geboortedatum()?, &index) {
            return Ok(None);
        }
        Ok(Some((index, Bewoner { reden: regel.reden(reden)?.flatten(), wie: regel.wie()? })))
    })
}

fn reden(word: &str) -> Option<Option<Reden>> {
    match word {
        "overleden" => Some(Some(Reden::Overleden)),
        "verhuisd" => Some(Some(Reden::Verhuisd)),
        // The gemeente may write to an address that is secret; nobody goes there.
        "geheimhouding" => Some(None),
        _ => None,
    }
}
