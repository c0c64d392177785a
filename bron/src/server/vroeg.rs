//! Who asked about somebody: what a source holder tells whoever asks for it (AVG art. 15).

use super::keten::REGEL;
use super::logboek::Logboek;
use super::maand::{months, open_month};
use super::sleutels::Sleutels;
use crate::Bsn;
use crate::digest::to_hex;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use std::collections::HashMap;
use std::path::Path;

/// A line for each pakket that somebody was in: when, by whom, under which row of their register. What was answered is not kept.
///
/// # Errors
/// A file of the logboek that cannot be read.
pub fn who_asked(folder: &Path, sleutels: &Sleutels, bsn: Bsn) -> Result<Vec<String>, String> {
    let regel = Logboek::regels(&sleutels.logboek(), &[bsn]);
    let (mut runs, mut found) = (HashMap::new(), Vec::new());
    for maand in months(folder)? {
        let file = open_month(folder, &maand)?;
        let told = |cause: rusqlite::Error| format!("{maand}.db: {cause}");
        let mut begun = file.prepare("SELECT id, afnemer, grondslag FROM run").map_err(told)?;
        let begun = begun.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).map_err(told)?;
        for run in begun {
            let (id, run): ([u8; 16], (String, [u8; 16])) = run.map_err(told)?;
            runs.insert(id, run);
        }
        let mut lines = file.prepare("SELECT run, op, vragen, betrokkenen FROM pakket ORDER BY nr").map_err(told)?;
        let mut lines = lines.query([]).map_err(told)?;
        while let Some(line) = lines.next().map_err(told)? {
            let betrokkenen: Vec<u8> = line.get(3).map_err(told)?;
            if !betrokkenen.chunks_exact(REGEL).any(|one| one == regel) {
                continue;
            }
            let (id, op, vragen): ([u8; 16], i64, i64) = (|| Ok((line.get(0)?, line.get(1)?, line.get(2)?)))().map_err(told)?;
            let Some((afnemer, grondslag)) = runs.get(&id) else { continue };
            let op = Timestamp::from_millisecond(op).map_or_else(|_| "at an unknown moment".to_owned(), |at| at.to_string());
            let grondslag = Uuid::from_bytes(*grondslag);
            found.push(format!("{op}  {afnemer}  {vragen} questions  grondslag {grondslag}  run {}", to_hex(&id)));
        }
    }
    Ok(found)
}
