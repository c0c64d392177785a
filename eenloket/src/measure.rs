//! How many requests, how long, with which outcome: by route, never by address.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Upper bounds of the durations that are counted, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];
/// From here on a request is worth a line in the log.
const SLOW: Duration = Duration::from_secs(1);

static FIGURES: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// The figures of this process, in the text format of Prometheus.
pub(crate) fn figures() -> String {
    recorder().map(PrometheusHandle::render).unwrap_or_default()
}

/// Folds what was recorded into the buckets. Asking for the figures does so too, but nobody may ask.
pub(crate) fn fold() {
    if let Some(handle) = recorder() {
        handle.run_upkeep();
    }
}

fn recorder() -> Option<&'static PrometheusHandle> {
    let start = || PrometheusBuilder::new().set_buckets(&BOUNDS).ok()?.install_recorder().ok();
    FIGURES.get_or_init(start).as_ref()
}

/// Counts and times a request. The route stands for the address: an address may name a person's case.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    recorder();
    let route = request.extensions().get::<MatchedPath>().map_or("geen", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    let (took, status) = (begun.elapsed(), response.status());
    metrics::counter!("eenloket_requests_total", "method" => method.clone(), "route" => route.clone(), "status" => status.as_str().to_owned())
        .increment(1);
    metrics::histogram!("eenloket_request_seconds", "route" => route.clone()).record(took.as_secs_f64());
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    if status.is_server_error() || took > SLOW {
        tracing::warn!(method, route, status = status.as_u16(), ms, "request");
    } else {
        tracing::debug!(method, route, status = status.as_u16(), ms, "request");
    }
    response
}
