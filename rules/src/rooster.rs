//! The rooster of a location: may this dienst stand in it, and if not, everything that is in its way at once (V16).
//!
//! Times are wall-clock times of one location. A dienst lies within the openingstijden of its day; lunch closure is
//! two openingstijden with a hole between them. A day on which only this location closes (Goede Vrijdag, for one) is
//! given as `gesloten`; a feestdag closes by itself.

mod geldig;
mod locatie;
mod maand;

use jiff::civil::{Date, DateTime};

pub use geldig::{Geldig, left_of};
pub use locatie::{Locatie, Openingstijd};
pub use maand::same_day_in;

/// Who sits when at which balie. Ids are the numbers of uuids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dienst {
    /// The dienst itself: moving it does not collide with its old place.
    pub id: u128,
    /// The balie, which holds one dienst at a time.
    pub balie: u128,
    /// The medewerker, who is at one place at a time.
    pub medewerker: u128,
    /// Begin on the wall clock, included.
    pub begin: DateTime,
    /// Einde on the wall clock, excluded.
    pub einde: DateTime,
}

/// Why a dienst is refused, with what it collides with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Botsing {
    /// The einde is not after the begin. Nothing else was looked at.
    EindeVoorBegin,
    /// The balie already holds this dienst.
    BalieBezetting(Dienst),
    /// The medewerker already has this dienst. Another employer's screen shows "medewerker", never the name.
    MedewerkerBezetting(Dienst),
    /// Closed on this day, with the name of the feestdag.
    Feestdag {
        /// The day.
        datum: Date,
        /// Its name in Dutch.
        naam: &'static str,
    },
    /// Not wholly within these openingstijden of that day; empty when closed all day.
    Openingstijd(Vec<Openingstijd>),
    /// The table of feestdagen does not reach this date: plan again when the year has been added.
    FeestdagOnbekend(Date),
}

impl Dienst {
    fn overlaps(&self, other: &Dienst) -> bool {
        self.begin < other.einde && other.begin < self.einde
    }
}

/// Checks a new or moved dienst against the rooster of balies and medewerkers it may collide with (also those at other
/// locations, for the medewerker). All objections together, so that a planner repairs once.
pub fn check_dienst(new: &Dienst, existing: &[Dienst], locatie: &Locatie) -> Result<(), Vec<Botsing>> {
    if new.einde <= new.begin {
        return Err(vec![Botsing::EindeVoorBegin]);
    }
    let mut objections = Vec::new();
    for other in existing.iter().filter(|other| other.id != new.id && new.overlaps(other)) {
        if other.balie == new.balie {
            objections.push(Botsing::BalieBezetting(*other));
        }
        if other.medewerker == new.medewerker {
            objections.push(Botsing::MedewerkerBezetting(*other));
        }
    }
    objections.extend(locatie.objection(new));
    if objections.is_empty() { Ok(()) } else { Err(objections) }
}

#[cfg(test)]
mod tests;
