//! The lines of the logboek about blind runs: what the limits of `nulsom` count, for as long as the logboek is kept.

use super::super::logboek::Logboek;
use nulsom::limits::{Drempel, LogboekRegel};
use nulsom::{Hd, Oin, Th};
use rusqlite::{Connection, Transaction, params};

type Kept = Vec<(String, String, String, i64)>;

/// In the transaction of the line about whom was asked.
pub(in super::super) fn write(whole: &Transaction<'_>, regel: &LogboekRegel) -> rusqlite::Result<()> {
    let kept = |one: &Drempel| (one.begrip.clone(), one.periode.clone(), one.huishouden.clone(), one.waarde);
    let drempels: Kept = regel.drempels.iter().map(kept).collect();
    let op = i64::try_from(regel.op).unwrap_or(i64::MAX);
    let json = |text: Result<String, serde_json::Error>| text.unwrap_or_default();
    whole.execute(
        "INSERT INTO blind VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            regel.run,
            regel.hd.0,
            regel.gemeente.text(),
            json(serde_json::to_string(&regel.regelingen)),
            json(serde_json::to_string(&drempels)),
            regel.aantal,
            op
        ],
    )?;
    Ok(())
}

/// The lines of one month. What belongs to an earlier line may stand in a later month.
pub(in super::super) fn read(file: &Connection, all: &mut Vec<LogboekRegel>) -> rusqlite::Result<()> {
    let mut lines = file.prepare("SELECT run, hd, gemeente, regelingen, drempels, aantal, op FROM blind")?;
    let lines = lines.query_map([], |row| {
        let [gemeente, regelingen, drempels]: [String; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
        let kept: Kept = serde_json::from_str(&drempels).map_err(|_| rusqlite::Error::InvalidQuery)?;
        let drempel = |(begrip, periode, huishouden, waarde)| Drempel { begrip, periode, huishouden, waarde };
        Ok(LogboekRegel {
            run: row.get(0)?,
            hd: Hd(row.get(1)?),
            th: None,
            gemeente: Oin::parse(&gemeente).ok_or(rusqlite::Error::InvalidQuery)?,
            regelingen: serde_json::from_str(&regelingen).map_err(|_| rusqlite::Error::InvalidQuery)?,
            drempels: kept.into_iter().map(drempel).collect(),
            aantal: row.get(5)?,
            op: row.get::<_, i64>(6)?.unsigned_abs(),
            is_verstuurd: false,
        })
    })?;
    for line in lines {
        all.push(line?);
    }
    let mut found = file.prepare("SELECT hd, th FROM blind_th")?;
    for line in found.query_map([], |row| Ok((Hd(row.get(0)?), Th(row.get(1)?))))? {
        let (hd, th) = line?;
        all.iter_mut().filter(|regel| regel.hd == hd).for_each(|regel| regel.th = Some(th));
    }
    let mut found = file.prepare("SELECT hd FROM blind_verstuurd")?;
    for line in found.query_map([], |row| row.get(0).map(Hd))? {
        let hd = line?;
        all.iter_mut().filter(|regel| regel.hd == hd).for_each(|regel| regel.is_verstuurd = true);
    }
    Ok(())
}

impl Logboek {
    /// Writes under which transcript a run is computed: one for each D, ever.
    pub(super) fn fix(&mut self, hd: Hd, th: Th) -> Result<(), String> {
        let regel = self.blind.0.iter_mut().find(|regel| regel.hd == hd).ok_or("no line of this run")?;
        if regel.th.is_some() {
            return Ok(());
        }
        self.file.execute("INSERT INTO blind_th VALUES (?1, ?2)", params![hd.0, th.0]).map_err(|cause| cause.to_string())?;
        regel.th = Some(th);
        self.disk.wrote();
        Ok(())
    }

    /// Writes that from now on something may leave.
    pub(super) fn sent(&mut self, run: &[u8; 16]) -> Result<(), String> {
        let regel = self.blind.0.iter_mut().find(|regel| regel.run == *run).ok_or("no line of this run")?;
        if regel.is_verstuurd {
            return Ok(());
        }
        self.file.execute("INSERT INTO blind_verstuurd VALUES (?1)", [regel.hd.0]).map_err(|cause| cause.to_string())?;
        regel.is_verstuurd = true;
        self.disk.wrote();
        Ok(())
    }
}
