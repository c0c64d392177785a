//! The lines of acts that only read, written to PostgreSQL for many acts at a time (besluit 23).
//!
//! An act hands out nothing before its lines are on the disk. Acts that end while the lines of others are
//! under way wait for those, and then share one commit. Each hears of its own lines.

use crate::StoreError;
use crate::batch::Batch;
use crate::lines::Lines;
use crate::pool::Pool;
use sea_orm::DbErr;
use tokio::sync::{mpsc, oneshot};

/// Lines that go together at most: a statement of PostgreSQL binds 65,535 values.
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
    pub(crate) fn start(pool: Pool) -> Self {
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
                write(&pool, group).await;
            }
        });
        Self(door)
    }

    /// Writes the lines of one act; returns when they are committed.
    pub(crate) async fn write(&self, lines: Lines) -> Answer {
        let gone = || StoreError::Outage(DbErr::Custom("the task that writes the lines has stopped".to_owned()));
        let (tell, told) = oneshot::channel();
        self.0.send(Waiting { lines, tell }).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

async fn write(pool: &Pool, mut group: Vec<Waiting>) {
    let batch = Batch::of_lines(group.iter().map(|waiting| waiting.lines.clone()));
    match (batch.send_alone(pool).await, group.len()) {
        (Ok(()), _) => group.into_iter().for_each(|waiting| waiting.hear(Ok(()))),
        (Err(cause), 1) => group.remove(0).hear(Err(cause)),
        // Lines that the database refuses hold up no other.
        (Err(_), _) => {
            for waiting in group {
                let outcome = Batch::of_lines([waiting.lines.clone()]).send_alone(pool).await;
                waiting.hear(outcome);
            }
        }
    }
}

impl Waiting {
    fn hear(self, answer: Answer) {
        // A caller that went away has nothing left to wait for.
        let _ = self.tell.send(answer);
    }
}
