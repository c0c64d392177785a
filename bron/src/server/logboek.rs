//! The own log of a source: a line a pakket and in it one keyed line a person, the same for everybody. A file a month; lines
//! are added and never changed, and each is chained to the one before. A line is on the disk before its answer leaves.
//!
//! What was answered is kept beside the lines until the run is over, for one reason: so that who lost an answer gets the same
//! bytes again and not another answer.

use super::blind::write_line;
use super::disk::Disk;
use super::keten::{Line, REGEL};
use super::maand::{month, open_month, path};
use super::teller::{BegonnenRun, Iemand, Teller};
use crate::digest::to_hex;
use crate::{Bsn, Digest, Pakket};
use foundation::jiff::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use nulsom::limits::LogboekRegel;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::Sha256;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The log, and what is counted in it.
pub(super) struct Logboek {
    pub(super) folder: PathBuf,
    /// The month that is written, as `2027-03`, and its file.
    pub(super) maand: String,
    pub(super) file: Connection,
    pub(super) disk: Arc<Disk>,
    /// The chain up to the last line.
    pub(super) keten: Digest,
    pub(super) teller: Teller,
    /// Where the answers are that may be asked for again: in which month and of which run, by the digest of their pakket.
    pub(super) antwoorden: HashMap<Digest, (String, [u8; 16])>,
    /// What the limits of blind runs count.
    pub(super) blind: nulsom::limits::Logboek,
}

/// A pakket with its answer, to be written together.
pub(super) struct Entry<'a> {
    pub pakket: &'a Pakket,
    pub digest: Digest,
    pub run: BegonnenRun,
    /// The lines of its people, one after the other.
    pub regels: &'a [u8],
    pub antwoord: &'a [u8],
    pub nu: Timestamp,
    /// The line of a blind run, for its limits.
    pub blind: Option<&'a LogboekRegel>,
}

impl Logboek {
    /// The lines of these people: nobody without the key can tell whose they are, nor make one.
    pub(super) fn regels(sleutel: &[u8; 32], personen: &[Bsn]) -> Vec<u8> {
        let keyed = Hmac::<Sha256>::new_from_slice(sleutel).expect("HMAC takes keys of any length");
        let mut regels = Vec::with_capacity(personen.len() * REGEL);
        for bsn in personen {
            let mut mac = keyed.clone();
            mac.update(&bsn.number().to_be_bytes());
            regels.extend_from_slice(&mac.finalize().into_bytes()[..REGEL]);
        }
        regels
    }

    /// The answer to this very pakket, if it was given.
    pub(super) fn answered(&self, pakket: Digest) -> Result<Option<Vec<u8>>, String> {
        let Some((maand, _)) = self.antwoorden.get(&pakket) else { return Ok(None) };
        let find = |file: &Connection| {
            let mut found = file.prepare_cached("SELECT tekst FROM antwoord WHERE pakket = ?1")?;
            found.query_row([pakket.0], |row| row.get(0)).optional()
        };
        let found = if *maand == self.maand { find(&self.file) } else { find(&open_month(&self.folder, maand)?) };
        found.map_err(|cause| cause.to_string())
    }

    /// Writes a pakket and its answer, and counts it. The answer may leave once that is on the [`Disk`].
    pub(super) fn write(&mut self, entry: Entry<'_>) -> Result<(), String> {
        self.turn(entry.nu)?;
        let Entry { pakket, digest, run, regels, antwoord, nu, blind } = entry;
        let op = nu.as_millisecond();
        let keten = Line {
            run: pakket.run,
            nummer: pakket.nummer,
            digest,
            op,
            aantal: count(pakket.personen.len()),
            vragen: count(pakket.vragen.len()),
            betrokkenen: regels,
        };
        let keten = keten.chained(&self.keten);
        let is_new = self.teller.run(&run.id).is_none();
        let write = |file: &mut Connection| -> rusqlite::Result<()> {
            let whole = file.transaction()?;
            if is_new {
                let sneden = serde_json::to_string(&run.sneden).unwrap_or_default();
                whole.prepare_cached("INSERT INTO run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(params![
                    run.id,
                    run.afnemer,
                    pakket.grondslag,
                    pakket.vragenset.0,
                    pakket.peildatum,
                    run.hoofd.0,
                    sneden,
                    run.begonnen
                ])?;
            }
            whole.prepare_cached("INSERT INTO pakket VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(params![
                run.id,
                pakket.nummer,
                digest.0,
                op,
                count(pakket.personen.len()),
                count(pakket.vragen.len()),
                regels,
                keten.0
            ])?;
            whole.prepare_cached("INSERT INTO antwoord VALUES (?1, ?2, ?3)")?.execute(params![digest.0, run.id, antwoord])?;
            blind.map_or(Ok(()), |regel| write_line(&whole, regel))?;
            whole.commit()
        };
        write(&mut self.file).map_err(|cause| cause.to_string())?;
        self.disk.wrote();
        self.keten = keten;
        self.antwoorden.insert(digest, (self.maand.clone(), run.id));
        self.teller.count(run, people(regels));
        self.blind.0.extend(blind.cloned());
        Ok(())
    }

    /// Writes that something was refused; about whom is not kept.
    pub(super) fn refuse(&mut self, afnemer: &str, code: u16, personen: usize, nu: Timestamp) -> Result<(), String> {
        self.turn(nu)?;
        let line = params![nu.as_millisecond(), afnemer, code, count(personen)];
        let write = self.file.execute("INSERT INTO weigering VALUES (?1, ?2, ?3, ?4)", line);
        write.map(|_| self.disk.wrote()).map_err(|cause| cause.to_string())
    }

    /// The file of a month, and the disk under it.
    pub(super) fn month(folder: &Path, maand: &str) -> Result<(Connection, Arc<Disk>), String> {
        let file = open_month(folder, maand)?;
        let disk = Disk::under(&path(folder, maand)).map_err(|cause| format!("{}: {cause}", folder.display()))?;
        Ok((file, Arc::new(disk)))
    }

    /// Goes on in the file of another month, where it is one.
    fn turn(&mut self, nu: Timestamp) -> Result<(), String> {
        let maand = month(nu);
        // A clock that was put back writes on where it was: the chain has one direction.
        if maand > self.maand {
            self.disk.wait()?;
            (self.file, self.disk) = Self::month(&self.folder, &maand)?;
            self.maand = maand;
        }
        Ok(())
    }
}

/// As the database has it.
fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

pub(super) fn people(regels: &[u8]) -> impl Iterator<Item = Iemand> {
    regels.chunks_exact(REGEL).map(|line| Iemand::from_be_bytes(*line.first_chunk().expect("a line is longer than its begin")))
}

/// For a log line of the machine: a run by its first bytes.
pub(super) fn short(run: &[u8; 16]) -> String {
    to_hex(&run[..4])
}
