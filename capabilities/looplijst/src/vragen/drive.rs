//! The house asks: one step after the other, until all was asked or something stands in the way. What stands in the way pauses the
//! Looplijst with its code, and nothing is lost.

use crate::LooplijstError;
use crate::blind;
use crate::store::load;
use crate::tables::{bron, looplijst, looplijst_vraag};
use crate::vragen::administratie::read_of;
use crate::vragen::ask::{ask, is_asking};
use crate::vragen::begin::begin;
use crate::vragen::combine::combine;
use crate::vragen::gronden::{Gronden, must_stand};
use crate::vragen::note::note;
use crate::vragen::pause::{pause, stands_in_the_way};
use crate::vragen::plan::{self, EIGEN, Plan};
use crate::vragen::step::vraag_of;
use crate::vragen::{keep, stand};
use ::bron::client::bevraging::{Bevraagd, Bevraging, Opdracht, Verloop, send};
use ::bron::client::{Adres, Fout};
use ::bron::{Bsn, Digest, Run as BronRun};
use access::{Actor, Object, Verwerking};
use ed25519_dalek::SigningKey;
use foundation::{Keys, TraceId, Uuid};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError, Tx};
use web::Shared;

/// How asking ended for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Einde {
    /// All was asked, and counted.
    Klaar,
    /// Something stands in the way, and the Looplijst says what.
    Gepauzeerd,
    /// Somebody paused it or broke it off, or another process goes on with it.
    Gestopt,
}

/// A Looplijst that waits for its next step.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct LooplijstIds {
    /// Which.
    pub looplijst_id: Uuid,
    /// Of whom.
    pub organisatie_id: Uuid,
    /// How many steps were made; where it does not go up, nobody is at it.
    pub stap: i32,
}
impl Plain for LooplijstIds {}

/// Every Looplijst that is being asked about.
pub async fn due(look: &Look<'_>) -> Result<Vec<LooplijstIds>, StoreError> {
    let sql = "select v.id as looplijst_id, v.organisatie_id, v.stap from looplijst l
               join looplijst_vraag v on v.id = l.id where l.status = 'bevragen' order by l.aangemaakt_op, l.id";
    look.sql(sql, []).await
}

/// What does not change while it goes on.
pub(crate) struct Run {
    pub(crate) plan: Plan,
    /// By source: row and digest of the register.
    named: BTreeMap<String, ([u8; 16], Digest)>,
}

/// Everybody of a run by the blind index of their BSN.
pub(crate) struct Wie(BTreeMap<Vec<u8>, Bsn>);

impl Wie {
    fn new(bevraging: &Bevraging, keys: &Keys) -> Self {
        Self(bevraging.personen().iter().map(|bsn| (bsn.index(keys), *bsn)).collect())
    }

    /// Whom of the run these are.
    pub(crate) fn of(&self, indexes: &BTreeSet<Vec<u8>>) -> BTreeSet<Bsn> {
        indexes.iter().filter_map(|index| self.0.get(index)).copied().collect()
    }
}

/// Goes on with a Looplijst until it ends for now.
///
/// # Errors
/// The store; what else goes wrong pauses it.
pub async fn go_on(house: &Shared, one: &LooplijstIds, http: &reqwest::Client) -> Result<Einde, LooplijstError> {
    let done = match blind::of(&house.store.look(), one.looplijst_id).await? {
        Some(_) => blind::drive::run(house, one, http).await,
        None => Rit::drive(house, one, http).await,
    };
    match done {
        Ok(einde) => Ok(einde),
        Err(why) => stop(house, one, why).await,
    }
}

async fn stop(house: &Shared, one: &LooplijstIds, why: LooplijstError) -> Result<Einde, LooplijstError> {
    if matches!(why, LooplijstError::Outdated) {
        return Ok(Einde::Gestopt);
    }
    let Some((code, bronhouder)) = stands_in_the_way(&why) else { return Err(why) };
    tracing::info!(looplijst = %one.looplijst_id, %code, "asking stopped: {why}");
    pause(&house.store, &purpose(house, one)?, one.looplijst_id, &code, bronhouder.as_deref()).await?;
    Ok(Einde::Gepauzeerd)
}

/// Why the house does this.
pub(crate) fn purpose(house: &Shared, one: &LooplijstIds) -> Result<Verwerking, LooplijstError> {
    let (actor, work) = (Actor::systeem("looplijst", one.organisatie_id), Object::own_work(one.organisatie_id));
    // Each act has a trace of its own; those of one run begin alike, however often it was stopped.
    let mut trace = TraceId(*one.looplijst_id.as_bytes());
    trace.0[12..].copy_from_slice(&house.store.chance().bytes::<4>());
    let permitted = house.access.permit(&actor, crate::acts::ASK, &work, trace, house.store.now());
    permitted.map_err(|_| LooplijstError::Store(StoreError::NotFound))
}

/// A run that goes on in this process.
struct Rit<'a> {
    house: &'a Shared,
    one: &'a LooplijstIds,
    id: Uuid,
    run: Run,
    opdracht: Opdracht,
    adressen: Vec<Adres>,
    key: SigningKey,
    bevraging: Bevraging,
    wie: Wie,
}

impl<'a> Rit<'a> {
    async fn drive(house: &'a Shared, one: &'a LooplijstIds, http: &reqwest::Client) -> Result<Einde, LooplijstError> {
        match Self::start(house, one, http).await? {
            Some(rit) => rit.run(http).await,
            None => Ok(Einde::Gestopt),
        }
    }

    /// Reads where it is; `None` where it is not being asked about any more.
    async fn start(house: &'a Shared, one: &'a LooplijstIds, http: &reqwest::Client) -> Result<Option<Self>, LooplijstError> {
        let tx = house.store.begin(&purpose(house, one)?);
        let outcome = Self::prepare(&tx, one.looplijst_id).await;
        let Some((row, vraag, run)) = tx.finish(outcome).await? else { return Ok(None) };
        let bronnen: Vec<(bron::Model, Digest)> =
            run.plan.bronnen()?.into_iter().map(|(bron, set)| (bron.clone(), set.digest())).collect();
        let (mut adressen, mut bevraagd) = (Vec::new(), Vec::new());
        for (bron, vragenset) in bronnen {
            let adres = keep::adres(&bron)?;
            let about = adres.about(http).await.map_err(|why| unreachable(&bron.bronhouder, &why))?;
            let (grondslag, grondslag_digest) = run.named[&bron.bronhouder];
            let (id, peildatum) = (*row.id.as_bytes(), run.plan.peildatum().to_string());
            let run = BronRun { bron: bron.bronhouder, id, grondslag, grondslag_digest, vragenset, peildatum };
            bevraagd.push(Bevraagd { run, per_pakket: about.personen_per_pakket });
            adressen.push(adres);
        }
        let begrippen = crate::known::stand().ok_or(LooplijstError::Outdated)?.begrippen();
        let opdracht = Opdracht::new(run.plan.vragen.clone(), begrippen, EIGEN, bevraagd)?;
        let bevraging = Self::resumed(house, one, (&row, &vraag), (&run, &opdracht)).await?;
        let (keys, key) = (house.store.keys(), keep::signing_key(house.store.keys(), row.organisatie_id));
        let wie = Wie::new(&bevraging, keys);
        Ok(Some(Self { house, one, id: row.id, run, opdracht, adressen, key, bevraging, wie }))
    }

    async fn prepare(tx: &Tx, id: Uuid) -> Result<Option<(looplijst::Model, looplijst_vraag::Model, Run)>, LooplijstError> {
        let (row, vraag) = (load(tx, id).await?, vraag_of(tx, id).await?);
        if !is_asking(&row) {
            return Ok(None);
        }
        let plan = plan::within(tx, &row, &vraag.gemeente).await?;
        let gronden = must_stand(tx, &plan).await?;
        let named = named(&plan, &gronden)?;
        Ok(Some((row, vraag, Run { plan, named })))
    }

    /// Where it stopped, or its beginning.
    async fn resumed(
        house: &Shared,
        one: &LooplijstIds,
        (row, vraag): (&looplijst::Model, &looplijst_vraag::Model),
        (run, opdracht): (&Run, &Opdracht),
    ) -> Result<Bevraging, LooplijstError> {
        let tx = house.store.begin(&purpose(house, one)?);
        let kept = stand::bevraging(&tx, row.id, opdracht).await;
        if let Some(bevraging) = tx.finish(kept).await? {
            return Ok(bevraging);
        }
        if vraag.inwoner_aantal > 0 {
            // What it stood on changed while it was stopped: its answers do not belong to what would be asked now.
            return Err(LooplijstError::OtherQuestions);
        }
        let administratie = read_of(house, row.organisatie_id).await?;
        let own = run.plan.vragen.vragen.iter().filter(|vraag| vraag.bronhouder == EIGEN);
        let begrippen = crate::known::stand().ok_or(LooplijstError::Outdated)?.begrippen();
        if let Some(begrip) = administratie.lacks(own, begrippen) {
            return Err(LooplijstError::Administratie(format!("has no column {begrip}")));
        }
        let tx = house.store.begin(&purpose(house, one)?);
        let outcome = begin(&tx, (row, vraag), (run, opdracht), &administratie).await;
        tx.finish(outcome).await
    }

    fn begin(&self) -> Result<Tx, LooplijstError> {
        Ok(self.house.store.begin(&purpose(self.house, self.one)?))
    }

    async fn run(mut self, http: &reqwest::Client) -> Result<Einde, LooplijstError> {
        while self.note().await? {}
        loop {
            let Some(next) = self.next().await? else { return Ok(Einde::Gestopt) };
            let (next, gronden) = next;
            if next.is_empty() {
                return self.combine().await;
            }
            // Between keeping and sending a day may have ended.
            gronden.must_hold(self.house.store.now())?;
            let mut wait = 0;
            for (bron, said) in send(next, &self.adressen, http).await {
                let bronhouder = || self.opdracht.bronnen()[bron].run.bron.clone();
                match self.bevraging.hear(&self.opdracht, bron, said) {
                    Ok(Verloop::Verder) => {}
                    Ok(Verloop::Wacht(seconds)) => wait = wait.max(seconds),
                    Ok(Verloop::Onbereikbaar) => return Err(LooplijstError::Unreachable(bronhouder())),
                    Err(why) => return Err(LooplijstError::Refused(bronhouder(), why)),
                }
            }
            if wait > 0 {
                tokio::time::sleep(Duration::from_secs(wait)).await;
            }
        }
    }

    /// Writes some of the lines; whether there are more to write.
    async fn note(&self) -> Result<bool, LooplijstError> {
        let tx = self.begin()?;
        let outcome = async {
            let vraag = vraag_of(&tx, self.id).await?;
            let all = self.bevraging.personen();
            if usize::try_from(vraag.verwerking_aantal).is_ok_and(|done| done >= all.len()) {
                return Ok(false);
            }
            note(&tx, &vraag, all).map(|_| true)
        }
        .await;
        tx.finish(outcome).await
    }

    async fn next(&mut self) -> Result<Option<(Vec<::bron::client::bevraging::Versturen>, Gronden)>, LooplijstError> {
        let tx = self.begin()?;
        let outcome = async {
            let (row, vraag) = (load(&tx, self.id).await?, vraag_of(&tx, self.id).await?);
            if !is_asking(&row) {
                return Ok(None);
            }
            let (run, opdracht) = (&self.run, &self.opdracht);
            let next = ask(&tx, (&row, &vraag), (run, opdracht, &self.key), (&mut self.bevraging, &self.wie)).await?;
            if named(&run.plan, &next.1)? != run.named {
                return Err(LooplijstError::OtherQuestions);
            }
            Ok(Some(next))
        }
        .await;
        tx.finish(outcome).await
    }

    async fn combine(self) -> Result<Einde, LooplijstError> {
        let tx = self.begin()?;
        let outcome = async {
            let (row, vraag) = (load(&tx, self.id).await?, vraag_of(&tx, self.id).await?);
            combine(&tx, (&row, &vraag), (&self.run, &self.opdracht), (self.bevraging, &self.wie)).await
        }
        .await;
        tx.finish(outcome).await.map(|()| Einde::Klaar)
    }
}

/// On what each source is asked, as it goes into a pakket.
fn named(plan: &Plan, gronden: &Gronden) -> Result<BTreeMap<String, ([u8; 16], Digest)>, LooplijstError> {
    let bronnen = plan.bronnen()?;
    let each = bronnen.into_iter().map(|(bron, _)| {
        let named = gronden.named(&bron.bronhouder).ok_or(LooplijstError::Outdated)?;
        Ok((bron.bronhouder.clone(), named))
    });
    each.collect()
}

fn unreachable(bronhouder: &str, why: &Fout) -> LooplijstError {
    match why {
        Fout::GeenAntwoord(_) => LooplijstError::Refused(bronhouder.to_owned(), ::bron::client::bevraging::Stop::GeenAntwoord),
        _ => LooplijstError::Unreachable(bronhouder.to_owned()),
    }
}
