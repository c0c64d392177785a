//! The post of the house: what goes by e-mail, what came back, who is reminded, and whether the printer stands still.

use crate::Stopped;
use access::{Act, Actor, Object, Refused, Verwerking};
use bericht::{EmailAantal, EmailSender, acts};
use foundation::{TraceId, Uuid};
use web::Shared;

/// The purpose of the house, on behalf of an organisatie.
fn purpose(house: &Shared, act: Act, organisatie: Uuid) -> Result<Verwerking, Refused> {
    let (actor, work) = (Actor::systeem("post", organisatie), Object::own_work(organisatie));
    house.access.permit(&actor, act, &work, TraceId::draw(house.store.chance()), house.store.now())
}

/// Sends what goes by e-mail and is due now, of all organisaties.
pub async fn send(house: &Shared, mailer: &EmailSender) -> Result<EmailAantal, Stopped> {
    let mut all = EmailAantal::default();
    for organisatie in bericht::due_senders(&house.store).await? {
        match bericht::send(&house.store, || purpose(house, acts::SEND, organisatie), mailer).await {
            Ok(ronde) => {
                all.verstuurd += ronde.verstuurd;
                all.later += ronde.later;
                all.brief += ronde.brief;
            }
            // The others go on; what was taken is due again after a while.
            Err(cause) => tracing::warn!(%cause, "the e-mail of an organisatie could not be sent"),
        }
    }
    metrics::counter!("eenloket_email_total", "uitkomst" => "verstuurd").increment(all.verstuurd as u64);
    metrics::counter!("eenloket_email_total", "uitkomst" => "later").increment(all.later as u64);
    metrics::counter!("eenloket_email_total", "uitkomst" => "brief").increment(all.brief as u64);
    Ok(all)
}

/// Takes what a mail server tells about an earlier message; false if it tells nothing about one of ours.
pub async fn hear(house: &Shared, mail: &str) -> Result<bool, Stopped> {
    let Some(told) = bericht::parse(mail) else { return Ok(false) };
    let Some((id, organisatie)) = bericht::sent_as(&house.store, &told.code).await? else { return Ok(false) };
    let purpose = purpose(house, acts::SEND, organisatie)?;
    bericht::hear(&house.store, &purpose, id, told.uitkomst).await?;
    Ok(true)
}

/// Reminds of the Afspraken that come; gives how many reminders were queued.
pub async fn remind(house: &Shared) -> Result<usize, Stopped> {
    let mut count = 0;
    for (organisatie, afspraken) in bericht::due_reminders(&house.store).await? {
        let purpose = purpose(house, acts::REMIND, organisatie)?;
        count += bericht::remind(&house.store, &purpose, &afspraken).await?;
    }
    Ok(count)
}

/// Looks at what waits: keeps the figures, and warns the coordinator where letters wait longer than a werkdag.
pub async fn watch(house: &Shared) -> Result<(), Stopped> {
    let (queues, now) = (bericht::queues(&house.store).await?, house.store.now());
    bericht::measure(&queues, now);
    for queue in queues.iter().filter(|queue| bericht::is_stuck(queue.oudste, now)) {
        let purpose = purpose(house, acts::REMIND, queue.organisatie_id)?;
        bericht::warn(&house.store, &purpose).await?;
    }
    Ok(())
}
