//! Who is planned outside the hours of a Locatie.

use crate::locaties::ahead;
use crate::model::zone;
use crate::tables::{locatie, openingstijd};
use foundation::jiff::civil::Weekday;
use rules::rooster::{Botsing, Dienst, Locatie, Openingstijd, check_dienst};
use store::{Ms, StoreError, Tx};

impl openingstijd::Model {
    /// As the rules want it; `None` for what nobody can have typed.
    pub fn rule(&self) -> Option<Openingstijd> {
        Some(Openingstijd {
            weekdag: Weekday::from_monday_one_offset(i8::try_from(self.weekdag).ok()?).ok()?,
            begin: self.begin.parse().ok()?,
            einde: self.einde.parse().ok()?,
            geldig_van: self.geldig_van.parse().ok()?,
            geldig_tot: self.geldig_tot.as_ref().and_then(|last| last.parse().ok()),
        })
    }
}

/// How many Diensten that come do not fit in these hours.
pub(crate) async fn outside(tx: &Tx, row: &locatie::Model, hours: &[openingstijd::Model]) -> Result<usize, StoreError> {
    let (zone, now) = (zone(&row.tijdzone), Ms::from(tx.store().now()));
    let open: Vec<Openingstijd> = hours.iter().filter_map(openingstijd::Model::rule).collect();
    let rules = Locatie { gebied: crate::gebied_of(&row.gebied), openingstijden: &open, gesloten: &[] };
    let local = |at: Ms| at.at().to_zoned(zone.clone()).datetime();
    let fits = |dienst: &Dienst| match check_dienst(dienst, &[], &rules) {
        Ok(()) => true,
        Err(all) => !all.iter().any(|why| matches!(why, Botsing::Openingstijd(_))),
    };
    let ahead = ahead(&tx.store().look(), row.id, now).await?;
    let ahead = ahead.iter().map(|one| Dienst {
        id: one.id.as_u128(),
        balie: one.balie_id.as_u128(),
        medewerker: 0,
        begin: local(one.begin),
        einde: local(one.einde),
    });
    Ok(ahead.filter(|dienst| !fits(dienst)).count())
}
