//! All versions together: the state of the law as far as this house knows it.

use crate::regeling::Gebied;
use crate::{Begrippen, Fout, Regeling};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Regelingen that were read and checked together; nothing in it is at odds with anything else in it.
#[derive(Clone, Debug)]
pub struct Stand {
    begrippen: Begrippen,
    regelingen: Vec<Regeling>,
}

impl Stand {
    /// Puts regelingen together.
    ///
    /// # Errors
    /// All that is wrong with each and between them: two versions that hold on one day in one place, a version twice.
    pub fn new(begrippen: Begrippen, mut regelingen: Vec<Regeling>) -> Result<Self, Vec<Fout>> {
        regelingen.sort_by(|a, b| (&a.sleutel, &a.gebied, a.geldig_van).cmp(&(&b.sleutel, &b.gebied, b.geldig_van)));
        let mut faults: Vec<_> = regelingen.iter().flat_map(|regeling| regeling.faults(&begrippen)).collect();
        for (at, regeling) in regelingen.iter().enumerate() {
            let fault = |plaats: &str, wat| Fout { regeling: regeling.name(), plaats: plaats.to_owned(), wat };
            if let Some(van) = &regeling.uitvoering_van
                && !regelingen.iter().any(|one| one.sleutel == *van && one.gebied == Gebied::Nederland)
            {
                faults.push(fault("uitvoering_van", format!("there is no regeling {van} of the country")));
            }
            for other in &regelingen[..at] {
                if regeling.name() == other.name() && regeling.gebied == other.gebied {
                    faults.push(fault("versie", "there is a version of this name already; a change is a new version".to_owned()));
                } else if regeling.overlaps(other) {
                    let wat =
                        format!("begins on {} while {} still holds; end that the day before", regeling.geldig_van, other.name());
                    faults.push(fault("geldig_van", wat));
                }
            }
        }
        if faults.is_empty() { Ok(Self { begrippen, regelingen }) } else { Err(faults) }
    }

    /// The begrippen.
    #[must_use]
    pub fn begrippen(&self) -> &Begrippen {
        &self.begrippen
    }

    /// All versions, past and future ones too.
    #[must_use]
    pub fn all(&self) -> &[Regeling] {
        &self.regelingen
    }

    /// What holds on a day for who lives in a gemeente: the national ones and those of the gemeente.
    pub fn on<'a>(&'a self, day: Date, gemeente: &'a str) -> impl Iterator<Item = &'a Regeling> {
        self.regelingen.iter().filter(move |regeling| regeling.gebied.holds_in(gemeente) && regeling.is_valid_on(day))
    }

    /// The last day, today at most, on which a regeling of a gemeente itself holds: the files of a new year may not be here yet. Today
    /// where it has none.
    #[must_use]
    pub fn last_day(&self, gemeente: &str, today: Date) -> Date {
        let own = self.regelingen.iter().filter(|one| matches!(&one.gebied, Gebied::Gemeente(code) if code == gemeente));
        let last = own.map(|one| one.geldig_tot.unwrap_or(today)).max();
        last.map_or(today, |last| last.min(today))
    }

    /// The version of a scheme that holds on a day in a gemeente.
    #[must_use]
    pub fn get<'a>(&'a self, sleutel: &str, day: Date, gemeente: &'a str) -> Option<&'a Regeling> {
        self.on(day, gemeente).find(|regeling| regeling.sleutel == sleutel)
    }

    /// The keys of all that is the same to whoever it is about: of the country, and as a gemeente carries it out.
    #[must_use]
    pub fn same(&self, sleutel: &str) -> BTreeSet<&str> {
        let of = |one: &Regeling| one.uitvoering_van.as_deref().unwrap_or(&one.sleutel).to_owned();
        let base: BTreeSet<String> = self.regelingen.iter().filter(|one| one.sleutel == sleutel).map(of).collect();
        self.regelingen.iter().filter(|one| base.contains(&of(one))).map(|one| one.sleutel.as_str()).collect()
    }

    /// With a regeling besides, as it would be once that is published; the stand itself stays as it is.
    ///
    /// # Errors
    /// What is wrong with it, or between it and the others.
    pub fn with(&self, regeling: Regeling) -> Result<Self, Vec<Fout>> {
        Self::new(self.begrippen.clone(), self.regelingen.iter().cloned().chain([regeling]).collect())
    }
}
