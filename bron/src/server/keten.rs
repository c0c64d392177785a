//! The chain over the lines of the logboek: whoever takes a line out, or changes one, cannot make the next ones follow.

use super::maand::{months, open_month};
use crate::Digest;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// Bytes of the line of one person.
pub(super) const REGEL: usize = 16;

/// What stands in the log, as it was counted and chained again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Files, one a month.
    pub maanden: usize,
    /// Lines of a pakket.
    pub pakketten: u64,
    /// Lines of a person in them.
    pub personen: u64,
    /// Refusals.
    pub weigeringen: u64,
}

/// Counts what stands in a folder and computes its chain again.
///
/// # Errors
/// Where the chain breaks: lines were changed or are gone.
pub fn check(folder: &Path) -> Result<Telling, String> {
    let (mut telling, mut keten) = (Telling::default(), None);
    for maand in months(folder)? {
        let file = open_month(folder, &maand)?;
        check_month(&file, &mut keten, &mut telling).map_err(|why| format!("{maand}.db: {why}"))?;
        telling.maanden += 1;
    }
    Ok(telling)
}

fn check_month(file: &Connection, keten: &mut Option<Digest>, telling: &mut Telling) -> Result<(), String> {
    let told = |cause: rusqlite::Error| cause.to_string();
    let mut lines = file.prepare("SELECT * FROM pakket ORDER BY nr").map_err(told)?;
    let mut lines = lines.query([]).map_err(told)?;
    while let Some(line) = lines.next().map_err(told)? {
        let nr: i64 = line.get(0).map_err(told)?;
        let regels: Vec<u8> = line.get(7).map_err(told)?;
        let read = |line: &rusqlite::Row<'_>| -> rusqlite::Result<(Line<'_>, Digest)> {
            let parts = Line {
                run: line.get(1)?,
                nummer: line.get(2)?,
                digest: Digest(line.get(3)?),
                op: line.get(4)?,
                aantal: line.get(5)?,
                vragen: line.get(6)?,
                betrokkenen: &[],
            };
            Ok((parts, Digest(line.get(8)?)))
        };
        let (line, found) = read(line).map_err(|_| format!("line {nr} cannot be read"))?;
        let line = Line { betrokkenen: &regels, ..line };
        // The first month that is still here begins wherever the one before it, which is kept elsewhere, ended.
        if let Some(before) = keten.filter(|before| line.chained(before) != found) {
            return Err(format!("line {nr} does not follow on {before}: lines were changed, or are gone"));
        }
        if i64::try_from(line.betrokkenen.len() / REGEL) != Ok(line.aantal) {
            return Err(format!("line {nr} is about {} people and has lines of others", line.aantal));
        }
        *keten = Some(found);
        telling.pakketten += 1;
        telling.personen += line.aantal.unsigned_abs();
    }
    let refusals: i64 = file.query_row("SELECT count(*) FROM weigering", [], |row| row.get(0)).map_err(told)?;
    telling.weigeringen += refusals.unsigned_abs();
    Ok(())
}

/// What the chain goes over.
pub(super) struct Line<'a> {
    pub run: [u8; 16],
    pub nummer: u32,
    pub digest: Digest,
    pub op: i64,
    pub aantal: i64,
    pub vragen: i64,
    pub betrokkenen: &'a [u8],
}

impl Line<'_> {
    pub(super) fn chained(&self, before: &Digest) -> Digest {
        let mut sha = Sha256::new();
        sha.update(before.0);
        sha.update(self.run);
        sha.update(self.nummer.to_be_bytes());
        sha.update(self.digest.0);
        sha.update(self.op.to_be_bytes());
        sha.update(self.aantal.to_be_bytes());
        sha.update(self.vragen.to_be_bytes());
        sha.update(self.betrokkenen);
        Digest(sha.finalize().into())
    }
}
