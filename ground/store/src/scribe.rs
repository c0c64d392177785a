//! The lines of acts that only read, written for many acts at a time (besluit 23).
//!
//! An act hands out nothing before its lines are on the disk. Acts that end while the lines of others are
//! under way wait for those, and then share one commit. Each hears of its own lines.

use crate::StoreError;
use crate::batch::Batch;
use crate::engine::Engine;
use crate::lines::Lines;
use sea_orm::DbErr;
use tokio::sync::{mpsc, oneshot};

/// Lines that go together at most: a statement of SQLite binds 32,766 values.
const TOGETHER: usize = 1_000;

type Answer = Result<(), StoreError>;

struct Waiting {
    lines: Lines,
    tell: oneshot::Sender<Answer>,
}

/// The door to the one task that writes them.
#[derive(Clone, Debug)]
pub(crate) struct Scribe(mpsc::UnboundedSender<Waiting>);

impl Scribe {
    pub(crate) fn start(engine: Engine) -> Self {
        let (door, mut coming) = mpsc::unbounded_channel::<Waiting>();
        tokio::spawn(async move {
            let mut next = None;
            loop {
                let Some(first) = (match next.take() {
                    Some(waiting) => Some(waiting),
                    None => coming.recv().await,
                }) else {
                    return;
                };
                let (mut size, mut group) = (first.lines.len(), vec![first]);
                while let Ok(waiting) = coming.try_recv() {
                    size += waiting.lines.len();
                    if size > TOGETHER {
                        next = Some(waiting);
                        break;
                    }
                    group.push(waiting);
                }
                write(&engine, group).await;
            }
        });
        Self(door)
    }

    /// Writes the lines of one act; returns when they are on the disk.
    pub(crate) async fn write(&self, lines: Lines) -> Answer {
        let gone = || StoreError::NoLog(DbErr::Custom("the task that writes the lines has stopped".to_owned()));
        let (tell, told) = oneshot::channel();
        self.0.send(Waiting { lines, tell }).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

async fn write(engine: &Engine, mut group: Vec<Waiting>) {
    let mut batch = Batch::default();
    Lines::insert_all(group.iter().map(|waiting| waiting.lines.clone()), &mut batch);
    match (batch.send(engine).await, group.len()) {
        (Ok(()), _) => {
            let engine = engine.clone();
            // The lines of others need not wait for this disk, they share the next sync.
            tokio::spawn(async move {
                let outcome = engine.settle().await.is_ok();
                for waiting in group {
                    // A caller that went away has nothing left to wait for.
                    let _ =
                        waiting.tell.send(if outcome { Ok(()) } else { Err(no_log("the log of the store could not be synced")) });
                }
            });
        }
        (Err(cause), 1) => {
            if let Some(waiting) = group.pop() {
                let _ = waiting.tell.send(Err(as_no_log(cause)));
            }
        }
        // One line that the database refuses holds up no other.
        (Err(_), _) => {
            for waiting in group {
                let mut batch = Batch::default();
                Lines::insert_all([waiting.lines], &mut batch);
                let _ = waiting.tell.send(batch.send_alone(engine).await.map_err(as_no_log));
            }
        }
    }
}

fn no_log(why: &str) -> StoreError {
    StoreError::NoLog(DbErr::Custom(why.to_owned()))
}

fn as_no_log(cause: StoreError) -> StoreError {
    match cause {
        StoreError::Outage(cause) => StoreError::NoLog(cause),
        other => other,
    }
}
