//! What goes on beside the requests: the outbox, the seals, the months, the figures, the key ring.

use crate::{house, measure, post, terms};
use bericht::EmailSender;
use std::time::Duration;
use store::Relay;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use web::Shared;

/// Starts the work beside the requests; it ends when `stop` turns.
pub(crate) fn start(house: &Shared, mailer: Option<EmailSender>, stop: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    let relay = Relay::new(house.store.clone(), house::listeners(house));
    let mut work = vec![
        tokio::spawn(relay.run(stop.clone())),
        tokio::spawn(seal(house.clone(), stop.clone())),
        tokio::spawn(terms(house.clone(), stop.clone())),
        tokio::spawn(tidy_up(house.clone(), stop.clone())),
        tokio::spawn(months(house.clone(), stop.clone())),
        tokio::spawn(messages(house.clone(), stop.clone())),
        tokio::spawn(fold_figures(stop.clone())),
        tokio::spawn(keys(house.clone(), stop.clone())),
        tokio::spawn(questions(house.clone(), stop.clone())),
    ];
    // Without a mail server everything goes by letter.
    work.extend(mailer.map(|mailer| tokio::spawn(email(house.clone(), mailer, stop.clone()))));
    work
}

/// Waits until the work has ended, and not for ever.
pub(crate) async fn finish(work: Vec<JoinHandle<()>>) {
    for task in work {
        if tokio::time::timeout(Duration::from_secs(5), task).await.is_err() {
            tracing::warn!("work beside the requests did not end in time");
        }
    }
}

async fn seal(house: Shared, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(10)).await {
        match store::seal_lines(&house.store).await {
            Ok(rows) => metrics::counter!("eenloket_lines_sealed_total").increment(rows),
            Err(cause) => tracing::warn!(%cause, "the logs could not be sealed"),
        }
    }
}

/// Once a minute: what has to happen because time passed.
async fn terms(house: Shared, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(60)).await {
        if let Err(cause) = terms::look_at_the_clock(&house).await {
            tracing::warn!(%cause, "the terms could not be kept");
        }
    }
}

/// Once an hour: what need not be kept any longer.
async fn tidy_up(house: Shared, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(60 * 60)).await {
        if let Err(cause) = terms::tidy_up(&house).await {
            tracing::warn!(%cause, "what need not be kept could not be removed");
        }
    }
}

/// Once a minute: who has to be reminded, and whether letters wait too long.
async fn messages(house: Shared, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(60)).await {
        if let Err(cause) = post::remind(&house).await {
            tracing::warn!(%cause, "nobody could be reminded now");
        }
        if let Err(cause) = post::watch(&house).await {
            tracing::warn!(%cause, "the queue of the printer could not be looked at");
        }
    }
}

/// Every few seconds: what goes by e-mail.
async fn email(house: Shared, mailer: EmailSender, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(5)).await {
        if let Err(cause) = post::send(&house, &mailer).await {
            tracing::warn!(%cause, "e-mail could not be sent now");
        }
    }
}

/// The house opens with the months that are near; this keeps it so when it stays open.
async fn months(house: Shared, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(24 * 60 * 60)).await {
        if let Err(cause) = store::prepare_months(&house.store).await {
            tracing::warn!(%cause, "the months of the logs could not be prepared");
        }
    }
}

/// A new key in the ring is taken up without a new start.
async fn keys(house: Shared, mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(5)).await {
        match house.store.keys().refresh() {
            Ok(true) => tracing::info!(key = house.store.keys().active(), "another key seals from now on"),
            Ok(false) => {}
            Err(cause) => tracing::warn!(%cause, "the key ring could not be read again; the keys of before go on"),
        }
    }
}

/// Every second: which looplijst waits for its next questions. One that went on since the last look is with another process.
async fn questions(house: Shared, mut stop: watch::Receiver<bool>) {
    let http =
        match reqwest::Client::builder().timeout(Duration::from_secs(60)).redirect(reqwest::redirect::Policy::none()).build() {
            Ok(http) => http,
            Err(cause) => return tracing::error!(%cause, "nothing can be asked of a source"),
        };
    let mut before: Vec<looplijst::LooplijstIds> = Vec::new();
    while waited(&mut stop, Duration::from_secs(1)).await {
        let now = match looplijst::due(&house.store.look()).await {
            Ok(now) => now,
            Err(cause) => {
                tracing::warn!(%cause, "looplijsten could not be looked at");
                continue;
            }
        };
        for one in now.iter().filter(|one| before.contains(one)) {
            let mut stopping = stop.clone();
            tokio::select! {
                _ = stopping.changed() => return,
                done = looplijst::go_on(&house, one, &http) => match done {
                    Ok(how) => tracing::info!(looplijst = %one.looplijst_id, ?how, "asked"),
                    Err(cause) => tracing::warn!(%cause, looplijst = %one.looplijst_id, "asking goes on later"),
                },
            }
        }
        before = now;
    }
}

async fn fold_figures(mut stop: watch::Receiver<bool>) {
    while waited(&mut stop, Duration::from_secs(5)).await {
        measure::fold();
    }
}

/// Waits; false when it is time to stop.
async fn waited(stop: &mut watch::Receiver<bool>, pause: Duration) -> bool {
    tokio::select! {
        _ = stop.changed() => false,
        () = tokio::time::sleep(pause) => true,
    }
}
