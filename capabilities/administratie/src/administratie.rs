//! The file of an organisatie: its columns, and one line after the other.

use crate::{AdministratieError, Organisatie, Regel};
use csv::Reader;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The columns that each has.
pub(crate) const COLUMNS: [&str; 9] =
    ["bsn", "voornaam", "achternaam", "geboortedatum", "straat", "huisnummer", "postcode", "plaats", "reden"];

/// Where everything stands in a line.
pub(crate) struct Kop {
    pub(crate) file: PathBuf,
    /// Of `COLUMNS`.
    pub(crate) places: [usize; COLUMNS.len()],
    /// Of the others, with their heads.
    pub(crate) eigen: Vec<(usize, String)>,
}

/// It, of which the heads are read.
pub struct Administratie {
    reader: Reader<File>,
    kop: Kop,
}

impl Administratie {
    /// Opens that of an organisatie.
    ///
    /// # Errors
    /// `Unreadable`, `NoColumn`.
    pub fn open(folder: &Path, organisatie: &Organisatie) -> Result<Self, AdministratieError> {
        let file = folder.join(&organisatie.bestand);
        let unreadable = |cause: csv::Error| AdministratieError::Unreadable { file: file.clone(), cause: cause.to_string() };
        let mut reader = Reader::from_path(&file).map_err(unreadable)?;
        let heads = reader.headers().map_err(unreadable)?;
        let mut places = [0; COLUMNS.len()];
        for (to, column) in places.iter_mut().zip(COLUMNS) {
            let place = heads.iter().position(|head| head == column);
            *to = place.ok_or_else(|| AdministratieError::NoColumn { file: file.clone(), column })?;
        }
        let others = heads.iter().enumerate().filter(|(_, head)| !COLUMNS.contains(head));
        let eigen = others.map(|(place, head)| (place, head.to_owned())).collect();
        Ok(Self { reader, kop: Kop { file, places, eigen } })
    }

    /// The heads of the columns that only this organisatie has, in the order of [`Regel::eigen`].
    pub fn eigen(&self) -> impl Iterator<Item = &str> {
        self.kop.eigen.iter().map(|(_, head)| head.as_str())
    }

    /// Reads all lines, and keeps what `take` makes of each, by the key it gives: that of somebody who has a BSN. It may take as long
    /// as reading a file of everybody in a city does.
    ///
    /// # Errors
    /// `NoLine`, `Twice` for a key that was taken before, and what `take` says.
    pub fn read<K: Ord, T>(
        mut self,
        mut take: impl FnMut(&Regel<'_>) -> Result<Option<(K, T)>, AdministratieError>,
    ) -> Result<BTreeMap<K, T>, AdministratieError> {
        let mut all = BTreeMap::new();
        for (nth, row) in self.reader.records().enumerate() {
            // With the line of the heads, and counted from one.
            let line = nth + 2;
            let file = || self.kop.file.clone();
            let row = row.map_err(|_| AdministratieError::NoLine { file: file(), line })?;
            let Some((key, one)) = take(&Regel::new(&self.kop, line, &row))? else { continue };
            if all.insert(key, one).is_some() {
                return Err(AdministratieError::Twice { file: file(), line });
            }
        }
        Ok(all)
    }
}
