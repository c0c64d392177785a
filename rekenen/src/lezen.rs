//! A file, checked before anything is counted, and its tiles.

use super::fout::Fout;
use super::kolom::{GEBOREN, Gevraagd, KINDEREN, PARTNER};
use super::waarden::{self, Gelezen, Kolom, Loop};
use parquet::basic::Compression;
use parquet::file::reader::{FileReader, SerializedFileReader};
use regelingen::columns::Columns;
use std::fs::File;
use std::path::{Path, PathBuf};

/// How many persons are in memory at a time, in each thread: as many as [`regelingen::columns::run`] takes at once.
const TEGEL: usize = 65_536;

/// A file with what is asked of it.
#[derive(Debug)]
pub struct Bestand {
    path: PathBuf,
    kolommen: Vec<Kolom>,
    /// First row and number of rows of each group of rows.
    groepen: Vec<(u64, usize)>,
    /// What the file says of itself under the name of our mark.
    pub merk: Option<String>,
}

impl Bestand {
    /// Opens a file and checks that it has the columns that are asked, each with the right kind of value. `onbekend` are
    /// columns that may be missing.
    ///
    /// # Errors
    /// The first column that is not there or does not fit.
    pub fn open(path: &Path, asked: &[Gevraagd], onbekend: &[String], merk: &str) -> Result<Self, Fout> {
        let reader = reader(path)?;
        let metadata = reader.metadata();
        let file = metadata.file_metadata();
        let schema = file.schema_descr();
        let mut kolommen = Vec::new();
        for one in asked {
            let place = schema.columns().iter().position(|leaf| leaf.path().string() == one.naam);
            match place {
                Some(place) => kolommen.push(waarden::fitting(path, place, &schema.column(place), one)?),
                None if one.mag_ontbreken || onbekend.contains(&one.naam) => {}
                None => {
                    let (kolom, door) = (one.naam.clone(), one.door.join(", "));
                    return Err(Fout::Ontbreekt { file: path.into(), kolom, door, soort: waarden::words(one.soort) });
                }
            }
        }
        for group in metadata.row_groups() {
            for kolom in &kolommen {
                let als = group.column(kolom.plaats).compression();
                if !is_read(als) {
                    return Err(Fout::Ingepakt { file: path.into(), kolom: kolom.naam.clone(), als: als.to_string() });
                }
            }
        }
        let mut first = 0;
        let groepen = metadata.row_groups().iter().map(|group| {
            let rows = u64::try_from(group.num_rows()).unwrap_or(0);
            let begin = first;
            first += rows;
            (begin, usize::try_from(rows).unwrap_or(usize::MAX))
        });
        let groepen = groepen.collect();
        let merk = file.key_value_metadata().into_iter().flatten().find(|pair| pair.key == merk);
        let merk = merk.and_then(|pair| pair.value.clone());
        Ok(Self { path: path.into(), kolommen, groepen, merk })
    }

    /// How many persons.
    #[must_use]
    pub fn persons(&self) -> u64 {
        self.groepen.last().map_or(0, |(first, rows)| first + u64::try_from(*rows).unwrap_or(u64::MAX))
    }

    /// How many groups of rows: as many threads can be of use.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groepen.len()
    }

    /// Nobody, with the columns there are: a plan is made for this.
    #[must_use]
    pub fn shape(&self) -> Columns {
        self.kolommen.iter().fold(Columns::new(0), |all, kolom| with(all, kolom, kolom.nobody()))
    }

    /// A reader of its own for a thread: a place in a file is shared by all who share the file.
    ///
    /// # Errors
    /// The file went away.
    pub fn reader(&self) -> Result<Lezer<'_>, Fout> {
        Ok(Lezer { bestand: self, reader: reader(&self.path)? })
    }
}

/// Whether it is known how to undo a compression: of the others each would bring a library in.
fn is_read(als: Compression) -> bool {
    matches!(als, Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_))
}

/// Reads groups of rows, a tile at a time.
pub struct Lezer<'a> {
    bestand: &'a Bestand,
    reader: SerializedFileReader<File>,
}

impl Lezer<'_> {
    /// The tiles of a group of rows.
    ///
    /// # Errors
    /// A value that cannot be, or a file that is broken inside.
    pub fn tiles(&self, group: usize, mut hear: impl FnMut(&Columns)) -> Result<(), Fout> {
        let path = &self.bestand.path;
        let (first, rows) = self.bestand.groepen[group];
        let broken = |kolom: &Kolom, from: usize, cause: String| {
            let row = |at: usize| first + u64::try_from(at).unwrap_or(0);
            let (van, tot) = (row(from) + 1, row(rows.min(from + TEGEL)));
            Fout::Kapot { file: path.into(), kolom: kolom.naam.clone(), van, tot, cause }
        };
        let opened = self.reader.get_row_group(group);
        let opened = opened.map_err(|cause| Fout::GeenParquet { file: path.into(), cause: cause.to_string() })?;
        let mut runs = Vec::new();
        for kolom in &self.bestand.kolommen {
            let run = opened.get_column_reader(kolom.plaats).map_err(|cause| broken(kolom, 0, cause.to_string()))?;
            runs.push((kolom, Loop::new(kolom, run).ok_or_else(|| broken(kolom, 0, "another type than it says".to_owned()))?));
        }
        for from in (0..rows).step_by(TEGEL) {
            let persons = TEGEL.min(rows - from);
            let mut columns = Columns::new(persons);
            for (kolom, run) in &mut runs {
                let values = run.next(persons).map_err(|cause| match cause {
                    waarden::Wat::Kapot(cause) => broken(kolom, from, cause),
                    waarden::Wat::Waarde(at, wat) => {
                        let rij = first + u64::try_from(from + at + 1).unwrap_or(u64::MAX);
                        Fout::Waarde { file: path.into(), kolom: kolom.naam.clone(), rij, wat }
                    }
                })?;
                columns = with(columns, kolom, values);
            }
            hear(&columns);
        }
        Ok(())
    }
}

fn reader(path: &Path) -> Result<SerializedFileReader<File>, Fout> {
    let file = File::open(path).map_err(|cause| Fout::Bestand { file: path.into(), cause })?;
    SerializedFileReader::new(file).map_err(|cause| Fout::GeenParquet { file: path.into(), cause: cause.to_string() })
}

/// Puts a column where the plan looks for it; two of them serve the groups of thresholds, too.
fn with(columns: Columns, kolom: &Kolom, values: Gelezen) -> Columns {
    let (is_kinderen, is_geboren) = (kolom.naam == KINDEREN, kolom.naam == GEBOREN);
    match (values, &kolom.begrip) {
        (Gelezen::Vlaggen(flags), _) if kolom.naam == PARTNER => columns.with_partner(flags),
        (Gelezen::Vlaggen(flags), Some(begrip)) => columns.with_flags(begrip.clone(), flags),
        (Gelezen::Getallen(numbers), Some(begrip)) => {
            let columns = if is_kinderen { columns.with_kinderen(numbers.clone()) } else { columns };
            let columns = if is_geboren { columns.with_geboren(numbers.clone()) } else { columns };
            columns.with_numbers(begrip.clone(), numbers)
        }
        _ => columns,
    }
}
