//! Logs as JSON on stderr, one line an event. What is logged: acts, routes, ids; never a value
//! about a person, never a query string.

use tracing_subscriber::EnvFilter;

/// Starts logging for the whole process; the second start in one process changes nothing.
pub(crate) fn start(filter: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter).map_err(|cause| cause.to_string())?;
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    Ok(())
}
