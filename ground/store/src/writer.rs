//! The one writer of SQLite, shared by the acts that end together (besluit 23).
//!
//! What comes while it is busy goes into the next transaction, one after the other, each with its own outcome: an act
//! whose claim does not hold writes nothing, and after a fault of the database all are done again, each alone. Acts that
//! follow each other write to the same pages, so a commit of four is little more than a commit of one.

use crate::batch::{Batch, Text};
use crate::durable::Durable;
use crate::lines::Lines;
use crate::pool::Pool;
use crate::transaction::Transaction;
use crate::{Backend, StoreError};
use sea_orm::{ConnectionTrait, DbErr};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Acts in one transaction at most: the last of them should not wait long for the first.
const TOGETHER: usize = 32;

type Answer = Result<(), StoreError>;

/// What somebody waits for.
struct Job {
    what: What,
    tell: oneshot::Sender<Answer>,
}

enum What {
    /// An act with its changes and its lines.
    Act(Batch),
    /// The lines of an act that only read.
    Lines(Lines),
}

/// The door to the one task that writes.
#[derive(Clone, Debug)]
pub(crate) struct Writer(mpsc::UnboundedSender<Job>);

impl Writer {
    pub(crate) fn start(pool: Pool, durable: Durable) -> Self {
        let (door, mut coming) = mpsc::unbounded_channel::<Job>();
        tokio::spawn(async move {
            while let Some(first) = coming.recv().await {
                let mut group = vec![first];
                while group.len() < TOGETHER
                    && let Ok(next) = coming.try_recv()
                {
                    group.push(next);
                }
                write(&pool, &durable, group).await;
            }
        });
        Self(door)
    }

    /// Writes an act; returns when it is on the disk.
    pub(crate) async fn write_act(&self, batch: Batch) -> Answer {
        self.ask(What::Act(batch)).await
    }

    /// Writes the lines of an act that only read; returns when they are on the disk.
    pub(crate) async fn write_lines(&self, lines: Lines) -> Answer {
        self.ask(What::Lines(lines)).await
    }

    async fn ask(&self, what: What) -> Answer {
        let gone = || StoreError::Outage(DbErr::Custom("the task that writes has stopped".to_owned()));
        let (tell, told) = oneshot::channel();
        self.0.send(Job { what, tell }).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

async fn write(pool: &Pool, durable: &Durable, group: Vec<Job>) {
    let (mut acts, mut lines, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    for Job { what, tell } in group {
        match what {
            What::Act(batch) => {
                acts.push(batch);
                waiting.push(tell);
            }
            What::Lines(one) => lines.push((one, tell)),
        }
    }
    // The lines of all go into two statements, as a last act.
    let (lines, readers): (Vec<Lines>, Vec<_>) = lines.into_iter().unzip();
    if !lines.is_empty() {
        acts.push(Batch::of_lines(lines.iter().cloned()));
    }
    let mut answers = match together(pool, &acts).await {
        Ok(answers) => answers,
        Err(cause) if acts.len() + lines.len().saturating_sub(1) <= 1 => vec![Err(cause)],
        // One that the database refuses holds up no other.
        Err(_) => {
            let mut answers = Vec::new();
            for act in &acts[..waiting.len()] {
                answers.push(alone(pool, act).await);
            }
            for (one, tell) in lines.into_iter().zip(readers) {
                answer(durable, [(alone(pool, &Batch::of_lines([one])).await, tell)]);
            }
            return answer(durable, answers.into_iter().zip(waiting));
        }
    };
    let read = if readers.is_empty() { None } else { answers.pop() };
    let shared = Arc::new(read.unwrap_or(Ok(())));
    let of_readers = readers.into_iter().map(|tell| (share(&shared), tell));
    answer(durable, answers.into_iter().zip(waiting).chain(of_readers));
}

/// Tells each when it is on the disk; the next transaction need not wait for that.
fn answer(durable: &Durable, all: impl IntoIterator<Item = (Answer, oneshot::Sender<Answer>)>) {
    let (durable, all) = (durable.clone(), all.into_iter().collect::<Vec<_>>());
    tokio::spawn(async move {
        let disk = durable.wait().await;
        for (answer, tell) in all {
            let answer = match (&disk, answer) {
                (Err(cause), Ok(())) => Err(std::io::Error::new(cause.kind(), cause.to_string()).into()),
                (_, answer) => answer,
            };
            // A caller that went away has nothing left to wait for.
            let _ = tell.send(answer);
        }
    });
}

fn share(answer: &Answer) -> Answer {
    match answer {
        Ok(()) => Ok(()),
        Err(cause) => Err(StoreError::Outage(DbErr::Custom(cause.to_string()))),
    }
}

async fn alone(pool: &Pool, act: &Batch) -> Answer {
    together(pool, std::slice::from_ref(act)).await.and_then(|answers| answers.into_iter().next().unwrap_or(Ok(())))
}

/// All acts in one transaction, each with its outcome; a fault of the database undoes all.
async fn together(pool: &Pool, acts: &[Batch]) -> Result<Vec<Answer>, StoreError> {
    let tx = Transaction::to_begin(pool).await?;
    let mut text = Text::default();
    text.add_word(Transaction::opening(Backend::Sqlite));
    let single = acts.len() == 1;
    if !single {
        tx.execute_raw(text.take()).await?;
    }
    let mut answers = Vec::with_capacity(acts.len());
    let mut committed = false;
    for act in acts {
        answers.push(match act.claim_in_text(&tx, &mut text).await? {
            Some(condition) => Err(StoreError::Unmet(condition)),
            None => {
                act.add_to_text(&mut text);
                if single {
                    text.add_word("commit");
                    committed = true;
                }
                tx.execute_raw(text.take()).await?;
                Ok(())
            }
        });
    }
    if !committed {
        text.add_word("commit");
        tx.execute_raw(text.take()).await?;
    }
    tx.committed();
    Ok(answers)
}
