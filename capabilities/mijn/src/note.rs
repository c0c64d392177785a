//! Holding looks against the Hulpvragen there were: what a medewerker saw of somebody whom the organisatie was not
//! helping, comes before its privacy officer (V29).
//!
//! The rule, which is also on the page for Inwoners: an organisatie has a Hulpvraag of that person, in which it takes part,
//! that is open, was closed in the day before, or was opened within the hour after. On the telephone somebody is looked up
//! before there is a Hulpvraag; at the Balie the summary is printed when it is closed. Whoever goes from door to door with a
//! looplijst has that for a reason.

use crate::model::MeldingStatus;
use crate::tables::{inzage_melding, inzage_stand};
use foundation::Uuid;
use std::collections::HashSet;
use store::sea_orm::{self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::{Blik, Ms, Plain, Store, StoreError};

/// Within how long after a look the Hulpvraag may follow.
const FOLLOWS_MS: i64 = 3_600_000;
/// How long after its end a Hulpvraag still is a reason to look.
const CLOSED_MS: i64 = 24 * 3_600_000;
/// Lines may come in a little late: that much is looked at twice.
const AGAIN_MS: i64 = 10 * 60_000;
/// Looks at a time.
const PART: i64 = 500;
/// The name of the row that says how far we came.
const STAND: &str = "blikken";

/// Notes the looks without an open Hulpvraag, up to an hour ago; gives how many were new.
pub async fn note(store: &Store) -> Result<u64, StoreError> {
    let row: Option<inzage_stand::Model> = store.look().one(inzage_stand::Entity::find_by_id(STAND)).await?;
    let van = row.as_ref().map_or_else(|| begin(store), |row| row.tot - AGAIN_MS);
    let tot = Ms::from(store.now()).0 - FOLLOWS_MS;
    if tot <= van {
        return Ok(0);
    }
    let (mut noted, mut after) = (0, None);
    loop {
        let looks = store::looks(store, Ms(van), Ms(tot), after, PART).await?;
        let Some(last) = looks.last() else { break };
        after = Some(last.id);
        noted += note_part(store, &looks).await?;
    }
    let tx = store.begin_plain().await?;
    tx.remove(inzage_stand::Entity::delete_many().filter(inzage_stand::Column::Naam.eq(STAND))).await?;
    tx.add(inzage_stand::ActiveModel { naam: Set(STAND.to_owned()), tot: Set(tot) });
    tx.commit().await?;
    Ok(noted)
}

/// Where a store begins that never did this: a month back, since what is older has no Hulpvraag to hold it against with
/// certainty.
fn begin(store: &Store) -> i64 {
    Ms::from(store.now()).0 - 31 * CLOSED_MS
}

async fn note_part(store: &Store, looks: &[Blik]) -> Result<u64, StoreError> {
    use inzage_melding::{Column, Entity, Model};
    let known: Vec<Model> = store.look().all(Entity::find().filter(Column::Id.is_in(looks.iter().map(|look| look.id)))).await?;
    let known: HashSet<Uuid> = known.into_iter().map(|row| row.id).collect();
    let mut new = Vec::new();
    for look in looks.iter().filter(|look| !known.contains(&look.id)) {
        if !has_reason(store, look).await? {
            new.push(look);
        }
    }
    if new.is_empty() {
        return Ok(0);
    }
    let tx = store.begin_plain().await?;
    for look in &new {
        tx.add(inzage_melding::ActiveModel {
            id: Set(look.id),
            organisatie_id: Set(look.organisatie),
            medewerker_id: Set(look.medewerker),
            handeling: Set(look.handeling.clone()),
            plaatsgevonden_op: Set(look.at),
            status: Set(MeldingStatus::note().into()),
            uitkomst: Set(None),
            toelichting: Set(String::new()),
            klaar_door_id: Set(None),
            klaar_op: Set(None),
            versie: Set(1),
        });
    }
    tx.commit().await?;
    Ok(new.len() as u64)
}

#[derive(FromQueryResult)]
struct Number {
    n: i64,
}
impl Plain for Number {}

const REASONS: &str = "
    select count(*) as n from hulpvraag h join deelname d on d.hulpvraag_id = h.id
    where h.inwoner_id = $1 and d.organisatie_id = $2 and h.aangemaakt_op <= $3
      and (h.afgesloten_op is null or h.afgesloten_op >= $4) and (d.einde is null or d.einde >= $4)";

/// The acts of who goes from door to door: a list is their reason, and only in the own district it opens (V12).
const OF_A_LOOPLIJST: &str = "looplijst.";

async fn has_reason(store: &Store, look: &Blik) -> Result<bool, StoreError> {
    if look.handeling.starts_with(OF_A_LOOPLIJST) {
        return Ok(true);
    }
    let values = [look.inwoner.into(), look.organisatie.into(), (look.at.0 + FOLLOWS_MS).into(), (look.at.0 - CLOSED_MS).into()];
    let rows: Vec<Number> = store.look().sql(REASONS, values).await?;
    Ok(rows.first().is_some_and(|row| row.n > 0))
}
