//! All tiles of a file, on threads: each takes a group of rows, and has a reader of its own.

use super::fout::Fout;
use super::lezen::Bestand;
use regelingen::columns::run::Run;
use regelingen::columns::{Count, Plan};
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// How many ja, nee and onbekend each regeling of the plan has. `progress` hears how many persons are done.
///
/// # Errors
/// The first thing that is wrong with the file; nothing is counted then.
pub fn count(
    bestand: &Bestand,
    plan: &Plan,
    regelingen: usize,
    threads: NonZeroUsize,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Vec<Count>, Fout> {
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        let counted = groups(bestand, plan, regelingen, &next, &failed, progress);
        if counted.is_err() {
            failed.store(true, Ordering::Relaxed);
        }
        counted
    };
    let useful = threads.get().min(bestand.groups()).max(1);
    let parts: Vec<_> = thread::scope(|scope| {
        let others: Vec<_> = (1..useful).map(|_| scope.spawn(work)).collect();
        let own = work();
        [own]
            .into_iter()
            .chain(others.into_iter().map(|thread| thread.join().unwrap_or_else(|cause| resume_unwind(cause))))
            .collect()
    });
    let mut all = vec![Count::default(); regelingen];
    for part in parts {
        add(&mut all, &part?);
    }
    Ok(all)
}

fn groups(
    bestand: &Bestand,
    plan: &Plan,
    regelingen: usize,
    next: &AtomicUsize,
    failed: &AtomicBool,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Vec<Count>, Fout> {
    let lezer = bestand.reader()?;
    let mut all = vec![Count::default(); regelingen];
    loop {
        let group = next.fetch_add(1, Ordering::Relaxed);
        if group >= bestand.groups() || failed.load(Ordering::Relaxed) {
            return Ok(all);
        }
        lezer.tiles(group, |columns| {
            let run = Run { plan, columns, without: None, bits: false, threads: NonZeroUsize::MIN, progress };
            add(&mut all, &run.go().counts);
        })?;
    }
}

fn add(all: &mut [Count], more: &[Count]) {
    for (sum, count) in all.iter_mut().zip(more) {
        *sum = Count { ja: sum.ja + count.ja, nee: sum.nee + count.nee, onbekend: sum.onbekend + count.onbekend };
    }
}
