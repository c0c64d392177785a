//! How far it is: a bar on a terminal, one line where nobody looks.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Often enough to see it move.
const EVERY: Duration = Duration::from_millis(100);
const WIDTH: u64 = 30;

/// The way there.
pub struct Voortgang {
    what: &'static str,
    all: u64,
    done: AtomicU64,
    begun: Instant,
    drawn: Mutex<Option<Instant>>,
    is_terminal: bool,
}

impl Voortgang {
    /// Says on stderr what begins.
    #[must_use]
    pub fn begin(what: &'static str, all: u64) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        if !is_terminal {
            say(&format!("{what} {all} persons\n"));
        }
        Self { what, all, done: AtomicU64::new(0), begun: Instant::now(), drawn: Mutex::new(None), is_terminal }
    }

    /// So many persons more; from any thread.
    pub fn add(&self, persons: usize) {
        let more = u64::try_from(persons).unwrap_or(0);
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        if !self.is_terminal {
            return;
        }
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.is_none_or(|drawn| drawn.elapsed() >= EVERY) {
            say(&bar(self.what, done, self.all, self.begun.elapsed()));
            *drawn = Some(Instant::now());
        }
    }

    /// Takes the bar away; gives how long it took.
    pub fn end(&self) -> Duration {
        if self.is_terminal {
            say("\r\u{1b}[K");
        }
        self.begun.elapsed()
    }
}

/// What cannot be said to a terminal is no reason to stop.
fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

fn bar(what: &str, done: u64, all: u64, taken: Duration) -> String {
    let all = all.max(1);
    let done = done.min(all);
    let full = usize::try_from(done * WIDTH / all).unwrap_or(0);
    let rest = usize::try_from(WIDTH).unwrap_or(0) - full;
    let left = taken.as_secs() * (all - done) / done.max(1);
    format!(
        "\r{what} [{}{}] {:>3} % of {all} persons, {left} s left\u{1b}[K",
        "#".repeat(full),
        ".".repeat(rest),
        done * 100 / all
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_up() {
        let after = |done| bar("counting", done, 200, Duration::from_secs(10));
        assert_eq!(after(0), "\rcounting [..............................]   0 % of 200 persons, 2000 s left\u{1b}[K");
        assert_eq!(after(100), "\rcounting [###############...............]  50 % of 200 persons, 10 s left\u{1b}[K");
        assert_eq!(after(200), "\rcounting [##############################] 100 % of 200 persons, 0 s left\u{1b}[K");
        assert!(bar("counting", 7, 0, Duration::ZERO).contains("100 %"));
    }
}
