//! Logs as JSON on stderr, one line an event. What is logged: acts, routes, ids; never a value
//! about a person, never a query string.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::PanicHookInfo;
use tracing_subscriber::EnvFilter;

/// Starts logging for the whole process; the second start in one process changes nothing.
pub(crate) fn start(filter: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter).map_err(|cause| cause.to_string())?;
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    std::panic::set_hook(Box::new(note_panic));
    Ok(())
}

/// A panic as one line like all others. Its text goes along only where it stands so in the code: a text that was put together
/// may hold a value.
fn note_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let text = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(put together, so not shown)");
    let trace = Backtrace::capture();
    let trace = (trace.status() == BacktraceStatus::Captured).then(|| trace.to_string());
    let thread = std::thread::current().name().unwrap_or_default().to_owned();
    tracing::error!(%place, text, thread, trace, "a panic: a fault of ours");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(part)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// What is logged while a thread panics.
    fn logged(panic: fn()) -> serde_json::Value {
        let lines = Lines::default();
        let into = lines.clone();
        let old = std::panic::take_hook();
        std::panic::set_hook(Box::new(note_panic));
        let subscriber = tracing_subscriber::fmt().json().with_writer(move || into.clone()).finish();
        let ended = std::thread::spawn(move || tracing::subscriber::with_default(subscriber, panic)).join();
        std::panic::set_hook(old);
        assert!(ended.is_err());
        let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        assert_eq!(text.lines().count(), 1, "one line an event: {text}");
        serde_json::from_str(&text).expect("a line of the log is JSON")
    }

    #[test]
    fn a_panic_is_a_line_like_all_others_and_tells_no_value() {
        let line = logged(|| panic!("the drawer is stuck"));
        assert_eq!((line["level"].as_str(), line["fields"]["text"].as_str()), (Some("ERROR"), Some("the drawer is stuck")));
        assert!(line["fields"]["place"].as_str().unwrap().contains("logs.rs:"), "{line}");

        let line = logged(|| panic!("nobody is called {}", std::hint::black_box("Truus van Testveld")));
        assert!(!line.to_string().contains("Truus"), "{line}");
    }
}
