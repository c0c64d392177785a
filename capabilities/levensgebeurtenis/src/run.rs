//! Once a day: who is near, who is told today, and for whom it does not go ahead. Nothing is told that does not stand on a
//! Grondslag in the very act in which it is told, and nothing where the own administration cannot be read.

use crate::LevensgebeurtenisError;
use crate::bewoner::{Bewoners, read};
use crate::error::SEEN;
use crate::ground::{day_of, must_stand};
use crate::model::{Niveau, Soort, Stap, Status};
use crate::next::{Doing, Feit, Moment, next};
use crate::off::{all_off, lapsed, take_back};
use crate::open::{Open, open, waiting};
use crate::send::send;
use crate::stand::{go, update};
use crate::tables::levensgebeurtenis::{Column, Entity, Model};
use crate::tables::voorstel;
use crate::voorstel::{Reden, VoorstelStatus};
use access::{Act, Verwerking};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{
    self, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, sea_query::Expr,
};
use store::{Ms, Plain, Redraw, Store, StoreError, Tx};
use web::Shared;

/// As many as one act tells; the next look at the clock goes on.
const MANY: usize = 200;
/// How many rows go into one statement.
const ROWS: usize = 500;

/// One that has to be looked at today.
#[derive(Clone, Debug, FromQueryResult)]
pub struct LevensgebeurtenisIds {
    /// The levensgebeurtenis of an organisatie.
    pub id: Uuid,
    /// Whose it is.
    pub organisatie_id: Uuid,
    niveau: String,
}
impl Plain for LevensgebeurtenisIds {}

impl LevensgebeurtenisIds {
    /// In which act it is looked at: that of its level.
    pub fn act(&self) -> Option<Act> {
        Niveau::parse(&self.niveau).map(Niveau::act)
    }
}

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

/// What runs and was not looked at today.
///
/// # Errors
/// The store.
pub async fn due(store: &Store) -> Result<Vec<LevensgebeurtenisIds>, StoreError> {
    let sql = "select id, organisatie_id, niveau from levensgebeurtenis
               where status in ('actief', 'wijziging') and (peildatum is null or peildatum < $1) order by id";
    store.look().sql(sql, [day_of(store.now()).to_string().into()]).await
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
    let bewoners = people(house, &row, soort, today, &open).await?;
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
    read.map_err(|cause| LevensgebeurtenisError::Administratie(cause.to_string()))?.map_err(LevensgebeurtenisError::Administratie)
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

/// What is planned names nobody yet.
fn plan(tx: &Tx, levensgebeurtenis: Uuid, new: &[(&[u8], Moment)]) {
    for part in new.chunks(ROWS) {
        tx.add_all_unless_there(part.iter().map(|(index, moment)| voorstel::ActiveModel {
            id: Set(tx.store().new_id()),
            levensgebeurtenis_id: Set(levensgebeurtenis),
            bsn_index: Set(index.to_vec()),
            inwoner_id: Set(None),
            hulpvraag_id: Set(None),
            dag: Set(moment.dag.to_string()),
            gepland_op: Set(moment.gepland.to_string()),
            status: Set(VoorstelStatus::plan().into()),
            reden: Set(None),
            niveau: Set(None),
            aangemaakt_op: Set(tx.store().now().into()),
            versie: Set(1),
        }));
    }
}

async fn plan_again(tx: &Tx, one: &Open, moment: Moment) -> Result<(), StoreError> {
    use voorstel::Column as Field;
    let update = voorstel::Entity::update_many()
        .col_expr(Field::Status, Expr::val(VoorstelStatus::Gepland.as_str()))
        .col_expr(Field::Reden, Expr::val(Option::<String>::None))
        .col_expr(Field::Dag, Expr::val(moment.dag.to_string()))
        .col_expr(Field::GeplandOp, Expr::val(moment.gepland.to_string()))
        .col_expr(Field::Versie, Expr::col(Field::Versie).add(1))
        .filter(Field::Id.eq(one.id))
        .filter(Field::Status.eq(VoorstelStatus::Vervallen.as_str()));
    tx.change_about(None, update).await.map(drop)
}

/// Whether something was called off: what has left was told.
async fn call_off(tx: &Tx, one: &Open, waiting: &[crate::open::Waiting], reden: Reden) -> Result<bool, LevensgebeurtenisError> {
    use voorstel::Column as Field;
    if one.hulpvraag_id.is_some() {
        let Some(found) = waiting.iter().find(|found| found.id == one.id) else { return Ok(false) };
        return take_back(tx, found, reden).await;
    }
    let planned = lapsed(reden).filter(Field::Id.eq(one.id)).filter(Field::Status.eq(VoorstelStatus::Gepland.as_str()));
    Ok(tx.change_about(None, planned).await? == 1)
}

/// This look is done; for the day, where nothing is left. Of two that look at once, one goes on.
fn look_done(tx: &Tx, row: &Model, day: Option<Date>) {
    let now = Ord::max(Ms::from(tx.store().now()).0, row.plaatsgevonden_op.0 + 1);
    let update = Entity::update_many()
        .col_expr(Column::PlaatsgevondenOp, Expr::val(now))
        .col_expr(Column::Peildatum, Expr::val(day.map(|day| day.to_string()).or_else(|| row.peildatum.clone())))
        .filter(Column::Id.eq(row.id))
        .filter(Column::PlaatsgevondenOp.eq(row.plaatsgevonden_op))
        .filter(Column::Versie.eq(row.versie));
    tx.claim(update, SEEN);
}
