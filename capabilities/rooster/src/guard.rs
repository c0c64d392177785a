//! No Balie and no Medewerker in two Diensten at once. Whoever changes a day holds the row of that Balie and of that
//! Medewerker until the commit, looks what is there by then, and only then writes: two planners come one by one, and
//! the second one reads what the first one did (besluit "a planner holds the day").

use crate::error::RoosterError;
use crate::plek::LocatieState;
use foundation::Uuid;
use foundation::jiff::civil::{Date, DateTime};
use netwerk::tables::{bezetting, dienst, medewerker, medewerker_balie};
use rules::rooster::{Botsing, Dienst, check_dienst};
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Ms, StoreError, Tx};

/// A Dienst as a planner writes it down, on the clock of the Locatie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DienstInput {
    /// At which Balie.
    pub balie: Uuid,
    /// Who.
    pub medewerker: Uuid,
    /// From.
    pub begin: DateTime,
    /// To.
    pub einde: DateTime,
    /// When nobody can be booked.
    pub pauze: Option<(DateTime, DateTime)>,
    /// How long a Tijdslot lasts.
    pub minuten: u16,
    /// How many Tijdsloten of each half day nobody can book ahead: for who walks in or is handed over.
    pub vrijgehouden: u16,
}

/// Balies and Medewerkers with the days on which something changes for them.
#[derive(Default)]
pub(crate) struct Days(BTreeSet<(Uuid, Date)>);

impl Days {
    pub(crate) fn add(&mut self, of: Uuid, begin: DateTime, einde: DateTime) {
        self.0.extend([(of, begin.date()), (of, einde.date())]);
    }

    pub(crate) fn of(&mut self, input: &DienstInput) {
        self.add(input.balie, input.begin, input.einde);
        self.add(input.medewerker, input.begin, input.einde);
    }

    /// Waits until nobody else changes these days, and keeps it so until this act has ended. Always in the same order, so
    /// that no two wait for each other.
    pub(crate) async fn hold(&self, tx: &Tx) -> Result<(), StoreError> {
        use bezetting::{ActiveModel, Column, Entity};
        for (of, day) in &self.0 {
            let row = ActiveModel { van_id: Set(*of), dag: Set(day.to_string()), versie: Set(1) };
            if tx.add_unless_there(row).await? {
                continue;
            }
            let update = Entity::update_many()
                .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
                .filter(Column::VanId.eq(*of))
                .filter(Column::Dag.eq(day.to_string()));
            tx.change(update).await?;
        }
        Ok(())
    }
}

/// The Diensten that some Balies and Medewerkers already have around some days, also elsewhere.
#[derive(Default)]
pub(crate) struct There(Vec<Dienst>);

impl There {
    pub(crate) async fn load(tx: &Tx, plek: &LocatieState, inputs: &[DienstInput]) -> Result<Self, StoreError> {
        use dienst::{Column, Entity};
        let (Some(first), Some(last)) =
            (inputs.iter().map(|i| i.begin.date()).min(), inputs.iter().map(|i| i.einde.date()).max())
        else {
            return Ok(Self(Vec::new()));
        };
        let (balies, people): (BTreeSet<Uuid>, BTreeSet<Uuid>) = inputs.iter().map(|i| (i.balie, i.medewerker)).unzip();
        let from = plek.midnight(first.yesterday().unwrap_or(first));
        let to = plek.midnight(last.saturating_add(foundation::jiff::ToSpan::days(2)));
        let whose = Condition::any().add(Column::BalieId.is_in(balies)).add(Column::MedewerkerId.is_in(people));
        let query = Entity::find()
            .filter(Column::VervallenOp.is_null())
            .filter(Column::Einde.gt(Ms::from(from)))
            .filter(Column::Begin.lt(Ms::from(to)))
            .filter(whose);
        let rows: Vec<dienst::Model> = tx.plain_all(query).await?;
        Ok(Self(rows.iter().map(|row| as_rule(plek, row)).collect()))
    }

    /// Counts a Dienst as there, in the place it had or will have.
    pub(crate) fn put(&mut self, id: Uuid, input: &DienstInput) {
        self.take(id);
        self.0.push(as_new(id, input));
    }

    /// Counts a Dienst as gone.
    pub(crate) fn take(&mut self, id: Uuid) {
        self.0.retain(|dienst| dienst.id != id.as_u128());
    }

    /// Everything that is in the way of a Dienst.
    pub(crate) fn objections(&self, plek: &LocatieState, id: Uuid, input: &DienstInput) -> Vec<Botsing> {
        check_dienst(&as_new(id, input), &self.0, &plek.rules()).err().unwrap_or_default()
    }

    /// Refuses a Dienst that does not fit.
    pub(crate) fn check(&self, plek: &LocatieState, id: Uuid, input: &DienstInput) -> Result<(), RoosterError> {
        let all = self.objections(plek, id, input);
        if all.is_empty() { Ok(()) } else { Err(RoosterError::Botst(all)) }
    }
}

fn as_new(id: Uuid, input: &DienstInput) -> Dienst {
    let (balie, medewerker) = (input.balie.as_u128(), input.medewerker.as_u128());
    Dienst { id: id.as_u128(), balie, medewerker, begin: input.begin, einde: input.einde }
}

fn as_rule(plek: &LocatieState, row: &dienst::Model) -> Dienst {
    Dienst {
        id: row.id.as_u128(),
        balie: row.balie_id.as_u128(),
        // Who is not known yet is in nobody's way; no id is nil.
        medewerker: row.medewerker_id.map_or(0, |id| id.as_u128()),
        begin: plek.local(row.begin.at()),
        einde: plek.local(row.einde.at()),
    }
}

/// Refuses somebody who does not work (any more), or not at this Balie.
pub(crate) async fn works_at(tx: &Tx, who: Uuid, balie: Uuid) -> Result<(), RoosterError> {
    let active = medewerker::Entity::find_by_id(who).filter(medewerker::Column::Actief.eq(true));
    let here = medewerker_balie::Entity::find_by_id((who, balie));
    let known = tx.plain_one::<medewerker::Model>(active).await?.is_some()
        && tx.plain_one::<medewerker_balie::Model>(here).await?.is_some();
    if known { Ok(()) } else { Err(RoosterError::NotHere) }
}
