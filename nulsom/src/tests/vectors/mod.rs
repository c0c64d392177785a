//! The vectors in `vectoren/`: what another implementation has to reproduce. Made with `EENLOKET_REFRESH=1`, and held
//! against this crate and against the second program that lies beside them.

mod refused;
mod whole_run;

use super::hex;
use crate::frame::{frame, hash};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectoren")
}

/// Holds a file against what this crate makes now.
fn holds(name: &str, made: &Value) {
    let path = folder().join(name);
    let text = serde_json::to_string_pretty(made).expect("it is JSON") + "\n";
    if std::env::var_os("EENLOKET_REFRESH").is_some() {
        std::fs::write(&path, &text).expect("the folder of vectors can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    // As values: in which order the members of an object stand depends on which crates are built beside this one.
    let kept: Value = serde_json::from_str(&kept).unwrap_or_default();
    assert!(kept == *made, "{name} is not what the crate makes; if that is meant: EENLOKET_REFRESH=1");
}

#[test]
fn frames_are_as_kept() {
    let cases: [(&str, Vec<Vec<u8>>); 6] = [
        ("sig", vec![b"deel".to_vec(), vec![0; 70]]),
        ("zegel", vec![b"lijst".to_vec(), vec![0xaa; 32], b"00000001000000000000".to_vec()]),
        ("eph", vec![b"00000001000000000000".to_vec()]),
        ("vast", vec![vec![0xbb; 32], vec![1, 2], vec![1], vec![3; 32]]),
        ("leeg", Vec::new()),
        ("leeg", vec![Vec::new(), Vec::new()]),
    ];
    let made: Vec<Value> = cases
        .iter()
        .map(|(label, parts)| {
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            let shown: Vec<String> = parts.iter().map(|part| hex(part)).collect();
            json!({"label": label, "parts": shown, "frame": hex(&frame(label, &parts)), "hash": hex(&hash(label, &parts))})
        })
        .collect();
    holds("frames.json", &json!(made));
}

#[test]
fn whole_runs_are_as_kept() {
    for n in 2..=5 {
        holds(&format!("run-{n}.json"), &whole_run::make(n));
    }
}

#[test]
fn refusals_are_as_kept() {
    holds("weigeringen.json", &refused::make());
}

/// The second program, in another language and from the specification alone. Where there is no Python it cannot run.
#[test]
fn a_second_program_comes_to_the_same() {
    let Ok(version) = Command::new("python3").arg("--version").output() else {
        return;
    };
    assert!(version.status.success());
    let checked = Command::new("python3").arg("-B").arg(folder().join("check.py")).output().expect("python3 is there");
    let said = String::from_utf8_lossy(&checked.stdout).into_owned() + &String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.contains("run-5.json: ok"), "{said}");
}
