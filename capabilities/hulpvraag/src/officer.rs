//! What a privacy officer has to do that is about no Hulpvraag: who searched too often, and looks without an open question.
//! Both have pages of their own in capabilities above this one; here they are counted, so that nothing with a date is missing
//! from the list of what has to be done.

use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use rules::feestdag::Gebied;
use rules::termijn;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Plain, StoreError};

/// Within how many werkdagen a look without an open question is judged.
const JUDGE_WERKDAGEN: u32 = 5;

/// What waits, and the first date of it; about nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Wacht {
    pub(crate) aantal: i64,
    /// Before when the first of them has to be done.
    pub(crate) eerste: Option<Ms>,
}
impl Plain for Wacht {}

impl Wacht {
    /// Whether the first of them should have been done by now.
    pub(crate) fn is_late(&self, now: Timestamp) -> bool {
        self.eerste.is_some_and(|before| before.at() < now)
    }
}

const BRAKES: &str =
    "select count(*) as aantal, min(termijn_op) as eerste from zoekrem where organisatie_id = $1 and status = 'open'";
const REPORTS: &str = "select count(*) as aantal, min(plaatsgevonden_op) as eerste from inzage_melding where organisatie_id = $1 and status = 'open'";

/// Who searched too often; `None` where nobody did.
pub(crate) async fn brakes(look: &Look<'_>, organisatie: Uuid) -> Result<Option<Wacht>, StoreError> {
    waiting(look, BRAKES, organisatie).await
}

/// Looks without an open question; `None` where there are none.
pub(crate) async fn reports(look: &Look<'_>, organisatie: Uuid) -> Result<Option<Wacht>, StoreError> {
    let found = waiting(look, REPORTS, organisatie).await?;
    Ok(found.map(|one| Wacht { eerste: one.eerste.map(|at| judge_before(at.at()).into()), ..one }))
}

async fn waiting(look: &Look<'_>, sql: &str, organisatie: Uuid) -> Result<Option<Wacht>, StoreError> {
    let rows: Vec<Wacht> = look.sql(sql, [organisatie.into()]).await?;
    Ok(rows.into_iter().next().filter(|one| one.aantal > 0))
}

fn judge_before(at: Timestamp) -> Timestamp {
    let zone = TimeZone::get(termijn::WET_TIJDZONE).unwrap_or(TimeZone::UTC);
    termijn::end_of_werkdag(at, JUDGE_WERKDAGEN, &zone, Gebied::Nederland).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_judged_within_a_week_of_werkdagen() {
        // Tuesday 2 March 2027: the Tuesday after.
        let before = judge_before("2027-03-02T09:00:00Z".parse().unwrap()).to_zoned(TimeZone::get("Europe/Amsterdam").unwrap());
        assert_eq!(before.date().to_string(), "2027-03-09");
    }
}
