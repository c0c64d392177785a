//! The settings of a source, from a TOML file. All that is wrong with it is told at once, each with line and column, before
//! anything is opened.

use super::blind::{Blindgoedkeuring, Blindinstellingen};
use super::check::check;
use super::file::{BronFile, File};
use super::fouten::{Faults, Fouten};
use crate::{Digest, Vragenset};
use ed25519_dalek::VerifyingKey;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Time;
use regelingen::{Begrip, Begrippen};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the settings say, checked.
#[derive(Debug)]
pub struct Instellingen {
    /// What people call this source.
    pub naam: String,
    /// Whose data it holds, as the begrippen name it.
    pub bronhouder: String,
    /// Where it listens.
    pub adres: String,
    /// The file with its keys.
    pub sleutels: PathBuf,
    /// The folder with its logboek, a file a month.
    pub logboek: PathBuf,
    /// Where its data are.
    pub gegevens: Gegevens,
    /// Which column is which begrip.
    pub kolommen: Vec<Kolom>,
    /// Who may ask.
    pub afnemers: Vec<Afnemer>,
    /// What they may ask.
    pub goedkeuringen: Vec<Goedkeuring>,
    /// How much of it.
    pub grenzen: Grenzen,
    /// Whether and how it takes part in blind runs.
    pub blind: Option<Blindinstellingen>,
}

/// Where the data are, and which columns say who somebody is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gegevens {
    /// What kind of place.
    pub soort: Soort,
    /// The file of a CSV, a Parquet or an SQLite.
    pub bestand: Option<PathBuf>,
    /// The address of a PostgreSQL; `$NAME` reads it from a variable, so that no password stands here.
    pub url: Option<String>,
    /// The view of a database.
    pub view: Option<String>,
    /// What stands between two values of a CSV.
    #[serde(default = "komma")]
    pub scheidingsteken: char,
    /// The column with the burgerservicenummer.
    pub bsn: String,
    /// Whether there is a partner who counts along, where thresholds depend on it.
    pub partner: Option<String>,
    /// How many children under 18.
    pub kinderen: Option<String>,
    /// The day of birth.
    pub geboren: Option<String>,
}

/// What kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Soort {
    /// A file with a line a person and the names of the columns above it.
    Csv,
    /// A Parquet file.
    Parquet,
    /// A view or table in an SQLite file.
    Sqlite,
    /// A view or table of a PostgreSQL.
    Postgres,
}

/// In what amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Eenheid {
    /// `1480.5` is 1,480 euro and 50 cents.
    Euro,
    /// `148050` is the same.
    Eurocent,
}

/// Which column is which begrip.
#[derive(Clone, Debug)]
pub struct Kolom {
    /// Its name in the data.
    pub kolom: String,
    /// What it means.
    pub begrip: Begrip,
    /// In what an amount is written.
    pub eenheid: Eenheid,
    /// Of which year it is, for a begrip that is of a year.
    pub jaar: Option<i16>,
    /// How many thresholds anybody may be held against in 365 days, and how many of them after the first run. Without it
    /// they are not counted.
    pub drempels: Option<(usize, usize)>,
}

/// Who may ask.
#[derive(Clone, Debug)]
pub struct Afnemer {
    /// The name, also in the logboek.
    pub naam: String,
    /// With which keys it signs; the second is for while a key changes.
    pub sleutels: Vec<VerifyingKey>,
}

/// What an afnemer may ask.
#[derive(Clone, Debug)]
pub struct Goedkeuring {
    /// Who.
    pub afnemer: String,
    /// Under which row of their register.
    pub grondslag: [u8; 16],
    /// That says this.
    pub grondslag_digest: Digest,
    /// Which questions.
    pub vragenset: Vragenset,
    /// The name of that set, as a pakket has it.
    pub digest: Digest,
    /// The names of its questions, in their order.
    pub namen: Vec<Digest>,
    /// The first instant at which not any more.
    pub tot: Timestamp,
    /// Whether it may be asked blind; the set is of one regeling then.
    pub blind: Option<Blindgoedkeuring>,
}

/// How much may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Grenzen {
    /// People in one pakket.
    pub personen_per_pakket: usize,
    /// Pakketten of one afnemer in a minute.
    pub pakketten_per_minuut: u32,
    /// In how many runs of one afnemer a person may be in 365 days.
    pub runs_per_jaar: usize,
    /// How long a run may take from its first pakket, and so how long its answers are kept to be sent again.
    pub run_uren: u32,
    /// Between which hours questions are answered, if not always; through midnight where the second is the smaller.
    pub venster: Option<Venster>,
}

/// From one time to another, in the Netherlands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Venster {
    /// The first.
    pub van: Time,
    /// The first at which not any more.
    pub tot: Time,
}

impl Default for Grenzen {
    fn default() -> Self {
        Self { personen_per_pakket: 1000, pakketten_per_minuut: 3000, runs_per_jaar: 4, run_uren: 72, venster: None }
    }
}

fn komma() -> char {
    ','
}

impl Instellingen {
    /// Reads and checks a file. Paths in it are from where it is itself.
    ///
    /// # Errors
    /// All that is wrong, with the place.
    pub fn read(path: &Path) -> Result<Self, Fouten> {
        let text = std::fs::read_to_string(path).map_err(|cause| Fouten::of(format!("{}: {cause}", path.display())))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        Self::of(&text, folder).map_err(|fouten| fouten.of_file(path))
    }

    pub(super) fn of(text: &str, folder: &Path) -> Result<Self, Fouten> {
        // What TOML itself says has the line, the column and the line as it is written.
        let file: File = toml::from_str(text).map_err(|error| Fouten::of(error.to_string().trim_end().to_owned()))?;
        let mut faults = Faults::new(text);
        let begrippen = begrippen(&file.bron, folder, &mut faults);
        let settings = check(file, folder, &begrippen, &mut faults);
        faults.told(settings)
    }
}

/// Those of the file that is named, or those that come with the house.
fn begrippen(bron: &BronFile, folder: &Path, faults: &mut Faults<'_>) -> Begrippen {
    let Some(path) = &bron.begrippen else {
        return regelingen::shipped::read().map(|stand| stand.begrippen().clone()).unwrap_or_default();
    };
    let read = std::fs::read_to_string(folder.join(path.get_ref())).map_err(|cause| cause.to_string());
    let read = read.and_then(|text| Begrippen::read(&text));
    read.unwrap_or_else(|why| {
        faults.add(path.span(), format!("{} cannot be used: {why}", path.get_ref().display()));
        Begrippen::default()
    })
}
