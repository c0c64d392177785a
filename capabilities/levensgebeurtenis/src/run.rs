//! Once a day: who is near, who is told today, and for whom it does not go ahead. Nothing is told that does not stand on a
//! Grondslag in the very act in which it is told, and nothing where the own administration cannot be read.

use crate::LevensgebeurtenisError;
use crate::bewoner::{Bewoners, read};
use crate::due::{later, look_done};
use crate::ground::{day_of, must_stand};
use crate::model::{Niveau, Soort, Stap, Status};
use crate::next::{Doing, Feit, Moment, next};
use crate::off::all_off;
use crate::open::{Open, open, waiting};
use crate::plan::{call_off, plan, plan_again};
use crate::send::send;
use crate::stand::{go, update};
use crate::tables::levensgebeurtenis::Model;
use crate::voorstel::VoorstelStatus;
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use store::{Redraw, Store, Tx};
use web::Shared;

/// As many as one act tells; the next look at the clock goes on.
const MANY: usize = 200;

/// What one look did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VoorstelAantal {
    /// Planned.
    pub gepland: usize,
    /// Told, or given.
    pub verteld: usize,
    /// Called off.
    pub vervallen: usize,
}

/// Looks at one for today.
///
/// # Errors
/// `Administratie` where nobody can say who lives there; `Outdated` where another process is at it.
pub async fn run(house: &Shared, purpose: &Verwerking, id: Uuid) -> Result<VoorstelAantal, LevensgebeurtenisError> {
    let look = house.store.look();
    let row = crate::stand::one(&look, id).await?.filter(|row| row.status().runs()).ok_or(LevensgebeurtenisError::Outdated)?;
    let (Some(soort), Some(niveau)) = (row.soort(), row.niveau()) else { return Err(LevensgebeurtenisError::Outdated) };
    if !stands(&house.store, purpose, &row, (soort, niveau)).await? {
        return Ok(VoorstelAantal::default());
    }
    let (open, today) = (open(&look, id).await?, day_of(house.store.now()));
    let bewoners = match people(house, &row, soort, today, &open).await {
        Ok(bewoners) => bewoners,
        Err(why) => return Err(later(&house.store, &row, why).await?),
    };
    let mut redraw = Redraw::of(is_drawn);
    loop {
        let tx = house.store.begin(purpose);
        let outcome = act(&tx, &row, (soort, niveau), &bewoners, &open).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

fn is_drawn(what: &str) -> bool {
    hulpvraag::is_drawn(what) || inwoner::is_known_by_now(what)
}

/// Whether it stands today. If not, it is stopped with all that was planned: to go on, two people begin anew.
async fn stands(
    store: &Store,
    purpose: &Verwerking,
    row: &Model,
    (soort, niveau): (Soort, Niveau),
) -> Result<bool, LevensgebeurtenisError> {
    let tx = store.begin(purpose);
    let outcome = async {
        match must_stand(&tx, soort, niveau).await {
            Ok(_holds) => Ok(true),
            Err(LevensgebeurtenisError::NotOnGround(_) | LevensgebeurtenisError::NoLaw) => {
                go(&tx, row, update(row, Status::Uit, None, None), Stap::Vervallen, Some(niveau));
                all_off(&tx, row.id).await?;
                Ok(false)
            }
            Err(other) => Err(other),
        }
    }
    .await;
    tx.finish(outcome).await
}

/// Who lives there and is near, or of whom something is planned.
async fn people(
    house: &Shared,
    row: &Model,
    soort: Soort,
    today: Date,
    open: &[Open],
) -> Result<Bewoners, LevensgebeurtenisError> {
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let naam = names.get(&row.organisatie_id).cloned().unwrap_or_default();
    let folder = house.administratie.clone().ok_or_else(|| LevensgebeurtenisError::Administratie("there is none".to_owned()))?;
    let planned: BTreeSet<Vec<u8>> = open.iter().map(|one| one.bsn_index.clone()).collect();
    let store = house.store.clone();
    let is_near = move |geboren: Date, index: &[u8]| {
        let feit = Feit { moment: Moment::of(soort, geboren), reden: None };
        next(today, Some(feit), None).is_some() || planned.contains(index)
    };
    let read = tokio::task::spawn_blocking(move || read(&folder, &naam, store.keys(), is_near)).await;
    Ok(read.map_err(|cause| LevensgebeurtenisError::Administratie(cause.to_string()))??)
}

async fn act(
    tx: &Tx,
    row: &Model,
    level: (Soort, Niveau),
    bewoners: &Bewoners,
    open: &[Open],
) -> Result<VoorstelAantal, LevensgebeurtenisError> {
    // Asked once more: this is the act in which it is told.
    let _holds = must_stand(tx, level.0, level.1).await?;
    let today = day_of(tx.store().now());
    let mut done = VoorstelAantal::default();
    let known: BTreeMap<&[u8], &Open> = open.iter().map(|one| (one.bsn_index.as_slice(), one)).collect();
    let mut new: Vec<(&[u8], Moment)> = Vec::new();
    for (index, bewoner) in bewoners.iter().filter(|(index, _)| !known.contains_key(index.as_slice())) {
        if let Some(Doing::Plan(moment)) = next(today, Some(bewoner.feit(level.0)), None) {
            new.push((index, moment));
        }
    }
    let mut is_all = new.iter().all(|(_, moment)| moment.gepland > today);
    done.gepland = new.len();
    let waiting = if open.iter().any(|one| one.wacht) { waiting(&tx.store().look(), row.id).await? } else { Vec::new() };
    for one in open {
        let Some(before) = one.gepland() else { continue };
        let bewoner = bewoners.get(&one.bsn_index);
        match next(today, bewoner.map(|bewoner| bewoner.feit(level.0)), Some(before)) {
            None => {}
            Some(Doing::Plan(moment)) => {
                plan_again(tx, one, moment).await?;
                is_all &= moment.gepland > today;
                done.gepland += 1;
            }
            Some(Doing::Send) if done.verteld + done.vervallen >= MANY => is_all = false,
            Some(Doing::Send) => {
                let Some(bewoner) = bewoner else { continue };
                match send(tx, level, one, (bewoner, before.moment.dag)).await? {
                    VoorstelStatus::Vervallen => done.vervallen += 1,
                    _ => done.verteld += 1,
                }
            }
            Some(Doing::Lapse(reden)) => done.vervallen += usize::from(call_off(tx, one, &waiting, reden).await?),
        }
    }
    plan(tx, row.id, &new);
    look_done(tx, row, is_all.then_some(today));
    Ok(done)
}
