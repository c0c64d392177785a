//! A week once more: the Diensten of one week, on the same clock times, in the weeks after it; or once a month, each on the same
//! day of its month, such as the first Monday.

use crate::add;
use crate::change::as_input;
use crate::error::RoosterError;
use crate::guard::{Days, DienstInput, There};
use crate::plek::LocatieState;
use crate::week::monday_of;
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use netwerk::tables::dienst::Model;
use store::{Ms, Once, Store, Tx};

/// How many weeks, or months, ahead at once.
pub const TIMES_MAX: u8 = 12;

/// When the Diensten come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    /// In so many weeks after it.
    Weeks(u8),
    /// In so many months after it, each on the same day of its month.
    Months(u8),
}

impl Times {
    /// From what was filled in: the one or the other, and not too far ahead.
    pub(crate) fn of(weeks: Option<u8>, months: Option<u8>) -> Option<Self> {
        let right = |n: &u8| (1..=TIMES_MAX).contains(n);
        match (weeks, months) {
            (Some(n), None) => Some(n).filter(right).map(Self::Weeks),
            (None, Some(n)) => Some(n).filter(right).map(Self::Months),
            _ => None,
        }
    }

    /// The days on which what stands on a day comes again; `None` where its month has no such day.
    fn days(self, day: Date) -> Vec<Option<Date>> {
        match self {
            Self::Weeks(n) => (1..=i64::from(n)).map(|week| day.checked_add((week * 7).days()).ok()).collect(),
            Self::Months(n) => (1..=i64::from(n)).map(|month| rules::rooster::same_day_in(day, month)).collect(),
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Herhaald {
    /// Diensten that were added, as drafts.
    pub nieuw: usize,
    /// Diensten that did not fit: a feestdag, a month without such a day, or somebody sits there or elsewhere already.
    pub anders: usize,
    /// The day of the first that was added.
    pub eerste: Option<Date>,
}

const OF_WEEK: &str = "
    select d.* from dienst d join balie b on b.id = d.balie_id
    where b.locatie_id = $1 and b.organisatie_id = $2 and d.begin >= $3 and d.begin < $4 and d.vervallen_op is null
      and d.medewerker_id is not null
    order by d.begin, d.balie_id";

/// Repeats the week that begins on `monday`. What does not fit later on is left out there.
///
/// # Errors
/// `Nothing` when nothing could be added.
pub(crate) async fn repeat(
    store: &Store,
    purpose: &Verwerking,
    plek: &LocatieState,
    organisatie: Uuid,
    monday: Date,
    times: Times,
    once: &Once,
) -> Result<Herhaald, RoosterError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, plek, organisatie, monday, times, once).await;
    tx.finish(outcome).await
}

async fn act(
    tx: &Tx,
    plek: &LocatieState,
    organisatie: Uuid,
    monday: Date,
    times: Times,
    once: &Once,
) -> Result<Herhaald, RoosterError> {
    let (from, to) = (plek.midnight(monday), plek.midnight(monday.saturating_add(7.days())));
    let values = [plek.locatie.id.into(), organisatie.into(), Ms::from(from).0.into(), Ms::from(to).0.into()];
    let rows: Vec<Model> = tx.plain_sql(OF_WEEK, values).await?;
    let now = plek.local(tx.store().now());
    let later: Vec<Option<DienstInput>> = rows.iter().flat_map(|row| later(&as_input(plek, row), times)).collect();
    let missing = later.iter().filter(|input| input.is_none()).count();
    let mut wanted: Vec<DienstInput> = later.into_iter().flatten().filter(|input| input.begin > now).collect();
    wanted.sort_by_key(|input| input.begin);
    let mut days = Days::default();
    wanted.iter().for_each(|input| days.of(input));
    days.hold(tx).await?;
    let mut there = There::load(tx, plek, &wanted).await?;
    let mut done = Herhaald { anders: missing, ..Herhaald::default() };
    for input in &wanted {
        let id = tx.store().new_id();
        let fits = there.objections(plek, id, input).is_empty() && exists(plek, input);
        if fits {
            there.put(id, input);
            tx.add(add::row(plek, id, input, None)?);
            done.nieuw += 1;
            done.eerste = done.eerste.or(Some(input.begin.date()));
        } else {
            done.anders += 1;
        }
    }
    if done.nieuw == 0 {
        return Err(RoosterError::Nothing);
    }
    tx.remember(once, &shown(plek, monday, done));
    Ok(done)
}

/// Where the planner reads what came of it.
pub(crate) fn shown(plek: &LocatieState, monday: Date, done: Herhaald) -> String {
    let next = done.eerste.map_or_else(|| monday.saturating_add(7.days()), monday_of);
    format!("/rooster/{}?week={next}&nieuw={}&anders={}", plek.locatie.id, done.nieuw, done.anders)
}

/// The same Dienst on its later days, on the same clock times.
fn later(input: &DienstInput, times: Times) -> Vec<Option<DienstInput>> {
    let first = input.begin.date();
    let on = |day: Date| {
        let span = first.until(day).ok()?;
        Some(DienstInput {
            begin: input.begin.saturating_add(span),
            einde: input.einde.saturating_add(span),
            pauze: input.pauze.map(|(begin, einde)| (begin.saturating_add(span), einde.saturating_add(span))),
            ..input.clone()
        })
    };
    times.days(first).into_iter().map(|day| day.and_then(on)).collect()
}

/// Whether the clock shows these times on that day: not in the night in which it jumps.
fn exists(plek: &LocatieState, input: &DienstInput) -> bool {
    let pauze = input.pauze.into_iter().flat_map(|(begin, einde)| [begin, einde]);
    [input.begin, input.einde].into_iter().chain(pauze).all(|local| plek.instant(local).is_some())
}
