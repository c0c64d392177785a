//! What there was with people on earlier Looplijsten: so nobody is on two lists, and attempts count wherever they were made (V12). Whom
//! somebody spoke with, or stood for in vain, is left alone for a term.

use crate::LooplijstError;
use crate::known::with_same;
use crate::off::{emptied, own_lists};
use crate::regel::{OPNIEUW_LANGS_MAANDEN, POGINGEN_MAX, Reden, RegelStatus};
use crate::store::{change_regel, day_of, gesprek_of, keys, update_regel};
use crate::tables::{gesprek, looplijst, looplijst_regel, poging};
use foundation::Uuid;
use foundation::jiff::ToSpan;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Held, StoreError, Tx};

/// What there was with somebody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Eerder {
    /// The regels on which somebody still goes there; more than one only where two lists were opened in one moment.
    pub(crate) open: Vec<looplijst_regel::Model>,
    /// The districts in which somebody stood there in vain as often as one may.
    pub(crate) tried: BTreeSet<String>,
    /// About what they were spoken with within the term.
    pub(crate) gesproken: BTreeSet<String>,
    /// Whoever goes there, goes with somebody.
    pub(crate) samen: bool,
}

/// The same of each of these people with whom there was anything, in the own organisatie.
pub(crate) async fn of(tx: &Tx, wie: &[Uuid]) -> Result<Held<BTreeMap<Uuid, Eerder>>, StoreError> {
    let own = tx.purpose().actor().organisatie;
    let lists: Vec<looplijst::Model> =
        tx.plain_all(looplijst::Entity::find().filter(looplijst::Column::OrganisatieId.eq(own))).await?;
    let asked: BTreeMap<Uuid, Vec<String>> = lists.into_iter().map(|row| (row.id, keys(&row.regelingen))).collect();
    let since = day_of(tx.store().now()).saturating_sub(OPNIEUW_LANGS_MAANDEN.months());
    let mut all = Held::nobody(BTreeMap::<Uuid, Eerder>::new());
    for part in wie.chunks(crate::left_out::PART) {
        let part = || part.iter().copied();
        let regels = looplijst_regel::Entity::find()
            .filter(looplijst_regel::Column::InwonerId.is_in(part()))
            .filter(looplijst_regel::Column::LooplijstId.in_subquery(own_lists(tx)));
        let gesprekken = gesprek::Entity::find()
            .filter(gesprek::Column::InwonerId.is_in(part()))
            .filter(gesprek::Column::OrganisatieId.eq(own))
            .filter(gesprek::Column::PlaatsgevondenOp.is_not_null());
        let found = tx.all::<looplijst_regel::Model>(regels).await?.zip(tx.all::<gesprek::Model>(gesprekken).await?);
        all = all.zip(found).map(|(mut all, (regels, gesprekken))| {
            let recent = |one: &&gesprek::Model| one.plaatsgevonden_op.is_some_and(|at| day_of(at.at()) > since);
            for one in gesprekken.iter().filter(recent) {
                // Where it was not kept about what it was, it may have been all of its list.
                let about = one.regelingen.as_deref().map(keys).or_else(|| asked.get(&one.looplijst_id).cloned());
                all.entry(one.inwoner_id).or_default().gesproken.extend(with_same(&about.unwrap_or_default()));
            }
            for row in regels {
                let (Some(inwoner), Some(status)) = (row.inwoner_id, RegelStatus::parse(&row.status)) else { continue };
                let one = all.entry(inwoner).or_default();
                if row.poging >= POGINGEN_MAX {
                    one.tried.insert(row.wijk.clone());
                }
                one.samen |= row.samen;
                one.open.extend(status.is_open().then_some(row));
            }
            all.values_mut().for_each(|one| one.open.sort_by_key(|row| Reverse(row.poging)));
            all
        });
    }
    Ok(all)
}

/// What is talked about on a regel, with more: as it is kept.
fn with(row: &looplijst_regel::Model, more: &BTreeSet<String>) -> String {
    let all: BTreeSet<String> = keys(&row.regelingen).into_iter().chain(more.iter().cloned()).collect();
    all.into_iter().collect::<Vec<_>>().join(" ")
}

/// Adds to what is talked about on a regel.
pub(crate) async fn talk_about(
    tx: &Tx,
    row: &looplijst_regel::Model,
    inwoner: Uuid,
    more: &BTreeSet<String>,
) -> Result<(), LooplijstError> {
    let before = keys(&row.regelingen);
    if more.iter().all(|key| before.contains(key)) {
        return Ok(());
    }
    let update = update_regel(row).col_expr(looplijst_regel::Column::Regelingen, Expr::val(with(row, more)));
    change_regel(tx, inwoner, update).await
}

/// That nobody goes to them for another list: a regel on which somebody goes there again would be the second.
///
/// # Errors
/// `NotToCorrect`.
pub(crate) async fn must_be_alone(tx: &Tx, row: &looplijst_regel::Model, inwoner: Uuid) -> Result<(), LooplijstError> {
    let eerder = of(tx, &[inwoner]).await?;
    let elsewhere = eerder.peek(tx).get(&inwoner).is_some_and(|one| one.open.iter().any(|other| other.id != row.id));
    if elsewhere { Err(LooplijstError::NotToCorrect) } else { Ok(()) }
}

/// Lets a regel go on to a newer list: with more to talk about, and at another door in this `wijk` where they moved. At that one nobody stood in
/// vain. What was said stays, and so does the day that was agreed then.
pub(crate) async fn go_on(
    tx: &Tx,
    row: &looplijst_regel::Model,
    inwoner: Uuid,
    more: &BTreeSet<String>,
    wijk: Option<&str>,
) -> Result<(), LooplijstError> {
    use looplijst_regel::Column;
    let Some(wijk) = wijk else { return talk_about(tx, row, inwoner, more).await };
    let gesprek = gesprek_of(tx, row.id).await?;
    let gesprek = gesprek.peek(tx).as_ref();
    if let Some(one) = gesprek {
        tx.remove_about(inwoner, poging::Entity::delete_many().filter(poging::Column::GesprekId.eq(one.id))).await?;
    }
    let spoken = gesprek.is_some_and(|one| one.uitkomst.is_some());
    if !spoken {
        tx.remove_about(inwoner, gesprek::Entity::delete_many().filter(gesprek::Column::RegelId.eq(row.id))).await?;
    }
    let next = RegelStatus::parse(&row.status).and_then(|status| status.move_house(spoken)).ok_or(LooplijstError::Outdated)?;
    let plan = (next == RegelStatus::Gepland).then(|| (row.gepland_op.clone(), row.dagdeel.clone()));
    let (dag, dagdeel) = plan.unwrap_or_default();
    let update = update_regel(row)
        .col_expr(Column::Regelingen, Expr::val(with(row, more)))
        .col_expr(Column::Wijk, Expr::val(wijk))
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Poging, Expr::val(0))
        .col_expr(Column::GeplandOp, Expr::val(dag))
        .col_expr(Column::Dagdeel, Expr::val(dagdeel));
    change_regel(tx, inwoner, update).await
}

/// Ends a regel whose place another takes: that there was a Gesprek stays.
pub(crate) async fn replace(tx: &Tx, row: &looplijst_regel::Model, inwoner: Uuid) -> Result<(), LooplijstError> {
    change_regel(tx, inwoner, emptied(update_regel(row), RegelStatus::Vervallen, Some(Reden::Vervangen))).await
}
