//! What the operating system knows of a process: processor time and memory.

use crate::fault::{Fault, Outcome};
use std::fs;

/// Ticks a second in `/proc/PID/stat`; Linux has had this value everywhere for decades.
const TICKS: f64 = 100.0;

struct Stat {
    parent: u32,
    own: f64,
    reaped: f64,
}

fn stat(pid: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold spaces; what follows does not.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let seconds = |nth: usize| fields.get(nth).and_then(|field| field.parse::<f64>().ok()).map(|ticks| ticks / TICKS);
    Some(Stat { parent: fields.get(1)?.parse().ok()?, own: seconds(11)? + seconds(12)?, reaped: seconds(13)? + seconds(14)? })
}

/// Processor seconds of one process so far.
pub fn cpu(pid: u32) -> Outcome<f64> {
    stat(pid).map(|stat| stat.own).ok_or_else(|| Fault::new(format!("process {pid} is gone")))
}

/// Processor seconds of a process with all its children, those that ended included.
pub fn cpu_of_family(pid: u32) -> Outcome<f64> {
    let head = stat(pid).ok_or_else(|| Fault::new(format!("process {pid} is gone")))?;
    let mut sum = head.own + head.reaped;
    for entry in fs::read_dir("/proc")? {
        let Some(child) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        sum += stat(child).filter(|stat| stat.parent == pid).map_or(0.0, |stat| stat.own + stat.reaped);
    }
    Ok(sum)
}

/// Proportional memory of a process in MB.
pub fn memory_mb(pid: u32) -> Outcome<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let kb = text.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
    kb.map(|kb| kb / 1024.0).ok_or_else(|| Fault::new("no Pss in smaps_rollup"))
}
