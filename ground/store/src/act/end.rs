//! The end of an act: all or nothing of what it kept, and its lines in either case.

use super::Kept;
use crate::correct::lines_of;
use crate::lines::{Ending, Lines, write_failed};
use crate::transaction::Transaction;
use crate::{Store, StoreError};
use access::Verwerking;
use foundation::Uuid;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an act leaves behind at its end.
pub(super) struct End {
    pub(super) open: Option<Transaction>,
    pub(super) store: Store,
    pub(super) purpose: Arc<Verwerking>,
    pub(super) kept: Kept,
}

impl End {
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        let Self { open, store, purpose, kept } = self;
        let Kept { persons, added, mut batch, events, corrections, whatever_comes } = kept;
        let corrections = corrections.into_iter().map(|(line, persons)| lines_of(&store, &purpose, line, persons));
        Lines::insert_all(corrections.collect::<Vec<_>>(), &mut batch);
        let told = !events.is_empty();
        batch.insert_rows(events);
        whatever_comes.iter().for_each(|row| batch.insert(row.clone(), 0));
        let all: BTreeSet<Uuid> = persons.union(&added).copied().collect();
        let lines = Lines::new(&store, &purpose, &all, Ending::Gelukt);
        let engine = &store.0.engine;
        let outcome = match open {
            None if batch.is_empty() => return engine.write_lines(lines).await,
            None => {
                Lines::insert_all([lines], &mut batch);
                engine.write(batch).await
            }
            Some(open) => {
                Lines::insert_all([lines], &mut batch);
                engine.write_and_commit(batch, open).await
            }
        };
        if let Err(cause) = outcome {
            // Of which table the fault came the database does not tell: a log that cannot be written
            // shows itself once more here, and is then the fault (EL-900).
            let outage = matches!(cause, StoreError::Outage(_));
            write_failed(&store, &purpose, if outage { &all } else { &persons }, outage, whatever_comes).await?;
            return Err(cause);
        }
        if told {
            store.0.wake.notify_one();
        }
        Ok(())
    }

    pub(super) async fn undo(self) -> Result<(), StoreError> {
        // The rollback first: on SQLite it gives the one writer back.
        let undone = match self.open {
            Some(open) => open.rollback().await,
            None => Ok(()),
        };
        write_failed(&self.store, &self.purpose, &self.kept.persons, false, self.kept.whatever_comes).await?;
        undone.map_err(StoreError::Outage)
    }
}
