//! The house asks blind: each source gets the same sealed list, all say with which keys they compute, each computes once, and what they
//! computed is fetched. Then it is added up, and each hears that all came. What stands in the way pauses it; what is sent again are the
//! same bytes.

use super::count::count;
use super::rit::Rit;
use crate::store::load;
use crate::vragen::drive::{Einde, LooplijstIds, purpose};
use crate::vragen::step::{Stap, go, vraag_of};
use crate::{LooplijstError, Status};
use ::bron::client::bevraging::{Stop, Verloop};
use ::bron::client::blind::send;
use std::time::Duration;
use web::Shared;

/// Goes on with a Looplijst that is asked blind, until it ends for now.
///
/// # Errors
/// What stands in the way.
pub(crate) async fn run(house: &Shared, one: &LooplijstIds, http: &reqwest::Client) -> Result<Einde, LooplijstError> {
    let Some(mut rit) = Rit::start(house, one).await? else { return Ok(Einde::Gestopt) };
    loop {
        if rit.kluis.blind.is_complete() {
            rit.count().await?;
        }
        if rit.kluis.blind.is_done() {
            return rit.finish().await;
        }
        let Some(gronden) = rit.kept().await? else { return Ok(Einde::Gestopt) };
        // Between keeping and sending a day may have ended.
        gronden.must_hold(house.store.now())?;
        let (wait, lost) = rit.step(http).await?;
        // All was added up: whoever cannot hear that now, empties its outbox when D ends.
        if rit.kluis.uitkomsten.is_empty() {
            lost.map_or(Ok(()), |bron| Err(LooplijstError::Unreachable(bron)))?;
        } else if lost.is_some() {
            return rit.finish().await;
        }
        if wait > 0 {
            tokio::time::sleep(Duration::from_secs(wait)).await;
        }
    }
}

impl Rit<'_> {
    /// Sends what is next, and hears what comes back: how many seconds to wait, and who is not there.
    async fn step(&mut self, http: &reqwest::Client) -> Result<(u64, Option<String>), LooplijstError> {
        let (mut wait, mut lost) = (0, None);
        for (bron, said) in send(self.kluis.blind.ask(&self.key), &self.adressen, http).await {
            let heard = self.kluis.blind.hear(&self.partijen.pins, bron, said);
            let bronhouder = || self.naam(bron).unwrap_or_default();
            match heard {
                Ok(Verloop::Verder) => {}
                Ok(Verloop::Wacht(seconds)) => wait = wait.max(seconds),
                Ok(Verloop::Onbereikbaar) => lost = Some(bronhouder()),
                // It was added up already; that a source has forgotten its rows by now is what it should do.
                Err(_) if !self.kluis.uitkomsten.is_empty() => lost = Some(bronhouder()),
                Err(Stop::Onjuist { bron, code }) => {
                    return Err(LooplijstError::Void(bron.and_then(|bron| self.naam(bron)), code));
                }
                Err(why) => return Err(LooplijstError::Refused(bronhouder(), why)),
            }
        }
        Ok((wait, lost))
    }

    async fn count(&mut self) -> Result<(), LooplijstError> {
        let tx = self.house.store.begin(&purpose(self.house, self.one)?);
        let outcome = async {
            let vraag = vraag_of(&tx, self.one.looplijst_id).await?;
            count(&tx, (&vraag, &self.partijen.pins, &self.plan.regelingen), &mut self.kluis)
        }
        .await;
        // Whose it was is named: the signatures prove it.
        tx.finish(outcome).await.map_err(|why| match why {
            LooplijstError::Blind(why) => {
                let naam = why.bron().and_then(|bron| self.naam(usize::from(bron)));
                LooplijstError::Void(naam, format!("EL-{}", why.code()))
            }
            other => other,
        })
    }

    /// Whose data a source holds, by its place in D.
    fn naam(&self, bron: usize) -> Option<String> {
        let oin = self.partijen.pins.bronnen.get(bron)?.oin;
        self.partijen.namen.get(&oin).cloned()
    }

    async fn finish(&self) -> Result<Einde, LooplijstError> {
        let tx = self.house.store.begin(&purpose(self.house, self.one)?);
        let outcome = async {
            let row = load(&tx, self.one.looplijst_id).await?;
            let next = Status::parse(&row.status).and_then(Status::combine).ok_or(LooplijstError::Outdated)?;
            go(&tx, &row, next, Stap::Gecombineerd, "");
            Ok(Einde::Klaar)
        }
        .await;
        tx.finish(outcome).await
    }
}
