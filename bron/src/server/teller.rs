//! Who was asked about how often, and with which thresholds: what keeps somebody from being found out by asking on and on.
//!
//! It counts that was asked and not what was answered, so it knows nothing about anybody; and whom it counts it knows by a
//! keyed hash. People who were in the same runs share one history, which makes it a dozen bytes a person.

use super::drempel::{Maxima, Sneden};
use crate::Digest;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// For how long a run counts.
pub(super) const YEAR: i64 = 365 * DAY;

/// Somebody, by the begin of their keyed hash.
pub(super) type Iemand = u64;

/// What has been hashed with a key once need not be again: nobody can choose whose numbers go together.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0 << 8 | u64::from(*byte));
    }

    fn write_u64(&mut self, iemand: u64) {
        self.0 = iemand;
    }
}

/// A run that asked something.
#[derive(Clone, Debug)]
pub(super) struct BegonnenRun {
    pub id: [u8; 16],
    /// Whose.
    pub afnemer: String,
    /// What does not change within it.
    pub hoofd: Digest,
    /// When, in milliseconds of the epoch.
    pub begonnen: i64,
    /// Where its questions cut.
    pub sneden: Sneden,
    /// The number of the next pakket.
    pub volgend: u32,
}

/// Which of the limits is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TooOften {
    /// Somebody would be in too many runs.
    Runs,
    /// Somebody would be held against too many thresholds on this kind of value.
    Drempels(String),
}

/// What is counted.
#[derive(Default)]
pub(super) struct Teller {
    pub runs: Vec<BegonnenRun>,
    by_id: HashMap<[u8; 16], usize>,
    /// Each history that somebody has: places of runs, ascending. The first is that of nobody yet.
    histories: Vec<Vec<u32>>,
    by_person: HashMap<Iemand, u32, BuildHasherDefault<AsItIs>>,
    /// The history after a history and a run.
    after: HashMap<(u32, u32), u32>,
}

impl Teller {
    pub(super) fn run(&self, id: &[u8; 16]) -> Option<&BegonnenRun> {
        self.by_id.get(id).map(|at| &self.runs[*at])
    }

    /// Whether these people may be in this run now.
    pub(super) fn may_ask(&self, run: &BegonnenRun, people: &[Iemand], now: i64, max: (usize, &Maxima)) -> Result<(), TooOften> {
        let own = self.by_id.get(&run.id).map(|at| *at as u32);
        let histories: BTreeSet<u32> = people.iter().filter_map(|one| self.by_person.get(one).copied()).collect();
        for history in histories {
            let all = &self.histories[history as usize];
            if own.is_some_and(|own| all.contains(&own)) {
                continue;
            }
            let counts = |earlier: &&BegonnenRun| earlier.afnemer == run.afnemer && now - earlier.begonnen < YEAR;
            let earlier: Vec<&BegonnenRun> = all.iter().map(|at| &self.runs[*at as usize]).filter(counts).collect();
            if earlier.len() >= max.0 {
                return Err(TooOften::Runs);
            }
            not_too_fine(&earlier, run, max.1)?;
        }
        Ok(())
    }

    /// Knows of a run that asked something long ago: its id is never new again.
    pub(super) fn know(&mut self, run: BegonnenRun) {
        let at = self.runs.len();
        if *self.by_id.entry(run.id).or_insert(at) == at {
            self.runs.push(run);
        }
    }

    /// Counts that these people were asked about in a pakket of a run, which is a new one or goes on.
    pub(super) fn count(&mut self, run: BegonnenRun, people: impl IntoIterator<Item = Iemand>) {
        if self.histories.is_empty() {
            self.histories.push(Vec::new());
        }
        let id = run.id;
        self.know(run);
        let at = self.by_id[&id];
        self.runs[at].volgend += 1;
        let at = u32::try_from(at).expect("nobody asks four thousand million runs");
        // Mostly the same one after the other.
        let mut last = None;
        for one in people {
            let history = self.by_person.entry(one).or_insert(0);
            let before = *history;
            *history = match last {
                Some((same, after)) if same == before => after,
                _ => *self.after.entry((before, at)).or_insert_with(|| with(&mut self.histories, before, at)),
            };
            last = Some((before, *history));
        }
    }
}

/// The history that somebody has after one more run.
fn with(histories: &mut Vec<Vec<u32>>, before: u32, run: u32) -> u32 {
    let mut history = histories[before as usize].clone();
    if history.contains(&run) {
        return before;
    }
    history.push(run);
    histories.push(history);
    u32::try_from(histories.len() - 1).expect("there are fewer histories than people")
}

/// The cuts of the first run are what was approved. After it, each one more halves what is not known; so hardly any may follow.
fn not_too_fine(earlier: &[&BegonnenRun], run: &BegonnenRun, maxima: &Maxima) -> Result<(), TooOften> {
    for (soort, sneden) in &run.sneden {
        let Some((max, new)) = maxima.get(soort) else { continue };
        let mut before = earlier.iter().filter_map(|run| run.sneden.get(soort));
        let Some(first) = before.next() else { continue };
        let all: BTreeSet<&String> = before.flatten().chain(first).chain(sneden).collect();
        let later = all.iter().filter(|cut| !first.contains(**cut)).count();
        if all.len() > *max || later > *new {
            return Err(TooOften::Drempels(soort.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
