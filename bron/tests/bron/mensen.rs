//! The people of the tests, what is asked about them, and where they are kept.

use bron::{Bsn, Digest, Vragenset};
use ed25519_dalek::VerifyingKey;
use regelingen::drempel::{Groep, Vergelijking};
use regelingen::{Drempel, Geverifieerd, Herkomst, Toets, Vraag};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// People with an income, in eurocent; one of whom the source knows that they are there, and not what they earn.
pub const INKOMENS: [Option<i64>; 6] = [Some(0), Some(1_000_000), Some(2_000_000), Some(2_000_001), None, Some(9_000_000)];

/// A set that asks whether an income is at most this, and this.
pub fn set(grenzen: &[i64]) -> Vragenset {
    Vragenset {
        bronhouder: "belastingdienst".to_owned(),
        regelingen: vec!["proef 2026".to_owned()],
        vragen: grenzen.iter().map(|grens| inkomen_hoogstens(*grens)).collect(),
    }
}

pub fn inkomen_hoogstens(grens: i64) -> Vraag {
    let herkomst = Herkomst { bron: "verzonnen".to_owned(), geverifieerd: Geverifieerd::Synthetisch };
    Vraag {
        bronhouder: "belastingdienst".to_owned(),
        begrip: "toetsingsinkomen@1".to_owned().try_into().expect("a begrip"),
        toets: Toets::Grens(Vergelijking::Hoogstens, vec![Drempel { voor: Groep::default(), grens, herkomst }]),
    }
}

/// The people of the test, as the source has them.
pub fn csv() -> String {
    let mut text = "bsn,partner,inkomen,box3\n".to_owned();
    for (nth, (number, inkomen)) in numbers().zip(INKOMENS).enumerate() {
        let inkomen = inkomen.map(|amount| amount.to_string()).unwrap_or_default();
        text += &format!("{number:09},{},{inkomen},{}.50\n", if nth % 2 == 0 { "ja" } else { "nee" }, nth * 100);
    }
    text
}

/// Numbers that pass the 11-proef and that nobody has, as they are written.
pub fn numbers() -> impl Iterator<Item = u32> {
    (990_000_000_u32..).filter(|number| Bsn::parse(&number.to_string()).is_some())
}

pub fn bsn(number: u32) -> Bsn {
    Bsn::parse(&number.to_string()).expect("one that passes the 11-proef")
}

/// A folder that is gone when the test is.
pub struct Map(PathBuf);

impl Map {
    pub fn new() -> Self {
        static NTH: AtomicUsize = AtomicUsize::new(0);
        // A test that was cut off leaves one behind, and numbers of processes come back.
        loop {
            let nth = NTH.fetch_add(1, Ordering::Relaxed);
            let folder = env::temp_dir().join(format!("eenloket-bron-{}-{nth}", process::id()));
            if fs::create_dir(&folder).is_ok() {
                return Self(folder);
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Map {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The lines of a logboek: pakketten, the people in them, and answers that are kept.
pub fn lines(folder: &Path) -> (i64, i64, i64) {
    let mut all = (0, 0, 0);
    for file in
        fs::read_dir(folder).expect("a logboek").flatten().filter(|file| file.path().extension().is_some_and(|end| end == "db"))
    {
        let file = rusqlite::Connection::open(file.path()).expect("a month");
        let count = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a number");
        all.0 += count("SELECT count(*) FROM pakket");
        all.1 += count("SELECT coalesce(sum(length(betrokkenen) / 16), 0) FROM pakket");
        all.2 += count("SELECT count(*) FROM antwoord");
    }
    all
}

/// The key of a source as its settings of others have it.
pub fn key_of(hex: &str) -> VerifyingKey {
    let digest: Digest = hex.parse().expect("64 digits");
    VerifyingKey::from_bytes(&digest.0).expect("a key")
}
