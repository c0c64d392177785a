//! What a request asks the database, without the values, and what it has decided by the policies: the shape of its work.
//!
//! Time on a shared machine says little, and a test on it fails now and then or sees nothing. What takes time in a refusal
//! is what it asks the store and, more than that, a decision; so two requests that ask the same questions in the same order
//! cannot be told apart by time either, but for the row that is read or not, within one statement.

use std::sync::{Mutex, Once};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber, subscriber};

static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LISTENING: Once = Once::new();

/// Hears the statements of the store and the decisions of the policies, and nothing else.
struct Ear;

impl Subscriber for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        matches!(metadata.target(), "store::statement" | "access::decision")
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut Sql);
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Sql;

impl Visit for Sql {
    fn record_str(&mut self, field: &Field, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        ASKED.lock().unwrap().push(if field.name() == "act" { format!("decide {text}") } else { text });
    }
    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

/// Listens from now on. Every test is a process of its own, so that nobody else is heard.
pub fn listen() {
    LISTENING.call_once(|| subscriber::set_global_default(Ear).unwrap());
    ASKED.lock().unwrap().clear();
}

/// What was asked since, without the sessions: those are remembered for some seconds (besluit 24), whoever asks.
pub fn heard() -> Vec<String> {
    let asked = std::mem::take(&mut *ASKED.lock().unwrap());
    asked.into_iter().filter(|sql| !sql.contains("sessie")).collect()
}
