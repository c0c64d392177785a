//! Listening, answering, and stopping without dropping a request.

use crate::{api, health, house, login, measure, oauth, pages};
use axum::ServiceExt;
use axum::extract::Request;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::util::MapRequest;
use web::{House, Shared, strip_language};

/// How long requests may take to end once the house closes.
const GRACE: Duration = Duration::from_secs(10);

/// All routes of the program: those of the capabilities, the pages of the house, and what machines ask.
fn routes(contact: &str) -> axum::Router<Shared> {
    let pages = pages::routes().merge(login::routes()).merge(oauth::routes());
    house::routes().merge(api::routes()).merge(pages).merge(health::routes(contact))
}

/// Answers until `stop` turns; then no new request is taken, and those under way may end.
pub async fn serve(listener: TcpListener, house: Shared, contact: &str, stop: watch::Receiver<bool>) -> std::io::Result<()> {
    let app = House::serve(routes(contact), house).layer(axum::middleware::from_fn(measure::measure));
    // The language leaves the address before the router sees it, so it stands around the router.
    let app = MapRequest::new(app, strip_language as fn(Request) -> Request);
    let mut closing = stop.clone();
    let serving = axum::serve(listener, ServiceExt::<Request>::into_make_service(app))
        .with_graceful_shutdown(async move { wait(&mut closing).await });
    let mut late = stop;
    tokio::select! {
        ended = serving => ended,
        () = async { wait(&mut late).await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("requests that were under way did not end in time");
            Ok(())
        }
    }
}

/// Gives figures to machines until `stop` turns.
pub async fn serve_figures(listener: TcpListener, mut stop: watch::Receiver<bool>) {
    let serving = axum::serve(listener, health::figures()).with_graceful_shutdown(async move { wait(&mut stop).await });
    if let Err(cause) = serving.await {
        tracing::warn!(%cause, "the figures cannot be asked for any more");
    }
}

/// Turns when the program is asked to stop: SIGTERM, or Ctrl-C.
pub(crate) fn stop_signal() -> std::io::Result<watch::Receiver<bool>> {
    let (turn, stop) = watch::channel(false);
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        let _ = turn.send(true);
        // Keeps the channel until everything has stopped.
        std::future::pending::<()>().await;
    });
    Ok(stop)
}

async fn wait(stop: &mut watch::Receiver<bool>) {
    // An absent sender counts as stopping, too.
    let _ = stop.wait_for(|stopped| *stopped).await;
}
