//! On what the questions of a Looplijst stand: every source, for every regeling, asked of the register anew each time (V08).

use crate::LooplijstError;
use crate::vragen::draw_up::LooplijstInput;
use crate::vragen::plan::{EIGEN, Plan, bronnen};
use ::bron::{Digest, Vragenset};
use access::Verwerking;
use begrip::may_run;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use grondslag::{Bron, Grondslag, GrondslagError, Reden, Soort, Vraag, may_ask, would_stand};
use regeling::must_be_published;
use std::collections::BTreeMap;
use store::Tx;
use web::Shared;

/// What everything that is asked stands on, by bronhouder and, within it, by regeling. Held while a question is sent.
pub(crate) struct Gronden(BTreeMap<String, Vec<Grondslag>>);

impl Gronden {
    /// By which a source knows on what a pakket stands: the row of the first regeling, and the digest of what the rows say. Of
    /// several it is the digest of theirs, in the order of the regelingen.
    pub(crate) fn named(&self, bronhouder: &str) -> Option<([u8; 16], Digest)> {
        let rows: Vec<(Uuid, [u8; 32])> = self.0.get(bronhouder)?.iter().map(|one| (one.id(), one.digest())).collect();
        name(&rows).map(|(id, digest)| (*id.as_bytes(), digest))
    }

    /// By which every source of a blind run knows on what all of it stands: as [`Self::named`], of all of them together.
    pub(crate) fn together(&self) -> Option<([u8; 16], Digest)> {
        let rows: Vec<(Uuid, [u8; 32])> = self.0.values().flatten().map(|one| (one.id(), one.digest())).collect();
        name(&rows).map(|(id, digest)| (*id.as_bytes(), digest))
    }

    /// Whether all of it still holds at the moment of sending.
    ///
    /// # Errors
    /// `NoGround`.
    pub(crate) fn must_hold(&self, at: Timestamp) -> Result<(), LooplijstError> {
        for (bronhouder, all) in &self.0 {
            for one in all {
                one.must_hold(at).map_err(|reden| LooplijstError::NoGround(vec![(bronhouder.clone(), reden)]))?;
            }
        }
        Ok(())
    }
}

/// Asks whether all of a plan may be asked now, and then whether it is known where. What may not be asked is asked for to the end, so
/// that the register keeps each refusal and whoever mends it reads all of them.
///
/// # Errors
/// `Reassess` where a regeling asks for what means something else by now (EL-321); `NotPublished` where two people did not publish it here
/// as its file is now (EL-322); `NoGround` with every reason (EL-310); `NotComplete` where nobody says where a source answers that may be asked.
pub(crate) async fn must_stand(tx: &Tx, plan: &Plan) -> Result<Gronden, LooplijstError> {
    for regeling in &plan.regelingen {
        may_run(tx, regeling).await?;
    }
    must_be_published(tx, &plan.regelingen).await?;
    let (mut all, mut refused) = (BTreeMap::new(), Vec::new());
    for bronhouder in plan.bronhouders() {
        let mut own = Vec::new();
        for vraag in questions(tx, plan, bronhouder) {
            match may_ask(tx, &vraag).await {
                Ok(grond) => own.push(grond),
                Err(GrondslagError::NotOnGround(reden)) => refused.push((bronhouder.to_owned(), reden)),
                Err(why) => return Err(of(why)),
            }
        }
        all.insert(bronhouder.to_owned(), own);
    }
    refused.dedup();
    if !refused.is_empty() {
        return Err(LooplijstError::NoGround(refused));
    }
    plan.bronnen()?;
    Ok(Gronden(all))
}

fn of(why: GrondslagError) -> LooplijstError {
    match why {
        GrondslagError::Store(cause) => cause.into(),
        _ => LooplijstError::Outdated,
    }
}

/// How one regeling stands with a bronhouder: its key, and the row it would stand on or why it would not.
pub(crate) type Grond = (String, Result<Uuid, Reden>);

/// As the register would say it now, for who prepares: by bronhouder, and how a source would know it. Nothing is kept of it.
pub(crate) async fn would(
    tx: &Tx,
    plan: &Plan,
    bronhouder: &str,
) -> Result<(Vec<Grond>, Option<(Uuid, Digest)>), LooplijstError> {
    let (mut all, mut rows) = (Vec::new(), Vec::new());
    for vraag in questions(tx, plan, bronhouder) {
        let stands = would_stand(tx, &vraag).await.map_err(of)?;
        rows.extend(stands.iter().copied());
        all.push((vraag.doel, stands.map(|(id, _)| id)));
    }
    let is_whole = rows.len() == all.len();
    Ok((all, name(&rows).filter(|_| is_whole)))
}

/// The same of all of a plan together, as a source knows it that is asked blind; nothing, where something would not stand.
pub(crate) async fn would_together(tx: &Tx, plan: &Plan) -> Result<Option<(Uuid, Digest)>, LooplijstError> {
    let mut rows = Vec::new();
    for bronhouder in plan.bronhouders() {
        for vraag in questions(tx, plan, bronhouder) {
            match would_stand(tx, &vraag).await.map_err(of)? {
                Ok(row) => rows.push(row),
                Err(_) => return Ok(None),
            }
        }
    }
    Ok(name(&rows))
}

/// How a source knows on what a pakket stands.
fn name(rows: &[(Uuid, [u8; 32])]) -> Option<(Uuid, Digest)> {
    let (first, digest) = rows.first()?;
    let digests: Vec<u8> = rows.iter().flat_map(|(_, digest)| *digest).collect();
    Some((*first, if rows.len() == 1 { Digest(*digest) } else { Digest::of(&digests) }))
}

/// What the register is asked about a bronhouder: for each regeling that asks it something. Where nobody said who answers for it, the
/// register is asked by the word.
fn questions(tx: &Tx, plan: &Plan, bronhouder: &str) -> Vec<Vraag> {
    let afnemer = tx.purpose().actor().organisatie;
    let bron = match plan.bron(bronhouder) {
        _ if bronhouder == EIGEN => Bron::Organisatie(afnemer),
        Some(row) => Bron::Organisatie(row.bron_id),
        None => Bron::Bronhouder(bronhouder.to_owned()),
    };
    let soort = if bron == Bron::Organisatie(afnemer) { Soort::LooplijstEigen } else { Soort::LooplijstBron };
    let each = plan.regelingen.iter().enumerate().map(|(nth, regeling)| Vraag {
        afnemer,
        bron: bron.clone(),
        soort,
        doel: regeling.sleutel.clone(),
        begrippen: plan.asked(bronhouder, nth).map(|vraag| vraag.begrip.to_string()).collect(),
        met_bsn: true,
    });
    each.filter(|vraag| !vraag.begrippen.is_empty()).collect()
}

/// What the sources of an organisatie would be asked for a Looplijst, and on what, for whoever sets them up: the questions, the row of the
/// register and its digest. A source about which the register says no is left out.
///
/// # Errors
/// The store.
pub async fn asks(
    house: &Shared,
    purpose: &Verwerking,
    input: &LooplijstInput,
) -> Result<Vec<(Vragenset, Uuid, Digest)>, LooplijstError> {
    let plan = Plan::of(&input.regelingen, input.peildatum, &input.gemeente)?;
    let plan = plan.with(bronnen(&house.store.look(), purpose.actor().organisatie).await?);
    let tx = house.store.begin(purpose);
    let outcome = async {
        let mut all = Vec::new();
        for (bron, set) in plan.bronnen()? {
            let (_, named) = would(&tx, &plan, &bron.bronhouder).await?;
            all.extend(named.map(|(id, digest)| (set, id, digest)));
        }
        Ok(all)
    }
    .await;
    tx.finish(outcome).await
}
