//! Opening the logboek: what still counts is counted again from its lines, so that a restart forgets nothing.

use super::blind::read_lines;
use super::drempel::Sneden;
use super::logboek::{Logboek, people};
use super::maand::{month, months, open_month};
use super::teller::{BegonnenRun, Teller, YEAR};
use crate::Digest;
use foundation::jiff::Timestamp;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

impl Logboek {
    /// Opens the folder, makes it if it is not there, and counts what still counts.
    pub(super) fn open(folder: &Path, nu: Timestamp) -> Result<Self, String> {
        fs::create_dir_all(folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
        // Where the clock was put back it goes on in the newest file: the chain has one direction.
        let maand = months(folder)?.pop().unwrap_or_default().max(month(nu));
        let (file, disk) = Self::month(folder, &maand)?;
        let mut logboek = Self {
            folder: folder.to_owned(),
            maand,
            file,
            disk,
            keten: Digest([0; 32]),
            teller: Teller::default(),
            antwoorden: HashMap::new(),
            blind: nulsom::limits::Logboek::default(),
        };
        // A month more than a year, for a run that began at the end of one.
        let oldest = month(Timestamp::from_millisecond(nu.as_millisecond() - YEAR - YEAR / 12).unwrap_or(nu));
        for maand in months(folder)? {
            logboek.count_month(&maand, maand >= oldest).map_err(|cause| format!("{maand}.db: {cause}"))?;
        }
        Ok(logboek)
    }

    /// Forgets the answers of runs that are over.
    pub(super) fn forget(&mut self, over_since: i64) -> Result<(), String> {
        let over = |id: &[u8; 16]| self.teller.run(id).is_none_or(|run| run.begonnen <= over_since);
        let gone: BTreeSet<(String, [u8; 16])> = self.antwoorden.values().filter(|(_, run)| over(run)).cloned().collect();
        for (maand, run) in gone {
            let file = open_month(&self.folder, &maand)?;
            let forget = file.execute("DELETE FROM antwoord WHERE run = ?1", [run]);
            forget.map_err(|cause| format!("{maand}.db: {cause}"))?;
            self.antwoorden.retain(|_, kept| *kept != (maand.clone(), run));
        }
        Ok(())
    }

    /// Counts the lines of a month again.
    fn count_month(&mut self, maand: &str, counts: bool) -> Result<(), String> {
        let file = open_month(&self.folder, maand)?;
        let told = |cause: rusqlite::Error| cause.to_string();
        read_lines(&file, &mut self.blind.0).map_err(told)?;
        let mut runs = file.prepare("SELECT id, afnemer, hoofd, begonnen, sneden FROM run").map_err(told)?;
        let runs = runs.query_map([], |row| {
            let sneden: String = row.get(4)?;
            let sneden: Sneden = serde_json::from_str(&sneden).unwrap_or_default();
            Ok(BegonnenRun {
                id: row.get(0)?,
                afnemer: row.get(1)?,
                hoofd: Digest(row.get(2)?),
                begonnen: row.get(3)?,
                sneden,
                volgend: 0,
            })
        });
        for run in runs.map_err(told)? {
            self.teller.know(run.map_err(told)?);
        }
        let mut kept = file.prepare("SELECT pakket, run FROM antwoord").map_err(told)?;
        let kept = kept.query_map([], |row| Ok((Digest(row.get(0)?), row.get(1)?))).map_err(told)?;
        for answer in kept {
            let (pakket, run) = answer.map_err(told)?;
            self.antwoorden.insert(pakket, (maand.to_owned(), run));
        }
        let mut lines = file.prepare("SELECT run, betrokkenen, keten FROM pakket ORDER BY nr").map_err(told)?;
        let mut lines = lines.query([]).map_err(told)?;
        while let Some(line) = lines.next().map_err(told)? {
            let id: [u8; 16] = line.get(0).map_err(told)?;
            self.keten = Digest(line.get(2).map_err(told)?);
            if let (true, Some(run)) = (counts, self.teller.run(&id).cloned()) {
                let regels: Vec<u8> = line.get(1).map_err(told)?;
                self.teller.count(run, people(&regels));
            }
        }
        Ok(())
    }
}
