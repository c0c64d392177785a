//! MPyC on the same question: three processes of its own on this machine, each with the bits of one source.

use super::stad::expected;
use crate::fault::{Fault, Outcome};
use std::path::Path;
use std::process::Command;

/// One value a round.
pub struct Theirs {
    pub persons_a_second: Vec<f64>,
    /// Of all three processes, in nanoseconds a person.
    pub cpu: Vec<f64>,
}

pub fn ask(python: &Path, peer: &Path, way: &str, persons: usize) -> Outcome<Theirs> {
    let out = Command::new(python).arg(peer).args(["-M3", "--no-log", way, &persons.to_string()]).output()?;
    let (text, why) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    if !out.status.success() {
        return Err(Fault::new(format!("MPyC failed: {why}")));
    }
    let mut theirs = Theirs { persons_a_second: Vec::new(), cpu: Vec::new() };
    for line in text.lines().filter_map(|line| line.strip_prefix("mpyc ")) {
        let numbers = line.split(' ').map(str::parse).collect::<Result<Vec<f64>, _>>()?;
        let [seconds, cpu, count] = numbers[..] else { return Err(Fault::new("MPyC said something else")) };
        if count != expected(persons) as f64 {
            return Err(Fault::new(format!("MPyC counts {count} instead of {}", expected(persons))));
        }
        theirs.persons_a_second.push(persons as f64 / seconds);
        theirs.cpu.push(cpu / persons as f64 * 1e9);
    }
    if theirs.cpu.is_empty() { Err(Fault::new(format!("MPyC said nothing: {why}"))) } else { Ok(theirs) }
}
