//! How a version of a regeling stands on a day in an organisatie. The calendar and the woordenboek say it, and who published it; no state
//! is stored.

use crate::model::Publicatie;
use crate::publicaties::{Publicaties, gebied_of};
use begrip::Woordenboek;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use regelingen::{Regeling, Stand};
use rules::termijn::WET_TIJDZONE;
use std::sync::LazyLock;
use store::StoreError;
use web::Shared;

static SHIPPED: LazyLock<Option<Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

foundation::states! {
    /// How a version stands. Only what `geldt` may be asked about.
    pub enum RegelingStand {
        /// Not published here: nothing is asked with it.
        Concept => "concept",
        /// It holds.
        Geldt => "geldt",
        /// Its first day is still to come.
        NogNiet => "nog_niet",
        /// Its last day has passed.
        Verlopen => "verlopen",
        /// It names what means something else by now.
        Herbeoordelen => "herbeoordelen",
    }
}

/// What says how a version stands in an organisatie now.
pub(crate) struct Here {
    pub(crate) words: Woordenboek,
    pub(crate) publicaties: Publicaties,
    today: Date,
}

impl Here {
    /// All of it, as it is now.
    pub(crate) async fn of(house: &Shared, organisatie: Uuid) -> Result<Self, StoreError> {
        let look = house.store.look();
        let words = Woordenboek::of(&look, organisatie).await?;
        Ok(Self { words, publicaties: Publicaties::of(&look, organisatie).await?, today: day_of(house.store.now()) })
    }

    /// How it stands.
    pub(crate) fn stand(&self, one: &Regeling) -> RegelingStand {
        if one.geldig_tot.is_some_and(|last| last < self.today) {
            // What is over asks nobody any more, whatever its words mean.
            RegelingStand::Verlopen
        } else if !self.words.outdated(one).is_empty() {
            RegelingStand::Herbeoordelen
        } else if self.publicaties.stand(one) != Publicatie::Gepubliceerd {
            RegelingStand::Concept
        } else if self.today < one.geldig_van {
            RegelingStand::NogNiet
        } else {
            RegelingStand::Geldt
        }
    }
}

/// All versions, in the order of their names.
pub(crate) fn all() -> &'static [Regeling] {
    SHIPPED.as_ref().map(Stand::all).unwrap_or_default()
}

/// One version: by its key and version, and where it holds, for what several gemeenten have of one name.
pub(crate) fn one(sleutel: &str, versie: &str, gebied: &str) -> Option<&'static Regeling> {
    let named = all().iter().filter(|one| one.sleutel == sleutel && one.versie == versie);
    let mut found = named.filter(|one| gebied.is_empty() || gebied_of(one) == gebied);
    found.next()
}

/// Where they are seen.
pub(crate) const PATH: &str = "/regelingen";

/// Where one version is seen.
pub(crate) fn path_of(one: &Regeling) -> String {
    format!("{PATH}/{}/{}{}", one.sleutel, one.versie, query_of(one))
}

/// Which of several gemeenten, for what more than one has of one name.
pub(crate) fn query_of(one: &Regeling) -> String {
    match gebied_of(one) {
        "" => String::new(),
        code => format!("?gebied={code}"),
    }
}

/// Whether an organisatie has to do with a version: it holds for the country or for its own gemeente. Where its administratie does not say
/// which that is, for any.
pub(crate) fn is_theirs(house: &Shared, organisatie: &str, one: &Regeling) -> bool {
    let own = house.administratie.as_deref().and_then(|folder| administratie::Organisatie::read(folder, organisatie).ok());
    own.is_none_or(|own| one.gebied.holds_in(&own.gemeente))
}

/// Which day it is for a law.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}
