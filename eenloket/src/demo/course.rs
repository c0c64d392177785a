//! What came before today and what comes after: a worklist with every state in it.

use super::data::read;
use super::days::Days;
use super::rows::Rows;
use super::story::{Booked, Story, book};
use super::{DemoError, answer, desk};
use foundation::jiff::civil::Time;
use foundation::jiff::{Timestamp, ToSpan};
use serde::Deserialize;

#[derive(Deserialize)]
struct Verloop {
    verloop: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    balie: String,
    /// Werkdagen from the day that the demo shows.
    dag: i32,
    om: Time,
    wie: String,
    product: String,
    van: Option<String>,
    loopt: Loopt,
    /// When somebody comes back, in werkdagen from the day that the demo shows.
    #[serde(default)]
    terug: i32,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Loopt {
    Bevestigd,
    Afgerond,
    Deels,
    NietVerschenen,
    Geweigerd,
    Verlopen,
    Ingetrokken,
}

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<(), DemoError> {
    let file: Verloop = read("verloop.toml", include_str!("data/verloop.toml"))?;
    for (nr, line) in (0i8..).zip(&file.verloop) {
        // An offer that has run out is old; everything else was made a werkdag before it, or before today.
        let made_on = if line.loopt == Loopt::Verlopen { -5 } else { line.dag.min(0) - 1 };
        let made = days.instant(days.werkdag(made_on)?.at(9 + nr % 7, 2 * nr, 0, 0));
        let story = Story {
            wie: &line.wie,
            product: &line.product,
            balie: &line.balie,
            begin: days.werkdag(line.dag)?.to_datetime(line.om),
            van: line.van.as_deref(),
            made,
        };
        let booked = book(rows, days, &story)?;
        go_on(rows, days, line, booked, made)?;
    }
    Ok(())
}

fn go_on(rows: &mut Rows, days: &Days, line: &Line, booked: Booked, made: Timestamp) -> Result<(), DemoError> {
    let begin = rows.tijdsloten[booked.tijdslot].begin.at();
    let soon = days.end_of(days.day);
    match line.loopt {
        Loopt::Bevestigd => {}
        Loopt::Afgerond | Loopt::Deels => {
            desk::report(rows, booked, begin - 6.minutes());
            desk::call(rows, booked, begin + 2.minutes())?;
            let back = if line.loopt == Loopt::Deels { Some(days.end_of(days.werkdag(line.terug)?)) } else { None };
            desk::finish(rows, booked, begin + 17.minutes(), back);
        }
        Loopt::NietVerschenen => desk::no_show(rows, days, booked, begin + 20.minutes())?,
        Loopt::Geweigerd => answer::refuse(rows, booked, made + 75.minutes(), soon),
        Loopt::Verlopen => answer::expire(rows, booked, soon),
        Loopt::Ingetrokken => answer::withdraw(rows, booked, made + 30.minutes()),
    }
    Ok(())
}
