//! When a Locatie is open: hours for each day of the week from a date on. What they take over ends the day before; what
//! comes after them, if they end, is as it was.

use crate::error::{NetwerkError, SEEN};
use crate::events::{Gewijzigd, OPENING_GEWIJZIGD};
use crate::outside::outside;
use crate::tables::{locatie, openingstijd};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::{Date, Time};
use rules::rooster::left_of;
use std::ops::Range;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, Tx};

/// The hours of a week, Monday first, from a date on.
#[derive(Clone, Debug)]
pub(crate) struct OpeningstijdInput {
    pub(crate) geldig_van: Date,
    pub(crate) geldig_tot: Option<Date>,
    pub(crate) dagen: [Vec<Range<Time>>; 7],
}

/// Changes the hours of a Locatie; `seen` are the versions that may have been looked at. Gives how many Diensten lie outside
/// its hours from then on: whoever planned them has to hear of it.
///
/// # Errors
/// `Outdated` when a colleague was first.
pub(crate) async fn open_hours(
    store: &Store,
    purpose: &Verwerking,
    row: &locatie::Model,
    seen: &[i32],
    input: &OpeningstijdInput,
    once: &Once,
) -> Result<usize, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, row, seen, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, row: &locatie::Model, seen: &[i32], input: &OpeningstijdInput, once: &Once) -> Result<usize, NetwerkError> {
    use locatie::{Column, Entity};
    let update = Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Versie.is_in(seen.iter().copied()));
    tx.claim(update, SEEN);
    let old = crate::openingstijden(&tx.store().look(), &[row.id]).await?;
    let stay: Vec<openingstijd::Model> = old.iter().flat_map(|one| left(tx, one, input)).collect();
    let new = input.dagen.iter().zip(1..).flat_map(|(times, weekdag)| times.iter().map(move |time| (weekdag, time)));
    let new: Vec<openingstijd::Model> = new.map(|(weekdag, time)| new_row(tx, row.id, weekdag, time, input)).collect();
    let all: Vec<openingstijd::Model> = stay.into_iter().chain(new).collect();
    let outside = outside(tx, row, &all).await?;
    tx.remove_at_end(openingstijd::Entity::delete_many().filter(openingstijd::Column::LocatieId.eq(row.id)));
    tx.add_all(all.into_iter().map(active));
    tx.tell(OPENING_GEWIJZIGD, &Gewijzigd { locatie: row.id });
    tx.remember(once, &shown(row.id, outside));
    Ok(outside)
}

/// What stays of an old row.
fn left(tx: &Tx, old: &openingstijd::Model, input: &OpeningstijdInput) -> Vec<openingstijd::Model> {
    let Some(rule) = old.rule() else { return Vec::new() };
    let left = left_of((rule.geldig_van, rule.geldig_tot), (input.geldig_van, input.geldig_tot));
    let piece = |(van, tot): (Date, Option<Date>)| openingstijd::Model {
        id: tx.store().new_id(),
        geldig_van: van.to_string(),
        geldig_tot: tot.map(|last| last.to_string()),
        ..old.clone()
    };
    left.into_iter().map(piece).collect()
}

fn new_row(tx: &Tx, locatie: Uuid, weekdag: i32, time: &Range<Time>, input: &OpeningstijdInput) -> openingstijd::Model {
    openingstijd::Model {
        id: tx.store().new_id(),
        locatie_id: locatie,
        weekdag,
        begin: clock(time.start),
        einde: clock(time.end),
        geldig_van: input.geldig_van.to_string(),
        geldig_tot: input.geldig_tot.map(|last| last.to_string()),
    }
}

fn active(row: openingstijd::Model) -> openingstijd::ActiveModel {
    openingstijd::ActiveModel {
        id: Set(row.id),
        locatie_id: Set(row.locatie_id),
        weekdag: Set(row.weekdag),
        begin: Set(row.begin),
        einde: Set(row.einde),
        geldig_van: Set(row.geldig_van),
        geldig_tot: Set(row.geldig_tot),
    }
}

/// A time of the day, as it is stored.
fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// Where the hours are kept, and how many Diensten lie outside them.
pub(crate) fn shown(id: Uuid, outside: usize) -> String {
    format!("/beheer/locaties/{id}/openingstijden?buiten={outside}")
}
