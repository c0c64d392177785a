//! What kinds there are.

use foundation::jiff::tz::TimeZone;
use rules::feestdag::Gebied;

foundation::states! {
    /// What kind of organisatie takes part.
    pub enum Soort {
        /// A gemeente.
        Gemeente => "gemeente",
        /// For the whole country.
        Landelijk => "landelijk",
        /// A foundation.
        Stichting => "stichting",
        /// A library.
        Bibliotheek => "bibliotheek",
    }
}

/// Where a Locatie can be: whose feestdagen count, as it is stored, and its clock.
pub(crate) const GEBIEDEN: [(Gebied, &str, &str); 4] = [
    (Gebied::Nederland, "nederland", "Europe/Amsterdam"),
    (Gebied::Bonaire, "bonaire", "America/Kralendijk"),
    (Gebied::SintEustatius, "sint_eustatius", "America/Kralendijk"),
    (Gebied::Saba, "saba", "America/Kralendijk"),
];

/// Whose feestdagen count, as it is stored.
pub fn gebied_of(text: &str) -> Gebied {
    GEBIEDEN.iter().find(|(_, gebied, _)| *gebied == text).map_or(Gebied::Nederland, |(gebied, _, _)| *gebied)
}

/// The clock of a Locatie as it is stored; that of the European Netherlands where it cannot be read.
pub(crate) fn zone(tijdzone: &str) -> TimeZone {
    TimeZone::get(tijdzone).or_else(|_| TimeZone::get("Europe/Amsterdam")).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gebied_has_a_clock_that_the_program_knows() {
        for (_, gebied, tijdzone) in GEBIEDEN {
            assert_eq!(zone(tijdzone).iana_name(), Some(tijdzone), "{gebied}");
        }
    }
}
