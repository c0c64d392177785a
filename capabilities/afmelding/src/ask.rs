//! Whether somebody does not want to be looked for. Asked before the first question of a run, and again before each later step.
//!
//! About whom it is asked, everybody leaves the same line, whatever the answer.

use crate::known::same;
use crate::model::{Bereik, Kanaal, day_of};
use crate::tables::afmelding::{Column, Entity, Model};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use std::collections::BTreeSet;
use store::sea_orm::sea_query::{Query, SelectStatement};
use store::sea_orm::{self, ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::{Held, Personal, StoreError, Tx};

/// As many people as one statement names: SQLite binds 32,766 values.
const PART: usize = 10_000;

/// Somebody who is left out.
#[derive(FromQueryResult)]
struct AfgemeldRow {
    inwoner_id: Uuid,
}
impl Personal for AfgemeldRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// Whether somebody is left out when this organisatie looks for who may have a right to this regeling. Who opted out from how a gemeente
/// carries it out, opted out from it, and the other way round.
pub async fn is_afgemeld(tx: &Tx, wie: Uuid, regeling: &str, organisatie: Uuid) -> Result<Held<bool>, StoreError> {
    Ok(afgemeld(tx, &[wie], regeling, organisatie).await?.map(|out| out.contains(&wie)))
}

/// Which of these people are left out then; in one look at an index for every ten thousand of them.
pub async fn afgemeld(tx: &Tx, wie: &[Uuid], regeling: &str, organisatie: Uuid) -> Result<Held<BTreeSet<Uuid>>, StoreError> {
    let mut all = Held::nobody(BTreeSet::new());
    for part in wie.chunks(PART) {
        part.iter().for_each(|one| tx.concerns(*one));
        let query = of(part, regeling, organisatie, tx.store().now());
        let rows = tx.rows::<AfgemeldRow>(&query).await?;
        all = all.zip(rows).map(|(mut all, rows)| {
            all.extend(rows.into_iter().map(|row| row.inwoner_id));
            all
        });
    }
    Ok(all)
}

fn of(part: &[Uuid], regeling: &str, organisatie: Uuid, now: Timestamp) -> SelectStatement {
    Query::select()
        .column(Column::InwonerId)
        .from(Entity)
        .cond_where(Column::InwonerId.is_in(part.iter().copied()))
        .cond_where(Column::Regeling.is_in(same(regeling).into_iter().chain([""])))
        .cond_where(Column::OrganisatieId.is_in([Uuid::nil(), organisatie]))
        .cond_where(holds_at(now))
        .to_owned()
}

/// What has not ended by itself: from the first second of that day on it does not hold, whether anything ran or not.
fn holds_at(now: Timestamp) -> Condition {
    let today = day_of(now).to_string();
    Condition::any().add(Column::VervaltOp.is_null()).add(Column::VervaltOp.gt(today))
}

/// What somebody said, as their own page shows it.
pub struct AfmeldingRegel {
    /// The Afmelding.
    pub id: Uuid,
    /// From what they are left out.
    pub bereik: Bereik,
    /// How they said so; `None` for a word of another version.
    pub kanaal: Option<Kanaal>,
    /// Since when.
    pub begin: Timestamp,
    /// The day on which it ends by itself, for a child.
    pub vervalt_op: Option<String>,
}

impl AfmeldingRegel {
    /// Whether they are left out by it when this organisatie looks for who may have a right to this regeling.
    #[must_use]
    pub fn holds_for(&self, regeling: &str, organisatie: Uuid) -> bool {
        match &self.bereik {
            Bereik::Alles => true,
            Bereik::Regeling(key) => same(key).contains(regeling),
            Bereik::Organisatie(id) => *id == organisatie,
        }
    }
}

/// All that somebody said and that holds, the newest last.
pub async fn said(tx: &Tx, wie: Uuid) -> Result<Held<Vec<AfmeldingRegel>>, StoreError> {
    tx.concerns(wie);
    let query = Entity::find().filter(Column::InwonerId.eq(wie)).filter(holds_at(tx.store().now()));
    let query = query.order_by_asc(Column::Begin).order_by_asc(Column::Id);
    let said = |row: Model| AfmeldingRegel {
        id: row.id,
        bereik: Bereik::of(&row.regeling, row.organisatie_id),
        kanaal: Kanaal::parse(&row.kanaal),
        begin: row.begin.at(),
        vervalt_op: row.vervalt_op,
    };
    Ok(tx.all::<Model>(query).await?.map(|rows| rows.into_iter().map(said).collect()))
}
