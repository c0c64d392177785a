//! What happens today for one person: the whole rule, without a store. Asked anew each day, also on the day of sending.

use crate::model::Soort;
use crate::voorstel::{Reden, VoorstelStatus};
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use regelingen::leeftijd::reached_on;

/// How long before the day it is told.
const MONTHS_BEFORE: i32 = 2;
/// How long before that it is planned, in days: so that whoever prints knows what comes, and no longer than that.
const DAYS_AHEAD: i32 = 14;

/// When something happens in a life, and when it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day itself.
    pub(crate) dag: Date,
    /// The day on which it is told.
    pub(crate) gepland: Date,
}

impl Moment {
    /// Of somebody born on this day; `None` where there is no such day. Born on 29 February somebody is 18 on 1 March.
    #[must_use]
    pub(crate) fn of(soort: Soort, geboren: Date) -> Option<Self> {
        let dag = reached_on(geboren, soort.leeftijd())?;
        Some(Self { dag, gepland: dag.checked_sub(MONTHS_BEFORE.months()).ok()? })
    }

    /// Whether it is near, and not there yet: on the day itself a letter is too late.
    fn is_near(self, today: Date) -> bool {
        today < self.dag && self.gepland.saturating_sub(DAYS_AHEAD.days()) <= today
    }
}

/// What the administration says of somebody who lives here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feit {
    /// When it happens; `None` where that cannot be told.
    pub(crate) moment: Option<Moment>,
    /// Why nothing can be told to them, where that is so.
    pub(crate) reden: Option<Reden>,
}

/// What was planned for them before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gepland {
    /// How it stands.
    pub(crate) status: VoorstelStatus,
    /// Why it does not go ahead.
    pub(crate) reden: Option<Reden>,
    /// For which moment.
    pub(crate) moment: Moment,
}

/// What is done about it today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// It is planned, for the first time or again.
    Plan(Moment),
    /// It is told.
    Send,
    /// It does not go ahead.
    Lapse(Reden),
}

/// What has to be done today. `feit` is `None` for who is not in the administration any more.
#[must_use]
pub(crate) fn next(today: Date, feit: Option<Feit>, gepland: Option<Gepland>) -> Option<Doing> {
    let fits = match feit {
        None => Err(Reden::Verhuisd),
        Some(Feit { reden: Some(reden), .. }) => Err(reden),
        Some(Feit { moment: Some(moment), .. }) => Ok(moment),
        Some(_) => Err(Reden::Gewijzigd),
    };
    let Some(before) = gepland else { return fits.ok().filter(|moment| moment.is_near(today)).map(Doing::Plan) };
    let same = fits.and_then(|moment| if moment.dag == before.moment.dag { Ok(moment) } else { Err(Reden::Gewijzigd) });
    match (before.status, same) {
        (VoorstelStatus::Gepland, Err(reden)) => Some(Doing::Lapse(reden)),
        (VoorstelStatus::Gepland, Ok(moment)) if today >= moment.dag => Some(Doing::Lapse(Reden::Voorbij)),
        (VoorstelStatus::Gepland, Ok(moment)) => (moment.gepland <= today).then_some(Doing::Send),
        // On the day itself nobody takes anything back: what was told was true.
        (VoorstelStatus::Klaargezet, Err(reden)) if today < before.moment.dag => Some(Doing::Lapse(reden)),
        // Who opted out is not looked at again.
        (VoorstelStatus::Vervallen, _) if before.reden == Some(Reden::Afmelding) => None,
        (VoorstelStatus::Vervallen, _) => fits.ok().filter(|moment| moment.is_near(today)).map(Doing::Plan),
        _ => None,
    }
}
