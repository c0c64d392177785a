//! The day that the demo shows at Stadskantoor Enschede, as far as the clock has come.

use super::data::read;
use super::days::Days;
use super::rows::Rows;
use super::story::{Story, book};
use super::{DemoError, desk};
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Time;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vandaag {
    dag: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    balie: String,
    om: Time,
    wie: String,
    product: String,
    van: Option<String>,
    /// Minutes before the begin at which somebody reports; negative is late.
    #[serde(default)]
    vroeg: i64,
    /// Minutes until called in, after reporting and not before the begin.
    wacht: Option<i64>,
    /// Minutes at the Balie.
    duur: Option<i64>,
    /// Solved in part.
    #[serde(default)]
    deels: bool,
    #[serde(default)]
    komt_niet: bool,
}

/// Minutes after the begin at which the Balie gives up on somebody.
const NO_SHOW: i64 = 20;
/// Werkdagen after which somebody comes back.
const BACK: i32 = 5;

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<(), DemoError> {
    let file: Vandaag = read("vandaag.toml", include_str!("data/vandaag.toml"))?;
    for (nr, line) in (0i8..).zip(&file.dag) {
        let made = days.werkdag(-1 - i32::from(nr % 5))?.at(9 + nr % 7, 5 + nr, 0, 0);
        let story = Story {
            wie: &line.wie,
            product: &line.product,
            balie: &format!("enschede/{}", line.balie),
            begin: days.day.to_datetime(line.om),
            van: line.van.as_deref(),
            made: days.instant(made),
        };
        let booked = book(rows, days, &story)?;
        let slot = &rows.tijdsloten[booked.tijdslot];
        let (begin, length) = (slot.begin.at(), (slot.einde.0 - slot.begin.0) / 60_000);
        if line.komt_niet {
            let gave_up = begin + NO_SHOW.minutes();
            if gave_up <= days.now {
                desk::no_show(rows, days, booked, gave_up)?;
            }
            continue;
        }
        let reported = begin - line.vroeg.minutes();
        let called = reported.max(begin) + line.wacht.unwrap_or(1).minutes();
        let ready = called + line.duur.unwrap_or(length - 10).minutes();
        if reported <= days.now {
            desk::report(rows, booked, reported);
        }
        if called <= days.now {
            desk::call(rows, booked, called)?;
        }
        if ready <= days.now {
            let back = if line.deels { Some(days.end_of(days.werkdag(BACK)?)) } else { None };
            desk::finish(rows, booked, ready, back);
        }
    }
    Ok(())
}
