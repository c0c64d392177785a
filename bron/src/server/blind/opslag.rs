//! What is open of a run, in a file that belongs in no backup: the run secret until all is computed, then the rows to send.
//!
//! The secret goes in the commit that brings the rows: no moment has both, so nothing is computed twice for what was sent.

use crate::Digest;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use foundation::Chance;
use nulsom::RunSecret;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;
use zeroize::Zeroizing;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS run (
    run BLOB PRIMARY KEY, afnemer TEXT NOT NULL, verzoek BLOB NOT NULL, tot INTEGER NOT NULL, opdracht BLOB NOT NULL, lijst BLOB,
    geheim BLOB, toezegging BLOB, alle BLOB, rijen INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS uit (run BLOB NOT NULL, nr INTEGER NOT NULL, rij BLOB NOT NULL, PRIMARY KEY (run, nr)) STRICT;";
const NONCE: usize = 12;

/// The file.
pub(in super::super) struct Opslag {
    file: Connection,
    key: Zeroizing<[u8; 32]>,
}

/// A run that is open.
pub(super) struct Open {
    pub afnemer: String,
    /// The digest of what began it.
    pub verzoek: Digest,
    pub opdracht: Vec<u8>,
    /// The list as it came: sealed.
    pub lijst: Vec<u8>,
    pub geheim: Option<RunSecret>,
    pub toezegging: Vec<u8>,
    /// The digest of the toezeggingen under which it was computed.
    pub alle: Option<Digest>,
    pub rijen: Option<u32>,
}

/// A run that begins.
pub(super) struct Begin<'a> {
    pub run: &'a [u8; 16],
    pub afnemer: &'a str,
    pub verzoek: Digest,
    pub tot: u64,
    pub opdracht: &'a [u8],
    pub lijst: &'a [u8],
    pub geheim: &'a RunSecret,
    pub toezegging: &'a [u8],
}

fn told(cause: impl std::fmt::Display) -> String {
    cause.to_string()
}

impl Opslag {
    pub(in super::super) fn open(path: &Path, key: Zeroizing<[u8; 32]>) -> Result<Self, String> {
        let open = || -> rusqlite::Result<Connection> {
            let file = Connection::open(path)?;
            // No log beside it, in which what was deleted would stay; and each commit is on the disk when it returns.
            file.pragma_update(None, "journal_mode", "DELETE")?;
            file.pragma_update(None, "synchronous", "EXTRA")?;
            file.pragma_update(None, "secure_delete", "ON")?;
            file.execute_batch(TABLES)?;
            Ok(file)
        };
        Ok(Self { file: open().map_err(|cause| format!("{}: {cause}", path.display()))?, key })
    }

    /// Forgets what is over: by then nothing more is sent.
    pub(in super::super) fn forget(&mut self, nu: i64) -> Result<(), String> {
        let over = "SELECT run FROM run WHERE tot <= ?1";
        let all: Vec<[u8; 16]> = {
            let mut found = self.file.prepare_cached(over).map_err(told)?;
            let found = found.query_map([nu], |row| row.get(0)).map_err(told)?;
            found.collect::<Result<_, _>>().map_err(told)?
        };
        all.iter().try_for_each(|run| self.delete(run))
    }

    /// Deletes all that is open of a run.
    pub(super) fn delete(&mut self, run: &[u8; 16]) -> Result<(), String> {
        let whole = self.file.transaction().map_err(told)?;
        whole.execute("DELETE FROM uit WHERE run = ?1", [run]).map_err(told)?;
        whole.execute("DELETE FROM run WHERE run = ?1", [run]).map_err(told)?;
        whole.commit().map_err(told)
    }

    pub(super) fn begin(&mut self, begin: &Begin<'_>, chance: &Chance) -> Result<(), String> {
        let nonce: [u8; NONCE] = chance.bytes();
        let payload = Payload { msg: begin.geheim.to_store(), aad: begin.run };
        let sealed = self.cipher().encrypt(&nonce.into(), payload).map_err(told)?;
        let geheim = [&nonce[..], &sealed].concat();
        let tot = i64::try_from(begin.tot).unwrap_or(i64::MAX);
        let Begin { run, afnemer, verzoek, opdracht, lijst, toezegging, .. } = begin;
        let line = params![run, afnemer, verzoek.0, tot, opdracht, lijst, geheim, toezegging];
        let insert = "INSERT INTO run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL)";
        self.file.execute(insert, line).map(|_| ()).map_err(told)
    }

    pub(super) fn read(&self, run: &[u8; 16]) -> Result<Option<Open>, String> {
        let query = "SELECT afnemer, verzoek, opdracht, lijst, toezegging, alle, rijen, geheim FROM run WHERE run = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            let open = Open {
                afnemer: row.get(0)?,
                verzoek: Digest(row.get(1)?),
                opdracht: row.get(2)?,
                lijst: row.get::<_, Option<_>>(3)?.unwrap_or_default(),
                toezegging: row.get::<_, Option<_>>(4)?.unwrap_or_default(),
                alle: row.get::<_, Option<_>>(5)?.map(Digest),
                rijen: row.get(6)?,
                geheim: None,
            };
            Ok((open, row.get::<_, Option<Vec<u8>>>(7)?))
        };
        let found = self.file.query_row(query, [run], read).optional().map_err(told)?;
        let Some((open, sealed)) = found else { return Ok(None) };
        let geheim = sealed.map(|sealed| self.unseal(run, &sealed)).transpose()?;
        Ok(Some(Open { geheim, ..open }))
    }

    fn unseal(&self, run: &[u8; 16], sealed: &[u8]) -> Result<RunSecret, String> {
        let opened = sealed.split_first_chunk::<NONCE>().and_then(|(nonce, text)| {
            let payload = Payload { msg: text, aad: run };
            let opened = Zeroizing::new(self.cipher().decrypt(&(*nonce).into(), payload).ok()?);
            Some(RunSecret::from_store(opened.as_slice().try_into().ok()?))
        });
        opened.ok_or_else(|| "a run secret does not open with the keys of this source".to_owned())
    }

    /// Begins the commit that brings the rows and takes the secret.
    pub(super) fn outbox(&mut self, run: [u8; 16]) -> Result<Outbox<'_>, String> {
        Ok(Outbox { whole: self.file.transaction().map_err(told)?, run, next: 0 })
    }

    pub(super) fn row(&self, run: &[u8; 16], nr: u32) -> Result<Option<Vec<u8>>, String> {
        let query = "SELECT rij FROM uit WHERE run = ?1 AND nr = ?2";
        self.file.query_row(query, params![run, nr], |row| row.get(0)).optional().map_err(told)
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new((&*self.key).into())
    }
}

/// A commit that is being made.
pub(super) struct Outbox<'a> {
    whole: rusqlite::Transaction<'a>,
    run: [u8; 16],
    next: u32,
}

impl Outbox<'_> {
    pub(super) fn add(&mut self, row: &[u8]) -> Result<(), String> {
        let line = params![self.run, self.next, row];
        self.whole.prepare_cached("INSERT INTO uit VALUES (?1, ?2, ?3)").and_then(|mut add| add.execute(line)).map_err(told)?;
        self.next += 1;
        Ok(())
    }

    /// From here on there are rows and no secret, no list and no toezegging.
    pub(super) fn commit(self, alle: Digest) -> Result<(), String> {
        let change = "UPDATE run SET geheim = NULL, lijst = NULL, toezegging = NULL, alle = ?2, rijen = ?3 WHERE run = ?1";
        self.whole.execute(change, params![self.run, alle.0, self.next]).map_err(told)?;
        self.whole.commit().map_err(told)
    }
}
