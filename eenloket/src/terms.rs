//! The terms of the house: what has to happen because time passed.

use access::{Act, Actor, Object, Verwerking};
use foundation::jiff::tz::TimeZone;
use foundation::{TraceId, Uuid};
use rules::bewaartermijn::{Bewaartermijn, Duur};
use store::Ms;
use web::Shared;

/// What one look at the clock did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Offers that expired.
    pub offers: usize,
    /// Taken that were overdue and went on to somebody else.
    pub tasks: usize,
    /// Concepts that were destroyed.
    pub concepts: u64,
    /// Looks without an open Hulpvraag that came before a privacy officer.
    pub reports: u64,
    /// Afmeldingen of children who are of age now.
    pub afmeldingen: usize,
    /// What of Looplijsten was kept long enough.
    pub looplijsten: u64,
    /// Who was told something because of a levensgebeurtenis.
    pub verteld: usize,
    /// Tokens of programs that were good no more.
    pub tokens: u64,
}

/// Lets offers expire that nobody answered, brings overdue Taken to who has to know, and destroys concepts after their
/// seven days.
pub async fn look_at_the_clock(house: &Shared) -> Result<Passed, crate::Stopped> {
    let mut passed = Passed::default();
    for organisatie in doorverwijzing::overdue_senders(&house.store).await? {
        let purpose = purpose(house, doorverwijzing::EXPIRE, organisatie)?;
        match doorverwijzing::expire(&house.store, &purpose).await {
            Ok(count) => passed.offers += count,
            // Somebody answered at the same moment; the next look takes the others.
            Err(cause) => tracing::info!(%cause, "offers could not expire now"),
        }
    }
    for organisatie in hulpvraag::overdue(&house.store).await? {
        let purpose = purpose(house, hulpvraag::ESCALATE, organisatie)?;
        match hulpvraag::escalate(&house.store, &purpose).await {
            Ok(count) => passed.tasks += count,
            Err(cause) => tracing::info!(%cause, "taken could not go on now"),
        }
    }
    if afmelding::has_lapsed(&house.store).await? {
        // Nobody's in particular: the house ends them for itself.
        passed.afmeldingen = afmelding::lapse(&house.store, &purpose(house, afmelding::acts::LAPSE, Uuid::nil())?).await?;
    }
    for organisatie in looplijst::overdue(&house.store.look(), house.store.now()).await? {
        let purpose = purpose(house, looplijst::acts::EXPIRE, organisatie)?;
        match looplijst::expire(&house.store, &purpose).await {
            Ok(count) => passed.looplijsten += count,
            Err(cause) => tracing::info!(%cause, "looplijsten could not be tidied now"),
        }
    }
    passed.verteld = tell(house).await?;
    if levensgebeurtenis::is_overdue(&house.store).await? {
        levensgebeurtenis::expire(&house.store, &purpose(house, levensgebeurtenis::acts::EXPIRE, Uuid::nil())?).await?;
    }
    passed.tokens = web::oauth::expire_tokens(&house.store).await?;
    passed.concepts = doorverwijzing::expire_concepts(&house.store).await? + balie::expire_concepts(&house.store).await?;
    passed.reports = mijn::note(&house.store).await?;
    Ok(passed)
}

/// How often one look goes on with what is not done yet: as many times it tells as many as one act takes.
const ROUNDS: usize = 50;

/// Once a day for each organisatie: who is told something because of what happens in their life. One that cannot be looked at now
/// is looked at again within the hour, and until then nobody is told anything.
async fn tell(house: &Shared) -> Result<usize, crate::Stopped> {
    let mut told = 0;
    for one in levensgebeurtenis::due(&house.store).await? {
        let Some(act) = one.act() else { continue };
        for _ in 0..ROUNDS {
            let purpose = purpose(house, act, one.organisatie_id)?;
            match levensgebeurtenis::run(house, &purpose, one.id).await {
                Ok(done) => told += done.verteld,
                Err(cause) => {
                    tracing::warn!(%cause, "a levensgebeurtenis could not be looked at now");
                    break;
                }
            }
            if !levensgebeurtenis::due(&house.store).await?.iter().any(|due| due.id == one.id) {
                break;
            }
        }
    }
    Ok(told)
}

fn purpose(house: &Shared, act: Act, organisatie: Uuid) -> Result<Verwerking, crate::Stopped> {
    let (actor, work) = (Actor::systeem("termijnen", organisatie), Object::own_work(organisatie));
    let trace = TraceId::draw(house.store.chance());
    Ok(house.access.permit(&actor, act, &work, trace, house.store.now())?)
}

/// Removes what is kept for a time and belongs to no Hulpvraag: ended sessions, who logged in and out, who looked for
/// somebody, which writes were done, and events that were heard.
pub async fn tidy_up(house: &Shared) -> Result<(), crate::Stopped> {
    web::remove_ended_sessions(&house.store).await?;
    store::forget(&house.store).await?;
    if let Some(before) = kept_since(house, Bewaartermijn::Inloggegevens) {
        web::remove_login_records(&house.store, before).await?;
    }
    if let Some(before) = kept_since(house, Bewaartermijn::Zoekpoging) {
        inwoner::brake::remove_before(&house.store, before).await?;
    }
    Ok(())
}

/// What was made before this is kept too long; `None` where the term is no calendar period.
fn kept_since(house: &Shared, kind: Bewaartermijn) -> Option<Ms> {
    let Duur::Periode(span) = kind.term().duur else { return None };
    // A calendar period is counted on a calendar.
    Some(house.store.now().to_zoned(TimeZone::UTC).saturating_sub(span).timestamp().into())
}
