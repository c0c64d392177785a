//! Measures Eenloket against a floor in the same run: `script/bench` lists what there is.

mod blind;
mod bulk;
mod cells;
mod clock;
mod doorverwijzing;
mod fault;
mod floor;
mod groei;
mod house;
mod http;
mod load;
mod looplijst;
mod netwerk;
mod past;
mod people;
mod process;
mod profile;
mod psql;
mod report;
mod setting;
mod stats;
mod vragen;
mod wall;

use fault::{Fault, Outcome};
use setting::Setting;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    // These need no program and no database of the house.
    match words.next().as_deref() {
        Some("looplijst") => {
            let mut words = words.peekable();
            return end(match words.next_if(|word| word == looplijst::bestand::WORD) {
                Some(_) => looplijst::bestand::child(words),
                None => looplijst::run(words),
            });
        }
        Some("blind") => return end(blind::run(words)),
        Some("vragen") => return end(vragen::run(words)),
        _ => {}
    }
    end(Setting::read().and_then(|setting| match setting.name.as_str() {
        "doorverwijzing" => doorverwijzing::run(&setting),
        "profile" => profile::run(&setting),
        "groei" => groei::run(&setting),
        other => Err(Fault::new(format!("there is no measurement called {other}"))),
    }))
}

fn end(done: Outcome<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}
