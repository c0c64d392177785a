//! The program under measurement: brought to its schema, started, held still, stopped, checked.

use crate::fault::{Fault, Outcome};
use crate::http::Connection;
use crate::process;
use std::fs::File;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A store with the key ring that belongs to it.
pub struct House {
    program: PathBuf,
    /// As `--database` takes it.
    pub database: String,
    keys: PathBuf,
    log: PathBuf,
}

/// A server that runs.
pub struct Server {
    child: Child,
    pub address: String,
}

impl House {
    pub fn new(program: PathBuf, database: String, temp: &std::path::Path, name: &str) -> Outcome<Self> {
        let house = Self { program, database, keys: temp.join(format!("{name}.keys")), log: temp.join(format!("{name}.log")) };
        house.run(&["sleutel", "nieuw"])?;
        Ok(house)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).env("EENLOKET_DATABASE", &self.database).env("EENLOKET_SLEUTELS", &self.keys).stdin(Stdio::null());
        command
    }

    fn run(&self, words: &[&str]) -> Outcome<String> {
        let output = self.command(words).output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            return Err(Fault::new(format!("eenloket {}: {text}{}", words.join(" "), String::from_utf8_lossy(&output.stderr))));
        }
        Ok(text)
    }

    /// Brings the store to the schema; gives the seconds that it took.
    pub fn migrate(&self) -> Outcome<f64> {
        let begun = Instant::now();
        self.run(&["migreer"])?;
        Ok(begun.elapsed().as_secs_f64())
    }

    /// What must always hold, held.
    pub fn check(&self) -> Outcome<()> {
        self.run(&["controleer"]).map(|_| ())
    }

    /// Starts a server; gives it with the seconds until the first page came.
    pub async fn start(&self) -> Outcome<(Server, f64)> {
        let free = TcpListener::bind("127.0.0.1:0")?;
        let address = free.local_addr()?.to_string();
        drop(free);
        let log = File::options().create(true).append(true).open(&self.log)?;
        let begun = Instant::now();
        let child = self.command(&["server"]).env("EENLOKET_ADRES", &address).stdout(Stdio::null()).stderr(log).spawn()?;
        let mut server = Server { child, address };
        loop {
            if let Ok(200) = first_page(&server.address).await {
                return Ok((server, begun.elapsed().as_secs_f64()));
            }
            if let Some(status) = server.child.try_wait()? {
                return Err(Fault::new(format!("the server ended with {status}: see {}", self.log.display())));
            }
            if begun.elapsed() > Duration::from_secs(30) {
                return Err(Fault::new("the server gave no page for 30 seconds"));
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

async fn first_page(address: &str) -> Outcome<u16> {
    Ok(Connection::open(address, false).await?.get("/").await?.status)
}

impl Server {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn cpu(&self) -> Outcome<f64> {
        process::cpu(self.pid())
    }

    fn signal(&self, name: &str) -> Outcome<()> {
        let done = Command::new("kill").args([name, &self.pid().to_string()]).status()?;
        if done.success() { Ok(()) } else { Err(Fault::new("the server is gone")) }
    }

    /// Holds it still, so that nothing of it falls into the time of a floor.
    pub fn hold(&self) -> Outcome<()> {
        self.signal("-STOP")
    }

    pub fn go_on(&self) -> Outcome<()> {
        self.signal("-CONT")
    }

    /// Stops it as an administrator would.
    pub fn stop(mut self) -> Outcome<()> {
        self.signal("-TERM")?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that was stopped already is gone, and that is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
