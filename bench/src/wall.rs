//! Whether time tells what words do not: what is another's and what is not there are refused alike (R5).

use crate::fault::{Fault, Outcome};
use crate::http::Connection;
use crate::load;
use std::time::Instant;

/// How often somebody who listens to the clock is right about which of the two it was: half the time is guessing.
pub const NO_HINT: f64 = 0.60;
const TURNS: usize = 10;

/// The part of all pairs in which what is another's took longer than what is not there, or the other way round: from 0.5, where
/// nothing can be learned, to 1.
pub async fn hint(address: &str, stranger: u128, places: &[String]) -> Outcome<f64> {
    let session = load::log_in_at(address, stranger, "/").await?;
    let mut connection = Connection::open(address, false).await?;
    connection.become_session(session.cookie());
    let (mut theirs, mut nobodys) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        for place in places {
            let absent = elsewhere(place)?;
            let pair = [(place, &mut theirs), (&absent, &mut nobodys)];
            // Who comes second finds things warm: they take turns.
            let pair: Vec<_> = if turn % 2 == 0 { pair.into_iter().collect() } else { pair.into_iter().rev().collect() };
            for (path, times) in pair {
                let begun = Instant::now();
                let answer = connection.get(path).await?;
                if answer.status != 404 {
                    return Err(Fault::new(format!("{path}: {} for a stranger", answer.status)));
                }
                times.push(begun.elapsed());
            }
        }
    }
    theirs.sort_unstable();
    nobodys.sort_unstable();
    let longer: usize = theirs.iter().map(|took| nobodys.partition_point(|other| other < took)).sum();
    let part = longer as f64 / (theirs.len() * nobodys.len()) as f64;
    Ok(part.max(1.0 - part))
}

/// A place of the same form at which nothing is: the last figure of its id is another.
fn elsewhere(place: &str) -> Outcome<String> {
    let end = "/doorverwijzingen/".len() + 36;
    let (id, rest) = place.split_at_checked(end).ok_or_else(|| Fault::new(format!("{place} has no id")))?;
    let (id, last) = id.split_at(end - 1);
    let other = if last == "0" { "1" } else { "0" };
    Ok(format!("{id}{other}{rest}"))
}
