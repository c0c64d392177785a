//! A line of the file: somebody who lives there.

use crate::AdministratieError;
use crate::administratie::{COLUMNS, Kop};
use csv::StringRecord;
use foundation::Bsn;
use foundation::jiff::civil::Date;
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam};

// Places in `COLUMNS`.
const BSN: usize = 0;
const VOORNAAM: usize = 1;
const ACHTERNAAM: usize = 2;
const GEBOORTEDATUM: usize = 3;
const STRAAT: usize = 4;
const HUISNUMMER: usize = 5;
const POSTCODE: usize = 6;
const PLAATS: usize = 7;
const REDEN: usize = 8;

/// It. Only what is asked for is looked at.
pub struct Regel<'a> {
    kop: &'a Kop,
    line: usize,
    row: &'a StringRecord,
}

impl<'a> Regel<'a> {
    pub(crate) fn new(kop: &'a Kop, line: usize, row: &'a StringRecord) -> Self {
        Self { kop, line, row }
    }

    /// The BSN, as whoever reads it holds one.
    ///
    /// # Errors
    /// `Unusable`, where that makes nothing of it.
    pub fn bsn<T>(&self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, AdministratieError> {
        self.parsed(BSN, parse)
    }

    /// The day of birth.
    ///
    /// # Errors
    /// `Unusable`.
    pub fn geboortedatum(&self) -> Result<Date, AdministratieError> {
        self.parsed(GEBOORTEDATUM, |text| text.parse().ok())
    }

    /// Why nobody goes there, as it is to whoever reads it; nothing, where nothing stands there.
    ///
    /// # Errors
    /// `Unusable`, where that makes nothing of it.
    pub fn reden<T>(&self, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, AdministratieError> {
        self.parsed(REDEN, |text| if text.is_empty() { Some(None) } else { parse(text).map(Some) })
    }

    /// Who, and where.
    ///
    /// # Errors
    /// `Unusable`.
    pub fn wie(&self) -> Result<InwonerInput, AdministratieError> {
        let text = |nth| self.text(nth).to_owned();
        Ok(InwonerInput {
            wie: InwonerFilter::Bsn(self.bsn(|text| Bsn::parse(text).ok())?),
            naam: Naam { voornaam: text(VOORNAAM), achternaam: text(ACHTERNAAM) },
            geboortedatum: self.geboortedatum()?,
            postcode: self.parsed(POSTCODE, inwoner::postcode)?,
            huisnummer: text(HUISNUMMER),
            straat: text(STRAAT),
            plaats: text(PLAATS),
            telefoon: String::new(),
            kanaal: Kanaal::Brief,
        })
    }

    /// What the organisatie answers itself, in the order of [`Administratie::eigen`](crate::Administratie::eigen).
    ///
    /// # Errors
    /// `Unusable`.
    pub fn eigen(&self) -> Result<Vec<Option<bool>>, AdministratieError> {
        let each = self.kop.eigen.iter().map(|(place, head)| {
            let text = self.row.get(*place).unwrap_or_default();
            ja_nee(text.trim()).ok_or_else(|| self.unusable(head))
        });
        each.collect()
    }

    fn text(&self, nth: usize) -> &'a str {
        self.row.get(self.kop.places[nth]).unwrap_or_default().trim()
    }

    fn parsed<T>(&self, nth: usize, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, AdministratieError> {
        parse(self.text(nth)).ok_or_else(|| self.unusable(COLUMNS[nth]))
    }

    fn unusable(&self, column: &str) -> AdministratieError {
        AdministratieError::Unusable { file: self.kop.file.clone(), line: self.line, column: column.to_owned() }
    }
}

fn ja_nee(text: &str) -> Option<Option<bool>> {
    match text {
        "ja" => Some(Some(true)),
        "nee" => Some(Some(false)),
        "" => Some(None),
        _ => None,
    }
}
