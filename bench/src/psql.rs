//! PostgreSQL through `psql`: the measurements need no driver of their own.

use crate::cells::{Cell, Rows, Sink};
use crate::fault::{Fault, Outcome};
use std::io::{BufWriter, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// One database of the throw-away cluster.
#[derive(Clone)]
pub struct Database {
    pub url: String,
}

impl Database {
    /// Another database of the same cluster.
    pub fn sibling(&self, name: &str) -> Self {
        let url = self.url.rsplit_once('/').map_or_else(|| self.url.clone(), |(head, _)| format!("{head}/{name}"));
        Self { url }
    }

    /// Makes a sibling anew.
    pub fn create(&self, name: &str) -> Outcome<Self> {
        self.run(&format!("drop database if exists {name} with (force)"))?;
        self.run(&format!("create database {name}"))?;
        Ok(self.sibling(name))
    }

    fn psql(&self) -> Command {
        let mut command = Command::new("psql");
        command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", &self.url]);
        command
    }

    /// Runs SQL and gives what it prints.
    pub fn run(&self, sql: &str) -> Outcome<String> {
        let output = self.psql().args(["-c", sql]).stdin(Stdio::null()).output()?;
        if !output.status.success() {
            return Err(Fault::new(format!("psql: {}", String::from_utf8_lossy(&output.stderr).trim())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Fills a table that is emptied in the same transaction: rows are frozen at once and leave no trace in the log.
    pub fn copy_fresh(&self, table: &str, columns: &[&str], rows: Rows<'_>) -> Outcome<()> {
        Copy::open(self, table, columns, true)?.take(rows)
    }

    /// The one number that a query gives.
    pub fn number(&self, sql: &str) -> Outcome<i64> {
        Ok(self.run(sql)?.parse()?)
    }
}

/// Rows into one table, as a stream.
pub struct Copy {
    child: Child,
    pipe: BufWriter<ChildStdin>,
    line: Vec<u8>,
}

impl Copy {
    fn open(database: &Database, table: &str, columns: &[&str], fresh: bool) -> Outcome<Self> {
        let mut sql = format!("copy {table} ({}) from stdin", columns.join(", "));
        let mut command = database.psql();
        if fresh {
            sql.push_str(" (freeze)");
            command.args(["-1", "-c", &format!("truncate {table}")]);
        }
        let mut child = command.args(["-c", &sql]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
        let pipe = child.stdin.take().ok_or_else(|| Fault::new("psql has no stdin"))?;
        Ok(Self { child, pipe: BufWriter::with_capacity(1 << 18, pipe), line: Vec::new() })
    }

    fn take(mut self, rows: Rows<'_>) -> Outcome<()> {
        rows(&mut |cells| self.row(cells))?;
        self.close()
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Outcome<()> {
        self.line.clear();
        for (nth, cell) in cells.iter().enumerate() {
            if nth > 0 {
                self.line.push(b'\t');
            }
            match cell {
                Cell::Null => self.line.extend_from_slice(b"\\N"),
                Cell::Text(text) => self.line.extend_from_slice(text.as_bytes()),
                Cell::Int(value) => write!(self.line, "{value}")?,
                Cell::Bool(value) => self.line.push(if *value { b't' } else { b'f' }),
                Cell::Id(id) => hex(&mut self.line, &id.to_be_bytes()),
                Cell::Bytes(bytes) => {
                    self.line.extend_from_slice(b"\\\\x");
                    hex(&mut self.line, bytes);
                }
            }
        }
        self.line.push(b'\n');
        self.pipe.write_all(&self.line)?;
        Ok(())
    }

    fn close(mut self) -> Outcome<()> {
        self.pipe.flush()?;
        drop(self.pipe);
        if self.child.wait()?.success() { Ok(()) } else { Err(Fault::new("psql refused the rows")) }
    }
}

fn hex(line: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        line.push(DIGITS[usize::from(byte >> 4)]);
        line.push(DIGITS[usize::from(byte & 15)]);
    }
}

impl Sink for Database {
    fn table(&mut self, name: &str, columns: &[&str], rows: Rows<'_>) -> Outcome<()> {
        Copy::open(self, name, columns, false)?.take(rows)
    }
}
