//! Who is not visited although they were a hit: who said no within the cool-off, and whose address is secret. Asked before
//! anybody gets a name on a list.

use crate::LooplijstError;
use crate::known::with_same;
use crate::store::{day_of, keys};
use crate::tables::looplijst_regel;
use crate::tables::weigering::{Column, Entity, Model};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use inwoner::tables::inwoner as person;
use rules::bewaartermijn::{Bewaartermijn, Duur};
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Held, StoreError, Tx};

/// As many people as one statement names: SQLite binds 32,766 values.
pub(crate) const PART: usize = 10_000;

/// The last day on which a no was said that does not hold any more; `None` where it holds for ever. The term is policy, and data.
pub(crate) fn cooled_off(now: Timestamp) -> Option<Date> {
    let Duur::Periode(span) = Bewaartermijn::Weigering.term().duur else { return None };
    Some(day_of(now).saturating_sub(span))
}

/// To what these people said no, and whether that holds. The empty key is everything.
pub(crate) async fn refused(tx: &Tx, wie: &[Uuid]) -> Result<Held<BTreeMap<Uuid, BTreeSet<String>>>, StoreError> {
    let mut all = Held::nobody(BTreeMap::<Uuid, BTreeSet<String>>::new());
    let over = cooled_off(tx.store().now());
    for part in wie.chunks(PART) {
        let query = Entity::find()
            .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
            .filter(Column::InwonerId.is_in(part.iter().copied()));
        let query = over.into_iter().fold(query, |query, over| query.filter(Column::Datum.gt(over.to_string())));
        all = all.zip(tx.all::<Model>(query).await?).map(|(mut all, rows)| {
            for row in rows {
                all.entry(row.inwoner_id).or_default().extend(with_same([&row.regeling]));
            }
            all
        });
    }
    Ok(all)
}

/// From which of these regelingen they want to be left out (V11), asked anew at each step.
pub(crate) async fn opted_out(
    tx: &Tx,
    wie: &[Uuid],
    regelingen: &BTreeSet<String>,
) -> Result<Held<BTreeMap<Uuid, BTreeSet<String>>>, StoreError> {
    let mut all = Held::nobody(BTreeMap::<Uuid, BTreeSet<String>>::new());
    for regeling in regelingen {
        let out = afmelding::afgemeld(tx, wie, regeling, tx.purpose().actor().organisatie).await?;
        all = all.zip(out).map(|(mut all, out)| {
            for one in out {
                all.entry(one).or_default().insert(regeling.clone());
            }
            all
        });
    }
    Ok(all)
}

/// Once more before anything about a visit is kept: who opted out a moment ago, from all that is on the regel, is not visited.
///
/// # Errors
/// `OptedOut` for who did.
pub(crate) async fn must_want_it(tx: &Tx, row: &looplijst_regel::Model, inwoner: Uuid) -> Result<(), LooplijstError> {
    let asked: BTreeSet<String> = keys(&row.regelingen).into_iter().collect();
    match opted_out(tx, &[inwoner], &asked).await?.peek(tx).get(&inwoner) {
        Some(out) if *out == asked => Err(LooplijstError::OptedOut),
        _ => Ok(()),
    }
}

/// Whose address is secret: nobody walks up to them with a list.
pub(crate) async fn secret(tx: &Tx, wie: &[Uuid]) -> Result<Held<BTreeSet<Uuid>>, StoreError> {
    let mut all = Held::nobody(BTreeSet::new());
    for part in wie.chunks(PART) {
        let query = person::Entity::find()
            .filter(person::Column::Geheimhouding.eq(true))
            .filter(person::Column::Id.is_in(part.iter().copied()));
        all = all.zip(tx.all::<person::Model>(query).await?).map(|(mut all, rows)| {
            all.extend(rows.into_iter().map(|row| row.id));
            all
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_holds_for_twenty_four_months() {
        let at: Timestamp = "2027-03-02T09:00:00Z".parse().unwrap();
        assert_eq!(cooled_off(at).unwrap().to_string(), "2025-03-02");
    }
}
