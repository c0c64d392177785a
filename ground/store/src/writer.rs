//! The one writer of SQLite, shared by the acts that end together (besluit 23).
//!
//! What comes while it is busy goes into the next transaction, one after the other, each with its own outcome: an act
//! whose claim does not hold writes nothing, and after a fault of the database all are done again, each alone. Acts that
//! follow each other write to the same pages, so a commit of four is little more than a commit of one.
//!
//! It is a thread with a connection of its own, because an act is a dozen statements and each would be a walk to another
//! thread and back. Acts that have a transaction of their own use the pool of one; whoever writes holds its connection.

use crate::batch::Batch;
use crate::durable::Durable;
use crate::lines::Lines;
use crate::pool::Pool;
use crate::{StoreError, sqlite};
use rusqlite::Connection;
use sea_orm::DbErr;
use std::path::Path;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

/// Acts in one transaction at most: the last of them should not wait long for the first.
const TOGETHER: usize = 32;

type Answer = Result<(), StoreError>;
type Tell = oneshot::Sender<Answer>;

/// What somebody waits for.
enum Job {
    /// An act with its changes and its lines.
    Act(Batch, Tell),
    /// The lines of an act that only read.
    Lines(Box<Lines>, Tell),
    /// That the connection is closed.
    Close(oneshot::Sender<()>),
}

/// The door to the one thread that writes.
#[derive(Clone, Debug)]
pub(crate) struct Writer(mpsc::UnboundedSender<Job>);

impl Writer {
    /// Starts it on the store file at `path`; it writes while it has the connection of `pool` on loan.
    pub(crate) fn start(path: &Path, pool: Pool, durable: Durable) -> Result<Self, StoreError> {
        let mut connection = sqlite::open_to_write(path)?;
        let (door, mut coming) = mpsc::unbounded_channel::<Job>();
        let runtime = Handle::current();
        let work = move || {
            while let Some(first) = coming.blocking_recv() {
                let mut group = Group::default();
                let mut next = Some(first);
                while let Some(job) = next {
                    match job {
                        Job::Act(batch, tell) => group.acts.push((batch, tell)),
                        Job::Lines(lines, tell) => group.reads.push((lines, tell)),
                        Job::Close(tell) => {
                            group.write(&mut connection, &pool, &durable, &runtime);
                            drop(connection);
                            let _ = tell.send(());
                            return;
                        }
                    }
                    next = if group.acts.len() + group.reads.len() < TOGETHER { coming.try_recv().ok() } else { None };
                }
                group.write(&mut connection, &pool, &durable, &runtime);
            }
        };
        std::thread::Builder::new().name("schrijver".to_owned()).spawn(work)?;
        Ok(Self(door))
    }

    /// Writes an act; returns when it is on the disk.
    pub(crate) async fn write_act(&self, batch: Batch) -> Answer {
        self.ask(|tell| Job::Act(batch, tell)).await?
    }

    /// Writes the lines of an act that only read; returns when they are on the disk.
    pub(crate) async fn write_lines(&self, lines: Lines) -> Answer {
        self.ask(|tell| Job::Lines(Box::new(lines), tell)).await?
    }

    /// Whether it is at work.
    pub(crate) fn is_there(&self) -> bool {
        !self.0.is_closed()
    }

    /// Writes what waits, and closes the connection.
    pub(crate) async fn close(&self) -> Answer {
        self.ask(Job::Close).await
    }

    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<T>) -> Job) -> Result<T, StoreError> {
        let gone = || StoreError::Outage(DbErr::Custom("the thread that writes has stopped".to_owned()));
        let (tell, told) = oneshot::channel();
        self.0.send(job(tell)).map_err(|_| gone())?;
        told.await.map_err(|_| gone())
    }
}

/// Acts that go together.
#[derive(Default)]
struct Group {
    acts: Vec<(Batch, Tell)>,
    reads: Vec<(Box<Lines>, Tell)>,
}

impl Group {
    fn write(self, connection: &mut Connection, pool: &Pool, durable: &Durable, runtime: &Handle) {
        if self.acts.is_empty() && self.reads.is_empty() {
            return;
        }
        let (mut batches, mut waiting): (Vec<Batch>, Vec<Tell>) = self.acts.into_iter().unzip();
        for (lines, tell) in self.reads {
            batches.push(Batch::of_lines([*lines]));
            waiting.push(tell);
        }
        let answers = match runtime.block_on(pool.lend()) {
            Ok(_turn) => answers(connection, &batches),
            Err(cause) => batches.iter().map(|_| Err(StoreError::Outage(DbErr::Custom(cause.to_string())))).collect(),
        };
        let durable = durable.clone();
        // The next transaction need not wait for the disk.
        runtime.spawn(async move {
            let disk = durable.wait().await;
            for (answer, tell) in answers.into_iter().zip(waiting) {
                let answer = match (&disk, answer) {
                    (Err(cause), Ok(())) => Err(std::io::Error::new(cause.kind(), cause.to_string()).into()),
                    (_, answer) => answer,
                };
                // A caller that went away has nothing left to wait for.
                let _ = tell.send(answer);
            }
        });
    }
}

fn answers(connection: &mut Connection, batches: &[Batch]) -> Vec<Answer> {
    match together(connection, batches) {
        Ok(answers) => answers,
        Err(cause) if batches.len() == 1 => vec![Err(cause)],
        // One that the database refuses holds up no other.
        Err(_) => batches.iter().map(|one| together(connection, std::slice::from_ref(one)).and_then(first)).collect(),
    }
}

fn first(answers: Vec<Answer>) -> Answer {
    answers.into_iter().next().unwrap_or(Ok(()))
}

/// All in one transaction, each with its outcome; a fault of the database undoes all.
fn together(connection: &mut Connection, batches: &[Batch]) -> Result<Vec<Answer>, StoreError> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(sqlite::fault)?;
    let mut answers = Vec::with_capacity(batches.len());
    for batch in batches {
        answers.push(match batch.write_to(&tx)? {
            Some(condition) => Err(StoreError::Unmet(condition)),
            None => Ok(()),
        });
    }
    tx.commit().map_err(sqlite::fault)?;
    Ok(answers)
}
