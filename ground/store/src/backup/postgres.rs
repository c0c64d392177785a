//! A store in PostgreSQL, through its own pg_dump and pg_restore.

use super::{name_it, part_of, refuse_existing, refused};
use crate::StoreError;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbErr, Statement};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(super) async fn backup(address: &str, to: &Path) -> Result<(), StoreError> {
    refuse_existing(to)?;
    let part = part_of(to);
    let _ = std::fs::remove_file(&part);
    let mut dump = tool("pg_dump", Some(address));
    dump.args(["--format=custom", "--no-owner", "--file"]).arg(&part);
    run(dump).await?;
    // Reads what was written, to its last entry.
    let mut list = tool("pg_restore", None);
    list.arg("--list").arg(&part);
    run(list).await?;
    name_it(&part, to)
}

/// In one transaction: all of it is there, or nothing.
pub(super) async fn restore(address: &str, from: &Path) -> Result<(), StoreError> {
    refuse_a_store(address).await?;
    let mut restore = tool("pg_restore", Some(address));
    restore.args(["--single-transaction", "--exit-on-error", "--no-owner"]).arg(from);
    run(restore).await.map(drop)
}

pub(super) async fn marks_in(backup: &Path) -> Result<Vec<(String, String)>, StoreError> {
    if !backup.is_file() {
        return Err(refused(ErrorKind::NotFound, backup, "there is no file"));
    }
    let mut show = tool("pg_restore", None);
    show.args(["--data-only", "--table=merk", "--file=-"]).arg(backup);
    let Output { stdout, .. } = run(show).await?;
    let text = String::from_utf8_lossy(&stdout);
    let rows = text.lines().skip_while(|line| !line.starts_with("COPY ")).skip(1).take_while(|line| *line != "\\.");
    Ok(rows.filter_map(|row| row.split_once('\t')).map(|(naam, waarde)| (naam.to_owned(), waarde.to_owned())).collect())
}

async fn refuse_a_store(address: &str) -> Result<(), StoreError> {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).sqlx_logging(false);
    let database = Database::connect(options).await.map_err(StoreError::Outage)?;
    let sql = "select exists (select 1 from pg_tables where schemaname = 'public') as er";
    let row = database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await;
    database.close().await?;
    if row?.is_some_and(|row| row.try_get("", "er").unwrap_or(true)) {
        let why = "there are tables in this database already: make an empty one";
        return Err(StoreError::File(std::io::Error::new(ErrorKind::AlreadyExists, why)));
    }
    Ok(())
}

/// A tool of PostgreSQL, the newest on this machine. The password goes through the environment: who lists processes sees
/// what was given with a command.
fn tool(name: &str, address: Option<&str>) -> Command {
    let mut command = Command::new(newest(name));
    command.stdin(Stdio::null());
    if let Some(address) = address {
        let (shown, password) = without_password(address);
        command.arg(format!("--dbname={shown}"));
        if let Some(password) = password {
            command.env("PGPASSWORD", password);
        }
    }
    command
}

/// Debian keeps the tools of each version apart; a dump is for the same version or a newer one.
fn newest(name: &str) -> PathBuf {
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let folders = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = folders.filter(|path| version(path).is_some()).max_by_key(version).map(|path| path.join("bin").join(name));
    newest.filter(|path| path.is_file()).unwrap_or_else(|| PathBuf::from(name))
}

/// The address without its password, and the password.
fn without_password(address: &str) -> (String, Option<String>) {
    let parts = || {
        let (scheme, rest) = address.split_once("://")?;
        let (user, place) = rest.split_once('@')?;
        let (user, password) = user.split_once(':')?;
        Some((format!("{scheme}://{user}@{place}"), Some(decoded(password))))
    };
    parts().unwrap_or_else(|| (address.to_owned(), None))
}

/// Percent-decoding, as in an address.
fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let pair = [bytes.clone().next(), bytes.clone().nth(1)].map(|digit| digit.and_then(|d| char::from(d).to_digit(16)));
        match (byte, pair) {
            (b'%', [Some(high), Some(low)]) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
                bytes.nth(1);
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

async fn run(mut command: Command) -> Result<Output, StoreError> {
    let name = command.get_program().display().to_string();
    let fault = |text: String| StoreError::Outage(DbErr::Custom(text));
    let ended = tokio::task::spawn_blocking(move || command.output()).await.map_err(|cause| fault(cause.to_string()))?;
    let output = ended.map_err(|cause| std::io::Error::new(cause.kind(), format!("{name}: {cause}")))?;
    if output.status.success() {
        return Ok(output);
    }
    // What the tools say names tables and files. The line with a value, should there be one, is left out.
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().filter(|line| line.contains("error:")).collect();
    Err(fault(format!("{name}: {}", lines.join("; "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_not_among_what_processes_show() {
        let (shown, password) = without_password("postgres://bas:ge%40heim%2F1@host:5432/eenloket?sslmode=require");
        assert_eq!(shown, "postgres://bas@host:5432/eenloket?sslmode=require");
        assert_eq!(password.as_deref(), Some("ge@heim/1"));
        assert_eq!(without_password("postgres://host/eenloket"), ("postgres://host/eenloket".to_owned(), None));
    }
}
