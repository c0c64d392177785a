//! Letters as our texts make them: are they accessible, are they read in order, do they print as one batch.
//!
//! The tools that judge are not ours: veraPDF through `script/lint-pdf`, and poppler. `script/bootstrap` installs them.

mod pdf_ua;
mod printing;
mod reading;
mod samples;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file of this test run; a later run writes over it.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the folder for temporary files can be written");
    path
}

fn run(program: &str, arguments: &[&str], files: &[PathBuf]) -> Output {
    let program = if program.starts_with("script/") {
        format!("{}/../../{program}", env!("CARGO_MANIFEST_DIR"))
    } else {
        program.to_owned()
    };
    Command::new(&program)
        .args(arguments)
        .args(files)
        .output()
        .unwrap_or_else(|error| panic!("{program} does not run, script/bootstrap installs what it needs: {error}"))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
